import type { AccountState, ErrorCode } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { DirectoryConnection, SearchAnswer } from './connection.ts'
import type { Entry } from './entry.ts'
import { and, equal, type Filter } from './filter.ts'
import { foldText } from './fold.ts'
import {
  exactFilter,
  person,
  readSearchWords,
  type SearchWord,
  type SearchWords,
  sameTelephone,
  wordsFilter,
} from './search-words.ts'

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
 * People in whom each of the words is found, best first, at most 50. Nothing that can be typed is an error.
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
  // Both are under way at once. The second is small, and finds who would be cut off from the first.
  const [found, exact] = await Promise.all([
    search(wordsFilter(words), mostRead),
    search(exactFilter(words), mostExact),
  ])
  const ranked = rank([...exact.entries, ...found.entries], words)
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

/** @throws ConsoleError not-found, name-not-unique */
export async function findByUserName(
  connection: DirectoryConnection,
  baseDn: string,
  userName: string,
): Promise<string> {
  const answer = await connection.search(baseDn, {
    scope: 'sub',
    filter: and(person, equal('uid', userName)),
    attributes: [],
    sizeLimit: 2,
  })
  const [first, second] = answer.entries
  if (!first) throw new ConsoleError('not-found', 'No user has this user name.')
  if (second) throw new ConsoleError('name-not-unique', 'Several users have this user name.')
  return first.dn
}

/** By what the password policy overlay keeps: locked for good means disabled by an administrator. */
export function accountState(entry: Entry): AccountState {
  const lockedAt = entry.first('pwdAccountLockedTime')
  if (lockedAt === null) return 'active'
  return /^0000010100(00)?(00)?Z$/.test(lockedAt) ? 'disabled' : 'locked'
}

function union(attributes: string[], more: string[]): string[] {
  return more.length === 0 ? attributes : [...new Set([...attributes, ...more])]
}

function rank(entries: Entry[], words: SearchWords): Entry[] {
  const byDn = new Map<string, { entry: Entry; score: number; name: string }>()
  for (const entry of entries) {
    if (byDn.has(entry.dn)) continue
    const score = scoreOf(entry, words)
    if (score !== null) byDn.set(entry.dn, { entry, score, name: nameOf(entry) })
  }
  return [...byDn.values()]
    .sort((a, b) => a.score - b.score || alphabetical(a.name, b.name))
    .map(({ entry }) => entry)
}

// Made once: it costs more than sorting with it.
const alphabetical = new Intl.Collator('en-US').compare

function nameOf(entry: Entry): string {
  return entry.first('displayName') ?? entry.first('cn') ?? ''
}

const names = ['displayName', 'cn', 'givenName', 'sn']
const identifiers = ['uid', 'employeeNumber', 'mail']

function folded(entry: Entry, attributes: string[]): string[] {
  const texts: string[] = []
  for (const attribute of attributes) for (const value of entry.values(attribute)) texts.push(foldText(value))
  return texts
}

/** Smaller is better; null: a telephone number that only looked alike to the directory. */
function scoreOf(entry: Entry, { phrase, words }: SearchWords): number | null {
  const named = folded(entry, names)
  const identified = folded(entry, identifiers)
  if (identified.includes(phrase)) return 0
  if (named.includes(phrase)) return 1
  const all = [...named, ...identified]
  let worst = named.some((name) => name.startsWith(phrase)) ? 2 : 3
  for (const word of words) {
    if (all.some((value) => hasWordStart(value, word.text))) continue
    worst = 4
    if (word.digits !== null && !all.some((v) => v.includes(word.text)) && !hasTelephone(entry, word))
      return null
  }
  return worst
}

function hasTelephone(entry: Entry, { digits }: SearchWord): boolean {
  const numbers = [...entry.values('telephoneNumber'), ...entry.values('mobile')]
  return digits !== null && numbers.some((number) => sameTelephone(number, digits))
}

function hasWordStart(value: string, word: string): boolean {
  for (let at = value.indexOf(word); at >= 0; at = value.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(value[at - 1] ?? '')) return true
  }
  return false
}
