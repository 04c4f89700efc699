import { defineConfig } from '@playwright/test';

/** Kills and damages on the real parts; `npm run torture` says how many. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../out/torture',
  globalSetup: '../support/electronSetup.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 0,
  expect: { timeout: 60_000 },
  reporter: [['list']],
});
