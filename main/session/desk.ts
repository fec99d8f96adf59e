import type { DirectoryChoice, Operator } from '../../preload/contract.ts'
import type { DirectoryConnection } from '../directory/connection.ts'
import type { Filter } from '../directory/filter.ts'
import type { Policy } from '../policy/parse.ts'

/** What a signed-in operator works with. Services ask for it anew at each call: it may be gone. */
export interface Desk {
  connection: DirectoryConnection
  operator: Operator
  directory: DirectoryChoice
  baseDn: string
  policy: Policy
  /** Whom this operator may help, and see; null: everybody. */
  scope: Filter | null
  /** The organization's name as the user's authenticator app shows it. */
  issuer: string
  /** Another connection, bound as the same operator, for reading in two halves at once; null: there is none. */
  second?: () => Promise<DirectoryConnection | null>
  /** Reads the policy anew at once, after it was changed here. */
  reloadPolicy?: () => Promise<void>
}

/** @throws ConsoleError not-signed-in, locked or directory-lost */
export type GetDesk = () => Desk
