import type { Hold } from '../approvals/approval-decision.ts'
import type { DoneChange } from '../change.ts'
import type { ToldChange } from './notice-draft.ts'
import { describeChange, describeHold } from './notice-words.ts'

/**
 * What a user is told of a change; null: nothing that they must know of.
 * @param reportedLost ids of methods that the caller says are on a lost device
 */
export function noticeOf(done: DoneChange, reportedLost: readonly string[] = []): ToldChange | null {
  const { desk, entry, change, action, authority, lostDevice = false } = done
  const what = describeChange(done)
  if (what === null) return null
  const onLostDevice = lostDevice ? (change.remove ?? []) : []
  const whenAsked = authority.grant?.reportedLost ?? []
  const exceptMethodIds = [...reportedLost, ...whenAsked, ...onLostDevice]
  return { desk, entry, change, action, what, exceptMethodIds }
}

/** What a user is told of a change that was approved and waits: how they can object. */
export const noticeOfHold = ({ desk, user, until, cancelCode, reportedLost }: Hold): ToldChange => ({
  ...{ desk, entry: user, change: {}, cancelCode, exceptMethodIds: reportedLost },
  action: 'decide-approval',
  what: describeHold(until),
})
