import { setImmediate as turn } from 'node:timers/promises'
import type {
  CoverageRow,
  GatewayKind,
  GatewaySettings,
  LeftOut,
  ReminderChannel,
  ReminderPlan,
  ShortfallKind,
} from '../../../preload/contract.ts'
import { summaryAttributes } from '../../directory/users.ts'
import type { Desk } from '../../session/desk.ts'
import { addressOf, unreachable } from './address.ts'
import { type Book, wasRemindedLately } from './book.ts'

/** After so many rows whatever else waits has its turn: there may be hundreds of thousands. */
const atOnce = 500

/** Those of a selection who lack something, as the report found them. */
export async function* lackingOf(rows: Iterable<CoverageRow>): AsyncGenerator<CoverageRow> {
  let count = 0
  for (const row of rows) {
    count += 1
    if (count % atOnce === 0) await turn()
    if (row.missing.length > 0) yield row
  }
}

const kindOf = ({ methods }: CoverageRow): ShortfallKind =>
  methods.length === 0 ? 'nothing' : 'registered-only'

/** What would become of reminders to these people: counted without sending, by what the report and the directory say. */
export async function planReminders(
  at: Desk,
  {
    rows,
    channel,
    book,
    gateways,
    now,
  }: {
    rows: Iterable<CoverageRow>
    channel: ReminderChannel
    book: Book
    gateways: GatewaySettings
    now: Date
  },
): Promise<ReminderPlan> {
  const { everyDays, perMinute, escalateAfter } = at.policy.reminders
  const [silent, own] = await Promise.all([unreachable(at, channel), ownAddress(at, channel)])
  const shortfalls: ReminderPlan['shortfalls'] = { nothing: 0, 'registered-only': 0 }
  const examples: ReminderPlan['examples'] = { nothing: null, 'registered-only': null }
  const left: Partial<Record<LeftOut, number>> = {}
  let people = 0
  for await (const row of lackingOf(rows)) {
    const kind = kindOf(row)
    people += 1
    shortfalls[kind] += 1
    const key = row.dn.toLowerCase()
    const known = book.people.get(key)
    const why = leftOut(row, {
      silent: silent?.has(key) ?? false,
      lately: known !== undefined && wasRemindedLately(known, everyDays, now),
    })
    if (why === null) examples[kind] ??= row.dn
    else left[why] = (left[why] ?? 0) + 1
  }
  const disabled = left.disabled ?? 0
  const lately = left.lately ?? 0
  const noAddress = left['no-address'] ?? 0
  return {
    ...{ channel, people, shortfalls, disabled, lately, unreachable: silent && noAddress },
    toSend: people - disabled - lately - noAddress,
    ...{ examples, everyDays, perMinute, escalateAfter, gateway: carrierOf(gateways, channel), own },
  }
}

/** Each counts once, in the order in which they are left out. */
function leftOut(
  { flags }: CoverageRow,
  { silent, lately }: { silent: boolean; lately: boolean },
): LeftOut | null {
  if (lately) return 'lately'
  if (flags.includes('disabled')) return 'disabled'
  return silent ? 'no-address' : null
}

async function ownAddress(
  { connection, operator, policy }: Desk,
  channel: ReminderChannel,
): Promise<string | null> {
  const entry = await connection.read(operator.dn, summaryAttributes)
  return entry && addressOf(entry, channel, policy)
}

/** Null: none was chosen, or what was chosen is not set up for words of our own. */
function carrierOf({ choice, twilio, smtp }: GatewaySettings, channel: ReminderChannel): GatewayKind | null {
  const carrier = choice[channel]
  if (carrier === 'smtp') return smtp && carrier
  if (carrier === 'twilio') return channel === 'text' && twilio?.sender ? carrier : null
  return carrier
}
