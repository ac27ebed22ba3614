import { describe, expect, it } from 'vitest';

import { COUNTEREXAMPLES } from './counterexamples.js';
import { keptRegressions, parseRegressions } from './regressions.js';
import { runHistory } from './run-history.js';
import { searchHistories, type Finding } from './search-histories.js';
import { allRules, rulesWithout, SWITCH_NAMES, SWITCHES } from './switches.js';

/** Every clean history runs under the general protocol and under this product's simpler rule for epochs. */
const CLEAN = [allRules('fast_forward'), allRules('always_reset_on_epoch')];

const FIXED_SEEDS = [1, 2, 3, 4];
const HISTORIES_PER_FIXED_SEED = 25_000;
const FRESH_HISTORIES = 100_000;
/** The rarest seeded bug needs some 20,000 random histories on average. */
const SEARCH_LIMIT = 100_000;
/** Generous: 100,000 histories take 3 s on an idle core. */
const TIMEOUT_MS = 60_000;

describe('the sync protocol in memory', () => {
  it.each(FIXED_SEEDS)(
    `keeps the law in ${HISTORIES_PER_FIXED_SEED} random histories of the fixed seed %i`,
    (seed) => expectLawful(searchHistories(CLEAN, { seed, histories: HISTORIES_PER_FIXED_SEED })),
    TIMEOUT_MS,
  );

  it(
    `keeps the law in ${FRESH_HISTORIES} random histories of a fresh seed`,
    () => {
      const seed = freshSeed();
      console.log(`model: fresh seed ${seed} (MODEL_SEED=${seed} replays it)`);
      expectLawful(searchHistories(CLEAN, { seed, histories: FRESH_HISTORIES, path: process.env['MODEL_PATH'] }));
    },
    TIMEOUT_MS,
  );

  it('keeps the law in every history that once broke it', () => {
    for (const { seed, path, history } of keptRegressions()) {
      for (const rules of CLEAN) expect(runHistory(rules, history), `seed ${seed}, path ${path}`).toBeNull();
    }
  });

  it('reads back what it prints for keeping, and refuses a broken entry', () => {
    const { seed, violation, history } = COUNTEREXAMPLES.from;
    const finding: Finding = { seed, path: '7:1:0', histories: 8, history, violation };
    expect(parseRegressions(`[${entryOf(finding)}]`)).toEqual([{ seed, path: '7:1:0', violation, history }]);
    expect(() => parseRegressions(`[${entryOf({ ...finding, history: [] })}]`)).toThrow(/entry 0/);
    expect(() => parseRegressions(`[${entryOf(finding).replace('push_frame', 'push')}]`)).toThrow(/entry 0/);
    expect(() => parseRegressions('{}')).toThrow(/list/);
  });
});

describe('the seeded bugs of the sync protocol', () => {
  it('are fifteen', () => {
    expect(SWITCH_NAMES).toHaveLength(15);
    expect(Object.keys(COUNTEREXAMPLES).sort()).toEqual([...SWITCH_NAMES].sort());
  });

  describe.each(SWITCH_NAMES)('without "%s"', (bug) => {
    const { seed, violation, history } = COUNTEREXAMPLES[bug];

    it(`the kept counterexample breaks the law, and with the rule it does not: ${SWITCHES[bug]}`, () => {
      expect(runHistory(rulesWithout(bug), history)).toBe(violation);
      for (const rules of CLEAN) expect(runHistory(rules, history), rules.epoch_rule).toBeNull();
    });

    it(
      `a random search from seed ${seed} still meets the bug`,
      () => {
        const finding = searchHistories([rulesWithout(bug)], { seed, histories: SEARCH_LIMIT });
        expect(finding, `none in ${SEARCH_LIMIT} histories: do the random histories still reach it?`).not.toBeNull();
      },
      TIMEOUT_MS,
    );
  });
});

/** A seed nobody chose, or the one to replay. */
function freshSeed(): number {
  const wanted = process.env['MODEL_SEED'];
  if (wanted === undefined) return Math.floor(Math.random() * 0x7fff_ffff);
  const seed = Number(wanted);
  if (!Number.isInteger(seed)) throw new TypeError(`MODEL_SEED must be an integer, not "${wanted}"`);
  return seed;
}

function expectLawful(finding: Finding | null): void {
  if (!finding) return;
  const { seed, path, histories, violation } = finding;
  throw new Error(
    [
      `The law broke after ${histories} histories of seed ${seed}: ${violation}`,
      `Replay: MODEL_SEED=${seed} MODEL_PATH=${path} npx vitest run packages/testkit/src/model -t "fresh seed"`,
      'Once fixed, it stays tested by this entry of regressions.json:',
      entryOf(finding),
    ].join('\n'),
  );
}

/** A finding as an entry of `regressions.json`. */
function entryOf({ seed, path, violation, history }: Finding): string {
  return JSON.stringify({ seed, path, violation, history });
}
