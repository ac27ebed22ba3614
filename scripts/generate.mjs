/** `node scripts/generate.mjs`: makes docs/reference/ again from the schemas (after a build); with `--check` it only says what is old, and fails. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './setup/repository-root.mjs';

const module = join(repositoryRoot, 'packages', 'server', 'dist', 'reference', 'write-reference.js');
if (!existsSync(module)) {
  console.error('docs/reference is made from the built server: run `npm run build` first.');
  process.exit(1);
}
const check = process.argv.includes('--check');
const { writeReference } = await import(module);
const stale = await writeReference(join(repositoryRoot, 'docs', 'reference'), { check });
for (const name of stale) console.log(`docs/reference/${name} ${check ? 'is not up to date' : 'was written'}`);
process.exit(check && stale.length > 0 ? 1 : 0);
