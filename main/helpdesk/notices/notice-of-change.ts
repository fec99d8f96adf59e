import type { Hold } from '../approvals/approval-decision.ts'
import type { DoneChange } from '../change.ts'
import type { ToldChange } from './notice-draft.ts'
import { describeChange, describeHold } from './notice-words.ts'

/**
 * What a user is told of a change; null: nothing that they must know of.
 * @param reportedLost ids of methods that the caller says are on a lost device
 */
export function noticeOf(done: DoneChange, reportedLost: readonly string[] = []): ToldChange | null {
  const { desk, entry, change, action, lostDevice = false } = done
  const what = describeChange(done)
  if (what === null) return null
  const onLostDevice = lostDevice ? (change.remove ?? []) : []
  return { desk, entry, change, action, what, exceptMethodIds: [...reportedLost, ...onLostDevice] }
}

/** What a user is told of a change that was approved and waits: how they can object. */
export const noticeOfHold = ({ desk, user, until, cancelCode }: Hold): ToldChange => ({
  ...{ desk, entry: user, change: {}, cancelCode },
  action: 'decide-approval',
  what: describeHold(until),
})
