export const title = 'an index.ts is an entry of its package, and nobody inside imports it';

export function check({ modules, production, read }) {
  const entries = new Set(packagesOf(production).flatMap((name) => entriesOf(name, read)));
  const strangers = production.filter((module) => module.path.endsWith('/index.ts') && !entries.has(module.path)).map((module) => `${module.path}: no entry of its package`);
  // An entry may stand on another one (the element that defines itself, on its class).
  const insiders = modules.filter((module) => !entries.has(module.path)).flatMap((module) =>
    module.imports
      .filter(({ target }) => target?.endsWith('/index.ts') && target.startsWith(`packages/${module.package}/`))
      .map(({ target }) => `${module.path}: imports ${target} from inside the package`),
  );
  return [...strangers, ...insiders];
}

function packagesOf(production) {
  return [...new Set(production.map((module) => module.package))];
}

function entriesOf(name, read) {
  const manifest = JSON.parse(read(`packages/${name}/package.json`));
  return Object.values(manifest.exports ?? {})
    .filter((entry) => typeof entry === 'object' && entry.source !== undefined)
    .map((entry) => `packages/${name}/${entry.source.replace(/^\.\//, '')}`);
}
