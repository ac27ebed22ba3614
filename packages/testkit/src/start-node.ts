import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tenantSecrets } from './people.js';

const READY_MS = 30_000;

/** The server as its operator runs it: a process of its own. */
export interface RunningNode {
  readonly url: string;
  /** Sends the signal and waits for the end: its exit code, null when a signal ended it. Harmless when it has ended already. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts `main.js` of the built server on a free port, with the tenants of the tests and without rate limits. */
export async function startNode(env: Readonly<Record<string, string>>): Promise<RunningNode> {
  const main = join(dirname(createRequire(import.meta.url).resolve('@tenant-chat/server/package.json')), 'dist', 'main.js');
  if (!existsSync(main)) throw new Error(`${main} is not there: build the packages first.`);
  const tenants = Object.entries(tenantSecrets).map(([slug, secret]) => `${slug}:${secret}`).join(',');
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', TENANT_CHAT_TENANTS: tenants, TENANT_CHAT_LIMITS: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server was not ready within ${READY_MS / 1_000} s:\n${log}`)), READY_MS);
    const read = (chunk: string): void => {
      log = (log + chunk).slice(-10_000);
      const address = /listening on (http:\S+)/.exec(log)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', read);
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${log}`));
    });
  });
  return {
    url,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
