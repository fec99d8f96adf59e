import type { DoneChange } from '../change.ts'
import type { ToldChange } from './notice-draft.ts'
import { describeChange } from './notice-words.ts'

/**
 * What a user is told of a change that was made; null: nothing that they must know of.
 * @param reportedLost ids of methods that the caller says are on a lost device
 */
export function noticeOf(done: DoneChange, reportedLost: readonly string[] = []): ToldChange | null {
  const { desk, entry, change, action, lostDevice = false } = done
  const what = describeChange(done)
  if (what === null) return null
  const onLostDevice = lostDevice ? (change.remove ?? []) : []
  return { desk, entry, change, action, what, exceptMethodIds: [...reportedLost, ...onLostDevice] }
}
