import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage, servePage, type EnginePage } from '../../../../../scripts/services.mjs';
import type { Played } from '../../testing/play-timeline.js';

const regressions = JSON.parse(readFileSync(new URL('timeline.regressions.json', import.meta.url), 'utf8')) as { readonly seeds: readonly number[] };
const engines = ['chromium', 'firefox', 'webkit'] as const;
/** TIMELINE_SEED repeats one run, TIMELINE_RUNS adds so many fresh ones: not here by themselves, while Firefox has open ones (decision 0011). */
const { TIMELINE_SEED, TIMELINE_RUNS = '0' } = process.env;
const fresh = Array.from({ length: Number(TIMELINE_RUNS) }, () => Math.floor(Math.random() * 1e6));
const seeds = TIMELINE_SEED === undefined ? [...regressions.seeds, ...fresh] : [Number(TIMELINE_SEED)];
const STEPS = 60;
const PATIENCE_MS = 120_000;

let page: { readonly url: string; stop(): Promise<void> };
beforeAll(async () => {
  page = await servePage(new URL('../../testing/timeline-page.ts', import.meta.url).pathname);
});
afterAll(() => page.stop());

describe.each(engines)('%s', (engine) => {
  let browser: EnginePage;
  beforeAll(async () => {
    browser = await openPage(engine, page.url);
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  const play = (options: Readonly<Record<string, number>>): Promise<Played> => browser.ask<Played>(`window.play(${JSON.stringify(options)})`);

  it.each(seeds)('T3, T4, T5, T6, T8, T9 what is read stays where it is in every frame, whatever happens (seed %i)', async (seed) => {
    const played = await play({ seed, steps: STEPS, count: 400, held: 120 });
    expect(played.problems, `seed ${seed} in ${engine}: TIMELINE_SEED=${seed} npm test -- browsers; steps: ${played.steps.join(', ')}`).toEqual([]);
    expect(played.steps).toHaveLength(STEPS);
    expect(played.frames).toBeGreaterThan(STEPS);
  }, PATIENCE_MS);

  it('T10 a conversation of 100,000 messages: some hundred rows in the document, 2,000 messages held', async () => {
    const seed = fresh[0] ?? 1;
    const played = await play({ seed, steps: 30, count: 100_000, held: 50 });
    expect(played.problems, `seed ${seed} in ${engine}`).toEqual([]);
    expect(played.rows_max).toBeLessThan(400);
    expect(played.held_max).toBeLessThanOrEqual(2_000);
  }, PATIENCE_MS);
});
