import type { UserCard } from '../../preload/contract.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import type { GetDesk } from '../session/desk.ts'
import type { SecurityInfoWriter } from './change.ts'
import { requireTechnician } from './protection.ts'
import { readUserFor } from './read-user.ts'
import { toCard } from './user-card.ts'

export interface RepairOptions {
  desk: GetDesk
  writer: SecurityInfoWriter
  clock: () => Date
}

/**
 * Removes what can't be understood of a user's security info. What can be is kept. Sealed secrets of removed
 * methods stay where another method still has one: nobody can read which is whose.
 */
export async function repairUser(
  { desk: getDesk, writer, clock }: RepairOptions,
  { dn, approvalId = null }: { dn: string; approvalId?: string | null },
): Promise<UserCard> {
  const desk = getDesk()
  requireTechnician(desk)
  const { user } = await readUserFor(desk, dn)
  const { malformed } = parseSecurityInfo(user)
  if (malformed.length > 0) {
    await writer.write(desk, {
      entry: user,
      change: { repair: true },
      action: 'repair',
      detail: {
        removed: malformed.length,
        problems: [...new Set(malformed.map(({ problem }) => problem))].join(' '),
      },
      approvalId,
    })
  }
  return toCard(await readUserFor(desk, dn), {
    policy: desk.policy,
    operator: desk.operator,
    now: clock(),
  })
}
