import type { UserCard } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { readUser } from '../directory/users.ts'
import { policyAttributes } from '../policy/attributes.ts'
import type { GetDesk } from '../session/desk.ts'
import { changeSecurityInfo, requireTechnician } from './change.ts'
import { toCard } from './user-card.ts'

export interface RepairOptions {
  desk: GetDesk
  auditLog: AuditLog
  clock: () => Date
}

/**
 * Removes what can't be understood of a user's security info. What can be is kept. Sealed secrets of removed
 * methods stay where another method still has one: nobody can read which is whose.
 */
export async function repairUser(
  { desk: getDesk, auditLog, clock }: RepairOptions,
  dn: string,
): Promise<UserCard> {
  const desk = getDesk()
  requireTechnician(desk)
  const alsoRead = policyAttributes(desk.policy)
  const { user } = await readUser(desk.connection, dn, alsoRead)
  const { malformed } = parseSecurityInfo(user)
  if (malformed.length > 0) {
    await changeSecurityInfo(
      { desk, auditLog },
      {
        entry: user,
        change: { repair: true },
        action: 'repair',
        detail: {
          removed: malformed.length,
          problems: [...new Set(malformed.map(({ problem }) => problem))].join(' '),
        },
      },
    )
  }
  return toCard(await readUser(desk.connection, dn, alsoRead), {
    policy: desk.policy,
    operator: desk.operator,
    now: clock(),
  })
}
