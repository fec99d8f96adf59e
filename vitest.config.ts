import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{main,renderer,directory,scripts}/**/*.test.{ts,tsx}'],
    // They wait more than they reckon, for servers, timers and disks.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
