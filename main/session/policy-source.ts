import type { DirectoryConnection } from '../directory/connection.ts'
import type { Filter } from '../directory/filter.ts'
import { ConsoleError } from '../errors.ts'
import { policyAt } from '../policy/at.ts'
import { markUndecidable } from '../policy/decidable.ts'
import type { Policy } from '../policy/parse.ts'
import { scopeFilter } from '../policy/protection.ts'
import { readPolicy } from '../policy/read.ts'
import { isMember } from './sign-in.ts'

const freshForMs = 60_000

export interface PolicySource {
  load(): Promise<void>
  /** @throws ConsoleError policy-missing, policy-invalid or why it could not be read */
  current(): Policy
  /** Whom the operator may help, by the groups that the policy names. @throws as `current` */
  scope(): Filter | null
}

/**
 * The directory's policy, read once at sign-in and again in the background when it is older than a minute:
 * opening a card costs no round trip for it.
 */
export function createPolicySource(
  connection: DirectoryConnection,
  baseDn: string,
  operatorDn: string,
  clock: () => Date,
): PolicySource {
  let policy: Policy | ConsoleError = new ConsoleError('policy-missing', 'The policy was not read yet.')
  let scope: Filter | null = null
  let readAt = 0

  async function load(): Promise<void> {
    readAt = clock().getTime()
    try {
      const fresh = await markUndecidable(connection, operatorDn, await readPolicy(connection, baseDn))
      // Both or neither: a policy whose scope could not be read would open everybody.
      scope = await readScope(connection, fresh, operatorDn)
      policy = fresh
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error
      // A directory that does not answer just now is no reason to forget a policy that was read before.
      const aboutThePolicy = error.code === 'policy-missing' || error.code === 'policy-invalid'
      if (aboutThePolicy || policy instanceof ConsoleError) policy = error
    }
  }

  function current(): Policy {
    if (clock().getTime() - readAt > freshForMs) void load()
    if (policy instanceof ConsoleError) throw policy
    return policyAt(policy, clock())
  }

  return {
    load,
    current,
    scope() {
      current()
      return scope
    },
  }
}

async function readScope(
  connection: DirectoryConnection,
  { verification }: Policy,
  operatorDn: string,
): Promise<Filter | null> {
  const groups = verification.scopes.map(({ group }) => group)
  const memberships = await Promise.all(groups.map((group) => isMember(connection, group, operatorDn)))
  return scopeFilter(verification, (group) => memberships[groups.indexOf(group)] === true)
}
