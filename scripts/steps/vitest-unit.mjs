import { runVitest } from './run-vitest.mjs';

export const title = 'vitest, what needs no service';

export async function run() {
  return runVitest('unit');
}
