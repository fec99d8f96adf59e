import type { AuditAction } from '../../preload/contract.ts'
import type { AuditDetail, AuditLog, AuditRecord } from '../audit-log/audit-log.ts'
import type { Change } from '../directory/connection.ts'
import { foldDn } from '../directory/dn.ts'
import { Entry } from '../directory/entry.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { nextVersion, planChange, type SecurityInfoChange } from '../directory/security-info-change.ts'
import type { StoredFlag } from '../directory/security-info-records.ts'
import { ConsoleError, isCode } from '../errors.ts'
import type { Desk } from '../session/desk.ts'
import { createTurns } from '../turns.ts'
import type { Grants } from './grants.ts'
import { actionsOf, isReset } from './protected-actions.ts'
import type { Authority, Protection } from './protection.ts'

export interface ChangeRequest {
  /** The user as they were read when the change was decided on. */
  entry: Entry
  change: SecurityInfoChange
  action: AuditAction
  /** What the audit log says besides. Never a secret. */
  detail: AuditDetail
  /** The change cuts off a device that was reported lost, with all that belongs to it. */
  lostDevice?: boolean
  /** Of the approval that it is done under. */
  approvalId?: string | null
}

/** What a change is, for whoever tells the user of it. */
export interface DoneChange extends ChangeRequest {
  desk: Desk
  authority: Authority
}

export interface WriterOptions {
  auditLog: AuditLog
  protection: Protection
  grants: Grants
  clock: () => Date
  /** Does it so that the user is told of it. @throws what the work throws */
  telling: (change: DoneChange, intent: AuditRecord, work: () => Promise<void>) => Promise<void>
  /** Told of each change that was made. */
  done: (change: DoneChange) => void
}

export interface SecurityInfoWriter {
  /**
   * The single way to write a user's security info: whether it may be done, intent on disk, one Modify, outcome on
   * disk.
   * @returns the changes that were made
   * @throws ConsoleError what `Protection.authorize` throws; changed-elsewhere, if anybody wrote since `entry` was
   * read: nothing was changed; outcome-unknown, if the connection broke in the middle: the intent stays open until it
   * is settled; audit-log-unwritable, not-permitted or the directory's refusal: nothing was changed
   */
  write(desk: Desk, request: ChangeRequest): Promise<Change[]>
  /** Whether it could be written now, before the user has done anything for it. @throws as `write` */
  check(
    desk: Desk,
    request: Pick<ChangeRequest, 'entry' | 'change' | 'lostDevice' | 'approvalId'>,
  ): Promise<void>
}

export function createWriter(options: WriterOptions): SecurityInfoWriter {
  const { auditLog, protection, grants, clock } = options
  const inTurn = createTurns()

  function authorize(desk: Desk, request: Parameters<SecurityInfoWriter['check']>[1]): Promise<Authority> {
    const { entry, change, lostDevice = false, approvalId = null } = request
    const actions = actionsOf(parseSecurityInfo(entry), change, { lostDevice })
    const lost = lostDevice ? (change.remove ?? []) : []
    return protection.authorize(desk, { user: entry, actions, approvalId, lost })
  }

  async function writeNow(desk: Desk, request: ChangeRequest): Promise<Change[]> {
    const { entry, action, detail } = request
    const authority = await authorize(desk, request)
    const info = parseSecurityInfo(entry)
    const changes = planChange(entry, withFlags(request.change, desk, authority, clock()))
    const intent = {
      operator: desk.operator,
      user: entry.dn,
      action,
      directory: desk.directory.id,
      detail: {
        ...onWhoseWord(authority),
        ...detail,
        versionBefore: info.version ?? 0,
        versionAfter: nextVersion(info),
      },
    }
    const done = { ...request, desk, authority }
    const carryOut = async () => {
      const { grant } = authority
      if (grant) await grants.claim(desk, grant)
      try {
        await modify(desk, entry, changes)
      } catch (error) {
        const isOpen = isCode(error, 'outcome-unknown')
        if (grant && !isOpen) await grants.failed(desk, grant, errorCode(error))
        throw error
      }
    }
    await auditLog.around(intent, (record) => options.telling(done, record, carryOut))
    options.done(done)
    return changes
  }

  return {
    write(desk, request) {
      const { entry, change, lostDevice = false } = request
      const actions = actionsOf(parseSecurityInfo(entry), change, { lostDevice })
      // Of two at once the second is to be counted after the first was made.
      return isReset(actions)
        ? inTurn(foldDn(desk.operator.dn), () => writeNow(desk, request))
        : writeNow(desk, request)
    },
    async check(desk, request) {
      await authorize(desk, request)
    },
  }
}

const hourMs = 60 * 60_000

/** What the directory itself keeps of it: resets are counted. */
function withFlags(
  change: SecurityInfoChange,
  { operator }: Desk,
  { actions, number, verificationId }: Authority,
  now: Date,
): SecurityInfoChange {
  if (!isReset(actions)) return change
  const reset: StoredFlag = {
    kind: 'reset',
    at: now.toISOString(),
    until: new Date(now.getTime() + hourMs).toISOString(),
    by: operator.dn,
    byName: operator.name,
    ...(number !== null && { number }),
    ...(verificationId !== null && { verificationId }),
  }
  return { ...change, flag: { add: [...(change.flag?.add ?? []), reset], now } }
}

/** On what evidence, why, and by whose approval: stands in every record that it opened. */
function onWhoseWord({ level, verificationId, case: about, grant, breakGlass }: Authority): AuditDetail {
  return {
    ...(verificationId !== null && { verificationId, level }),
    ...(about && { reason: about.reason, ...(about.text !== '' && { why: about.text }) }),
    ...(about?.ticket && { ticket: about.ticket }),
    ...(grant && { approvalId: grant.id }),
    ...(breakGlass !== null && { breakGlass }),
  }
}

const errorCode = (error: unknown): string => (error instanceof ConsoleError ? error.code : 'internal')

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
