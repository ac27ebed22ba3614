export type LimitedKind = 'send' | 'write' | 'signal' | 'read';

/** So many a second for good, and so many more within ten seconds. */
export interface RateLimit {
  readonly per_second: number;
  readonly burst: number;
}

export type RateLimitTable = Readonly<Record<LimitedKind, RateLimit>>;
