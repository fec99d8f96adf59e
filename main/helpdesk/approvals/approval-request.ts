import { isDeepStrictEqual } from 'node:util'
import type { ApprovableCall, ApprovalEffect, ProtectedAction } from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { sameDn } from '../../directory/dn.ts'
import type { Entry } from '../../directory/entry.ts'
import { ConsoleError } from '../../errors.ts'
import type { Random } from '../../methods/authenticator-app.ts'
import { isPrivileged } from '../../policy/evaluate.ts'
import type { Desk } from '../../session/desk.ts'
import type { Protection } from '../protection.ts'
import { readUserFor } from '../read-user.ts'
import {
  calledNumber,
  goodEvidence,
  levelOf,
  reportedIds,
  toEvidence,
  type Verification,
} from '../verification/verification-store.ts'
import { type ApprovalDocument, isOpen } from './approval-document.ts'
import { approvalIntent } from './approval-intent.ts'
import type { ApprovalStore } from './approval-store.ts'
import { userStateOf } from './user-state.ts'

export interface ApprovalRequestOptions {
  auditLog: AuditLog
  store: ApprovalStore
  protection: Protection
  clock: () => Date
  random: Random
  /** Which protected actions the call amounts to on this user. */
  actionsFor: (
    desk: Desk,
    user: Entry,
    call: ApprovableCall,
    approvalId?: string,
  ) => Promise<ProtectedAction[]>
  /** What comes of it, with the labels of now. */
  effectsOf: (desk: Desk, user: Entry, call: ApprovableCall) => Promise<ApprovalEffect[]>
}

export interface Request {
  dn: string
  call: ApprovableCall
}

/** @throws ConsoleError what `Protection.mayAskFor` throws; already-exists: it was asked for, and is open */
export async function requestApproval(
  desk: Desk,
  { dn, call }: Request,
  options: ApprovalRequestOptions,
): Promise<ApprovalDocument> {
  const { auditLog, store, protection } = options
  const { user } = await readUserFor(desk, dn)
  const actions = await options.actionsFor(desk, user, call)
  const lost = call.call === 'reset' && call.wish.kind === 'lost-device' ? call.wish.methodIds : []
  const { verification } = await protection.mayAskFor(desk, { user, actions, lost })
  const userState = await userStateOf(desk, user)
  const asked = { ...whatIsAsked(desk, user, call, options), userState }
  await requireFirst(desk, asked, options)
  const document: ApprovalDocument = {
    ...asked,
    ...onWhoseWord(desk, verification),
    does: await options.effectsOf(desk, user, call),
    ...{ state: 'pending', decidedBy: null, decidedAt: null, why: null },
    ...{ holdUntil: null, stampedAt: null, cancelCode: null, endedAt: null },
  }
  const { level, case: about } = document
  const intent = approvalIntent(desk, 'request-approval', document, about.reason, {
    level,
    ...(about.ticket !== null && { ticket: about.ticket }),
  })
  await auditLog.around(intent, () => store.add(desk, document))
  return document
}

/** What a colleague asked for is theirs, and what was asked for a user as they no longer are comes to nothing. */
async function requireFirst(
  desk: Desk,
  asked: Pick<ApprovalDocument, 'user' | 'userState' | 'call'>,
  { store, clock }: ApprovalRequestOptions,
): Promise<void> {
  const again = (await store.list(desk)).find(
    ({ document }) =>
      isOpen(document, clock()) &&
      sameDn(document.requester.dn, desk.operator.dn) &&
      sameDn(document.user.dn, asked.user.dn) &&
      document.userState === asked.userState &&
      isDeepStrictEqual(document.call, asked.call),
  )
  if (!again) return
  throw new ConsoleError('already-exists', 'This was asked for already.', { id: again.document.id })
}

function whatIsAsked(
  desk: Desk,
  user: Entry,
  call: ApprovableCall,
  { clock, random }: ApprovalRequestOptions,
) {
  const now = clock()
  const lastsMs = desk.policy.verification.approvalExpiresAfterMinutes * 60_000
  return {
    id: Buffer.from(random(8)).toString('hex'),
    user: {
      dn: user.dn,
      name: user.first('displayName') ?? user.first('cn') ?? user.dn,
      entryUUID: user.first('entryUUID'),
    },
    requester: { dn: desk.operator.dn, name: desk.operator.name },
    call,
    privileged: isPrivileged(desk.policy, user),
    requestedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lastsMs).toISOString(),
  }
}

function onWhoseWord({ policy }: Desk, verification: Verification) {
  const evidence = goodEvidence(verification)
  return {
    verificationId: verification.id,
    // Without one nothing may be asked for.
    case: verification.case ?? { reason: '', text: '', ticket: null },
    level: levelOf(evidence, policy.verification),
    evidence: evidence.map((one) => ({ ...toEvidence(one, policy.verification), ground: one.ground })),
    number: calledNumber(evidence),
    reportedLost: reportedIds(verification),
  }
}
