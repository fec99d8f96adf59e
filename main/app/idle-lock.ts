import { powerMonitor } from 'electron'

export interface IdleLock {
  /** The operator did something. */
  active(): void
}

/** Calls `lock` after so long without input in the console, and whenever the computer sleeps or locks. */
export function startIdleLock(afterMs: () => number, lock: (why: 'idle' | 'suspend') => void): IdleLock {
  let lastActive = Date.now()
  // Checked often rather than timed once: a timer stands still while the computer sleeps.
  const check = setInterval(() => {
    if (Date.now() - lastActive >= afterMs()) lock('idle')
  }, 1000)
  check.unref()
  powerMonitor.on('suspend', () => lock('suspend'))
  powerMonitor.on('lock-screen', () => lock('suspend'))
  return {
    active() {
      lastActive = Date.now()
    },
  }
}
