// A server under test, in a process of its own.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 15_000;
const KEPT_LINES = 15;

/** @typedef {{url: string, pid: number, stop: () => Promise<void>}} ServerProcess */

/**
 * Starts `node <file>` and waits until it prints `... listening on http://...`.
 * @param {{name: string, file: string, env: Record<string, string | undefined>}} server
 * @returns {Promise<ServerProcess>}
 */
export async function startServer({ name, file, env }) {
  const child = spawn(process.execPath, [...(process.env.BENCH_NODE_ARGS?.split(' ') ?? []), file], { env: { ...process.env, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stopping = false;
  /** @type {string[]} */
  const tail = [];
  const url = new Promise((/** @type {(url: string) => void} */ resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not listen within ${READY_WITHIN_MS / 1000} s:\n${tail.join('\n')}`)), READY_WITHIN_MS);
    const read = (/** @type {string} */ line) => {
      tail.push(line);
      if (tail.length > KEPT_LINES) tail.shift();
      const address = /listening on (http:\/\/[^\s"]+)/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address.replace(/\/$/, ''));
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      const error = new Error(`${name} ended with ${signal ?? code}:\n${tail.join('\n')}`);
      reject(error);
      // After it listened nobody waits for this promise any more, and a server that dies must not pass in silence.
      if (!stopping && tail.some((line) => line.includes('listening on'))) throw error;
    });
  });
  const stop = async () => {
    stopping = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    await ended;
    clearTimeout(timer);
  };
  try {
    return { url: await url, pid: Number(child.pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits until the server says that it is ready. @param {string} url @param {() => Promise<{status: number}>} ask */
export async function untilReady(url, ask) {
  const until = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const { status } = await ask();
    if (status === 200) return;
    if (Date.now() > until) throw new Error(`${url} answers ${status} and is not ready`);
    await sleep(100);
  }
}
