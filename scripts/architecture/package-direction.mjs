/**
 * What each package may import: `true`, or `'types'` for types alone. Imports point toward the vocabulary (design.md, 4).
 * A specifier that is not here is not allowed; `*` stands for any package of npm and any module of Node.
 */
const allowed = {
  // Nothing of ours, and the wire goes to every browser: typebox stays in schemas/ (room-direction.mjs holds that).
  protocol: { typebox: true, 'typebox/*': true },
  client: { '@tenant-chat/protocol/wire': true, '@tenant-chat/protocol/schemas': 'types', idb: true },
  widget: {
    '@tenant-chat/client': true,
    '@tenant-chat/protocol/wire': true,
    '@tenant-chat/protocol/schemas': 'types',
    lit: true,
    'lit/*': true,
    '@lit/localize': true,
  },
  // The server serves the widget's files (through its package.json), it never imports its code.
  server: { '@tenant-chat/protocol/wire': true, '@tenant-chat/protocol/schemas': true, '*': true },
  testkit: {
    '@tenant-chat/protocol/wire': true,
    '@tenant-chat/protocol/schemas': true,
    '@tenant-chat/client': true,
    '@tenant-chat/server': true,
    '@tenant-chat/widget': true,
    '*': true,
  },
};

/** Tests may also use the test kit, what npm and Node offer, and their own package by its name. */
const allowedInTests = { '@tenant-chat/testkit': true, '@tenant-chat/testkit/*': true, '@tenant-chat/protocol/schemas': true, '*': true };

export const title = 'imports between packages follow the direction of the house';

export function check({ modules }) {
  return modules
    .filter((module) => module.inPackage !== undefined)
    .flatMap((module) => module.imports.map((each) => verdict(module, each)))
    .filter((problem) => problem !== undefined);
}

function verdict(module, { specifier, typeOnly, target }) {
  if (specifier.startsWith('.')) {
    if (target === undefined) return `${module.path}: "${specifier}" is no file of ours`;
    const inside = target.startsWith(`packages/${module.package}/`) || module.isTest;
    return inside ? undefined : `${module.path}: leaves its package by a path (${specifier}); use the package's name`;
  }
  const permission = permissionFor(module, specifier);
  if (permission === undefined) return `${module.path}: ${module.package} may not import ${specifier}`;
  return permission === 'types' && !typeOnly ? `${module.path}: ${module.package} may import only types from ${specifier} (import type)` : undefined;
}

function permissionFor(module, specifier) {
  const table = { ...allowed[module.package], ...(module.isTest ? allowedInTests : {}) };
  const exact = table[specifier] ?? Object.entries(table).find(([key]) => key.length > 1 && key.endsWith('/*') && specifier.startsWith(key.slice(0, -1)))?.[1];
  if (exact !== undefined) return exact;
  const ours = specifier.startsWith('@tenant-chat/');
  return ours && !(module.isTest && specifier.startsWith(`@tenant-chat/${module.package}`)) ? undefined : table['*'];
}
