import type {
  ApprovableCall,
  Approval,
  ApprovalEffect,
  IssuedPass,
  PassWish,
  ProtectedAction,
  ResetWish,
} from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { SecurityInfoChange } from '../../directory/security-info-change.ts'
import { ConsoleError } from '../../errors.ts'
import type { Desk } from '../../session/desk.ts'
import { readLabel } from '../labels.ts'
import type { MethodChanges } from '../method-changes.ts'
import type { Passes } from '../passes.ts'
import { actionsOf } from '../protected-actions.ts'
import type { Reset } from '../reset.ts'
import { planReset } from '../reset-plan.ts'
import type { Users } from '../users.ts'

export interface ApprovableCallsOptions {
  changes: MethodChanges
  users: Users
  reset: Reset
  passes: Passes
  clock: () => Date
}

export interface ApprovableCalls {
  /** @param approvalId of one that was asked for before: a pass may have been meant to start meanwhile */
  actionsFor(desk: Desk, user: Entry, call: ApprovableCall, approvalId?: string): Promise<ProtectedAction[]>
  effectsOf(desk: Desk, user: Entry, call: ApprovableCall): Promise<ApprovalEffect[]>
  carryOut(desk: Desk, approval: Approval): Promise<{ pass: IssuedPass | null }>
}

/** The calls that may wait for an approval: what each amounts to, what comes of it, and how it is done once it is approved. */
export function createApprovableCalls(options: ApprovableCallsOptions): ApprovableCalls {
  const { changes, users, reset, passes, clock } = options

  /** The change that the call would make, as far as its kind matters. @throws ConsoleError as the call itself */
  function changeOf(desk: Desk, user: Entry, call: ApprovableCall, approvalId?: string): SecurityInfoChange {
    const info = parseSecurityInfo(user)
    const find = (methodId: string) => {
      const method = info.methods.find(({ id }) => id === methodId)
      if (!method) throw new ConsoleError('not-found', 'The user has no such method any more.', { methodId })
      return method
    }
    switch (call.call) {
      case 'rename':
        return { update: [{ ...find(call.methodId), label: readLabel(call.label) }] }
      case 'remove':
        return { remove: [find(call.methodId).id] }
      case 'make-default':
        return { defaultId: find(call.methodId).id }
      case 'repair':
        return { repair: true }
      case 'issue-pass':
        return { pass: { hash: '', info: passes.check(desk, call.wish, approvalId) } }
      case 'delete-pass':
        return { pass: null }
      case 'restore-method': {
        const lost = info.lost.find(({ method }) => method.id === call.methodId)
        if (!lost)
          throw new ConsoleError('not-found', 'No such method was lost.', { methodId: call.methodId })
        return { add: [lost.method] }
      }
      case 'add-method':
        return { add: [{ id: '', type: 'authenticator-app', label: '', addedAt: null, addedBy: null }] }
      case 'reset':
        return planOf(desk, user, call.wish, approvalId).change
    }
  }

  function planOf(desk: Desk, user: Entry, wish: ResetWish, approvalId?: string) {
    const pass = wish.pass && { hash: '', info: passes.check(desk, wish.pass, approvalId) }
    return planReset(user, wish, { policy: desk.policy, now: clock(), pass })
  }

  return {
    async actionsFor(desk, user, call, approvalId) {
      if (call.call === 'reset') return planOf(desk, user, call.wish, approvalId).actions
      return actionsOf(parseSecurityInfo(user), changeOf(desk, user, call, approvalId))
    },
    async effectsOf(desk, user, call) {
      const { methods, lost } = parseSecurityInfo(user)
      const labelOf = (methodId: string) =>
        [...methods, ...lost.map(({ method }) => method)].find(({ id }) => id === methodId)?.label ?? ''
      switch (call.call) {
        case 'rename':
          return [{ effect: 'rename', label: labelOf(call.methodId), newLabel: readLabel(call.label) }]
        case 'remove':
        case 'make-default':
          return [{ effect: call.call, label: labelOf(call.methodId) }]
        case 'restore-method':
          return [{ effect: 'restore', label: labelOf(call.methodId) }]
        case 'repair':
        case 'delete-pass':
          return [{ effect: call.call }]
        case 'add-method':
          return [{ effect: 'set-up' }]
        case 'issue-pass':
          return [passEffect(call.wish)]
        case 'reset': {
          const { removed, change } = planOf(desk, user, call.wish)
          return [
            ...removed.map(({ label }): ApprovalEffect => ({ effect: 'remove', label })),
            ...(change.reregister ? [{ effect: 're-registration' } as const] : []),
            ...(change.revokeSessions ? [{ effect: 'end-sessions' } as const] : []),
            ...(call.wish.pass ? [passEffect(call.wish.pass)] : []),
          ]
        }
      }
    },
    async carryOut(_desk, { id: approvalId, user: { dn }, call }) {
      switch (call.call) {
        case 'rename':
          await changes.rename({ dn, methodId: call.methodId, label: call.label, approvalId })
          return { pass: null }
        case 'remove':
          await changes.remove({ dn, methodId: call.methodId, approvalId })
          return { pass: null }
        case 'make-default':
          await changes.makeDefault({ dn, methodId: call.methodId, approvalId })
          return { pass: null }
        case 'repair':
          await users.repair({ dn, approvalId })
          return { pass: null }
        case 'restore-method':
          await reset.restore({ dn, methodId: call.methodId, approvalId })
          return { pass: null }
        case 'reset':
          return { pass: (await reset.apply({ dn, wish: call.wish, approvalId })).pass }
        case 'delete-pass':
          await passes.remove({ dn, approvalId })
          return { pass: null }
        case 'issue-pass':
          return { pass: (await passes.issue({ dn, wish: call.wish, approvalId })).pass }
        case 'add-method':
          throw new ConsoleError('bad-arguments', 'The wizard is the operator’s to go through.')
      }
    },
  }
}

const passEffect = ({ minutes, startsAt, once }: PassWish): ApprovalEffect => ({
  ...{ effect: 'pass', minutes, startsAt, once },
})
