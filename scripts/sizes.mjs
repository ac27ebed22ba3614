/**
 * `npm run sizes`: what a host page pays. Budgets in kB (1,000 bytes) of brotli 11, per step of loading; they move down freely and up
 * only with a decision record. The widget's rollup configuration writes which files a step has loaded so far (dist/bundle/sizes.json).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { repositoryRoot } from './setup/repository-root.mjs';

const bundle = join(repositoryRoot, 'packages', 'widget', 'dist', 'bundle');

const budgets = [
  { step: 'launcher', says: 'launcher, before the load of the page', kB: 4, requests: 1 },
  { step: 'idle', without: 'launcher', says: 'client core, at idle (without the launcher)', kB: 14 },
  { step: 'first_conversation', says: 'everything for the first conversation, one locale', kB: 44, requests: 4 },
  { step: 'after_first_paint', without: 'first_conversation', says: 'what follows right after the first paint', kB: 18 },
];

/** Text that only code of the named kind leaves in a bundle. */
const lit = { says: 'Lit', marks: ['litHtmlVersions', 'litElementVersions', 'reactiveElementVersions'] };
const validator = { says: 'a validator', marks: ['~kind', 'TypeCompiler', 'ajv'] };
const server = { says: 'server code', marks: ['fastify', 'drizzle', 'node:'] };
const foreign = [
  { step: 'idle', kinds: [lit] },
  { step: 'first_conversation', kinds: [validator, server] },
];

/** @returns {{title: string, problem: string | undefined}[]} one entry per budget and per kind of code that has to stay out */
export function checkSizes() {
  const manifest = join(bundle, 'sizes.json');
  if (!existsSync(manifest)) return [{ title: 'bundles', problem: 'packages/widget/dist/bundle/sizes.json is missing: build first' }];
  const steps = JSON.parse(readFileSync(manifest, 'utf8'));
  return [...budgets.map((budget) => checkBudget(budget, steps)), ...foreign.flatMap(({ step, kinds }) => kinds.map((kind) => checkForeign(step, kind, steps)))];
}

function checkBudget({ step, without, says, kB, requests }, steps) {
  const files = (steps[step] ?? []).filter((file) => !(steps[without] ?? []).includes(file));
  if (files.length === 0) return { title: says, problem: `sizes.json lists no files for "${step}"` };
  const bytes = files.map((file) => compressed(file)).reduce((sum, each) => sum + each, 0);
  const title = `${says}: ${(bytes / 1000).toFixed(2)} of ${kB} kB in ${files.length}${requests === undefined ? '' : ` of ${requests}`} request(s)`;
  if (bytes > kB * 1000) return { title, problem: `${bytes - kB * 1000} bytes too many: ${files.map((file) => `${file} ${compressed(file)}`).join(', ')}` };
  if (requests !== undefined && files.length > requests) return { title, problem: `too many requests: ${files.join(', ')}` };
  return { title, problem: undefined };
}

function checkForeign(step, { says, marks }, steps) {
  const found = (steps[step] ?? []).flatMap((file) => marks.filter((mark) => read(file).includes(mark)).map((mark) => `${file} contains "${mark}"`));
  return { title: `no bytes of ${says} in "${step}"`, problem: found.length === 0 ? undefined : found.join(', ') };
}

function read(file) {
  return readFileSync(join(bundle, file)).toString('utf8');
}

function compressed(file) {
  const content = readFileSync(join(bundle, file));
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }).length;
}

/** Prints the results; returns how many passed and failed. */
export function reportSizes(results) {
  for (const { title, problem } of results) console.log(problem === undefined ? `ok   ${title}` : `FAIL ${title}\n       ${problem}`);
  const failed = results.filter(({ problem }) => problem !== undefined).length;
  return { passed: results.length - failed, failed };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exit(reportSizes(checkSizes()).failed === 0 ? 0 : 1);
}
