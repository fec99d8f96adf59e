import { defineConfig } from 'vitest/config'

// Apart from the other tests, because it needs a package in dist/: `npm test -- packaged` makes it and runs this.
export default defineConfig({
  test: {
    include: ['test/packaged/*.test.ts'],
    allowOnly: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
