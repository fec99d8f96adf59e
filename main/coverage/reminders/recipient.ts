import type { LeftOut, ReminderChannel, ShortfallKind } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { nameOf } from '../../directory/names.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import { accountState, passedOver, summaryAttributes } from '../../directory/users.ts'
import { ConsoleError } from '../../errors.ts'
import { requireInScope } from '../../helpdesk/read-user.ts'
import type { ReminderValues } from '../../messaging/reminder-templates.ts'
import { policyAttributes } from '../../policy/attributes.ts'
import { evaluate } from '../../policy/evaluate.ts'
import type { Policy } from '../../policy/parse.ts'
import type { Desk } from '../../session/desk.ts'
import { addressOf } from './address.ts'
import { missingWords } from './missing-words.ts'

/** Somebody who lacks something, as the directory has them now. */
export interface Lacking {
  entry: Entry
  name: string
  kind: ShortfallKind
  missing: string
}

/** Or why they get no reminder. */
export type ReadPerson<T> = { leftOut: LeftOut } | ({ leftOut: null } & T)

/** @throws ConsoleError where the directory does not answer, whoever is asked for */
export async function readLacking(desk: Desk, dn: string): Promise<ReadPerson<Lacking>> {
  const { policy } = desk
  const entry = await readEntry(desk, dn, [...policyAttributes(policy), 'manager'])
  if (!entry || !isInScope(desk, entry)) return { leftOut: 'gone' }
  if (accountState(entry) === 'disabled') return { leftOut: 'disabled' }
  const { coverage, roles } = evaluate(policy, entry, parseSecurityInfo(entry))
  if (coverage.capable) return { leftOut: 'nothing-missing' }
  const kind = coverage.registered ? 'registered-only' : 'nothing'
  return { leftOut: null, entry, name: nameOf(entry), kind, missing: missingWords(roles) }
}

/** The same, with where a reminder goes. @throws as `readLacking` */
export async function readRecipient(
  desk: Desk,
  dn: string,
  channel: ReminderChannel,
): Promise<ReadPerson<Lacking & { target: string }>> {
  const person = await readLacking(desk, dn)
  if (person.leftOut !== null) return person
  const target = await addressOf(person.entry, channel, desk.policy)
  return target === null ? { leftOut: 'no-address' } : { ...person, target }
}

/** Null: there is none, nobody may read them, or no mail reaches them. @throws as `readLacking` */
export async function readManager(
  desk: Desk,
  { entry }: Lacking,
): Promise<{ name: string; target: string } | null> {
  const dn = entry.first('manager')
  const manager = dn === null ? null : await readEntry(desk, dn, [])
  if (!manager || accountState(manager) === 'disabled') return null
  const target = await addressOf(manager, 'email', desk.policy)
  return target === null ? null : { name: nameOf(manager), target }
}

export const valuesFor = (
  { organization, reminders }: Policy,
  { name, missing }: Pick<ReminderValues, 'name' | 'missing'>,
): ReminderValues => ({
  name,
  missing,
  organization: organization.name,
  desk: organization.desk,
  url: reminders.url ?? 'the sign-in page',
})

async function readEntry({ connection }: Desk, dn: string, more: string[]): Promise<Entry | null> {
  try {
    return await connection.read(dn, [...new Set([...summaryAttributes, ...more])])
  } catch (error) {
    if (error instanceof ConsoleError && passedOver.has(error.code)) return null
    throw error
  }
}

function isInScope(desk: Desk, entry: Entry): boolean {
  try {
    requireInScope(desk, entry)
    return true
  } catch {
    return false
  }
}
