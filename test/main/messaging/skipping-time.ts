import { onTestFinished, vi } from 'vitest'

/** The process's own time, which can jump ahead. */
export function skippingTime(): { skip(ms: number): void } {
  const now = performance.now.bind(performance)
  let skipped = 0
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now() + skipped)
  onTestFinished(() => spy.mockRestore())
  return {
    skip(ms) {
      skipped += ms
    },
  }
}
