import type { AccountState, ErrorCode } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { DirectoryConnection, SearchAnswer } from './connection.ts'
import type { Entry } from './entry.ts'
import { and, equal, type Filter } from './filter.ts'
import { rank } from './search-rank.ts'
import { beginningsFilter, exactFilter, person, readSearchWords, wordsFilter } from './search-words.ts'
import { readGeneralizedTime } from './security-info-values.ts'

/** A user's line in a list, with what their coverage is reckoned from. Never the secrets. */
export const summaryAttributes = [
  'objectClass',
  'uid',
  'cn',
  'sn',
  'givenName',
  'displayName',
  'mail',
  'employeeNumber',
  'employeeType',
  'departmentNumber',
  'title',
  'telephoneNumber',
  'mobile',
  'memberOf',
  'pwdAccountLockedTime',
  'securityInfoVersion',
  'securityInfoMethod',
  'securityInfoMethodType',
  'securityInfoDefault',
  'securityInfoReregister',
]

export const cardAttributes = [
  ...summaryAttributes,
  'entryUUID',
  'modifyTimestamp',
  'manager',
  'jpegPhoto',
  'securityInfoSessionsRevoked',
  'securityInfoFlag',
  'securityInfoLostMethod',
  'securityInfoPassInfo',
  'securityInfoNumbersSince',
]

/** As many as a list shows. */
const mostShown = 50
/** From which the best are shown. More only helps where the words say next to nothing. */
const mostRead = 100
/** So many people may share a name or mailbox and all be found. */
const mostExact = 10

/**
 * People in whom each of the words is found, best first, at most 50; of more, those in whom a word is a beginning
 * are not lost among those who have it somewhere inside (rose: Ambrose, Primrose). Nothing that can be typed is an error.
 * @param alsoRead attributes that the policy's filters look at
 * @param within only those who match this
 */
export async function searchUsers(
  connection: DirectoryConnection,
  baseDn: string,
  typed: string,
  { alsoRead = [], within = null }: { alsoRead?: string[]; within?: Filter | null } = {},
): Promise<{ entries: Entry[]; more: boolean }> {
  const words = readSearchWords(typed)
  if (!words) return { entries: [], more: false }
  const attributes = union(summaryAttributes, alsoRead)
  const search = (found: Filter, sizeLimit: number): Promise<SearchAnswer> => {
    const filter = within === null ? found : and(found, within)
    return connection.search(baseDn, { scope: 'sub', filter, attributes, sizeLimit })
  }
  // All are under way at once. The others are small, and find who would be cut off from the first.
  const beginnings = beginningsFilter(words)
  const [found, exact, begun] = await Promise.all([
    search(wordsFilter(words), mostRead),
    search(exactFilter(words), mostExact),
    beginnings && search(beginnings, mostShown),
  ])
  const ranked = rank([...exact.entries, ...(begun?.entries ?? []), ...found.entries], words)
  return { entries: ranked.slice(0, mostShown), more: !found.complete || ranked.length > mostShown }
}

/** As far as it matters for whoever they are the manager of: who they are, and how a code reaches them. */
const managerAttributes = cardAttributes.filter((name) => name !== 'jpegPhoto')

/** `manager`: null where there is none, or nobody may read them. */
export interface ReadUser {
  user: Entry
  manager: Entry | null
}

/**
 * A user's whole entry for the card, and the manager's: two requests at most.
 * @throws ConsoleError not-found
 */
export async function readUser(
  connection: DirectoryConnection,
  dn: string,
  alsoRead: string[] = [],
): Promise<ReadUser> {
  const user = await connection.read(dn, union(cardAttributes, alsoRead))
  if (!user)
    throw new ConsoleError('not-found', 'There is no such user, or access to them is not allowed.', { dn })
  const manager = user.first('manager')
  return { user, manager: manager === null ? null : await readManager(connection, manager) }
}

async function readManager(connection: DirectoryConnection, dn: string): Promise<Entry | null> {
  try {
    return await connection.read(dn, managerAttributes)
  } catch (error) {
    // A manager whom nobody may read, or who is in another directory, must not close the card.
    if (error instanceof ConsoleError && passedOver.has(error.code)) return null
    throw error
  }
}

/** Refusals that are about this one entry: the directory has nothing against the next. */
export const passedOver: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'insufficient-access',
  'referral',
  'bad-arguments',
  'directory-error',
])

/** Null if nobody has this name. @throws ConsoleError name-not-unique; not-found: the base itself */
export async function findByUserName(
  connection: DirectoryConnection,
  baseDn: string,
  userName: string,
): Promise<string | null> {
  const answer = await connection.search(baseDn, {
    scope: 'sub',
    filter: and(person, equal('uid', userName)),
    attributes: [],
    sizeLimit: 2,
  })
  const [first, second] = answer.entries
  if (!first) return null
  if (second) throw new ConsoleError('name-not-unique', 'Several users have this user name.')
  return first.dn
}

/**
 * By what the password policy overlay keeps: locked for good means disabled by an administrator. A lock that ends by
 * itself stands in the entry until the next sign-in, and how long it lasts not everybody may read: see `lockedSince`.
 */
export function accountState(entry: Entry): AccountState {
  const lockedAt = entry.first('pwdAccountLockedTime')
  if (lockedAt === null) return 'active'
  return /^0000010100(00)?(00)?Z$/.test(lockedAt) ? 'disabled' : 'locked'
}

/** ISO 8601; null: the account is not locked, or is disabled. */
export function lockedSince(entry: Entry): string | null {
  return accountState(entry) === 'locked'
    ? readGeneralizedTime(entry.first('pwdAccountLockedTime') ?? '')
    : null
}

function union(attributes: string[], more: string[]): string[] {
  return more.length === 0 ? attributes : [...new Set([...attributes, ...more])]
}
