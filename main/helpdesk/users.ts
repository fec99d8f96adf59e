import type { HistoryEntry, UserCard, UserSearchResult } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { readUser, searchUsers } from '../directory/users.ts'
import { policyAttributes } from '../policy/attributes.ts'
import type { GetDesk } from '../session/desk.ts'
import { readHistory } from './history.ts'
import { repairUser } from './repair.ts'
import { toCard, toSummary } from './user-card.ts'

export interface Users {
  search(words: string): Promise<UserSearchResult>
  read(dn: string): Promise<UserCard>
  history(dn: string): Promise<HistoryEntry[]>
  repair(dn: string): Promise<UserCard>
}

/** What an operator sees and mends of users, as the directory has it at that moment. */
export function createUsers(options: { desk: GetDesk; auditLog: AuditLog; clock: () => Date }): Users {
  const { desk: getDesk, auditLog, clock } = options
  return {
    async search(words) {
      const { connection, baseDn, policy } = getDesk()
      const { entries, more } = await searchUsers(connection, baseDn, words, policyAttributes(policy))
      return { users: entries.map((entry) => toSummary(entry, policy)), more }
    },
    async read(dn) {
      const { connection, policy, operator } = getDesk()
      return toCard(await readUser(connection, dn, policyAttributes(policy)), {
        policy,
        operator,
        now: clock(),
      })
    },
    history(dn) {
      getDesk()
      return readHistory(auditLog, dn)
    },
    repair: (dn) => repairUser(options, dn),
  }
}
