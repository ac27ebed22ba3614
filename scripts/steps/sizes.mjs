import { buildWhenStale } from '../setup/build-when-stale.mjs';
import { checkSizes, reportSizes } from '../sizes.mjs';

export const title = 'what a host page pays';

export async function run() {
  await buildWhenStale();
  return reportSizes(checkSizes());
}
