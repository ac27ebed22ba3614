import fc from 'fast-check';

import { anyHistory, type History } from './operations.js';
import { runHistory } from './run-history.js';
import type { Rules } from './switches.js';

/** A history that breaks the law, shrunk, with all that is needed to meet it again. */
export interface Finding {
  readonly seed: number;
  /** fast-check's path to the shrunk history; valid for this seed as long as `operations.ts` does not change. */
  readonly path: string;
  /** How many histories were tried, the failing one included. */
  readonly histories: number;
  readonly history: History;
  readonly violation: string;
}

export interface SearchRange {
  /** 32-bit integer. */
  readonly seed: number;
  readonly histories: number;
  /** Starts at a known failure instead of at the beginning. */
  readonly path?: string | undefined;
}

/**
 * Tries random histories under every one of the given rules.
 * @returns the shrunk first failure, or null when all histories obey the law
 */
export function searchHistories(rules: readonly Rules[], range: SearchRange): Finding | null {
  const judge = (history: History): string | null => {
    for (const each of rules) {
      const violation = runHistory(each, history);
      if (violation !== null) return `${violation} (${each.epoch_rule})`;
    }
    return null;
  };
  const details = fc.check(
    fc.property(anyHistory, (history) => judge(history) === null),
    { seed: range.seed, numRuns: range.histories, ...(range.path === undefined ? {} : { path: range.path }) },
  );
  if (!details.failed) return null;
  const history = details.counterexample?.[0] ?? [];
  return {
    seed: details.seed,
    path: details.counterexamplePath ?? '',
    histories: details.numRuns,
    history,
    violation: judge(history) ?? 'the failure did not repeat',
  };
}
