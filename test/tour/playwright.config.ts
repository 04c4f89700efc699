import { defineConfig } from '@playwright/test';

/** The tour: the main job on two laptops, told line by line while it goes. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../out/tour-run',
  globalSetup: '../support/electronSetup.ts',
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['./tourReporter.ts']],
});
