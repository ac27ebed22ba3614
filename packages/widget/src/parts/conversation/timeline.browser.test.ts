import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPage, servePage, type EnginePage } from '../../../../../scripts/services.mjs';
import type { Played } from '../../testing/play-timeline.js';

const engines = ['chromium', 'firefox', 'webkit'] as const;
const regressions = JSON.parse(readFileSync(new URL('timeline.regressions.json', import.meta.url), 'utf8')) as Readonly<Record<(typeof engines)[number], readonly number[]>>;
/** TIMELINE_SEED repeats one run; else those that failed once in an engine are played there, and so many fresh ones. */
const { TIMELINE_SEED, TIMELINE_RUNS = '2' } = process.env;
const fresh = Array.from({ length: Number(TIMELINE_RUNS) }, () => Math.floor(Math.random() * 1e6));
const STEPS = 60;
const PATIENCE_MS = 120_000;

let page: { readonly url: string; stop(): Promise<void> };
beforeAll(async () => {
  page = await servePage(new URL('../../testing/timeline-page.ts', import.meta.url).pathname);
});
afterAll(() => page.stop());

describe.each(engines)('%s', (engine) => {
  const seeds = TIMELINE_SEED === undefined ? [...regressions[engine], ...fresh] : [Number(TIMELINE_SEED)];
  let browser: EnginePage;
  beforeAll(async () => {
    browser = await openPage(engine, page.url);
  }, PATIENCE_MS);
  afterAll(() => browser.close());

  const play = (options: Readonly<Record<string, number>>): Promise<Played> => browser.ask<Played>(`window.play(${JSON.stringify(options)})`);

  it.each(seeds)('T3, T4, T5, T6, T8, T9 what is read stays where it is in every frame, whatever happens (seed %i)', { timeout: PATIENCE_MS }, async (seed) => {
    const played = await play({ seed, steps: STEPS, count: 400, held: 120 });
    expect(played.problems, `seed ${seed} in ${engine}: TIMELINE_SEED=${seed} npm test -- browsers; steps: ${played.steps.join(', ')}`).toEqual([]);
    expect(played.steps).toHaveLength(STEPS);
    expect(played.frames).toBeGreaterThan(STEPS);
  });

  it('T10 a conversation of 100,000 messages: some hundred rows in the document, 2,000 messages held', async () => {
    const seed = Number(TIMELINE_SEED ?? fresh[0] ?? 1);
    const played = await play({ seed, steps: 30, count: 100_000, held: 50 });
    expect(played.problems, `seed ${seed} in ${engine}`).toEqual([]);
    expect(played.rows_max).toBeLessThan(400);
    expect(played.held_max).toBeLessThanOrEqual(2_000);
  }, PATIENCE_MS);
});
