import { defineConfig } from '@playwright/test';

/** End-to-end tests in real Electron. */
export default defineConfig({
  testDir: './e2e',
  outputDir: '../out/e2e',
  globalSetup: './support/electronSetup.ts',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'retain-on-failure' },
});
