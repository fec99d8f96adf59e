import type { Approval, IssuedPass } from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { sameDn } from '../../directory/dn.ts'
import { ConsoleError } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import { type ApprovalDocument, isPast, type StoredApproval, stateOf } from './approval-document.ts'
import { approvalIntent } from './approval-intent.ts'
import type { ApprovalStore } from './approval-store.ts'

/** Does what was approved, by the same services as ever, which check everything again. */
export type CarryOut = (desk: Desk, approval: Approval) => Promise<{ pass: IssuedPass | null }>

export interface ApprovalCarrier {
  /** What this operator asked for and may have now, one after the other. @returns whether there was any */
  carryOut(desk: Desk, all: readonly StoredApproval[]): Promise<boolean>
  /** Takes away what this operator asked for and nobody looks at any more, a few at a time. */
  clearAway(desk: Desk, all: readonly StoredApproval[]): Promise<void>
  passWaits(id: string): boolean
  /** Once. Null: there is none. */
  takePass(desk: Desk, id: string): IssuedPass | null
  endAll(): void
}

export interface ApprovalCarrierOptions {
  auditLog: AuditLog
  store: ApprovalStore
  clock: () => Date
  carryOut: CarryOut
  show: (desk: Desk, document: ApprovalDocument) => Promise<Approval>
  log: (line: string) => void
}

const mostCleared = 3

/** They say nothing of what was approved: it is tried again, as long as the approval holds. */
const passing = new Set<string>([
  'directory-lost',
  'directory-timeout',
  'directory-busy',
  'directory-unavailable',
  'outcome-unknown',
  'hold-not-over',
  'locked',
  'not-signed-in',
  'audit-log-unwritable',
])

/** The console that asked does what was approved. Whatever there is to know of it is in the directory, but a pass. */
export function createApprovalCarrier(options: ApprovalCarrierOptions): ApprovalCarrier {
  const { auditLog, store, clock, log } = options
  const underWay = new Set<string>()
  let passes = new Map<string, { pass: IssuedPass; operatorDn: string }>()

  async function carryOutOne(desk: Desk, stored: StoredApproval): Promise<void> {
    const { id } = stored.document
    // Whoever signs out meanwhile does not come back to it.
    const mine = passes
    underWay.add(id)
    try {
      const { pass } = await options.carryOut(desk, await options.show(desk, stored.document))
      if (pass) mine.set(id, { pass, operatorDn: desk.operator.dn })
    } catch (error) {
      const code = error instanceof ConsoleError ? error.code : 'internal'
      log(`approval ${id} could not be carried out: ${code}`)
      if (!passing.has(code)) await giveUp(desk, id, code)
    } finally {
      underWay.delete(id)
    }
  }

  /** Where it was claimed, whoever claimed it has the last word. */
  async function giveUp(desk: Desk, id: string, code: string): Promise<void> {
    try {
      const stored = await store.read(desk, id)
      if (stored.document.state !== 'approved') return
      const endedAt = clock().toISOString()
      const intent = approvalIntent(desk, 'stop-approval', stored.document, code, { endedAt })
      await auditLog.around(intent, () =>
        store.replace(desk, stored, { state: 'failed', why: code, endedAt }),
      )
    } catch (error) {
      log(`approval ${id} could not be marked as failed (${code}): ${(error as Error).message}`)
    }
  }

  const own = ({ operator }: Desk, all: readonly StoredApproval[]): StoredApproval[] =>
    operator.roles.includes('technician')
      ? all.filter(({ document }) => sameDn(document.requester.dn, operator.dn))
      : []

  return {
    async carryOut(desk, all) {
      const ready = own(desk, all).filter(
        ({ document }) =>
          stateOf(document, clock()) === 'approved' &&
          // The wizard is the operator's to go through.
          document.call.call !== 'add-method' &&
          !underWay.has(document.id),
      )
      for (const stored of ready) await carryOutOne(desk, stored)
      return ready.length > 0
    },
    async clearAway(desk, all) {
      const past = own(desk, all).filter(({ document }) => isPast(document, clock()))
      for (const stored of past.slice(0, mostCleared)) await store.remove(desk, stored)
    },
    passWaits: (id) => passes.has(id),
    takePass(desk, id) {
      const waiting = passes.get(id)
      if (!waiting || !sameDn(waiting.operatorDn, desk.operator.dn)) return null
      passes.delete(id)
      return waiting.pass
    },
    endAll() {
      passes.clear()
      passes = new Map()
    },
  }
}
