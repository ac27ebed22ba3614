import { runAloud } from '../setup/run-command.mjs';
import { localBinary } from './local-binary.mjs';
import { failure } from './failure.mjs';
import { withReport } from './with-report.mjs';

/** Runs one project of vitest.config.ts and counts its tests. */
export async function runVitest(project, env = {}) {
  return withReport(async (file, readReport) => {
    const succeeded = await runAloud(localBinary('vitest'), ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], { env });
    return count(readReport(), succeeded);
  });
}

function count(report, succeeded) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const silent = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  for (const test of silent) console.error(`FAIL not run (${test.status}): ${test.fullName}`);
  // A file that could not be loaded has no tests in the report, yet it failed.
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'));
  const failed = tests.length - passed + broken.length;
  const failures = [
    ...tests.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => failure(fullName, failureMessages)),
    ...broken.map(({ name, message }) => failure(name, [message])),
  ];
  // An error outside every test (an unhandled rejection) fails the run alone.
  return { passed, failed: failed === 0 && !succeeded ? 1 : failed, failures };
}
