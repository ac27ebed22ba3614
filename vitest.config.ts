import { defineConfig } from 'vitest/config';

const tests = ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.mjs'];
const postgresTests = 'packages/*/src/**/*.pg.test.ts';
const redisTests = 'packages/*/src/**/*.redis.test.ts';
const browserTests = 'packages/*/src/**/*.browser.test.ts';

// Packages of ours are read from their sources, so no test runs against a stale build.
const conditions = ['source', 'module', 'node'];

const ours = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
};

const settings = {
  environment: 'node',
  pool: 'forks' as const,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // What has no test in it, or skips one, has not passed (scripts/steps/vitest.mjs counts skipped ones as failed).
  passWithNoTests: false,
  allowOnly: false,
};

export default defineConfig({
  test: {
    projects: [
      { ...ours, test: { ...settings, name: 'unit', include: tests, exclude: ['**/node_modules/**', postgresTests, redisTests, browserTests] } },
      {
        ...ours,
        test: {
          ...settings,
          name: 'services',
          include: [postgresTests, redisTests],
          exclude: ['**/node_modules/**'],
          globalSetup: ['./scripts/services/vitest-setup.mjs'],
          testTimeout: 60_000,
        },
      },
      // One at a time: a machine that does something else loses frames.
      { ...ours, test: { ...settings, name: 'browsers', include: [browserTests], exclude: ['**/node_modules/**'], fileParallelism: false } },
    ],
  },
});
