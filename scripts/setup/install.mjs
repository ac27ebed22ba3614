import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.mjs';
import { runQuietly } from './run-command.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';

/** Pinned, and run through npx: corepack cannot start pnpm 12, and a newcomer has only npm. */
export const pnpm = ['--yes', 'pnpm@12.21.0'];

/** Installs the dependencies when node_modules is missing or older than the lock file. */
export async function ensureInstalled() {
  const hash = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml']);
  if (existsSync(join(repositoryRoot, 'node_modules', '.modules.yaml')) && isStamped('installed', hash)) return;
  console.error('tenant-chat: installing the dependencies ...');
  // CI=true: pnpm asks nothing.
  await runQuietly('Installing the dependencies', 'npx', [...pnpm, 'install', '--frozen-lockfile'], { env: { CI: 'true' } });
  stamp('installed', hash);
}
