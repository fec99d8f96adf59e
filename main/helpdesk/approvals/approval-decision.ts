import type { AuditLog, AuditRecord } from '../../audit-log/audit-log.ts'
import type { Entry } from '../../directory/entry.ts'
import { ConsoleError } from '../../errors.ts'
import type { Random } from '../../methods/authenticator-app.ts'
import { isPrivileged } from '../../policy/evaluate.ts'
import { ruleFor } from '../../policy/protection.ts'
import type { Desk } from '../../session/desk.ts'
import { oneLine } from '../../text.ts'
import { readUserFor } from '../read-user.ts'
import { type ApprovalDocument, type StoredApproval, stateOf } from './approval-document.ts'
import { approvalIntent } from './approval-intent.ts'
import type { ApprovalRequestOptions } from './approval-request.ts'
import { refused, requireMayDecide, requireSameUser } from './approval-rules.ts'
import type { ApprovalStore } from './approval-store.ts'
import { makeCancelCode } from './cancel-code.ts'

export interface ApprovalDecisionOptions {
  auditLog: AuditLog
  store: ApprovalStore
  clock: () => Date
  random: Random
  actionsFor: ApprovalRequestOptions['actionsFor']
  holding: Holding
}

/** Begins a hold so that the user is told how they can object. @throws what the work throws */
export type Holding = <T>(hold: Hold, intent: AuditRecord, work: () => Promise<T>) => Promise<T>

export interface Hold {
  desk: Desk
  user: Entry
  until: Date
  /** As the user reads it; it is nowhere else. */
  cancelCode: string
  /** Ids of methods that the caller says are on a lost device: whoever has that is not to stop it. */
  reportedLost: string[]
}

export interface Decision {
  id: string
  approve: boolean
  reason: string
}

/** @throws ConsoleError approval-refused */
export async function decideApproval(
  desk: Desk,
  { id, approve: yes, reason: typed }: Decision,
  options: ApprovalDecisionOptions,
): Promise<ApprovalDocument> {
  const { store, clock } = options
  const reason = readReason(typed, { mayBeEmpty: yes })
  // The hold is the one of the policy as it is now.
  await desk.reloadPolicy?.()
  const stored = await store.read(desk, id)
  const { user } = await readUserFor(desk, stored.document.user.dn)
  await requireMayDecide(desk, stored.document, desk.operator.dn)
  const state = stateOf(stored.document, clock())
  if (state !== 'pending') throw refused(state === 'expired' ? 'expired' : 'not-pending')
  return yes ? approve(desk, stored, { user, reason }, options) : decline(desk, stored, reason, options)
}

/** @throws ConsoleError bad-arguments */
export function readReason(typed: string, { mayBeEmpty }: { mayBeEmpty: boolean }): string {
  const reason = oneLine(typed)
  if (reason.length <= longestReason && (reason !== '' || mayBeEmpty)) return reason
  throw new ConsoleError('bad-arguments', `The reason has 1 to ${longestReason} characters.`, {
    problem: 'reason',
  })
}

const longestReason = 500

async function approve(
  desk: Desk,
  stored: StoredApproval,
  { user, reason }: { user: Entry; reason: string },
  { auditLog, store, clock, random, actionsFor, holding }: ApprovalDecisionOptions,
): Promise<ApprovalDocument> {
  const { document } = stored
  await requireSameUser(desk, document, user)
  const actions = await actionsFor(desk, user, document.call, document.id)
  const { holdMinutes } = ruleFor(desk.policy.verification, actions, isPrivileged(desk.policy, user))
  const code = holdMinutes > 0 ? await makeCancelCode(random) : null
  const now = clock()
  const afterHold = (time: number) => new Date(time + holdMinutes * 60_000)
  const until = afterHold(now.getTime())
  const intent = approvalIntent(desk, 'decide-approval', document, reason, {
    ...{ decision: 'approved', holdMinutes },
    decidedAt: now.toISOString(),
  })
  const write = () =>
    store.replace(desk, stored, {
      state: 'approved',
      ...decision(desk, reason, now),
      holdUntil: code && until.toISOString(),
      expiresAt: afterHold(Date.parse(document.expiresAt)).toISOString(),
      cancelCode: code && { hash: code.hash, wrong: 0 },
    })
  return auditLog.around(intent, (record) =>
    code
      ? holding({ desk, user, until, cancelCode: code.shown, reportedLost: lostBy(document) }, record, write)
      : write(),
  )
}

const lostBy = ({ call, reportedLost }: ApprovalDocument): string[] =>
  call.call === 'reset' && call.wish.kind === 'lost-device'
    ? [...reportedLost, ...call.wish.methodIds]
    : reportedLost

function decline(
  desk: Desk,
  stored: StoredApproval,
  reason: string,
  { auditLog, store, clock }: ApprovalDecisionOptions,
): Promise<ApprovalDocument> {
  const now = clock()
  const intent = approvalIntent(desk, 'decide-approval', stored.document, reason, {
    decision: 'declined',
    decidedAt: now.toISOString(),
  })
  const change = {
    state: 'declined' as const,
    ...decision(desk, reason, now),
    endedAt: now.toISOString(),
  }
  return auditLog.around(intent, () => store.replace(desk, stored, change))
}

/** Who said it, when and why. */
export const decision = ({ operator }: Desk, reason: string, now: Date) => ({
  decidedBy: { dn: operator.dn, name: operator.name },
  decidedAt: now.toISOString(),
  why: reason === '' ? null : reason,
})
