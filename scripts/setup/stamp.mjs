import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './repository-root.mjs';

// In node_modules: it goes when they go, and git never sees it.
const folder = join(repositoryRoot, 'node_modules', '.tenant-chat');

/** True when `name` was last stamped with `hash`. */
export function isStamped(name, hash) {
  const path = join(folder, name);
  return existsSync(path) && readFileSync(path, 'utf8') === hash;
}

/** Remembers that the work called `name` was done for the inputs with `hash`. */
export function stamp(name, hash) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), hash);
}

/** A hash of the names and contents of files and of everything under folders (missing ones count as such). */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((each) => filesUnder(each)).sort()) {
    hash.update(`${path}\0`).update(readFileSync(join(repositoryRoot, path))).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const absolute = join(repositoryRoot, path);
  if (!existsSync(absolute)) return [];
  const entries = readdirSyncOrFile(absolute);
  return entries === undefined ? [path] : entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(repositoryRoot.length + 1));
}

function readdirSyncOrFile(path) {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}
