import type { HistoryEntry, UserCard, UserSearchResult } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { searchUsers } from '../directory/users.ts'
import { policyAttributes } from '../policy/attributes.ts'
import type { GetDesk } from '../session/desk.ts'
import type { SecurityInfoWriter } from './change.ts'
import { readHistory } from './history.ts'
import { readUserFor } from './read-user.ts'
import { repairUser } from './repair.ts'
import { toCard, toSummary } from './user-card.ts'

export interface Users {
  search(words: string): Promise<UserSearchResult>
  read(dn: string): Promise<UserCard>
  history(dn: string): Promise<HistoryEntry[]>
  repair(argument: { dn: string; approvalId?: string | null }): Promise<UserCard>
}

export interface UsersOptions {
  desk: GetDesk
  auditLog: AuditLog
  writer: SecurityInfoWriter
  clock: () => Date
}

/** What an operator sees and mends of users, as the directory has it at that moment. */
export function createUsers(options: UsersOptions): Users {
  const { desk: getDesk, auditLog, clock } = options
  return {
    async search(words) {
      const { connection, baseDn, policy, scope } = getDesk()
      const { entries, more } = await searchUsers(connection, baseDn, words, {
        alsoRead: policyAttributes(policy),
        within: scope,
      })
      return { users: entries.map((entry) => toSummary(entry, policy)), more }
    },
    async read(dn) {
      const desk = getDesk()
      const { policy, operator } = desk
      return toCard(await readUserFor(desk, dn), { policy, operator, now: clock() })
    },
    async history(dn) {
      const desk = getDesk()
      // Whom an operator may not help they may not know of either.
      if (desk.scope !== null) await readUserFor(desk, dn)
      return readHistory(auditLog, dn)
    },
    repair: (argument) => repairUser(options, argument),
  }
}
