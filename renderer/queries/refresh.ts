import type { QueryClient } from '@tanstack/react-query'
import { approvals } from './approvals.ts'
import { sentNotices } from './notices.ts'
import { userCard } from './users.ts'
import { callerVerification } from './verification.ts'

/**
 * All that the card shows of a user, and their line in the list, as the directory has it now. The card first: what is
 * known of the caller follows from the user as main read them last.
 */
export async function refreshUser(client: QueryClient, dn: string): Promise<void> {
  const card = userCard(dn).queryKey
  await client.refetchQueries({ queryKey: card, exact: true })
  const rest = [callerVerification(dn), sentNotices(dn), approvals()].map(({ queryKey }) => queryKey)
  await Promise.all([
    client.invalidateQueries({ queryKey: ['users'], predicate: ({ queryKey }) => queryKey[1] !== card[1] }),
    ...rest.map((queryKey) => client.invalidateQueries({ queryKey })),
  ])
}
