import type { Entry } from '../directory/entry.ts'
import { matches } from '../directory/filter-match.ts'
import { type ReadUser, readUser } from '../directory/users.ts'
import { ConsoleError } from '../errors.ts'
import { policyAttributes } from '../policy/attributes.ts'
import type { Desk } from '../session/desk.ts'

/**
 * A user as the operator's work needs them, with all that the policy's filters look at.
 * @throws ConsoleError not-found, also where the operator's scope does not reach them
 */
export async function readUserFor(desk: Desk, dn: string): Promise<ReadUser> {
  const read = await readUser(desk.connection, dn, policyAttributes(desk.policy))
  requireInScope(desk, read.user)
  return read
}

/** @throws ConsoleError not-found: whom an operator may not help they may not know of either */
export function requireInScope({ scope }: Desk, user: Entry): void {
  if (scope === null || matches(scope, user)) return
  throw new ConsoleError('not-found', 'There is no such user, or access to them is not allowed.', {
    dn: user.dn,
  })
}
