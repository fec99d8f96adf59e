import type { UserCard } from '../../preload/contract.ts'
import type { ReadUser } from '../directory/users.ts'
import type { Desk } from '../session/desk.ts'
import { type ChangeRequest, type SecurityInfoWriter, withChanges } from './change.ts'
import { readUserFor } from './read-user.ts'
import { toCard } from './user-card.ts'

/** Makes one change to a user as they were just read. @returns the card after it */
export async function writeAndShow(
  { writer, clock }: { writer: SecurityInfoWriter; clock: () => Date },
  desk: Desk,
  read: ReadUser,
  request: Omit<ChangeRequest, 'entry'>,
): Promise<UserCard> {
  const { user } = read
  // Taken before the change: after it, a policy that just became invalid must not look like a failure.
  const context = { policy: desk.policy, operator: desk.operator, now: clock() }
  const changes = await writer.write(desk, { ...request, entry: user })
  // The change is made: a connection that breaks now costs the fresh reading, not the good news.
  const unread = (): ReadUser => ({ ...read, user: withChanges(user, changes) })
  return toCard(await readUserFor(desk, user.dn).catch(unread), context)
}
