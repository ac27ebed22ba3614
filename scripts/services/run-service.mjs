import { spawn } from 'node:child_process';
import { removeFolder } from './scratch-folder.mjs';

const readyWithinMs = 30_000;
const stopsWithinMs = 8_000;
const logTail = 4_000;

/**
 * Runs a service process until `stop()`.
 *
 * It is ready when its output contains `ready` (none: at once); it rejects with the tail of the log when it ends first. The process is the leader of
 * its own session, so Ctrl-C in a terminal reaches us and not it. However we end (return, crash, SIGINT, SIGKILL), a small shell
 * that holds the other end of a pipe notices, ends the service and removes its folder: nothing is left behind.
 *
 * @param {{command: string, args: string[], folder: string, ready?: string, stopSignal?: NodeJS.Signals, identity?: {uid?: number, gid?: number}, env?: NodeJS.ProcessEnv}} service
 * @returns {Promise<{pid: number, stop: () => Promise<void>}>}
 */
export async function runService({ command, args, folder, ready, stopSignal = 'SIGTERM', identity = {}, env = process.env }) {
  const child = spawn(command, args, {
    ...identity,
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, LC_ALL: 'C' },
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const reaper = child.pid === undefined ? undefined : startReaper(child.pid, folder);
  try {
    if (ready !== undefined) await untilReady(child, ready);
  } catch (error) {
    await endProcess(child, ended, 'SIGKILL');
    dismiss(reaper);
    removeFolder(folder);
    throw error;
  }
  unref(child);
  let stopping;
  const stop = async () => {
    await endProcess(child, ended, stopSignal);
    dismiss(reaper);
    removeFolder(folder);
  };
  return { pid: child.pid, stop: () => (stopping ??= stop()) };
}

function untilReady(child, ready) {
  return new Promise((resolve, reject) => {
    let log = '';
    const timer = setTimeout(() => reject(new Error(`not ready within ${readyWithinMs / 1000} s:\n${log}`)), readyWithinMs);
    const read = (chunk) => {
      log = (log + chunk).slice(-logTail);
      if (log.includes(ready)) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('close', (code, signal) => reject(new Error(`ended with ${signal ?? code}:\n${log}`)));
    const settled = () => clearTimeout(timer);
    child.once('close', settled);
    child.stdout.on('data', () => log.includes(ready) && settled());
    child.stderr.on('data', () => log.includes(ready) && settled());
  });
}

async function endProcess(child, ended, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), stopsWithinMs);
  await ended;
  clearTimeout(timer);
}

// A pipe closes however its writer dies, so no signal handler is needed in the process that uses the service.
function startReaper(pid, folder) {
  const script = `
    trap '' INT TERM HUP
    if read -r answer; then exit 0; fi
    kill -INT "$0" 2>/dev/null
    n=0
    # Where nobody collects orphans (a container without init), an ended process stays as a zombie.
    while kill -0 "$0" 2>/dev/null && ! grep -q '^State:.Z' "/proc/$0/status" 2>/dev/null && [ "$n" -lt 50 ]; do
      n=$((n + 1)); sleep 0.1
    done
    kill -KILL "$0" 2>/dev/null
    rm -rf -- "$1"`;
  const reaper = spawn('/bin/sh', ['-c', script, String(pid), folder], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
  unref(reaper);
  return reaper;
}

function dismiss(reaper) {
  reaper?.stdin.end('done\n');
}

// The service must not keep its user's event loop alive.
function unref(child) {
  child.unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.unref?.();
}
