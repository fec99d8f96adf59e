import type { ErrorCode } from '../../../preload/contract.ts'
import { ConsoleError } from '../../errors.ts'
import type { Messaging } from '../../messaging/messaging.ts'
import { usableReminders, writeReminder } from '../../messaging/reminder-templates.ts'
import { nothingWasSent, wordsOfTrouble } from '../../messaging/trouble.ts'
import type { ReminderPolicy } from '../../policy/reminders.ts'
import type { Desk } from '../../session/desk.ts'
import { type Campaign, inVain, wasRemindedLately } from './book.ts'
import type { KnownPerson, Line } from './lines.ts'
import { readLacking, readManager, readRecipient, valuesFor } from './recipient.ts'
import type { ReminderStore } from './store.ts'

/** One message that is to go out: the number of a step, and to whom. */
export interface Task {
  step: number
  to: 'user' | 'manager'
}

/**
 * What became of it. `refused`: by the gateway, which may have meant everybody. `trouble`: the gateway can't just now;
 * `again`: nothing was sent. `hopeless`: nothing can be sent until somebody mends the gateway's settings.
 */
export type Attempt =
  | { became: 'over' | 'sent' }
  | { became: 'refused' | 'trouble' | 'hopeless'; again: boolean; error: ConsoleError }

export interface AttemptOptions {
  store: ReminderStore
  send: Messaging['send']
  clock: () => Date
  /** A message goes out now. */
  sends: () => void
}

const aboutThisOne: readonly ErrorCode[] = ['bad-address', 'bad-number', 'number-blocked']
const aboutSettings: readonly ErrorCode[] = [
  'gateway-credentials',
  'no-gateway',
  'no-keychain',
  'bad-settings',
]

/**
 * Sends one message, with a line on disk before it is handed over and another after: whoever reads the lines later
 * knows for whom it is certain, and for whom it is not.
 * @throws ConsoleError storage-unwritable, or where the directory does not answer: nothing was sent then
 */
export async function attempt(
  options: AttemptOptions,
  at: Desk,
  campaign: Campaign,
  task: Task,
): Promise<Attempt> {
  return task.to === 'user' ? remind(options, at, campaign, task) : tellManager(options, at, campaign, task)
}

async function remind(
  { store, send, clock, sends }: AttemptOptions,
  at: Desk,
  campaign: Campaign,
  { step }: Task,
): Promise<Attempt> {
  const { channel, id } = campaign
  const { person, tries } = campaign.steps[step] ?? nobody()
  const { policy } = at
  const now = () => clock().toISOString()
  const leftOut = async (why: Extract<Line, { kind: 'left-out' }>['why']): Promise<Attempt> => {
    await store.add({ kind: 'left-out', at: now(), step, why })
    return { became: 'over' }
  }
  if (wasRemindedLately(person, policy.reminders.everyDays, clock())) return leftOut('lately')
  const who = await readRecipient(at, person.dn, channel)
  if (who.leftOut !== null) return leftOut(who.leftOut)
  const written = writeReminder(
    usableReminders(policy.reminders.templates)[who.kind],
    channel,
    valuesFor(policy, who),
  )
  const manager = isManagersTurn(person, policy.reminders)
  await store.add({ kind: 'sending', at: now(), step, to: 'user' })
  sends()
  const failure = await send(at, { id: `${id}-${step}`, channel, target: who.target, written }).then(
    () => null,
    (error: unknown) => ({ ...judge(error, tries > 0), problem: wordsOfTrouble(error) }),
  )
  const { outcome, problem, result } = failure ?? sent
  const isOut = outcome === 'sent' || outcome === 'maybe-sent'
  await store.add({ kind: 'user', at: now(), step, outcome, problem, manager: manager && isOut })
  return result
}

interface Judgment {
  outcome: 'sent' | 'maybe-sent' | 'failed' | 'waiting'
  result: Attempt
}

const sent = { outcome: 'sent', problem: null, result: { became: 'sent' } } as const

/** @param again it was refused and put back before: this time it counts for this one alone */
function judge(error: unknown, again: boolean): Judgment {
  const known = error instanceof ConsoleError ? error : new ConsoleError('internal', 'Sending failed.')
  if (!nothingWasSent(error))
    return { outcome: 'maybe-sent', result: { became: 'trouble', again: false, error: known } }
  if (aboutThisOne.includes(known.code) || (known.code === 'gateway-refused' && again))
    return { outcome: 'failed', result: { became: 'over' } }
  if (known.code === 'gateway-refused')
    return { outcome: 'failed', result: { became: 'refused', again: true, error: known } }
  const became = aboutSettings.includes(known.code) ? 'hopeless' : 'trouble'
  return { outcome: 'waiting', result: { became, again: true, error: known } }
}

async function tellManager(
  { store, send, clock, sends }: AttemptOptions,
  at: Desk,
  campaign: Campaign,
  { step }: Task,
): Promise<Attempt> {
  const { person } = campaign.steps[step] ?? nobody()
  const { policy } = at
  const over = (outcome: 'sent' | 'maybe-sent' | 'failed', problem: string | null) =>
    store.add({ kind: 'manager', at: clock().toISOString(), step, outcome, problem })
  const who = await readLacking(at, person.dn)
  const manager = who.leftOut === null ? await readManager(at, who) : null
  if (who.leftOut !== null || !manager) {
    await over('failed', who.leftOut ?? 'no-manager')
    return { became: 'over' }
  }
  const values = { ...valuesFor(policy, { ...who, name: manager.name }), user: who.name }
  const written = writeReminder(usableReminders(policy.reminders.templates).manager, 'email', values)
  await store.add({ kind: 'sending', at: clock().toISOString(), step, to: 'manager' })
  sends()
  const id = `${campaign.id}-${step}-manager`
  try {
    await send(at, { id, channel: 'email', target: manager.target, written })
    await over('sent', null)
  } catch (error) {
    // The next campaign tries again; this one's business is the users.
    await over(nothingWasSent(error) ? 'failed' : 'maybe-sent', wordsOfTrouble(error))
  }
  return { became: 'over' }
}

/** After so many reminders in vain, once. */
function isManagersTurn(person: KnownPerson, { escalateAfter }: ReminderPolicy): boolean {
  const { managerToldAt, metAt } = person
  const wasTold = managerToldAt !== null && (metAt === null || managerToldAt > metAt)
  return escalateAfter !== null && !wasTold && inVain(person).length >= escalateAfter
}

function nobody(): never {
  throw new ConsoleError('internal', 'There is no such step.')
}
