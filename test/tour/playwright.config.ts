import { defineConfig } from '@playwright/test';

/** The tour: the main job on two laptops, slowly enough to take pictures of it. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../out/tour-run',
  globalSetup: '../support/electronSetup.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
});
