import type { HelpDeskAlert } from '../../preload/contract.ts'
import { sameDn } from '../directory/dn.ts'
import { gte } from '../directory/filter.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { generalizedTime } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'
import { displayTarget } from '../methods/phone-number.ts'
import type { Desk, GetDesk } from '../session/desk.ts'

const hourMs = 60 * 60_000
const mostRead = 1_000

interface Reset {
  by: string
  byName: string
  /** That was called back. */
  number: string | null
}

type TooFast = 'operator' | 'number' | null

/** Everybody's resets of the last hour, as they stand on the users who were reset. */
async function readResets({ connection, baseDn }: Desk, now: Date): Promise<Reset[]> {
  const since = new Date(now.getTime() - hourMs)
  const { entries } = await connection.search(baseDn, {
    scope: 'sub',
    filter: gte('securityInfoLastReset', generalizedTime(since)),
    attributes: ['securityInfoFlag'],
    sizeLimit: mostRead,
  })
  return entries.flatMap((entry) =>
    parseSecurityInfo(entry)
      .flags.filter(({ kind, at }) => kind === 'reset' && Date.parse(at) > since.getTime())
      .map(({ by, byName, number }) => ({ by, byName, number: number ?? null })),
  )
}

function judge(resets: readonly Reset[], { operator, policy }: Desk, number: string | null): TooFast {
  const { resetsPerHour } = policy.verification.velocity
  if (resets.filter(({ by }) => sameDn(by, operator.dn)).length >= resetsPerHour) return 'operator'
  if (number !== null && resets.filter((one) => one.number === number).length >= resetsPerHour)
    return 'number'
  return null
}

/**
 * Whether one more reset is too many for this operator, or for this call-back number: it then needs approval.
 * @param number that was called back; null: none was
 */
export async function isTooFast(desk: Desk, now: Date, number: string | null): Promise<TooFast> {
  return judge(await readResets(desk, now), desk, number)
}

export interface VelocityWatch {
  /** As it was counted last. */
  tooFast(desk: Desk, number: string | null): TooFast
  alerts(): HelpDeskAlert[]
  /** Counts anew. Never throws: what could not be counted stays as it was. */
  count(): Promise<void>
  forget(): void
}

/** Who resets faster than the policy thinks normal, for all operators to see. */
export function createVelocityWatch(options: {
  desk: GetDesk
  clock: () => Date
  changed: (alerts: HelpDeskAlert[]) => void
}): VelocityWatch {
  let resets: Reset[] = []
  let alerts: HelpDeskAlert[] = []

  return {
    tooFast: (desk, number) => judge(resets, desk, number),
    alerts: () => alerts,
    async count() {
      try {
        const desk = options.desk()
        resets = await readResets(desk, options.clock())
        const next = await alertsOf(resets, desk.policy.verification.velocity.resetsPerHour)
        const isSame = JSON.stringify(next) === JSON.stringify(alerts)
        alerts = next
        if (!isSame) options.changed(alerts)
      } catch (error) {
        if (!(error instanceof ConsoleError)) throw error
      }
    },
    forget() {
      resets = []
      alerts = []
    },
  }
}

async function alertsOf(resets: readonly Reset[], most: number): Promise<HelpDeskAlert[]> {
  const alerts = new Map<string, HelpDeskAlert>()
  const count = (key: string, alert: Omit<HelpDeskAlert, 'resets'>) => {
    const known = alerts.get(key)
    if (known) known.resets += 1
    else alerts.set(key, { ...alert, resets: 1 })
  }
  for (const { by, byName, number } of resets) {
    count(`operator ${by.toLowerCase()}`, { kind: 'velocity-operator', who: byName })
    if (number !== null)
      count(`number ${number}`, { kind: 'velocity-number', who: await displayTarget(number) })
  }
  return [...alerts.values()].filter(({ resets: made }) => made > most)
}
