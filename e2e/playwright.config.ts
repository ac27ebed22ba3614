import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/services.mjs';

const chromium = await findChromium();

/** Several people at once in a real Chromium: `npx playwright test -c e2e` (after `npm run build`), or as a part of `npm test`. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A flaky test is a bug: there is no second try.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath: chromium.path, args: [...chromium.args], env: { ...process.env, ...chromium.env } },
    viewport: { width: 1100, height: 760 },
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
  },
});
