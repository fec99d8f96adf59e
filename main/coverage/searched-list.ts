import type { Events } from '../../preload/contract.ts'
import { asConsoleError } from '../errors.ts'
import { beginList, readList, type SearchedKind } from './lists.ts'
import { createOpenList, type OpenList, type Progress } from './open-list.ts'
import type { Source } from './read-everybody.ts'

/** A list that somebody has opened, while its people are searched for and afterwards. */
export interface SearchedList {
  kind: SearchedKind
  list: OpenList
  /** It is over at once; what was found stays. */
  cancel(): void
  /** Never rejects. */
  ended: Promise<void>
}

export interface SearchOptions {
  now: Date
  /** After each page, and once at the end. */
  told: (progress: Omit<Events['coverage.list'], 'list'>) => void
}

export function searchList(kind: SearchedKind, source: Source, { now, told }: SearchOptions): SearchedList {
  const progress: Progress = { state: 'running', why: null, error: null }
  const reading = new AbortController()
  const table = beginList(source, now)
  let read = 0

  const tell = (): void => told({ state: progress.state, listed: table.size, read })

  function end(how: Partial<Progress>): void {
    if (progress.state !== 'running') return
    Object.assign(progress, how)
    reading.abort()
    tell()
  }

  function arrived(count: number): void {
    read = count
    if (progress.state === 'running') tell()
  }

  return {
    kind,
    list: createOpenList(kind, { table, policy: source.policy, progress, read: () => read }),
    cancel: () => end({ state: 'cancelled' }),
    ended: readList(kind, source, table, { now, signal: reading.signal, arrived }).then(
      (why) => end({ why, state: why === null ? 'complete' : 'partial' }),
      (error: unknown) => end({ error: asConsoleError(error).toData(), state: 'failed' }),
    ),
  }
}
