import { useQuery } from '@tanstack/react-query'
import type { ApprovableCall } from '../../preload/contract.ts'
import { approvals } from '../queries/approvals.ts'
import { currentSession } from '../queries/session.ts'

/**
 * How it stands with what this operator asked approval for on this user, as far as it is carried out by hand.
 * Null: nothing was asked for, or it is over.
 */
export function useApproved(
  dn: string,
  call: ApprovableCall['call'],
  enabled: boolean,
): 'waits' | 'approved' | null {
  const { data: session } = useQuery(currentSession())
  const { data: list = [] } = useQuery({ ...approvals(), enabled })
  if (!enabled || !session || session.state === 'signed-out') return null
  const mine = list.filter(
    (approval) =>
      approval.call.call === call && approval.user.dn === dn && approval.requester.dn === session.operator.dn,
  )
  if (mine.some(({ state }) => state === 'approved')) return 'approved'
  return mine.some(({ state }) => state === 'pending' || state === 'holding') ? 'waits' : null
}
