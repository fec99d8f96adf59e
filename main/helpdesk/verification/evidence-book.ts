import type { AuditDetail, AuditLog } from '../../audit-log/audit-log.ts'
import type { Entry } from '../../directory/entry.ts'
import { isCode } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import type { SecurityInfoWriter } from '../change.ts'
import { readUserFor } from '../read-user.ts'
import type { KnownOption } from './evidence-options.ts'
import type { Verification, VerificationStore } from './verification-store.ts'

export interface EvidenceBook {
  record(desk: Desk, user: Entry, verification: Verification, detail: AuditDetail): Promise<void>
  give(
    desk: Desk,
    user: Entry,
    verification: Verification,
    option: KnownOption,
    detail: AuditDetail,
  ): Promise<void>
  /** @param flags the caller is somebody else, which all operators are to know */
  fail(
    desk: Desk,
    user: Entry,
    verification: Verification,
    option: KnownOption,
    detail: AuditDetail,
    { flags }: { flags: boolean },
  ): Promise<void>
  /** For all operators, on whatever the user has become meanwhile. */
  flag(desk: Desk, dn: string, verification: Verification, warning: Warning): Promise<void>
}

/** What every operator is to see on the card. */
export type Warning = { kind: 'caller-failed' } | { kind: 'break-glass'; reason: string }

/** What was given as evidence, and what failed: in the audit log, in memory, and on the user where it is a warning. */
export function createEvidenceBook(options: {
  auditLog: AuditLog
  store: VerificationStore
  writer: SecurityInfoWriter
  clock: () => Date
}): EvidenceBook {
  const { auditLog, store, writer, clock } = options

  /** In the audit log first: evidence that is not recorded is none. */
  async function record(
    desk: Desk,
    user: Entry,
    verification: Verification,
    detail: AuditDetail,
  ): Promise<void> {
    const { operator, directory } = desk
    const record = {
      operator,
      user: user.dn,
      action: 'verify-caller' as const,
      directory: directory.id,
      detail: { verificationId: verification.id, ...detail },
    }
    await auditLog.around(record, async () => undefined)
  }

  async function give(
    desk: Desk,
    user: Entry,
    verification: Verification,
    option: KnownOption,
    detail: AuditDetail,
  ): Promise<void> {
    const { kind, channel, label, number, ground, id: optionId } = option
    await record(desk, user, verification, { kind, result: 'passed', level: option.level, ...detail })
    verification.evidence = [
      ...verification.evidence.filter((one) => one.optionId !== optionId),
      {
        ...{ kind, channel, label, optionId, ground, at: clock().toISOString() },
        ...(number !== null && { number }),
        validity: store.stopwatch(desk.policy.verification.expiresAfterMinutes),
      },
    ]
  }

  async function fail(
    desk: Desk,
    user: Entry,
    verification: Verification,
    option: KnownOption,
    detail: AuditDetail,
    { flags }: { flags: boolean },
  ): Promise<void> {
    verification.failed.add(option.id)
    verification.evidence = verification.evidence.filter(({ optionId }) => optionId !== option.id)
    await record(desk, user, verification, { kind: option.kind, result: 'failed', ...detail })
    if (flags) await flag(desk, user.dn, verification, { kind: 'caller-failed' })
  }

  async function flag(
    desk: Desk,
    dn: string,
    { id: verificationId }: Verification,
    warning: Warning,
  ): Promise<void> {
    const { operator, policy } = desk
    const { flagFailedCallerHours: hours, expiresAfterMinutes } = policy.verification
    const isEmergency = warning.kind === 'break-glass'
    // An emergency is on show for as long as it is on, at the least.
    const lastsMs = Math.max(hours * 60, isEmergency ? expiresAfterMinutes : 0) * 60_000
    for (let attempt = 1; ; attempt += 1) {
      const now = clock()
      const add = {
        kind: warning.kind,
        at: now.toISOString(),
        until: new Date(now.getTime() + lastsMs).toISOString(),
        by: operator.dn,
        byName: operator.name,
        verificationId,
      }
      const { user: entry } = await readUserFor(desk, dn)
      try {
        await writer.write(desk, {
          entry,
          change: { flag: { add: [add], now } },
          action: isEmergency ? 'break-glass' : 'flag-caller',
          detail: isEmergency ? { reason: warning.reason } : { hours },
        })
        return
      } catch (error) {
        if (!isCode(error, 'changed-elsewhere') || attempt === 3) throw error
      }
    }
  }

  return { record, give, fail, flag }
}
