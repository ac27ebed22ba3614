import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCluster, type Cluster, type ClusterOptions } from '../start-cluster.js';
import { historyArbitrary, runHistory, type LawSetting, type LawStep } from './run-history.js';

interface Round {
  readonly name: string;
  readonly cluster: ClusterOptions;
  readonly way: LawSetting['way'];
  readonly faults: boolean;
  readonly histories: number;
}

const pglite = { database: 'pglite', nodes: 1, drop_bells: 0 } as const;
const twoNodes = { database: 'postgres', nodes: 2, drop_bells: 0 } as const;
const lossy = { database: 'postgres', nodes: 2, drop_bells: 0.4 } as const;

/** At least 200 histories in all. */
const rounds: readonly Round[] = [
  { name: 'PGlite, WebSocket', cluster: pglite, way: 'socket', faults: true, histories: 30 },
  { name: 'PGlite, long-poll', cluster: pglite, way: 'poll', faults: false, histories: 20 },
  { name: 'PostgreSQL, two nodes, WebSocket', cluster: twoNodes, way: 'socket', faults: true, histories: 50 },
  { name: 'PostgreSQL, two nodes, long-poll', cluster: twoNodes, way: 'poll', faults: false, histories: 30 },
  { name: 'PostgreSQL, two nodes, a mix, bells dropped, sockets killed', cluster: lossy, way: 'mix', faults: true, histories: 70 },
];

const seed = Number(process.env['LAW_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** Failed histories are kept here for ever: [{"round": "...", "steps": [...]}]. */
const regressions = JSON.parse(readFileSync(new URL('./regressions.json', import.meta.url), 'utf8')) as { round: string; steps: LawStep[] }[];

test('the rounds are at least 200 histories', () => {
  expect(rounds.reduce((sum, round) => sum + round.histories, 0)).toBeGreaterThanOrEqual(200);
});

describe.each(rounds)('the law: $name', ({ name, cluster: options, way, faults, histories }) => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster(options);
  }, 60_000);
  afterAll(() => cluster.stop());

  test(`W21 W22 fold(ranges) = snapshot for everybody, ${histories} random histories`, async () => {
    console.log(`law ${name}: seed ${seed} (LAW_SEED=${seed} repeats it)`);
    const setting: LawSetting = { servers: cluster.urls, way, faults };
    for (const kept of regressions.filter((one) => one.round === name)) await runHistory(setting, kept.steps);
    await fc.assert(fc.asyncProperty(historyArbitrary(faults), (steps) => runHistory(setting, steps)), {
      numRuns: histories, seed, endOnFailure: true,
    });
  }, 300_000);
});
