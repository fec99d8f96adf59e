import type { ReminderChannel } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { and, equal, not, present } from '../../directory/filter.ts'
import { person } from '../../directory/search-words.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import { ConsoleError } from '../../errors.ts'
import { readMailbox } from '../../messaging/mailbox.ts'
import { readPhoneNumber } from '../../methods/phone-number.ts'
import type { Policy } from '../../policy/parse.ts'
import type { Desk } from '../../session/desk.ts'

/** Where the directory itself has an address of each channel. */
const attributes = { email: 'mail', text: 'mobile' } as const satisfies Record<ReminderChannel, string>

/**
 * Where a reminder reaches somebody: the organization's own mailbox of theirs before one that they registered, but a
 * number that they proved before one that somebody once wrote down. Null: nowhere.
 */
export async function addressOf(
  entry: Entry,
  channel: ReminderChannel,
  { phone }: Pick<Policy, 'phone'>,
): Promise<string | null> {
  const proved = parseSecurityInfo(entry)
    .methods.filter(({ type, confirmedAt }) => type === channel && confirmedAt)
    .flatMap(({ target }) => (target === undefined ? [] : [target]))
  const onFile = entry.values(attributes[channel])
  if (channel === 'email') return firstGood([...onFile, ...proved], (typed) => readMailbox(typed).address)
  const { first: country, countries } = phone
  return firstGood(
    [...proved, ...onFile],
    async (number) =>
      (await readPhoneNumber({ kind: 'text', country, number, extension: null, countries })).target,
  )
}

async function firstGood(
  given: readonly string[],
  read: (typed: string) => string | Promise<string>,
): Promise<string | null> {
  for (const typed of given) {
    try {
      return await read(typed)
    } catch (error) {
      if (!(error instanceof ConsoleError)) throw error
    }
  }
  return null
}

/**
 * DNs (in lower case) of all whom this channel can't reach: the directory has no address, and no method is one. What
 * is no good address shows only when they are read one by one. Null: the directory did not say.
 */
export async function unreachable(
  { connection, baseDn }: Desk,
  channel: ReminderChannel,
): Promise<ReadonlySet<string> | null> {
  const filter = and(person, not(present(attributes[channel])), not(equal('securityInfoMethodType', channel)))
  const found = new Set<string>()
  try {
    for await (const page of connection.pages(baseDn, {
      scope: 'sub',
      filter,
      attributes: [],
      pageSize: 1_000,
    }))
      for (const { dn } of page) found.add(dn.toLowerCase())
    return found
  } catch (error) {
    if (error instanceof ConsoleError) return null
    throw error
  }
}
