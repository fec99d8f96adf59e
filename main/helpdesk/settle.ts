import type { AuditOutcome } from '../../preload/contract.ts'
import type { AuditDetail, AuditLog, AuditRecord } from '../audit-log/audit-log.ts'
import { sameDn } from '../directory/dn.ts'
import { present } from '../directory/filter.ts'
import { parseSecurityInfo, type SecurityInfo, securityInfoAttributes } from '../directory/security-info.ts'
import type { StoredFlag } from '../directory/security-info-records.ts'
import { ConsoleError, isCode } from '../errors.ts'
import { judgePolicyChange } from '../policy/settle.ts'
import type { Desk } from '../session/desk.ts'
import { isApprovalStep, judgeApprovalStep } from './approvals/approval-settle.ts'

export interface SettleOptions {
  auditLog: AuditLog
  clock: () => Date
  /** Only the intents about this user. */
  user?: string
  /** Told of each intent that has its outcome now. */
  settled?: (intent: AuditRecord, outcome: AuditOutcome) => void
  /** Told of an approval under which nothing came about after all. */
  approvalFailed?: (approvalId: string) => void | Promise<void>
}

/**
 * Gives an outcome to intents that have none, because the console was killed or the connection broke in the
 * middle, by reading what became of the user, the approval or the policy. Runs after every bind; intents at other
 * directories wait, and so do those about users whom this operator does not see.
 */
export async function settleIntents(
  desk: Desk,
  { auditLog, clock, user, settled = () => undefined, approvalFailed = () => undefined }: SettleOptions,
): Promise<void> {
  async function settle(intent: AuditRecord, { outcome, detail }: Judgment): Promise<void> {
    await auditLog.settle(intent, outcome, { ...detail, settledBy: desk.operator.name })
    settled(intent, outcome)
  }
  for (const intent of await auditLog.unsettled()) {
    if (user !== undefined && (intent.user === null || !sameDn(intent.user, user))) continue
    if (intent.action === 'change-policy') {
      if (intent.directory !== desk.directory.id) continue
      await settle(intent, await judgePolicyChange(desk, intent.detail))
    }
    // What touched no user can't be looked up. A lost sign-in or lock changed nothing that lasts.
    else if (intent.user === null) await auditLog.settle(intent, 'unknown')
    else if (intent.directory !== desk.directory.id) continue
    else if (isApprovalStep(intent)) await settle(intent, await judgeApprovalStep(desk, intent, clock()))
    else {
      const info = await readInfo(desk, intent.user)
      if (info === 'unseen') continue
      const judgment = info === 'gone' ? unknown('user-gone') : judge(intent, info)
      await settle(intent, judgment)
      const { approvalId } = intent.detail
      if (judgment.outcome === 'failed' && typeof approvalId === 'string') await approvalFailed(approvalId)
    }
  }
}

/**
 * `unseen`: an entry that is there without being shown, or, for an operator who may not help everybody, perhaps is. It
 * is left to somebody who sees it. `gone`: the directory says so to an operator whom nothing is kept from.
 */
async function readInfo(desk: Desk, dn: string): Promise<SecurityInfo | 'gone' | 'unseen'> {
  const filter = present('objectClass')
  try {
    const attributes = [...securityInfoAttributes]
    const [entry] = (await desk.connection.search(dn, { scope: 'base', filter, attributes })).entries
    return entry ? parseSecurityInfo(entry) : 'unseen'
  } catch (error) {
    if (!isCode(error, 'not-found')) throw error
    return seesEverybody(desk) ? 'gone' : 'unseen'
  }
}

function seesEverybody(desk: Desk): boolean {
  try {
    return desk.scope === null
  } catch (error) {
    // Without a policy nobody can say.
    if (error instanceof ConsoleError) return false
    throw error
  }
}

interface Judgment {
  outcome: AuditOutcome
  detail: AuditDetail
}

/** Each change takes the version one further, so the version tells whether ours can have been made. */
function judge({ action, detail }: AuditRecord, info: SecurityInfo): Judgment {
  const version = info.version ?? 0
  const { methodId, versionBefore, versionAfter } = detail
  // What was not to touch the user (evidence) can't be read off them.
  if (versionBefore === undefined) return unknown('not-on-the-user')
  if (action === 'add-method' && info.methods.some(({ id }) => id === methodId)) return succeeded
  if (version === versionBefore) return failed
  if (version !== versionAfter) return unknown('changed-since')
  const shows = showsItself({ action, detail }, info)
  if (shows !== null) return shows ? succeeded : failed
  if (action === 'repair') return info.malformed.length === 0 ? succeeded : failed
  // This version is somebody else's: ours would have brought the method.
  return action === 'add-method' ? failed : unknown('changed-since')
}

/** Whether the user is as a change to a method would have left them; null: it was another kind of change. */
function showsItself(
  { action, detail }: Pick<AuditRecord, 'action' | 'detail'>,
  info: SecurityInfo,
): boolean | null {
  const method = info.methods.find(({ id }) => id === detail.methodId)
  switch (action) {
    case 'remove-method':
      return method === undefined
    case 'rename-method':
      return method?.label === detail.newLabel
    case 'change-default':
      return info.defaultId === detail.methodId
    case 'test-method':
      return method?.lastTest?.result === detail.result
    case 'reset':
    case 'lost-device':
      return showsReset(detail, info)
    case 'restore-method':
      return method !== undefined
    case 'issue-pass':
      return showsPass(detail, info)
    case 'delete-pass':
      return info.pass === null
    case 'flag-caller':
      return showsFlag('caller-failed', detail, info)
    case 'break-glass':
      return showsFlag('break-glass', detail, info)
    default:
      return null
  }
}

/** All of it was one Modify: what shows any of it must show the rest. */
function showsReset(detail: AuditDetail, info: SecurityInfo): boolean {
  const gone = typeof detail.methodIds === 'string' ? detail.methodIds.split(' ') : []
  return (
    gone.every((id) => !info.methods.some((method) => method.id === id)) &&
    (detail.reregister !== 'yes' || info.reregisterSince === detail.since) &&
    (detail.sessionsRevoked !== 'yes' || info.sessionsRevokedAt === detail.since) &&
    (detail.pass !== 'yes' || showsPass(detail, info))
  )
}

const showsFlag = (kind: StoredFlag['kind'], { verificationId }: AuditDetail, { flags }: SecurityInfo) =>
  flags.some((flag) => flag.kind === kind && flag.verificationId === verificationId)

const showsPass = ({ passIssuedAt }: AuditDetail, { pass }: SecurityInfo): boolean =>
  pass?.issuedAt === passIssuedAt

const succeeded: Judgment = { outcome: 'succeeded', detail: {} }
const failed: Judgment = { outcome: 'failed', detail: { code: 'outcome-unknown' } }
const unknown = (reason: string): Judgment => ({ outcome: 'unknown', detail: { reason } })
