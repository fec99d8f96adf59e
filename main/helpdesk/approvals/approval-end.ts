import type { AuditLog } from '../../audit-log/audit-log.ts'
import { sameDn } from '../../directory/dn.ts'
import { securityInfoAttributes } from '../../directory/security-info.ts'
import { isCode } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import { isOpen, type StoredApproval } from './approval-document.ts'
import { approvalIntent } from './approval-intent.ts'
import { requireSameUser } from './approval-rules.ts'
import type { ApprovalStore } from './approval-store.ts'

export interface ApprovalEnder {
  /** Says of one that is still open that it came to nothing; once. Never throws. */
  end(desk: Desk, id: string, why: string): Promise<void>
  /** The same of all that this operator asked for a user who is no longer as they were. @returns whether there was any */
  endVoid(desk: Desk, all: readonly StoredApproval[]): Promise<boolean>
}

export interface ApprovalEnderOptions {
  auditLog: AuditLog
  store: ApprovalStore
  clock: () => Date
  log: (line: string) => void
}

/** What can come to nothing any more is said to be over, rather than that everybody waits until it expires. */
export function createApprovalEnder({ auditLog, store, clock, log }: ApprovalEnderOptions): ApprovalEnder {
  async function end(desk: Desk, id: string, why: string): Promise<void> {
    try {
      const stored = await store.read(desk, id)
      // Where it was claimed, decided or stopped meanwhile, whoever did so has the last word.
      if (!isOpen(stored.document, clock())) return
      const endedAt = clock().toISOString()
      const intent = approvalIntent(desk, 'stop-approval', stored.document, why, { endedAt })
      await auditLog.around(intent, () => store.replace(desk, stored, { state: 'failed', why, endedAt }))
    } catch (error) {
      log(`approval ${id} could not be marked as failed (${why}): ${(error as Error).message}`)
    }
  }

  async function isVoid(desk: Desk, { document }: StoredApproval): Promise<boolean> {
    const { dn } = document.user
    const entry = await desk.connection.read(dn, [...securityInfoAttributes, 'entryUUID']).catch(ifGone)
    if (!entry) return true
    try {
      await requireSameUser(desk, document, entry)
      return false
    } catch (error) {
      if (isCode(error, 'approval-refused')) return true
      throw error
    }
  }

  return {
    end,
    async endVoid(desk, all) {
      if (!desk.operator.roles.includes('technician')) return false
      const own = all.filter(
        ({ document }) => sameDn(document.requester.dn, desk.operator.dn) && isOpen(document, clock()),
      )
      let any = false
      for (const stored of own) {
        if (!(await isVoid(desk, stored))) continue
        await end(desk, stored.document.id, 'user-changed')
        any = true
      }
      return any
    },
  }
}

function ifGone(error: unknown): null {
  if (isCode(error, 'not-found')) return null
  throw error
}
