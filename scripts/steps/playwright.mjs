import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale } from '../setup/build-when-stale.mjs';
import { repositoryRoot } from '../setup/repository-root.mjs';
import { runAloud } from '../setup/run-command.mjs';
import { localBinary } from './local-binary.mjs';
import { failure } from './failure.mjs';
import { withReport } from './with-report.mjs';

const configuration = 'e2e/playwright.config.ts';

export const title = 'Playwright, several people in a real Chromium';

export async function run(services) {
  if (!existsSync(join(repositoryRoot, configuration))) throw new Error(`${configuration} is missing`);
  await buildWhenStale();
  const env = await services();
  return withReport(async (file, readReport) => {
    const succeeded = await runAloud(localBinary('playwright'), ['test', '-c', configuration, '--reporter=list,json'], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    });
    return count(readReport(), succeeded);
  });
}

// A flaky test passed at its second try: that is a failure here.
function count({ stats, errors, suites }, succeeded) {
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  if (stats.flaky + stats.skipped > 0) console.error(`FAIL ${stats.flaky} flaky, ${stats.skipped} not run`);
  const failures = suites.flatMap(specsOf).filter(({ ok }) => !ok).map(({ file, line, title, tests }) => failure(`${file}:${line} ${title}`, tests[0]?.results[0]?.errors.map(({ message }) => message)));
  return { passed: stats.expected, failed: failed === 0 && !succeeded ? 1 : failed, failures };
}

function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}
