import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { PassWish } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { showCard } from './users.ts'

const passes = () => window.securityInfoConsole.passes

/** What the policy allows. Another directory has another policy, so it goes when the operator signs out. */
export const passBounds = () =>
  queryOptions({
    queryKey: ['users', 'pass-bounds'],
    queryFn: () => unwrap(passes().bounds()),
    staleTime: 60_000,
  })

/** The pass is in no cache: whoever calls this resets the mutation once it has the answer. */
export const issuePass = (dn: string) =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (wish: PassWish) => unwrap(passes().issue({ dn, wish })),
    onSuccess: ({ card }, _wish, _result, { client }) => showCard(client, card),
  })

export const removePass = (dn: string) =>
  mutationOptions({
    mutationFn: () => unwrap(passes().remove({ dn })),
    onSuccess: (card, _nothing, _result, { client }) => showCard(client, card),
  })
