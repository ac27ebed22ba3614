import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.js';

const folder = mkdtempSync(join(tmpdir(), 'tenant-chat-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lets one in at a time, and the next one after the release', () => {
  const path = join(folder, 'a', 'lock');
  const release = lockFolder(path);
  expect(() => lockFolder(path)).toThrow('is in use by another server');
  release();
  expect(existsSync(path)).toBe(false);
  lockFolder(path)();
});

it('takes over from a process that is gone, and from nonsense, but not from one that lives', async () => {
  const path = join(folder, 'lock');
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  await once(other, 'spawn');
  writeFileSync(path, JSON.stringify({ pid: other.pid, started: null }));
  expect(() => lockFolder(path)).toThrow(`in use by another server (process ${other.pid})`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  lockFolder(path)();
  writeFileSync(path, 'nonsense');
  lockFolder(path)();
  // The same number as ours, from before a restart of the container.
  writeFileSync(path, JSON.stringify({ pid: process.pid, started: '1' }));
  lockFolder(path)();
  expect(existsSync(path)).toBe(false);
});
