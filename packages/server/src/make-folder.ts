import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A folder and those above it, where they are missing. Throws an Error whose message is one clear line. (Node's own `recursive` never ends
 * where a folder that is there takes no other one, as in `/proc`: it takes ENOENT for a missing parent, for ever.)
 */
export function makeFolder(path: string): void {
  try {
    makeEach(path);
  } catch (error) {
    throw new Error(`The folder ${path} can not be made: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function makeEach(path: string): void {
  if (isFolder(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeEach(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
