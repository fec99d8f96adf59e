import type { HelpDeskAlert } from '../../preload/contract.ts'
import { sameDn } from '../directory/dn.ts'
import { gte } from '../directory/filter.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { generalizedTime } from '../directory/security-info-values.ts'
import type { Desk } from '../session/desk.ts'

const hourMs = 60 * 60_000
const mostRead = 1_000

interface Reset {
  by: string
  byName: string
  number: string | null
}

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

/** Who resets faster than the policy thinks normal, for all operators to see. */
export async function velocityAlerts(desk: Desk, now: Date): Promise<HelpDeskAlert[]> {
  const resets = await readResets(desk, now)
  const { resetsPerHour } = desk.policy.verification.velocity
  const counted = (kind: HelpDeskAlert['kind'], keyOf: (reset: Reset) => string | null, nameOf = keyOf) => {
    const groups = new Map<string | null, Reset[]>()
    for (const reset of resets) groups.set(keyOf(reset), [...(groups.get(keyOf(reset)) ?? []), reset])
    return [...groups]
      .filter(([key, group]) => key !== null && group.length > resetsPerHour)
      .map(([, group]) => ({
        kind,
        who: nameOf(group[0] as Reset) ?? '',
        resets: group.length,
      }))
  }
  return [
    ...counted(
      'velocity-operator',
      ({ by }) => by.toLowerCase(),
      ({ byName }) => byName,
    ),
    ...counted('velocity-number', ({ number }) => number),
  ]
}

/**
 * Whether one more reset is too many for this operator, or for this call-back number: it then needs approval.
 * @param number that was called back; null: none was
 */
export async function isTooFast(
  desk: Desk,
  now: Date,
  number: string | null,
): Promise<'operator' | 'number' | null> {
  const resets = await readResets(desk, now)
  const { resetsPerHour } = desk.policy.verification.velocity
  if (resets.filter(({ by }) => sameDn(by, desk.operator.dn)).length >= resetsPerHour) return 'operator'
  if (number !== null && resets.filter((one) => one.number === number).length >= resetsPerHour)
    return 'number'
  return null
}
