/**
 * Rooms inside a package: a room is the first folder below `src/`, or a file that lies there directly. Each rule says what a room may
 * import besides itself: `only` lists all of it, `never` what is not allowed. Tests are free: they stand outside.
 */
const independent = ['feed', 'outbox', 'connection', 'transport', 'api', 'notify', 'tabs'];

/** Types that say what a verb or question is given and answers: both sides share them, and no code comes with them. */
const contracts = ['commands/handler-dependencies.ts', 'commands/operation-handlers.ts'];

const rules = {
  protocol: [
    { rooms: ['wire'], only: [], npm: false },
    { rooms: ['schemas'], only: ['wire'] },
  ],
  client: [
    // Pure: state is a function of its inputs.
    { rooms: ['state'], only: [], npm: false },
    { rooms: ['ports.ts'], only: ['state'], npm: false },
    // One job each; client.ts introduces them to one another.
    { rooms: independent, never: [...independent, 'client.ts', 'index.ts'] },
  ],
  widget: [
    { rooms: ['theme'], only: [] },
    { rooms: ['locales'], only: [] },
    { rooms: ['controllers'], never: ['elements', 'parts'] },
    { rooms: ['parts'], never: ['elements'] },
  ],
  server: [
    // The bottom of the house; chat-error.ts is the vocabulary of refusals and imports nothing of ours itself.
    { rooms: ['db'], only: ['chat-error.ts', 'make-folder.ts'] },
    { rooms: ['chat-error.ts', 'make-folder.ts', 'actor.ts'], only: [] },
    { rooms: ['feed'], never: ['gateway', 'hub', 'commands', 'queries'] },
    { rooms: ['queries'], never: ['gateway', 'hub', 'commands'] },
    { rooms: ['commands'], never: ['gateway'] },
    { rooms: ['hub', 'presence', 'identity', 'operate'], never: ['gateway'] },
    // Only the composition root knows everybody.
    { rooms: ['gateway', 'commands', 'queries', 'feed', 'hub', 'identity', 'presence', 'operate', 'db'], never: ['plugin.ts', 'main.ts', 'index.ts'] },
  ],
  testkit: [],
};

export const title = 'rooms inside a package import only what stands below them';

export function check({ production }) {
  return production.flatMap((module) => {
    const room = roomOf(module.inPackage);
    const applying = rules[module.package]?.filter((rule) => rule.rooms.includes(room)) ?? [];
    return applying.flatMap((rule) => module.imports.map((each) => verdict(module, room, rule, each)).filter((problem) => problem !== undefined));
  });
}

function verdict(module, room, rule, { specifier, target, typeOnly }) {
  if (target === undefined) {
    return rule.npm === false && !specifier.startsWith('@tenant-chat/') ? `${module.path}: ${room}/ imports no package (${specifier})` : undefined;
  }
  const path = target.slice(`packages/${module.package}/src/`.length);
  const other = roomOf(path);
  if (other === room || (typeOnly && contracts.includes(path))) return undefined;
  const forbidden = rule.only === undefined ? rule.never.includes(other) : !rule.only.includes(other);
  return forbidden ? `${module.path}: ${room} may not import ${other} (${specifier})` : undefined;
}

function roomOf(path) {
  return path.split('/')[0];
}
