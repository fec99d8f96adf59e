import type { ApprovableCall, Approval, PassWish } from '../../preload/contract.ts'

/** DNs differ in case from server to server. */
export const isOwn = ({ requester }: Approval, operatorDn: string): boolean =>
  requester.dn.toLowerCase() === operatorDn.toLowerCase()

/** The pass that it hands out is shown by whoever asked; null: it hands out none. */
export const passOf = (call: ApprovableCall): PassWish | null => {
  if (call.call === 'issue-pass') return call.wish
  return call.call === 'reset' ? call.wish.pass : null
}

/** It is this operator's turn: to decide, or to have a pass shown. */
export const waitsFor = (approval: Approval, operatorDn: string): boolean =>
  approval.may.decide || (approval.passWaits && isOwn(approval, operatorDn))

const open: readonly Approval['state'][] = ['pending', 'holding', 'approved']

export interface Sorted {
  open: Approval[]
  ended: Approval[]
}

/** What waits for this operator first, then what can still be stopped, then the other open ones; newest first. */
export function sortApprovals(list: readonly Approval[], operatorDn: string): Sorted {
  const rank = (approval: Approval): number => {
    if (waitsFor(approval, operatorDn)) return 0
    return approval.state === 'holding' ? 1 : 2
  }
  const newest = [...list].sort((a, b) => Date.parse(b.requestedAt) - Date.parse(a.requestedAt))
  const isOpen = (approval: Approval) => open.includes(approval.state) || waitsFor(approval, operatorDn)
  return {
    open: newest.filter(isOpen).sort((a, b) => rank(a) - rank(b)),
    ended: newest.filter((approval) => !isOpen(approval)),
  }
}

export const waitingCount = (list: readonly Approval[], operatorDn: string): number =>
  list.filter((approval) => waitsFor(approval, operatorDn)).length
