import { spawn } from 'node:child_process';
import { repositoryRoot } from './repository-root.mjs';

const running = new Set();

/** Tells every command that still runs to end. */
export function endCommands() {
  for (const child of running) child.kill('SIGTERM');
}

/** A command that failed; the message names it, `output` is what it printed. */
export class CommandFailed extends Error {
  name = 'CommandFailed';
  constructor(title, outcome, output) {
    super(`${title} failed (${outcome})`);
    this.output = output;
  }
}

/**
 * Runs a command to its end, in the root of the repository unless told otherwise; false when it failed.
 * Its output goes where ours goes.
 */
export async function runAloud(command, args, options = {}) {
  const { code } = await run(command, args, { ...options, stdio: 'inherit' });
  return code === 0;
}

/** Runs a command in silence and returns its output; throws `CommandFailed` with that output when it fails. */
export async function runQuietly(title, command, args, options = {}) {
  const { code, signal, output } = await run(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  if (code !== 0) throw new CommandFailed(title, signal ?? `exit code ${code}`, output);
  return output;
}

function run(command, args, { cwd = repositoryRoot, env = {}, stdio }) {
  return new Promise((resolve, reject) => {
    // npm's commands are batch files on Windows, which only a shell starts.
    const child = spawn(command, args, { cwd, stdio, env: { ...process.env, ...env }, shell: process.platform === 'win32' });
    running.add(child);
    let output = '';
    const read = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, output });
    });
  });
}
