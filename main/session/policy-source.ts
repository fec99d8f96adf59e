import type { DirectoryConnection } from '../directory/connection.ts'
import { ConsoleError } from '../errors.ts'
import type { Policy } from '../policy/parse.ts'
import { readPolicy } from '../policy/read.ts'

const freshForMs = 60_000

export interface PolicySource {
  load(): Promise<void>
  /** @throws ConsoleError policy-missing, policy-invalid or why it could not be read */
  current(): Policy
}

/**
 * The directory's policy, read once at sign-in and again in the background when it is older than a minute:
 * opening a card costs no round trip for it.
 */
export function createPolicySource(
  connection: DirectoryConnection,
  baseDn: string,
  clock: () => Date,
): PolicySource {
  let policy: Policy | ConsoleError = new ConsoleError('policy-missing', 'The policy was not read yet.')
  let readAt = 0

  async function load(): Promise<void> {
    readAt = clock().getTime()
    try {
      policy = await readPolicy(connection, baseDn)
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error
      // A directory that does not answer just now is no reason to forget a policy that was read before.
      const aboutThePolicy = error.code === 'policy-missing' || error.code === 'policy-invalid'
      if (aboutThePolicy || policy instanceof ConsoleError) policy = error
    }
  }

  return {
    load,
    current() {
      if (clock().getTime() - readAt > freshForMs) void load()
      if (policy instanceof ConsoleError) throw policy
      return policy
    },
  }
}
