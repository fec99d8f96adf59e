import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{main,renderer,directory,scripts}/**/*.test.{ts,tsx}'],
    // No module of ours keeps state, so that files can share one process and its modules: half the time.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
