import { afterwards, type Later } from '../../later.ts'
import { type Clocks, type Stopwatch, startStopwatch } from '../../messaging/stopwatch.ts'

/** So many messages in a minute, and a rest after a failure. */
export interface Pace {
  /** Waits until another message may go out; less if it is woken. */
  turn(): Promise<void>
  /** One goes out now. */
  sends(perMinute: number): void
  /** Waits so long; less if it is woken. */
  rest(ms: number): Promise<void>
  wake(): void
}

const minute = 60_000

export function createPace({ later = afterwards, ...clocks }: Clocks & { later?: Later | undefined }): Pace {
  let between: Stopwatch | null = null
  let wake: () => void = () => undefined

  /** False: it was woken. */
  function sleep(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = later(() => resolve(true), ms)
      wake = () => {
        cancel()
        resolve(false)
      }
    })
  }

  return {
    async turn() {
      while (between && !between.isOver()) {
        const left = between.endsAt().getTime() - clocks.clock().getTime()
        if (!(await sleep(Math.max(1, left)))) return
      }
    },
    sends(perMinute) {
      between = startStopwatch(minute / perMinute, clocks)
    },
    async rest(ms) {
      await sleep(ms)
    },
    wake: () => wake(),
  }
}
