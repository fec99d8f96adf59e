import type { HistoryEntry, UserCard, UserSearchResult } from '../../preload/contract.ts'
import type { AuditLog } from '../audit-log/audit-log.ts'
import { sameDn } from '../directory/dn.ts'
import { readSearchWords } from '../directory/search-words.ts'
import { type ReadUser, searchUsers } from '../directory/users.ts'
import { policyAttributes } from '../policy/attributes.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { SecurityInfoWriter } from './change.ts'
import { readHistory } from './history.ts'
import { readUserFor } from './read-user.ts'
import { repairUser } from './repair.ts'
import { toCard, toSummary } from './user-card.ts'

export interface Users {
  search(words: string): Promise<UserSearchResult>
  read(dn: string): Promise<UserCard>
  /** As the card shows them, if it was opened a moment ago; else they are read. For what is only shown. */
  recent(desk: Desk, dn: string): Promise<ReadUser>
  /** They were changed: what was read a moment ago is no longer how they are. */
  changed(dn: string): void
  history(dn: string): Promise<HistoryEntry[]>
  repair(argument: { dn: string; approvalId?: string | null }): Promise<UserCard>
}

const recentMs = 3_000

export interface UsersOptions {
  desk: GetDesk
  auditLog: AuditLog
  writer: SecurityInfoWriter
  clock: () => Date
}

/** What an operator sees and mends of users, as the directory has it at that moment. */
export function createUsers(options: UsersOptions): Users {
  const { desk: getDesk, auditLog, clock } = options
  let last: { desk: Pick<Desk, 'connection'>; dn: string; at: number; read: Promise<ReadUser> } | null = null

  function readNow(desk: Desk, dn: string): Promise<ReadUser> {
    const read = readUserFor(desk, dn)
    last = { desk: { connection: desk.connection }, dn, at: clock().getTime(), read }
    return read
  }

  return {
    async search(words) {
      const { connection, baseDn, policy, scope } = getDesk()
      const { entries, more } = await searchUsers(connection, baseDn, words, {
        alsoRead: policyAttributes(policy),
        within: scope,
      })
      const read = readSearchWords(words)
      return { users: entries.map((entry) => toSummary(entry, policy, read)), more }
    },
    async read(dn) {
      const desk = getDesk()
      const { policy, operator } = desk
      return toCard(await readNow(desk, dn), { policy, operator, now: clock() })
    },
    recent(desk, dn) {
      const isFresh = last !== null && Math.abs(clock().getTime() - last.at) < recentMs
      return last && isFresh && last.dn === dn && last.desk.connection === desk.connection
        ? last.read
        : readUserFor(desk, dn)
    },
    changed(dn) {
      if (last && sameDn(last.dn, dn)) last = null
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
