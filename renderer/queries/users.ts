import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import type { UserCard } from '../../preload/contract.ts'
import { unwrap } from './client.ts'

const users = () => window.securityInfoConsole.users

/**
 * The best matches for these words. The results before stay while the next ones load, and an answer to words
 * that are no longer in the box is dropped, because each search has a key of its own.
 */
export const userSearch = (words: string) =>
  queryOptions({
    queryKey: ['users', 'search', words],
    queryFn: () => unwrap(users().search({ words })),
    placeholderData: keepPreviousData,
    // A list from a moment ago may be shown while it is searched anew; hundreds of them need not be kept.
    staleTime: 0,
    gcTime: 2_000,
    enabled: words.trim() !== '',
  })

export const userCard = (dn: string) =>
  queryOptions({
    queryKey: ['users', 'card', dn],
    queryFn: () => unwrap(users().read({ dn })),
    staleTime: 0,
    gcTime: 30_000,
  })

export const userHistory = (dn: string) =>
  queryOptions({
    queryKey: ['users', 'history', dn],
    queryFn: () => unwrap(users().history({ dn })),
    staleTime: 0,
    gcTime: 30_000,
  })

export const repairUser = (dn: string) =>
  mutationOptions({
    mutationKey: ['users', 'repair', dn],
    mutationFn: () => unwrap(users().repair({ dn })),
    onSuccess: (card, _variables, _mutateResult, { client }) => showCard(client, card),
    onError: (_error, _variables, _mutateResult, { client }) =>
      client.invalidateQueries({ queryKey: userHistory(dn).queryKey }),
  })

/** A change brought the user's new state with it: shown at once, and what else tells of it is read anew. */
export function showCard(client: QueryClient, card: UserCard): void {
  client.setQueryData(userCard(card.dn).queryKey, card)
  void client.invalidateQueries({ queryKey: ['users', 'search'] })
  void client.invalidateQueries({ queryKey: userHistory(card.dn).queryKey })
}
