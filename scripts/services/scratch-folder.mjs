import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** True when another user may walk through every folder down to `path` (each has o+x). */
export function isTraversable(path) {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/**
 * A new empty folder (0700) that belongs to `identity` ({uid, gid}; none: to us). When the process will run as somebody else and
 * TMPDIR is private, the folder goes to /tmp instead.
 */
export function scratchFolder(prefix, identity = {}) {
  const root = identity.uid === undefined || isTraversable(tmpdir()) ? tmpdir() : '/tmp';
  const folder = mkdtempSync(join(root, `tenant-chat-${prefix}-`));
  if (identity.uid !== undefined) chownSync(folder, identity.uid, identity.gid);
  return folder;
}

export function removeFolder(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
