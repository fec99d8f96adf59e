import type { AuditLog } from '../../../main/audit-log/audit-log.ts'
import { createWriter, type DoneChange, type SecurityInfoWriter } from '../../../main/helpdesk/change.ts'
import type { Grants } from '../../../main/helpdesk/grants.ts'
import { createProtection, type Protection } from '../../../main/helpdesk/protection.ts'
import {
  createVerificationStore,
  type VerificationStore,
} from '../../../main/helpdesk/verification/verification-store.ts'

/** Nothing was ever approved. */
const noGrants: Grants = {
  find: async () => null,
  holdLeft: async () => 0,
  claim: async () => undefined,
  failed: async () => undefined,
}

export interface OpenWriter {
  writer: SecurityInfoWriter
  protection: Protection
  verificationStore: VerificationStore
  /** What the writer told of, oldest first. */
  done: DoneChange[]
}

/** The single way to write, with the gate before it. */
export function openWriter({
  auditLog,
  clock,
  newId,
  grants = noGrants,
}: {
  auditLog: AuditLog
  clock: () => Date
  newId: () => string
  grants?: Grants
}): OpenWriter {
  const verificationStore = createVerificationStore({ clock, uptime: () => clock().getTime(), newId })
  const protection = createProtection({
    ...{ verifications: verificationStore, grants, clock },
    tooFast: () => null,
  })
  const done: DoneChange[] = []
  const writer = createWriter({
    ...{ auditLog, protection, grants, clock },
    telling: (_done, _intent, work) => work(),
    done: (change) => done.push(change),
  })
  return { writer, protection, verificationStore, done }
}
