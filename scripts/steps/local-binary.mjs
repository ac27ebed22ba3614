import { join } from 'node:path';
import { repositoryRoot } from '../setup/repository-root.mjs';

/** The path of a tool that our dependencies installed. */
export function localBinary(name) {
  return join(repositoryRoot, 'node_modules', '.bin', name);
}
