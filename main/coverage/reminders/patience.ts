import type { ErrorData } from '../../../preload/contract.ts'
import type { ConsoleError } from '../../errors.ts'
import type { Pace } from './pace.ts'

const second = 1_000
/** After the first failure in a row, the second, and so on. */
const rests = [2 * second, 10 * second, 30 * second, 60 * second]

/** With a gateway or directory that can't just now. */
export interface Patience {
  /** What it waits for to pass. */
  trouble(): ErrorData | null
  /** Rests after a failure, each time longer. False: it has failed too often in a row. */
  failed(error: ConsoleError): Promise<boolean>
  worked(): void
}

export function createPatience(pace: Pace, changed: () => void): Patience {
  let inRow = 0
  let trouble: ErrorData | null = null
  return {
    trouble: () => trouble,
    async failed(error) {
      const rest = rests[inRow]
      inRow += 1
      if (rest === undefined) return false
      trouble = error.toData()
      changed()
      await pace.rest(rest)
      trouble = null
      return true
    },
    worked() {
      inRow = 0
    },
  }
}
