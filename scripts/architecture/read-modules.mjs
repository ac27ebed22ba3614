import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { repositoryRoot } from '../setup/repository-root.mjs';
import { walk } from './walk.mjs';

const code = /\.(ts|mts|mjs|js)$/;
const parsed = /^(packages|e2e|bench|examples|scripts)\/.*\.(ts|mts|mjs)$/;

/**
 * One source file as the checks see it.
 * @typedef {{specifier: string, typeOnly: boolean, dynamic: boolean, target: string | undefined}} Import  target: the file it means, when it is ours
 * @typedef {{path: string, package: string | undefined, inPackage: string | undefined, isTest: boolean, source: string,
 *   program: object, comments: {value: string, start: number}[], imports: Import[]}} Module  inPackage: the path below the package's `src/`
 * @typedef {{files: string[], modules: Module[], production: Module[], read: (path: string) => string | undefined}} Tree
 */

/** Everything that git holds or would hold, and the parsed modules among it. @returns {Tree} */
export function readTree() {
  return treeOf(listFiles(), (path) => readFileSync(join(repositoryRoot, path), 'utf8'));
}

/** The tree of some files. @param {string[]} files @param {(path: string) => string} readFile @returns {Tree} */
export function treeOf(files, readFile) {
  const known = new Set(files);
  const modules = files.filter((path) => parsed.test(path) && !path.endsWith('.d.mts')).map((path) => parseModule(path, readFile(path), known));
  return {
    files,
    modules,
    production: modules.filter((module) => module.inPackage !== undefined && !module.isTest),
    read: (path) => (known.has(path) ? readFile(path) : undefined),
  };
}

function listFiles() {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 1e8 });
  return [...new Set(output.split('\0'))].filter((path) => path !== '' && existsSync(join(repositoryRoot, path))).sort();
}

function parseModule(path, source, known) {
  const { program, module, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  const place = /^packages\/([^/]+)\/src\/(.+)$/.exec(path);
  return {
    path,
    package: place?.[1] ?? /^packages\/([^/]+)\//.exec(path)?.[1],
    inPackage: place?.[2],
    isTest: path.endsWith('.test.ts'),
    source,
    program,
    comments,
    imports: [...staticImports(module), ...inlineImports(program)].map((each) => ({ ...each, target: resolve(path, each.specifier, known) })),
  };
}

function staticImports(module) {
  const typeOnly = (entries) => entries.length > 0 && entries.every((entry) => entry.isType);
  const imported = module.staticImports.map((each) => ({ specifier: each.moduleRequest.value, typeOnly: typeOnly(each.entries), dynamic: false }));
  const reExported = module.staticExports
    .map((each) => each.entries.filter((entry) => entry.moduleRequest))
    .filter((entries) => entries.length > 0)
    .map((entries) => ({ specifier: entries[0].moduleRequest.value, typeOnly: typeOnly(entries), dynamic: false }));
  return [...imported, ...reExported];
}

// `await import('./x.js')` and `import('./x.js').Type`.
function inlineImports(program) {
  const found = [];
  walk(program, (node) => {
    if (node.type === 'ImportExpression' && typeof node.source.value === 'string') found.push({ specifier: node.source.value, typeOnly: false, dynamic: true });
    if (node.type === 'TSImportType') found.push({ specifier: (node.source ?? node.argument.literal ?? node.argument).value, typeOnly: true, dynamic: false });
  });
  return found;
}

function resolve(from, specifier, known) {
  if (!specifier.startsWith('.')) return undefined;
  const plain = posix.join(posix.normalize(dirname(from)), specifier);
  return [plain, plain.replace(/\.js$/, '.ts'), plain.replace(/\.mjs$/, '.mts')].find((path) => code.test(path) && known.has(path));
}
