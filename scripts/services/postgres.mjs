import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';
import { MissingService } from './missing-service.mjs';
import { findPostgresBinaries } from './postgres-binaries.mjs';
import { runService } from './run-service.mjs';
import { removeFolder, scratchFolder } from './scratch-folder.mjs';

const attempts = 3;

/**
 * A real PostgreSQL: the one of DATABASE_URL (then `stop()` leaves it alone), or a cluster of our own in a temporary folder with a
 * random password, listening on 127.0.0.1 only. fsync and synchronous_commit stay on: the server refuses to start without them.
 */
export async function startPostgres({ fresh = false, port, settings = [] } = {}) {
  const given = process.env.DATABASE_URL;
  if (!fresh && given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const identity = unprivilegedIdentity();
  for (let attempt = 1; ; attempt += 1) {
    const at = port ?? (await freePort());
    const folder = scratchFolder('pg', identity);
    const password = randomBytes(12).toString('hex');
    try {
      const { folder: bin, version } = findPostgresBinaries(identity, folder);
      initialise({ bin, version, folder, password, identity });
      const service = await runService({
        command: join(bin, 'postgres'),
        args: ['-D', join(folder, 'data'), ...serverSettings(at, settings)],
        folder,
        ready: 'database system is ready to accept connections',
        stopSignal: 'SIGINT', // "fast shutdown": ends open connections instead of waiting for them
        identity,
      });
      return { url: `postgres://postgres:${password}@127.0.0.1:${at}/postgres`, pid: service.pid, stop: service.stop };
    } catch (error) {
      removeFolder(folder);
      // Between finding a port free and taking it, another process may have been faster.
      if (attempt < attempts && port === undefined && String(error.message).includes('in use')) continue;
      if (error instanceof MissingService) throw error;
      throw new Error(`PostgreSQL did not start: ${error.message}`, { cause: error });
    }
  }
}

// PostgreSQL refuses to run as root.
function unprivilegedIdentity() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new MissingService('PostgreSQL does not run as root and there is no user "postgres" or "nobody": add one (useradd postgres), or set DATABASE_URL.');
}

function initialise({ bin, version, folder, password, identity }) {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined) chownSync(passwordFile, identity.uid, identity.gid);
  // The same sorting as PGlite's (code points); the builtin provider came with 17, and not every libc knows C.UTF-8.
  const locales = version >= 17 ? [['--locale-provider=builtin', '--locale=C.UTF-8']] : [['--locale=C.UTF-8'], ['--locale=C']];
  let answer;
  for (const locale of locales) {
    answer = spawnSync(
      join(bin, 'initdb'),
      ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--no-sync', '--no-instructions', ...locale],
      { ...identity, cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
    );
    if (answer.status === 0) return;
  }
  throw new Error(`initdb failed: ${answer.error?.message ?? answer.stderr.trim()}`);
}

function serverSettings(port, settings) {
  const ours = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=128MB',
    'fsync=on',
    'synchronous_commit=on',
    'lc_messages=C',
    'log_timezone=UTC',
    'timezone=UTC',
  ];
  return [...ours, ...settings].flatMap((setting) => ['-c', setting]);
}
