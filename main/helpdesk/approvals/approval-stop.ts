import type { AuditLog } from '../../audit-log/audit-log.ts'
import { sameDn } from '../../directory/dn.ts'
import type { Desk } from '../../session/desk.ts'
import { readUserFor } from '../read-user.ts'
import { decision, readReason } from './approval-decision.ts'
import { type ApprovalDocument, isOpen, type StoredApproval, stateOf } from './approval-document.ts'
import { approvalIntent } from './approval-intent.ts'
import { refused } from './approval-rules.ts'
import type { ApprovalStore } from './approval-store.ts'
import { isCancelCode } from './cancel-code.ts'

export interface ApprovalStopOptions {
  auditLog: AuditLog
  store: ApprovalStore
  clock: () => Date
}

export interface Stop {
  id: string
  cancelCode: string | null
  reason: string
}

const mostWrongCodes = 5

/** As long as it was not carried out. @throws ConsoleError approval-refused */
export async function stopApproval(
  desk: Desk,
  { id, cancelCode, reason: typed }: Stop,
  { auditLog, store, clock }: ApprovalStopOptions,
): Promise<ApprovalDocument> {
  const stored = await store.read(desk, id)
  const { document } = stored
  const isOwn = sameDn(document.requester.dn, desk.operator.dn)
  // Whose account it is may have gone meanwhile: who may help everybody can stop it all the same.
  if (!isOwn && desk.scope !== null) await readUserFor(desk, document.user.dn)
  const reason = readReason(typed, { mayBeEmpty: isOwn || cancelCode !== null })
  const now = clock()
  const state = stateOf(document, now)
  if (cancelCode !== null && state === 'carried-out') throw refused('hold-over')
  if (!isOpen(document, now)) throw refused(state === 'expired' ? 'expired' : 'not-pending')
  const endedAt = now.toISOString()
  const intent = approvalIntent(desk, 'stop-approval', document, reason, {
    by: cancelCode === null ? 'operator' : 'cancel-code',
    endedAt,
  })
  return auditLog.around(intent, async () => {
    if (cancelCode !== null) await requireCode(desk, stored, cancelCode, store)
    return store.replace(desk, stored, {
      state: 'stopped',
      ...decision(desk, reason, now),
      // Then it was the user who said no.
      ...(cancelCode !== null && { decidedBy: null }),
      endedAt,
    })
  })
}

/** Wrong ones are counted in the directory, for all consoles together. */
async function requireCode(
  desk: Desk,
  stored: StoredApproval,
  typed: string,
  store: ApprovalStore,
): Promise<void> {
  const { cancelCode, stampedAt } = stored.document
  if (!cancelCode || cancelCode.wrong >= mostWrongCodes) throw refused('wrong-cancel-code')
  if (await isCancelCode(cancelCode.hash, typed)) return
  await store.replace(desk, stored, {
    cancelCode: { ...cancelCode, wrong: cancelCode.wrong + 1 },
    // The hold goes on from where it began.
    stampedAt: stampedAt ?? stored.writtenAt,
  })
  throw refused('wrong-cancel-code')
}
