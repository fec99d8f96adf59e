import { expect } from 'vitest'

interface Send {
  to: string
  at: number
  /** What it was sent for: the code or approval that it led to frees the number. */
  cause: object
}

export interface Sends {
  /** One more went out. Fails where that was one too many. @param way two ways to one number wait apart */
  note(send: Send & { way: string }): void
  settle(cause: object): void
  /** A prompt that was answered with no keeps nobody waiting, and counts on. */
  refuse(cause: object): void
}

const second = 1_000

/** What went out to one user, held against the limits: 30 s between two, five to a number in 10 minutes, 20 in an hour. */
export function watchSends(): Sends {
  const made: (Send & { way: string; settled: boolean; refused: boolean })[] = []
  return {
    note(send) {
      made.push({ ...send, settled: false, refused: false })
      const recent = (seconds: number) => made.filter(({ at }) => at > send.at - seconds * second)
      const unsettled = (seconds: number) =>
        recent(seconds).filter(({ to, settled }) => to === send.to && !settled)
      expect(unsettled(600).length).toBeLessThanOrEqual(5)
      const waited = unsettled(30).filter(({ refused }) => !refused)
      expect(waited.filter(({ way }) => way === send.way)).toHaveLength(1)
      expect(recent(3600).length).toBeLessThanOrEqual(20)
    },
    settle(cause) {
      for (const send of made) if (send.cause === cause) send.settled = true
    },
    refuse(cause) {
      for (const send of made) if (send.cause === cause) send.refused = true
    },
  }
}
