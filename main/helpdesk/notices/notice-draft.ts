import type { AuditAction } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { nameOf } from '../../directory/names.ts'
import type { SecurityInfoChange } from '../../directory/security-info-change.ts'
import { valuesOf } from '../../messaging/notice-values.ts'
import { shownTarget } from '../../methods/shown-target.ts'
import type { Desk } from '../../session/desk.ts'
import { noChannel } from './notice-record.ts'
import type { StoredNotice } from './notice-store.ts'
import { type NoticeTarget, noticeTargets } from './notice-targets.ts'

/** Something that became of an account, of which the user is told. */
export interface ToldChange {
  desk: Desk
  /** The user as before it. */
  entry: Entry
  /** Empty for one that still waits. */
  change: SecurityInfoChange
  action: AuditAction
  /** By `describeChange` or `describeHold`. */
  what: string
  /** With which the user can stop one that waits. */
  cancelCode?: string | null
  /** Methods just added or reported lost: their numbers and mailboxes are not told. Those in `change.add` never are. */
  exceptMethodIds?: readonly string[]
  exceptTargets?: readonly string[]
}

/**
 * One notice for each channel on file; where there is none, one that says so.
 * @param intent hash of the audit intent whose outcome they wait for, if any
 */
export async function draftNotices(
  told: ToldChange,
  { now, newId, intent }: { now: Date; newId: () => string; intent: string | null },
): Promise<StoredNotice[]> {
  const { desk, entry, change, action, what, cancelCode = null } = told
  const { exceptMethodIds: methodIds = [], exceptTargets: targets = [] } = told
  const { when, name } = valuesOf(desk.policy, nameOf(entry), now)
  const base = {
    directory: desk.directory.id,
    user: entry.dn,
    operator: { dn: desk.operator.dn, name: desk.operator.name },
    at: now.toISOString(),
    about: action,
    attempts: 0,
    underWay: false,
    intent,
  }
  const waiting = async ({ channel, target }: NoticeTarget): Promise<StoredNotice> => ({
    ...base,
    id: newId(),
    channel,
    target,
    display: await shownTarget(channel, target),
    state: 'waiting',
    nextAt: now.toISOString(),
    problem: null,
    told: { what, when, name },
    cancelCode,
  })
  const found = noticeTargets(entry, change, { methodIds, targets })
  return found.length > 0 ? Promise.all(found.map(waiting)) : [{ ...base, id: newId(), ...nowhere }]
}

/** Nothing to send it to: the card has to say so. */
const nowhere = {
  channel: 'email',
  target: '',
  display: '',
  state: 'failed',
  nextAt: null,
  problem: noChannel,
  told: null,
  cancelCode: null,
} as const
