import type { Approval } from '../../../preload/contract.ts'
import { sameDn } from '../../directory/dn.ts'
import type { Desk } from '../../session/desk.ts'
import { type ApprovalDocument, handsOutPass, isOpen, stateOf } from './approval-document.ts'
import { whyNotDecide } from './approval-rules.ts'

export interface Viewer {
  operator: Desk['operator']
  /** DNs, as the operator's own entry names them. */
  managers: readonly string[]
  now: Date
}

/** An approval as the signed-in operator sees it. */
export function toApproval(document: ApprovalDocument, viewer: Viewer): Approval {
  const { id, user, requester, call, does, case: about, level, privileged } = document
  const evidence = document.evidence.map(({ ground, ...shown }) => shown)
  const { requestedAt, expiresAt, decidedBy, decidedAt, why, holdUntil } = document
  const state = stateOf(document, viewer.now)
  const isOwn = sameDn(requester.dn, viewer.operator.dn)
  const isTechnician = viewer.operator.roles.includes('technician')
  const mayNot =
    isTechnician && state === 'pending' ? whyNotDecide(document, viewer.operator.dn, viewer.managers) : null
  return {
    ...{ id, state, requester, call, does, case: about, level, evidence, privileged },
    user: { dn: user.dn, name: user.name },
    ...{ requestedAt, expiresAt, decidedBy, decidedAt, why, holdUntil },
    may: {
      decide: isTechnician && state === 'pending' && mayNot === null,
      stop: isTechnician && isOpen(document, viewer.now),
    },
    mayNot,
    passWaits: isTechnician && isOwn && state === 'approved' && handsOutPass(document),
  }
}

export const newestFirst = (a: ApprovalDocument, b: ApprovalDocument): number =>
  Date.parse(b.requestedAt) - Date.parse(a.requestedAt)
