import { useEffect } from 'react'
import { reportActive } from '../queries/app.ts'

// Well under the shortest time after which an organization may have the console lock itself.
const atMostEveryMs = 1000

/** Keeps the idle lock away while the operator types or points. */
export function useActivity(): void {
  useEffect(() => {
    let reportedAt = Number.NEGATIVE_INFINITY
    const report = () => {
      const now = performance.now()
      if (now - reportedAt < atMostEveryMs) return
      reportedAt = now
      reportActive()
    }
    const events = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const
    for (const event of events) window.addEventListener(event, report, { passive: true })
    return () => {
      for (const event of events) window.removeEventListener(event, report)
    }
  }, [])
}
