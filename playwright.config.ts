import { defineConfig } from '@playwright/test';
import { ownDisplays } from './tests/e2e/displays.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  globalSetup: ['./tests/e2e/displays.ts', './tests/e2e/made-vault.ts', './tests/tools/verapdf-server.ts'],
  workers: ownDisplays ? 2 : 1,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  projects: [
    {
      name: 'checkout',
      testIgnore: ['packaged.spec.ts', 'portable.spec.ts', 'strict.spec.ts', 'other-systems.spec.ts'],
    },
    // The program as it is installed; see launch.ts.
    {
      name: 'packaged',
      testMatch: ['packaged.spec.ts', 'portable.spec.ts', 'strict.spec.ts', 'main-job.spec.ts'],
    },
    // Packing takes the whole machine, and programs under test would start late.
    { name: 'other-systems', testMatch: 'other-systems.spec.ts', dependencies: ['packaged'] },
    // Takes pictures and holds nothing to anything, so it is no part of the tests.
    ...(process.env['RENEW_SCREENSHOTS'] === '1' ? [{ name: 'screenshots', testDir: 'tests/screenshots' }] : []),
  ],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
