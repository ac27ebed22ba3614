import { runAloud } from '../setup/run-command.mjs';

/** Runs a command as one check: its output is shown, its exit code is the verdict. */
export async function checkCommand(title, command, args, options) {
  const passed = await runAloud(command, args, options);
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${title}`);
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export function sum(outcomes) {
  return outcomes.reduce((total, each) => ({ passed: total.passed + each.passed, failed: total.failed + each.failed }), { passed: 0, failed: 0 });
}
