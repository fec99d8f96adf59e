import { onTestFinished, vi } from 'vitest'

/** Deadlines and pauses end when the test says so, however slow the machine: the time by which they go stands still. */
export function stillTime(): { pass(ms: number): void } {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  return {
    pass(ms) {
      vi.advanceTimersByTime(ms)
    },
  }
}
