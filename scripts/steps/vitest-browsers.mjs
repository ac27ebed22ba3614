import { runVitest } from './run-vitest.mjs';

export const title = 'vitest, the timeline in real Chromium, Firefox and WebKit';

export async function run(services) {
  return runVitest('browsers', await services());
}
