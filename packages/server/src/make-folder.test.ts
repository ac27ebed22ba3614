import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';

const folder = mkdtempSync(join(tmpdir(), 'tenant-chat-folder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('makes a folder with those above it, and leaves one that is there', () => {
  const path = join(folder, 'a', 'b', 'c');
  makeFolder(path);
  makeFolder(path);
  makeFolder(`${path}/`);
  expect(statSync(path).isDirectory()).toBe(true);
});

it('says which one can not be made: below a file, or where the system takes none', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'x', 'y'), '/proc/tenant-chat', '/proc/tenant-chat/data/x']) {
    expect(() => makeFolder(path), path).toThrow(`The folder ${path} can not be made: `);
  }
});
