import { ensureInstalled } from '../setup/install.mjs';
import { withServices } from './with-services.mjs';

/**
 * The steps in their order. Each exports `title` and `run(services)`, which answers `{passed, failed}`.
 * `services()` gives the environment with real PostgreSQL, Redis and Chromium in it; they start at the first call.
 */
const files = {
  generated: './generated-files.mjs',
  types: './types.mjs',
  lint: './lint.mjs',
  architecture: './architecture.mjs',
  build: './build.mjs',
  sizes: './sizes.mjs',
  unit: './vitest-unit.mjs',
  services: './vitest-services.mjs',
  browsers: './vitest-browsers.mjs',
  e2e: './playwright.mjs',
};

/** Runs the named steps (none: all) and prints the total; returns how many failed. */
export async function runSteps(names) {
  const unknown = names.filter((name) => files[name] === undefined);
  if (unknown.length > 0) throw new Error(`no such step: ${unknown.join(', ')} (there are ${Object.keys(files).join(', ')})`);
  await ensureInstalled();
  const chosen = Object.entries(files).filter(([name]) => names.length === 0 || names.includes(name));
  const outcomes = await withServices(async (services) => {
    const done = [];
    for (const [name, file] of chosen) done.push(await runStep(name, await import(file), services));
    return done;
  });
  return report(outcomes);
}

async function runStep(name, step, services) {
  console.log(`\n=== ${name}: ${step.title}`);
  const begun = performance.now();
  const outcome = await attempt(() => step.run(services));
  const seconds = (performance.now() - begun) / 1000;
  console.log(`--- ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds.toFixed(1)} s)`);
  return { name, seconds, ...outcome };
}

// A step that breaks has failed; the others still tell what they know.
async function attempt(run) {
  try {
    const { passed, failed, failures = [] } = await run();
    if (passed + failed === 0) throw new Error('nothing was run');
    return { passed, failed, failures };
  } catch (error) {
    if (error.output) console.error(error.output.trim());
    console.error(`FAIL ${error.message}`);
    return { passed: 0, failed: 1, failures: [error.message] };
  }
}

function report(outcomes) {
  const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  console.log(`\n=== all steps (${total('seconds').toFixed(1)} s)`);
  for (const { name, passed, failed, seconds } of outcomes) {
    console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(width)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`);
  }
  for (const failure of outcomes.flatMap(({ failures }) => failures)) console.log(`\nFAIL ${failure}`);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  return total('failed');
}
