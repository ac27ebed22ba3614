import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.mjs';
import { runQuietly } from './run-command.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/** What the build leaves behind; one of them missing means that it has to be made. */
const results = ['packages/server/dist/main.js', 'packages/widget/dist/bundle/tenant-chat.js'];

function sources() {
  const packages = readdirSync(join(repositoryRoot, 'packages')).map((name) => `packages/${name}`);
  const ofPackages = packages.flatMap((path) => ['src', 'package.json', 'tsconfig.json', 'rollup.config.mjs'].map((name) => `${path}/${name}`));
  return ['pnpm-lock.yaml', 'tsconfig.base.json', 'tsconfig.json', 'scripts/build.mjs', ...ofPackages];
}

/** Builds when a source changed since the last build, or a result of it is missing. */
export async function buildWhenStale() {
  const hash = hashOf(sources());
  if (results.every((path) => existsSync(join(repositoryRoot, path))) && isStamped('built', hash)) return;
  console.error('tenant-chat: building ...');
  await runQuietly('The build', process.execPath, ['scripts/build.mjs']);
  stamp('built', hash);
}
