import { spawn } from 'node:child_process';
import { buildWhenStale } from './build-when-stale.mjs';
import { ensureInstalled } from './install.mjs';
import { repositoryRoot } from './repository-root.mjs';

const echoMs = 1_000;
const parentCheckMs = 1_000;

/** Installs, builds, and runs the server with the demo host until it ends; our exit code is its exit code. */
export async function runProduct() {
  await ensureInstalled();
  await buildWhenStale();
  const server = spawn(process.execPath, ['packages/server/dist/main.js', ...process.argv.slice(2)], {
    cwd: repositoryRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
    // In its own process group: Ctrl-C reaches it once, through us, and a second one still means "at once".
    detached: process.platform !== 'win32',
    env: { ...process.env, TENANT_CHAT_DEMO: process.env.TENANT_CHAT_DEMO ?? '1' },
  });
  forwardSignals(server);
  endWithNpm(server);
  server.once('error', (error) => {
    console.error(`tenant-chat: ${error.message}`);
    process.exit(1);
  });
  server.once('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

// A terminal signals the whole group and npm passes its own copy on: the echo of a signal is not a second one.
function forwardSignals(server) {
  const last = new Map();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const now = performance.now();
      if (now - (last.get(signal) ?? -Infinity) > echoMs) server.kill(signal);
      last.set(signal, now);
    });
  }
}

// Told to end, npm ends its shell, and a shell passes nothing on: without its npm the product would run on, unseen.
function endWithNpm(server) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    server.kill('SIGTERM');
  }, parentCheckMs);
  timer.unref();
}
