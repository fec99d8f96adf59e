import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{main,renderer,directory,scripts}/**/*.test.{ts,tsx}'],
    // They wait more than they reckon, for servers, timers and disks.
    maxWorkers: availableParallelism() + 1,
    // One test that is run alone passes for all of them.
    allowOnly: false,
    testTimeout: 120_000,
    // What is waited for comes, however slow the machine; what never comes is told all the same.
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 60_000,
  },
})
