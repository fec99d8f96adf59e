import type { ProtectedAction, ResetPreview, ResetWish } from '../../preload/contract.ts'
import type { AuditDetail } from '../audit-log/audit-log.ts'
import type { Entry } from '../directory/entry.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import type { SecurityInfoChange } from '../directory/security-info-change.ts'
import type { StoredLostMethod } from '../directory/security-info-records.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'
import { isSecondFactor, nextDefault } from '../methods/offers.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Policy } from '../policy/parse.ts'
import { actionsOf } from './protected-actions.ts'

export interface ResetContext {
  policy: Policy
  now: Date
  /** That is issued with it. */
  pass: NonNullable<SecurityInfoChange['pass']> | null
}

export interface ResetPlan {
  /** Still without the secrets of the methods that go. */
  change: SecurityInfoChange
  removed: StoredMethod[]
  actions: ProtectedAction[]
  preview: Omit<ResetPreview, 'gate'>
  detail: AuditDetail
}

const dayMs = 24 * 60 * 60_000

/**
 * What becomes of a user, in one change. Losing a device always requires re-registration and revokes sessions.
 * @throws ConsoleError bad-arguments, with detail.problem: nothing is wished for, or no method of a lost device is
 * named; not-found: a method that the user does not have
 */
export function planReset(entry: Entry, wish: ResetWish, context: ResetContext): ResetPlan {
  const { policy, now, pass } = context
  const info = parseSecurityInfo(entry)
  const isLost = wish.kind === 'lost-device'
  const reregister = isLost || wish.reregister
  const revokeSessions = isLost || wish.revokeSessions
  const removed = methodsOf(info.methods, wish)
  if (removed.length === 0 && !reregister && !revokeSessions && !pass) throw refused('nothing-to-do')

  const kept = info.methods.filter((method) => !removed.includes(method))
  const isDefaultGone = removed.some(({ id }) => id === info.defaultId)
  const next = isDefaultGone ? nextDefault(kept) : null
  const lose = isLost ? removed.map((method) => toLost(method, policy, now)) : []
  const change: SecurityInfoChange = {
    ...(removed.length > 0 && { remove: removed.map(({ id }) => id) }),
    ...(isDefaultGone && { defaultId: next?.id ?? null }),
    ...(reregister && { reregister: now }),
    ...(revokeSessions && { revokeSessions: now }),
    ...(pass && { pass }),
    ...(lose.length > 0 && { lose }),
  }
  const actions = actionsOf(info, change, { lostDevice: isLost })
  const before = evaluate(policy, entry, info).roles
  const after = evaluate(policy, entry, { ...info, methods: kept }).roles
  const restorable = new Set(
    lose.filter((one) => one.restorableUntil !== undefined).map((one) => one.method.id),
  )
  return {
    change,
    removed,
    actions,
    preview: {
      removed: removed.map(({ id, label }) => ({ methodId: id, label, restorable: restorable.has(id) })),
      kept: kept.map(({ id, label }) => ({ methodId: id, label })),
      nextDefault: next?.label ?? null,
      unmeets: before.filter(({ met }, index) => met && after[index]?.met === false).map(({ role }) => role),
      signsInWith: signsInWith(kept, next?.id ?? info.defaultId),
      actions,
    },
    detail: {
      ...(removed.length > 0 && {
        methodIds: removed.map(({ id }) => id).join(' '),
        labels: removed.map(({ label }) => label).join(', '),
      }),
      ...(next && { nextDefault: next.label }),
      ...{
        reregister: yesNo(reregister),
        sessionsRevoked: yesNo(revokeSessions),
        pass: yesNo(pass !== null),
      },
      // As the directory keeps it: to the second.
      since: `${now.toISOString().slice(0, 19)}.000Z`,
    },
  }
}

function methodsOf(methods: readonly StoredMethod[], { kind, methodIds }: ResetWish): StoredMethod[] {
  const wanted = new Set(methodIds)
  if (kind === 'lost-device' && wanted.size === 0) throw refused('no-methods')
  for (const id of wanted)
    if (!methods.some((method) => method.id === id))
      throw new ConsoleError('not-found', 'The user has no such method any more.', { methodId: id })
  return methods.filter(({ id }) => wanted.has(id))
}

/** A number comes back with its phone or card. What is bound to the device itself proves nothing any more. */
function toLost(method: StoredMethod, { verification }: Policy, now: Date): StoredLostMethod {
  const { device: _device, step: _step, ...rest } = method
  const days = verification.lostDevice.restorableDays
  const isNumber = method.type === 'text' || method.type === 'call'
  return {
    method: rest,
    at: now.toISOString(),
    ...(isNumber && days > 0 && { restorableUntil: new Date(now.getTime() + days * dayMs).toISOString() }),
  }
}

/** Label of what the user is asked for first. */
function signsInWith(kept: readonly StoredMethod[], defaultId: string | null): string | null {
  const able = kept.filter(({ type, confirmedAt }) => confirmedAt !== undefined && isSecondFactor(type))
  return (able.find(({ id }) => id === defaultId) ?? nextDefault(able))?.label ?? null
}

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')

function refused(problem: string): ConsoleError {
  return new ConsoleError('bad-arguments', `Not a reset: ${problem}`, { problem })
}
