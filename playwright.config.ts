import { defineConfig } from 'playwright/test'

// Real Electron: one test at a time on a display (npm test says how many there are), and a failure is looked at,
// never retried.
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'e2e', testMatch: '**/*.e2e.ts' },
    { name: 'demo', testMatch: '**/*.demo.ts', timeout: 600_000, outputDir: 'test-results/demo' },
  ],
})
