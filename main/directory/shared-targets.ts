import { ConsoleError } from '../errors.ts'
import type { DirectoryConnection } from './connection.ts'
import { foldDn } from './dn.ts'
import { contains } from './filter.ts'

/** More than this many need not be counted: the operator is told that the number is shared, and looks. */
const most = 10

/**
 * How many other accounts have this number or address in a method, ten at the most. A hint for the operator and no
 * more: 0 where the directory does not let us ask, or takes too long. There is no index for it (schema/README.md).
 */
export async function countOthersWith(
  connection: DirectoryConnection,
  baseDn: string,
  target: string,
  butNotDn: string,
): Promise<number> {
  // As it stands in the JSON of the method, quotes included, so that no number is found inside a longer one.
  const filter = contains('securityInfoMethod', `"target":${JSON.stringify(target)}`)
  try {
    const { entries } = await connection.search(baseDn, {
      scope: 'sub',
      filter,
      attributes: [],
      // The user may be among them.
      sizeLimit: most + 1,
      deadlineMs: 3_000,
    })
    const own = foldDn(butNotDn)
    return Math.min(entries.filter(({ dn }) => foldDn(dn) !== own).length, most)
  } catch (error) {
    if (error instanceof ConsoleError && passedOver.has(error.code)) return 0
    throw error
  }
}

const passedOver = new Set([
  'insufficient-access',
  'unwilling',
  'directory-timeout',
  'directory-busy',
  'admin-limit',
  'time-limit',
  'directory-error',
  'referral',
])
