/**
 * `npm test`: everything, on a fresh clone too. `npm test -- unit e2e` runs some steps.
 * Every check and every test counts as one; a skipped one has failed. The last line is `N passed, N failed`.
 */
import './setup/check-node.mjs';

// Loaded after the check, so an old Node says what is wrong instead of where it cannot parse.
import('./steps/run-steps.mjs')
  .then(({ runSteps }) => runSteps(process.argv.slice(2)))
  .then((failed) => {
    process.exitCode = failed === 0 ? 0 : 1;
  })
  .catch((error) => {
    if (error.output) console.error(error.output.trim());
    console.error(`npm test: ${error.stack ?? error.message}`);
    console.log('0 passed, 1 failed');
    process.exitCode = 1;
  });
