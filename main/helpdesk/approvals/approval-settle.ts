import type { AuditOutcome } from '../../../preload/contract.ts'
import type { AuditDetail, AuditRecord } from '../../audit-log/audit-log.ts'
import type { Desk } from '../../session/desk.ts'
import { type ApprovalDocument, keptMs } from './approval-document.ts'
import { findApproval } from './approval-store.ts'

const steps: readonly string[] = ['request-approval', 'decide-approval', 'stop-approval']

export const isApprovalStep = ({ action }: Pick<AuditRecord, 'action'>): boolean => steps.includes(action)

interface Judgment {
  outcome: AuditOutcome
  detail: AuditDetail
}

/** What became of a step of an approval whose answer never came: the approval itself tells. */
export async function judgeApprovalStep(desk: Desk, intent: AuditRecord, now: Date): Promise<Judgment> {
  const { action, at, detail } = intent
  const stored = await findApproval(desk, String(detail['approvalId']))
  if (stored) return judge(action, detail, stored.document)
  // One that was asked for lies there for a day at least: what is not there by then never was.
  const isFresh = Date.parse(at) + keptMs > now.getTime()
  return action === 'request-approval' && isFresh ? failed : unknown('approval-gone')
}

function judge(action: AuditRecord['action'], detail: AuditDetail, document: ApprovalDocument): Judgment {
  const { state, decidedAt, endedAt } = document
  if (action === 'request-approval') return succeeded
  if (action === 'stop-approval')
    return endedAt !== null && endedAt === detail['endedAt'] ? succeeded : failed
  if (decidedAt !== null && decidedAt === detail['decidedAt']) return succeeded
  // Whoever stops it says so in the place of whoever approved it.
  return state === 'stopped' ? unknown('changed-since') : failed
}

const succeeded: Judgment = { outcome: 'succeeded', detail: {} }
const failed: Judgment = { outcome: 'failed', detail: { code: 'outcome-unknown' } }
const unknown = (reason: string): Judgment => ({ outcome: 'unknown', detail: { reason } })
