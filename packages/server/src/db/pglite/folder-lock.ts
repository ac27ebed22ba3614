import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../../make-folder.js';

const held = new Set<string>();

/**
 * One process at a time may open the folder (PGlite itself lets a second one in, and both destroy it). The file tells who; that of
 * a process that is gone is taken over. Gives the release.
 */
export function lockFolder(path: string): () => void {
  makeFolder(dirname(path));
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      writeFileSync(path, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }), { flag: 'wx', mode: 0o600 });
      held.add(path);
      return () => {
        if (held.delete(path)) rmSync(path, { force: true });
      };
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw new Error(`The folder ${dirname(path)} can not be written: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      removeStale(path);
    }
  }
  throw new Error(`The folder ${dirname(path)} can not be locked.`);
}

function removeStale(path: string): void {
  const seen = read(path);
  if (seen === null) return;
  if (held.has(path) || isAlive(seen)) throw new Error(`The folder ${dirname(path)} is in use by another server (process ${pidOf(seen)}); a folder holds one.`);
  // Renamed first: of two that find it stale, the second would else remove the lock that the first has made meanwhile.
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (read(aside) !== seen) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    }
  }
  rmSync(aside, { force: true });
}

function isAlive(lock: string): boolean {
  const pid = pidOf(lock);
  if (pid === null) return false;
  // In a container every run has the same few pids: then the file is of an earlier run.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  const started = startOf(pid);
  const parsed = parse(lock);
  return started === null || parsed === null || parsed.started === null || parsed.started === undefined || parsed.started === started;
}

function pidOf(lock: string): number | null {
  const pid = parse(lock)?.pid;
  return typeof pid === 'number' && Number.isInteger(pid) && pid > 0 ? pid : null;
}

function parse(lock: string): { readonly pid?: unknown; readonly started?: unknown } | null {
  try {
    const value: unknown = JSON.parse(lock);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** When a process started, in ticks since boot (Linux); null elsewhere. A pid that was given again starts later. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
