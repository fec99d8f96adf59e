import type { EnrollmentResult, MethodType, RoleState, UserCard } from '../../preload/contract.ts'
import { Entry } from '../directory/entry.ts'
import { parseSecurityInfo, type SecurityInfo } from '../directory/security-info.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'
import { isSecondFactor } from '../methods/offers.ts'
import { seal } from '../methods/sealing.ts'
import { evaluate, isAllowed } from '../policy/evaluate.ts'
import type { Desk } from '../session/desk.ts'
import type { OrganizationKeys } from '../settings/organization-key.ts'
import { type SecurityInfoWriter, withChanges } from './change.ts'
import type { Enrollment } from './enrollment-store.ts'
import { freeLabel } from './labels.ts'
import { readUserFor } from './read-user.ts'
import { refuseSecond } from './second-method.ts'
import { toCard } from './user-card.ts'
import { userChanges } from './user-changes.ts'

export interface WriteOptions {
  /** Finds out what became of what was left open about this user. */
  settle: (desk: Desk, user: string) => Promise<void>
  writer: SecurityInfoWriter
  keys: OrganizationKeys
  clock: () => Date
}

/**
 * Writes the proved method: one Modify on the user as they are now, if nobody wrote since the operator last saw them;
 * else nothing is written, and what was changed is handed back. Whether it may be written is asked of a fresh reading:
 * groups and roles change without a word in the security info.
 */
async function writeMethod(
  options: WriteOptions,
  desk: Desk,
  enrollment: Enrollment,
): Promise<EnrollmentResult> {
  const { methodId, setup } = enrollment
  const look = await lookAgain(options, desk, enrollment)
  if (look.before.version !== look.after.version) return outdated(enrollment, look)
  const { entry } = enrollment
  const info = look.after
  // Taken before the change: after it, a policy that just became invalid must not look like a failure.
  const context = { policy: desk.policy, operator: desk.operator, now: options.clock() }
  requireAllowed(evaluate(context.policy, entry, info).roles, setup.type)
  // Somebody else may have set it up since it was begun.
  refuseSecond(info.methods, { type: setup.type, ...setup.proved() })

  const secrets = await sealed(options, desk, enrollment)
  const method = methodOf(enrollment, info, desk, options.clock())
  const madeDefault = isSecondFactor(method.type) && !hasDefaultFactor(info)
  const change = { add: [method], secrets, ...(madeDefault && { defaultId: methodId }) }
  const detail = { type: method.type, label: method.label, methodId }
  try {
    const changes = await options.writer.write(desk, { entry, change, action: 'add-method', detail })
    markWritten(enrollment, madeDefault)
    // The change is made: a connection that breaks now costs the fresh reading, not the good news.
    const read = await readUserFor(desk, enrollment.userDn).catch(() => ({
      user: withChanges(entry, changes),
      manager: null,
    }))
    return { outcome: 'confirmed', methodId, madeDefault, card: await toCard(read, context) }
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    if (error.code === 'outcome-unknown') enrollment.written = 'unknown'
    if (error.code !== 'changed-elsewhere') throw error
  }
  return outdated(enrollment, await lookAgain(options, desk, enrollment))
}

/** After an unknown outcome, or a second `finish`: finds out whether the method is there, else writes it. */
export async function finishMethod(
  options: WriteOptions,
  desk: Desk,
  enrollment: Enrollment,
): Promise<EnrollmentResult> {
  if (enrollment.written === 'no') return writeMethod(options, desk, enrollment)
  await options.settle(desk, enrollment.userDn)
  const look = await lookAgain(options, desk, enrollment)
  const { before, after } = look
  const isThere = after.values.has(enrollment.methodId)
  // It was there, and somebody removed it since: that is not to be undone behind their back.
  if (!isThere && typeof enrollment.written === 'object')
    throw new ConsoleError('enrollment-ended', 'The method was set up, and removed since.')
  if (isThere || before.version !== after.version) return outdated(enrollment, look)
  enrollment.written = 'no'
  return writeMethod(options, desk, enrollment)
}

/** @throws ConsoleError method-not-allowed */
export function requireAllowed(roles: readonly RoleState[], type: MethodType): void {
  if (!isAllowed(roles, type))
    throw new ConsoleError('method-not-allowed', `No role of this user allows ${type}.`, { type })
}

interface Look {
  before: SecurityInfo
  after: SecurityInfo
  card: UserCard
}

/** Somebody wrote since the operator saw the user: also it may have been us, though nobody knew it. */
function outdated(enrollment: Enrollment, { before, after, card }: Look): EnrollmentResult {
  if (after.values.has(enrollment.methodId)) return alreadyWritten(enrollment, card, after)
  enrollment.written = 'no'
  return { outcome: 'changed-elsewhere', changes: userChanges(before, after), card }
}

async function lookAgain({ clock }: WriteOptions, desk: Desk, enrollment: Enrollment): Promise<Look> {
  const read = await readUserFor(desk, enrollment.userDn)
  const card = await toCard(read, { policy: desk.policy, operator: desk.operator, now: clock() })
  const before = parseSecurityInfo(enrollment.entry)
  enrollment.entry = read.user
  return { before, after: parseSecurityInfo(read.user), card }
}

function alreadyWritten(enrollment: Enrollment, card: UserCard, info: SecurityInfo): EnrollmentResult {
  const { methodId } = enrollment
  const madeDefault = info.defaultId === methodId
  markWritten(enrollment, madeDefault)
  return { outcome: 'confirmed', methodId, madeDefault, card }
}

function markWritten(enrollment: Enrollment, madeDefault: boolean): void {
  enrollment.written = { madeDefault }
  enrollment.setup.drop(true)
  // Nothing is planned on it any more; a photo is large.
  enrollment.entry = Entry.from(enrollment.userDn, {})
}

async function sealed({ keys }: WriteOptions, desk: Desk, { setup, userId, methodId }: Enrollment) {
  const secret = setup.secret()
  if (!secret) return []
  return [{ methodId, jwe: await seal(secret, await keys.keyFor(desk.directory), { userId, methodId }) }]
}

function methodOf(enrollment: Enrollment, info: SecurityInfo, { operator }: Desk, now: Date): StoredMethod {
  const { methodId, setup, provedAt } = enrollment
  const { label, ...more } = setup.proved()
  return {
    id: methodId,
    type: setup.type,
    label: freeLabel(label, info.methods),
    addedAt: now.toISOString(),
    addedBy: operator.dn,
    addedByName: operator.name,
    ...(provedAt && { confirmedAt: provedAt.toISOString() }),
    ...more,
  }
}

function hasDefaultFactor({ methods, defaultId }: SecurityInfo): boolean {
  return methods.some(({ id, type }) => id === defaultId && isSecondFactor(type))
}
