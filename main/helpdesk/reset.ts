import type { Device, ResetPreview, ResetResult, ResetWish, UserCard } from '../../preload/contract.ts'
import { parseSecurityInfo, type SecurityInfo } from '../directory/security-info.ts'
import type { StoredLostMethod } from '../directory/security-info-records.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import type { ReadUser } from '../directory/users.ts'
import { ConsoleError } from '../errors.ts'
import { isSecondFactor } from '../methods/offers.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { SecurityInfoWriter } from './change.ts'
import { groupDevices } from './devices.ts'
import { requireAllowed } from './enrollment-write.ts'
import { freeLabel } from './labels.ts'
import { secretsOf } from './method-changes.ts'
import type { Passes } from './passes.ts'
import { type Protection, requireTechnician } from './protection.ts'
import { readUserFor } from './read-user.ts'
import { planReset } from './reset-plan.ts'
import { writeAndShow } from './write-and-show.ts'

export interface ResetOptions {
  desk: GetDesk
  writer: SecurityInfoWriter
  protection: Protection
  passes: Pick<Passes, 'check' | 'prepare'>
  clock: () => Date
}

export interface Reset {
  /** What of the user's methods is on the same device, as far as one can tell. */
  devices(argument: { dn: string }): Promise<Device[]>
  /** @throws ConsoleError as `apply`, before anything is done */
  preview(argument: { dn: string; wish: ResetWish }): Promise<ResetPreview>
  /**
   * All of it in one Modify.
   * @throws ConsoleError bad-arguments, with detail.problem; not-found: a method that is not there any more
   */
  apply(argument: { dn: string; wish: ResetWish; approvalId?: string }): Promise<ResetResult>
  /**
   * A number of a lost device that was found again. As evidence it counts as one that was just added.
   * @throws ConsoleError not-found; already-exists: it was set up again; bad-arguments, with detail.problem: it is
   * none that comes back, or too late; method-not-allowed
   */
  restore(argument: { dn: string; methodId: string; approvalId?: string }): Promise<UserCard>
}

/** Taking away what a user signs in with: methods, sessions, and all that was on a lost device. */
export function createReset(options: ResetOptions): Reset {
  const { desk: getDesk, writer, protection, passes, clock } = options

  async function begin(dn: string): Promise<{ desk: Desk; read: ReadUser; info: SecurityInfo }> {
    const desk = getDesk()
    requireTechnician(desk)
    const read = await readUserFor(desk, dn)
    return { desk, read, info: parseSecurityInfo(read.user) }
  }

  function previewOf(
    desk: Desk,
    { user }: ReadUser,
    { kind }: ResetWish,
    plan: ReturnType<typeof planReset>,
  ): ResetPreview {
    const lost = kind === 'lost-device' ? plan.removed.map(({ id }) => id) : []
    const gate = protection.gate(desk, { user, actions: plan.actions, lost })
    return { ...plan.preview, gate }
  }

  return {
    async devices({ dn }) {
      const { info } = await begin(dn)
      return groupDevices(info)
    },

    async preview({ dn, wish }) {
      const { desk, read } = await begin(dn)
      // It is only looked at: a hash that is none is never written.
      const pass = wish.pass && { hash: '', info: passes.check(desk, wish.pass) }
      return previewOf(
        desk,
        read,
        wish,
        planReset(read.user, wish, { policy: desk.policy, now: clock(), pass }),
      )
    },

    async apply({ dn, wish, approvalId }) {
      const { desk, read } = await begin(dn)
      const pass = wish.pass && (await passes.prepare(desk, wish.pass, approvalId))
      const context = { policy: desk.policy, now: clock(), pass: pass?.change ?? null }
      const plan = planReset(read.user, wish, context)
      const preview = previewOf(desk, read, wish, plan)
      const removeSecrets = await Promise.all(
        plan.removed.map((method) => secretsOf(desk, read.user.dn, method)),
      )
      const card = await writeAndShow({ writer, clock }, desk, read, {
        change: { ...plan.change, removeSecrets: removeSecrets.flat() },
        action: wish.kind,
        detail: { ...plan.detail, ...pass?.detail },
        lostDevice: wish.kind === 'lost-device',
        approvalId: approvalId ?? null,
      })
      return { card, preview, pass: pass?.handOver(read.user) ?? null }
    },

    async restore({ dn, methodId, approvalId }) {
      const { desk, read, info } = await begin(dn)
      const found = readLost(info, methodId, clock())
      requireAllowed(evaluate(desk.policy, read.user, info).roles, found.type)
      const method: StoredMethod = {
        ...found,
        label: freeLabel(found.label, info.methods),
        addedAt: clock().toISOString(),
        addedBy: desk.operator.dn,
        addedByName: desk.operator.name,
      }
      const { id, type, label, confirmedAt } = method
      const madeDefault = info.defaultId === null && isSecondFactor(type) && confirmedAt !== undefined
      return writeAndShow({ writer, clock }, desk, read, {
        change: { add: [method], find: [id], ...(madeDefault && { defaultId: id }) },
        action: 'restore-method',
        detail: { type, label, methodId: id },
        approvalId: approvalId ?? null,
      })
    },
  }
}

function readLost({ methods, lost }: SecurityInfo, methodId: string, now: Date): StoredMethod {
  const record: StoredLostMethod | undefined = lost.find(({ method }) => method.id === methodId)
  if (!record) throw new ConsoleError('not-found', 'No such method was lost.', { methodId })
  const { method, restorableUntil } = record
  if (restorableUntil === undefined) throw refused('not-restorable')
  if (Date.parse(restorableUntil) <= now.getTime()) throw refused('too-late', { until: restorableUntil })
  const again = methods.find(
    ({ id, type, target }) => id === method.id || (type === method.type && target === method.target),
  )
  if (again)
    throw new ConsoleError('already-exists', 'It was set up again meanwhile.', { label: again.label })
  return method
}

function refused(problem: string, detail: Record<string, string> = {}): ConsoleError {
  return new ConsoleError('bad-arguments', `Not to be restored: ${problem}`, { problem, ...detail })
}
