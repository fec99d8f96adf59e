import { randomUUID } from 'node:crypto'
import type { CoverageReport } from '../../preload/contract.ts'
import { asConsoleError } from '../errors.ts'
import { undecidableIn } from '../policy/decidable.ts'
import { createOpenList, type OpenList, type Progress } from './open-list.ts'
import { beginEverybody, type Everybody, readEverybody, type Source } from './read-everybody.ts'
import { tally } from './tally.ts'

export interface ReportRun {
  isRunning(): boolean
  /** As far as it is. Reckoned anew at each call. */
  report(): CoverageReport
  lacking: OpenList
  /** See stamp.ts; null: it can't be said whether anything has changed since. */
  stamp(): string | null
  /** It is over at once. */
  cancel(): void
  /** Never rejects. */
  ended: Promise<void>
}

export interface RunOptions {
  source: Source
  /** Of which the policy in `source` is what holds now. */
  policyVersion: number | null
  /** The directory's name. */
  directory: string
  clock: () => Date
  /** People that were counted the last time, or 0: asked for at each look, because it may be found out meanwhile. */
  expected: () => number
  /** More people are there. */
  arrived: () => void
}

/** Begins to read the report. */
export function runReport({
  source,
  policyVersion,
  directory,
  clock,
  expected,
  arrived,
}: RunOptions): ReportRun {
  const id = randomUUID()
  const startedAt = clock()
  const undecidable = undecidableIn(source.policy)
  const everybody: Everybody = beginEverybody(source, startedAt)
  const progress: Progress = { state: 'running', why: null, error: null }
  const reading = new AbortController()
  let finishedAt: Date | null = null

  function end(how: Partial<Progress>): void {
    if (progress.state !== 'running') return
    Object.assign(progress, how)
    finishedAt = clock()
    // What still comes in is nobody's: also the other half, where one has failed.
    reading.abort()
  }

  async function run(): Promise<void> {
    try {
      await readEverybody(source, everybody, { now: startedAt, signal: reading.signal, arrived })
      end({ why: everybody.why, state: everybody.why === null ? 'complete' : 'partial' })
    } catch (error) {
      end({ state: 'failed', error: asConsoleError(error).toData() })
    }
  }

  function secondsLeft(about: number): number | null {
    const seconds = (clock().getTime() - startedAt.getTime()) / 1000
    // The first answers say little of how fast the others will come.
    if (progress.state !== 'running' || about <= everybody.read || seconds < 1) return null
    return Math.ceil((about - everybody.read) * (seconds / everybody.read))
  }

  return {
    isRunning: () => progress.state === 'running',
    report() {
      const about = expected() || everybody.estimate
      return {
        id,
        ...progress,
        startedAt: startedAt.toISOString(),
        finishedAt: finishedAt?.toISOString() ?? null,
        policyVersion,
        directory,
        read: everybody.read,
        expected: about >= everybody.read && about > 0 ? about : null,
        secondsLeft: secondsLeft(about),
        undecidable,
        namesPrivileged: source.policy.privileged !== null,
        unchangedSince: null,
        ...tally(source.policy, everybody.kinds.all),
      }
    },
    lacking: createOpenList('lacking', {
      ...{ table: everybody.lacking, policy: source.policy, progress },
      read: () => everybody.read,
    }),
    stamp: () => (progress.state === 'complete' ? everybody.stamp : null),
    cancel: () => end({ state: 'cancelled' }),
    ended: run(),
  }
}
