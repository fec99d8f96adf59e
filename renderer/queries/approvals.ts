import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ApprovableCall, Approval } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { isLost } from './session.ts'
import { userCard, userHistory } from './users.ts'

const area = () => window.securityInfoConsole.approvals

/** What is open, and what was in the last day. Kept fresh by `followApprovals`. */
export const approvals = () =>
  queryOptions({
    queryKey: ['approvals', 'list'],
    queryFn: () => unwrap(area().list()),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Takes in what main tells. What was read for one operator is not there for the next. */
export function followApprovals(client: QueryClient): () => void {
  const { on } = window.securityInfoConsole
  const unfollow = on('approvals.changed', (list) => showList(client, list))
  // Nothing was told while it was locked or the connection was lost.
  const unfollowSession = on('session.changed', (state) => {
    if (state.state === 'signed-in' && !isLost(state)) readAnew(client)
  })
  return () => {
    unfollow()
    unfollowSession()
    client.removeQueries({ queryKey: ['approvals'] })
  }
}

export const requestApproval = () =>
  mutationOptions({
    mutationFn: (argument: { dn: string; call: ApprovableCall }) => unwrap(area().request(argument)),
    onSuccess: (approval, _argument, _result, { client }) => showOne(client, approval),
  })

export const decideApproval = (id: string) =>
  mutationOptions({
    mutationFn: (argument: { approve: boolean; reason: string }) =>
      unwrap(area().decide({ id, ...argument })),
    onSuccess: (approval, _argument, _result, { client }) => showOne(client, approval),
    onError: (_error, _argument, _result, { client }) => readAnew(client),
  })

/** The user's cancel code is in no cache: this mutation is forgotten at once. */
export const stopApproval = (id: string) =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (argument: { cancelCode: string | null; reason: string }) =>
      unwrap(area().stop({ id, ...argument })),
    onSuccess: (approval, _argument, _result, { client }) => showOne(client, approval),
  })

/**
 * A pass is in no cache: this mutation is forgotten as soon as nobody looks at it.
 * @param before what has to be so that it can be seen
 */
export const collectPass = (id: string, before?: () => Promise<void>) =>
  mutationOptions({
    gcTime: 0,
    mutationFn: async () => {
      await before?.()
      return unwrap(area().collectPass({ id }))
    },
  })

function showList(client: QueryClient, list: Approval[]): void {
  // A list that is on its way was made before this one.
  void client.cancelQueries({ queryKey: approvals().queryKey })
  const before = client.getQueryData(approvals().queryKey) ?? []
  client.setQueryData(approvals().queryKey, list)
  for (const { user } of doneBetween(before, list)) {
    void client.invalidateQueries({ queryKey: userCard(user.dn).queryKey })
    void client.invalidateQueries({ queryKey: userHistory(user.dn).queryKey })
    void client.invalidateQueries({ queryKey: ['users', 'search'] })
  }
}

/** Those that were carried out meanwhile: what is shown of their users is no longer so. */
function doneBetween(before: readonly Approval[], now: readonly Approval[]): Approval[] {
  const states = new Map(before.map(({ id, state }) => [id, state]))
  return now.filter(({ id, state }) => state === 'carried-out' && states.get(id) !== state)
}

function showOne(client: QueryClient, approval: Approval): void {
  const list = client.getQueryData(approvals().queryKey)
  if (!list) readAnew(client)
  else if (!list.some(({ id }) => id === approval.id)) showList(client, [approval, ...list])
  else
    showList(
      client,
      list.map((one) => (one.id === approval.id ? approval : one)),
    )
}

const readAnew = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: approvals().queryKey })
