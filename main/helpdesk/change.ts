import type { AuditAction } from '../../preload/contract.ts'
import type { AuditDetail, AuditLog } from '../audit-log/audit-log.ts'
import type { Change } from '../directory/connection.ts'
import { Entry } from '../directory/entry.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { nextVersion, planChange, type SecurityInfoChange } from '../directory/security-info-change.ts'
import { ConsoleError } from '../errors.ts'
import type { Desk } from '../session/desk.ts'

export interface ChangeRequest {
  /** The user as they were read when the change was decided on. */
  entry: Entry
  change: SecurityInfoChange
  action: AuditAction
  /** What the audit log says besides. Never a secret. */
  detail: AuditDetail
}

/**
 * The single way to write a user's security info: intent on disk, one Modify, outcome on disk.
 * @returns the changes that were made
 * @throws ConsoleError changed-elsewhere, if anybody wrote since `entry` was read: nothing was changed;
 * outcome-unknown, if the connection broke in the middle: the intent stays open until it is settled;
 * audit-log-unwritable, not-permitted or the directory's refusal: nothing was changed
 */
export async function changeSecurityInfo(
  { desk, auditLog }: { desk: Desk; auditLog: AuditLog },
  { entry, change, action, detail }: ChangeRequest,
): Promise<Change[]> {
  requireTechnician(desk)
  const info = parseSecurityInfo(entry)
  const changes = planChange(entry, change)
  const intent = {
    operator: desk.operator,
    user: entry.dn,
    action,
    directory: desk.directory.id,
    detail: { ...detail, versionBefore: info.version ?? 0, versionAfter: nextVersion(info) },
  }
  await auditLog.around(intent, () => modify(desk, entry, changes))
  return changes
}

/** The entry as it is after the changes, without another reading. */
export function withChanges(entry: Entry, changes: readonly Change[]): Entry {
  const attributes = new Map(entry.names().map((name) => [name.toLowerCase(), entry.bytes(name)]))
  for (const { op, attribute, values } of changes) {
    const name = attribute.toLowerCase()
    const before = op === 'replace' ? [] : (attributes.get(name) ?? [])
    const given = values.map((value) => Buffer.from(value))
    const after =
      op === 'delete'
        ? before.filter((value) => !given.some((gone) => gone.equals(value)))
        : [...before, ...given]
    attributes.set(name, after)
  }
  return Entry.from(entry.dn, Object.fromEntries(attributes))
}

/** The border checks the role as well; a service that changes accounts does not rely on it. */
export function requireTechnician({ operator }: Desk): void {
  if (operator.roles.includes('technician')) return
  throw new ConsoleError('not-permitted', 'Only a technician may change security info.')
}

async function modify({ connection }: Desk, entry: Entry, changes: Change[]): Promise<void> {
  try {
    await connection.modify(entry.dn, changes)
  } catch (error) {
    if (!(error instanceof ConsoleError) || !mayBeConflict(error)) throw error
    // The first version of all has none to delete: a rival's shows as a value too many instead.
    const now = await connection.read(entry.dn, ['securityInfoVersion']).catch(() => null)
    if (!now || sameValues(now.values('securityInfoVersion'), entry.values('securityInfoVersion')))
      throw error
    throw new ConsoleError('changed-elsewhere', 'Somebody else set up security info for this user first.')
  }
}

const mayBeConflict = ({ code }: ConsoleError): boolean =>
  code === 'already-exists' || code === 'constraint-violation'

function sameValues(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value))
}
