import type { HistoryEntry } from '../../preload/contract.ts'
import type { AuditLog, AuditRecord } from '../audit-log/audit-log.ts'

/** What this console's operators did to a user, newest first. */
export async function readHistory(auditLog: AuditLog, dn: string): Promise<HistoryEntry[]> {
  const records = await auditLog.forUser(dn)
  const outcomes = new Map(
    records.filter(({ phase }) => phase === 'outcome').map((record) => [record.intent, record]),
  )
  return records
    .filter(({ phase }) => phase === 'intent')
    .map((intent) => toEntry(intent, outcomes.get(intent.seq)))
    .filter((entry) => entry !== null)
    .reverse()
}

function toEntry(intent: AuditRecord, outcome: AuditRecord | undefined): HistoryEntry | null {
  const { action, at, operator, detail } = intent
  // The log's own records are about no user.
  if (action === 'set-aside') return null
  return {
    at,
    operator: operator.name,
    action,
    outcome: outcome?.outcome ?? 'unknown',
    detail: { ...detail, ...outcome?.detail },
  }
}
