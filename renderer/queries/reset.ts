import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { ResetWish } from '../../preload/contract.ts'
import { unwrap } from './client.ts'
import { showCard, userCard, userHistory } from './users.ts'

const reset = () => window.securityInfoConsole.reset

// Below `users`, so that it goes with all that was read of users when the operator signs out.
const previewsOf = (dn: string) => ['users', 'reset-preview', dn] as const

/** The user's devices, by what is on each. */
export const devices = (dn: string) =>
  queryOptions({
    queryKey: ['users', 'devices', dn],
    queryFn: () => unwrap(reset().devices({ dn })),
    staleTime: 0,
    gcTime: 0,
  })

/** What a reset would do, and what is missing for it. What was told before stays until main has answered. */
export const resetPreview = (dn: string, wish: ResetWish) =>
  queryOptions({
    queryKey: [...previewsOf(dn), wish],
    queryFn: () => unwrap(reset().preview({ dn, wish })),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  })

/** What is missing for a reset changes with the evidence. Ends with the function that is returned. */
export const followPreviews = (client: QueryClient, dn: string): (() => void) =>
  window.securityInfoConsole.on('verification.changed', (changed) => {
    if (changed.dn === dn) void client.invalidateQueries({ queryKey: previewsOf(dn) })
  })

/** It may bring a pass, which is in no cache: whoever calls this resets the mutation once it has the answer. */
export const applyReset = (dn: string) =>
  mutationOptions({
    gcTime: 0,
    mutationFn: (wish: ResetWish) => unwrap(reset().apply({ dn, wish })),
    onSuccess: ({ card }, _wish, _result, { client }) => showCard(client, card),
    onError: (_error, _wish, _result, { client }) => readAnew(client, dn),
  })

export const restoreMethod = (dn: string, methodId: string) =>
  mutationOptions({
    mutationFn: () => unwrap(reset().restore({ dn, methodId })),
    onSuccess: (card, _nothing, _result, { client }) => showCard(client, card),
    onError: (_error, _nothing, _result, { client }) => readAnew(client, dn),
  })

function readAnew(client: QueryClient, dn: string): void {
  void client.invalidateQueries({ queryKey: userCard(dn).queryKey })
  void client.invalidateQueries({ queryKey: userHistory(dn).queryKey })
  void client.invalidateQueries({ queryKey: previewsOf(dn) })
}
