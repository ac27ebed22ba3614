import { findExecutable } from './find-executable.mjs';
import { freePort } from './free-port.mjs';
import { installPackage } from './install-package.mjs';
import { MissingService } from './missing-service.mjs';
import { runService } from './run-service.mjs';
import { scratchFolder } from './scratch-folder.mjs';

const attempts = 3;

/** A real Redis or Valkey: the one of REDIS_URL (then `stop()` leaves it alone), or one of our own, in memory, on 127.0.0.1 only. */
export async function startRedis({ fresh = false, port } = {}) {
  const given = process.env.REDIS_URL;
  if (!fresh && given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const command = findRedis();
  for (let attempt = 1; ; attempt += 1) {
    const at = port ?? (await freePort());
    const folder = scratchFolder('redis');
    try {
      const service = await runService({
        command,
        args: ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, '--daemonize', 'no'],
        folder,
        ready: 'Ready to accept connections',
      });
      return { url: `redis://127.0.0.1:${at}`, pid: service.pid, stop: service.stop };
    } catch (error) {
      // Between finding a port free and taking it, another process may have been faster.
      if (attempt < attempts && port === undefined && String(error.message).includes('in use')) continue;
      throw new Error(`Redis (${command}) did not start: ${error.message}`, { cause: error });
    }
  }
}

function findRedis() {
  const names = ['redis-server', 'valkey-server'];
  const found = findExecutable(...names) ?? (installPackage('redis-server') ? findExecutable(...names) : undefined);
  if (found === undefined) throw new MissingService('Redis is missing: install redis-server or valkey-server (Debian: apt-get install redis-server), or set REDIS_URL.');
  return found;
}
