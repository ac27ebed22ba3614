import { buildWhenStale } from '../setup/build-when-stale.mjs';

export const title = 'packages and bundles';

export async function run() {
  await buildWhenStale();
  console.log('ok   build');
  return { passed: 1, failed: 0 };
}
