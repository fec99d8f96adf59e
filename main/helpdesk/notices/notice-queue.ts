import type { ErrorCode } from '../../../preload/contract.ts'
import { ConsoleError } from '../../errors.ts'
import { afterwards, type Later } from '../../later.ts'
import { type Clocks, type Stopwatch, startStopwatch } from '../../messaging/stopwatch.ts'
import { nothingWasSent, wordsOfTrouble } from '../../messaging/trouble.ts'
import { outcomeUnknown } from './notice-record.ts'
import type { NoticeStore, StoredNotice } from './notice-store.ts'

export interface NoticeQueueOptions extends Clocks {
  store: NoticeStore
  /** @throws whatever the gateway refuses */
  send: (notice: StoredNotice) => Promise<void>
  /** Whether it can be tried now: somebody has been signed in to its directory. */
  ready: (notice: StoredNotice) => boolean
  /** Told of what became of a try; of one that is over too. */
  changed: (notice: StoredNotice) => void
  /** Told of one that went out, or never will. */
  over: (notice: StoredNotice) => Promise<void>
  later?: Later | undefined
}

export interface NoticeQueue {
  /** Sends what is due, and goes on until nothing waits. */
  work(): void
  /** Sends nothing more. Waits for what is on its way. */
  stop(): Promise<void>
}

const second = 1_000
/** After the first try, the second, and so on; after the last of them it is given up. */
const pauses = [30 * second, 120 * second, 600 * second, 3_600 * second]
const atOnce = 4
/** A computer that slept, or whose clock was set, is noticed after so long. */
const longestSleep = 60 * second

/** Refusals that no waiting changes. */
const hopeless: readonly ErrorCode[] = [
  'number-blocked',
  'gateway-refused',
  'no-gateway',
  'no-keychain',
  'bad-number',
  'bad-address',
]

/** Tries each notice that waits until it went out, was refused for good, or was tried five times. */
export function createNoticeQueue(options: NoticeQueueOptions): NoticeQueue {
  const { store, later = afterwards } = options
  const running = new Map<string, Promise<void>>()
  const clocks = new Map<string, { nextAt: string; wait: Stopwatch }>()
  let cancel: (() => void) | null = null
  let stopped = false

  /** Whether a try is due, by the clock or by the time that has really gone by. */
  function waitOf({ id, nextAt }: StoredNotice): Stopwatch {
    const known = clocks.get(id)
    const at = nextAt ?? options.clock().toISOString()
    if (known?.nextAt === at) return known.wait
    const left = Date.parse(at) - options.clock().getTime()
    // A clock that was ahead when it was written keeps nobody waiting longer than the longest pause.
    const wait = startStopwatch(Math.min(Math.max(0, left), pauses.at(-1) ?? 0), options)
    clocks.set(id, { nextAt: at, wait })
    return wait
  }

  function work(): void {
    cancel?.()
    cancel = null
    if (stopped) return
    const waiting = store
      .all()
      .filter(({ id, state, intent }) => state === 'waiting' && intent === null && !running.has(id))
    const open = waiting.filter(options.ready)
    const due = open.filter((notice) => waitOf(notice).isOver())
    for (const notice of due.slice(0, atOnce - running.size)) start(notice)
    const ends = open
      .filter((notice) => !due.includes(notice))
      .map((notice) => waitOf(notice).endsAt().getTime() - options.clock().getTime())
    // Those that were due and found no room go on when one of the running ends.
    if (ends.length > 0) cancel = later(work, Math.max(second, Math.min(longestSleep, ...ends)))
  }

  function start(notice: StoredNotice): void {
    clocks.delete(notice.id)
    const attempt = tryOnce(notice).finally(() => {
      running.delete(notice.id)
      work()
    })
    running.set(notice.id, attempt)
  }

  async function tryOnce(notice: StoredNotice): Promise<void> {
    const { id } = notice
    const attempts = notice.attempts + 1
    // On disk first: if the console is killed now, nobody knows whether it went out, and it is not sent again.
    await store.change(id, { underWay: true, attempts })
    const result = await options.send(notice).then(
      (): Partial<StoredNotice> => sent,
      (error: unknown) => afterFailure(error, attempts),
    )
    await store.change(id, { underWay: false, ...result })
    const now = store.find(id)
    if (!now) return
    options.changed(now)
    if (now.state !== 'waiting') await options.over(now)
  }

  function afterFailure(error: unknown, attempts: number): Partial<StoredNotice> {
    const problem = wordsOfTrouble(error)
    // It may have gone out: it is not sent again by itself.
    if (!nothingWasSent(error)) return failed(`${outcomeUnknown}: ${problem}`)
    const pause = pauses[attempts - 1]
    if (pause === undefined || (error instanceof ConsoleError && hopeless.includes(error.code)))
      return failed(problem)
    const nextAt = new Date(options.clock().getTime() + pause).toISOString()
    return { problem, nextAt }
  }

  return {
    work,
    async stop() {
      stopped = true
      cancel?.()
      await Promise.all(running.values())
      await store.saved()
    },
  }
}

const sent: Partial<StoredNotice> = {
  state: 'sent',
  nextAt: null,
  problem: null,
  told: null,
  cancelCode: null,
}

/** What it told stays, for an operator who tries it again; a code that opens something does not. */
const failed = (problem: string): Partial<StoredNotice> => ({
  state: 'failed',
  nextAt: null,
  problem,
  cancelCode: null,
})

/** Of a console that ended in the middle of a try. */
export function asInterrupted(notice: StoredNotice): Partial<StoredNotice> | null {
  if (notice.state !== 'waiting' || !notice.underWay) return null
  return { ...failed(`${outcomeUnknown}: the console ended meanwhile`), underWay: false }
}
