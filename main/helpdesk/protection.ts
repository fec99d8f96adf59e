import type { Gate, HelpCase, ProtectedAction, VerificationLevel } from '../../preload/contract.ts'
import { sameDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'
import { ConsoleError, isCode } from '../errors.ts'
import { isPrivileged } from '../policy/evaluate.ts'
import { protectedActions, type Rule, ruleFor } from '../policy/protection.ts'
import type { Desk } from '../session/desk.ts'
import type { Grant, Grants } from './grants.ts'
import { isReset, withItsOwn } from './protected-actions.ts'
import { requireInScope } from './read-user.ts'
import { isTooFast, type VelocityWatch } from './velocity.ts'
import { type Ground, groundsOf, isLost } from './verification/lost-device.ts'
import {
  calledNumber,
  emergencyOf,
  goodEvidence,
  levelOf,
  reportLost,
  type Verification,
  type VerificationStore,
} from './verification/verification-store.ts'

/** On whose and what word something is done. */
export interface Authority {
  actions: readonly ProtectedAction[]
  level: VerificationLevel
  verificationId: string | null
  case: HelpCase | null
  grant: Grant | null
  /** Why it is done without verification. */
  breakGlass: string | null
  /** That was called back. */
  number: string | null
}

export interface Asked {
  user: Entry
  actions: readonly ProtectedAction[]
  /** Of the approval that it is done under. */
  approvalId?: string | null
  /** Ids of methods that are lost, by what is asked for itself: what rests on them is no evidence for it. */
  lost?: readonly string[]
}

export interface Protection {
  /**
   * The one place where it is decided whether an operator may do this to this user now.
   * @throws ConsoleError not-permitted, not-found (out of scope), case-needed, verification-needed, approval-needed,
   * approval-refused, hold-not-over
   */
  authorize(desk: Desk, asked: Asked): Promise<Authority>
  /**
   * The same, for something that is only asked for: whether an approval of it could lead anywhere.
   * @throws as `authorize`, except approval-needed
   */
  mayAskFor(desk: Desk, asked: Asked): Promise<{ verification: Verification; rule: Rule }>
  /** What is missing, for the button of something that amounts to these actions. */
  gate(desk: Desk, asked: Asked): Gate
  /** The same for each action by itself. */
  gates(desk: Desk, user: Entry): Record<ProtectedAction, Gate>
}

export interface ProtectionOptions {
  verifications: VerificationStore
  grants: Grants
  clock: () => Date
  /** As it was counted last; before anything is done it is counted anew. */
  tooFast: VelocityWatch['tooFast']
}

export function createProtection({ verifications, grants, clock, tooFast }: ProtectionOptions): Protection {
  const ruleOf = ({ policy }: Desk, { user, actions }: Asked): Rule =>
    ruleFor(policy.verification, actions, isPrivileged(policy, user))

  /** What the operator knows of the caller just now. */
  function stateOf(desk: Desk, { user, lost = [] }: Pick<Asked, 'user' | 'lost'>) {
    const verification = verifications.find(desk, user)
    const evidence = verification ? goodEvidence(verification, groundsOf(user, lost)) : []
    return {
      verification,
      level: levelOf(evidence, desk.policy.verification),
      number: calledNumber(evidence),
      breakGlass: isLead(desk) ? (emergencyOf(verification)?.reason ?? null) : null,
    }
  }

  /** Whatever becomes of what is asked for: from here on the caller's evidence does without it. */
  function noteLost(desk: Desk, { user, lost = [] }: Asked): void {
    const verification = verifications.find(desk, user)
    if (verification && lost.length > 0)
      reportLost(verification, [...verification.reportedLost, ...groundsOf(user, lost)])
  }

  /** By the caller, as far as this operator knows, and by what is asked for itself. */
  const lostOf = (desk: Desk, { user, lost = [] }: Asked): Ground[] => [
    ...groundsOf(user, lost),
    ...(verifications.find(desk, user)?.reportedLost ?? []),
  ]

  /** Who may ask at all, by the policy as it is now, and not as it was a minute ago. */
  async function requireMayAsk(desk: Desk, { user, actions }: Asked): Promise<void> {
    requireTechnician(desk)
    await desk.reloadPolicy?.()
    requireInScope(desk, user)
    if (actions.includes('temporary-access-pass') && sameDn(desk.operator.dn, user.dn))
      throw new ConsoleError('not-permitted', 'Nobody issues a pass to themselves.')
  }

  async function currentRule(desk: Desk, asked: Asked, number: string | null): Promise<Rule> {
    const rule = ruleOf(desk, asked)
    return isCounted(asked, rule) && (await isTooFast(desk, clock(), number))
      ? { ...rule, approval: true }
      : rule
  }

  function gateFor(desk: Desk, asked: Asked, state: ReturnType<typeof stateOf>): Gate {
    const { verification, level, number, breakGlass } = state
    const plain = ruleOf(desk, asked)
    const isFast = isCounted(asked, plain) && tooFast(desk, number) !== null
    const rule = isFast ? { ...plain, approval: true } : plain
    const missing = (): Gate['missing'] => {
      if (!desk.operator.roles.includes('technician')) return 'role'
      if (breakGlass !== null || (asksForNothing(rule) && !asksForCase(asked))) return null
      if (level < neededWithApproval(rule)) return 'level'
      if (!verification?.case) return 'case'
      return level < rule.level || rule.approval ? 'approval' : null
    }
    const next = missing()
    return {
      open: next === null,
      level: rule.level,
      levelWithApproval: rule.approval ? neededWithApproval(rule) : rule.levelWithApproval,
      approval: rule.approval,
      holdMinutes: rule.holdMinutes,
      missing: next,
    }
  }

  /** By a second operator's yes, which is used up by it. @throws ConsoleError verification-needed, hold-not-over */
  async function byGrant(desk: Desk, asked: Asked, grant: Grant): Promise<Authority> {
    const lost = [...lostOf(desk, asked), ...groundsOf(asked.user, grant.reportedLost)]
    const good = grant.evidence.filter(({ ground }) => !isLost(ground, lost))
    const level = levelOf(good, desk.policy.verification)
    const rule = ruleOf(desk, asked)
    // The evidence is weighed again, by what was reported lost since and the policy as it is now, and so is the hold.
    if (level < neededWithApproval(rule)) throw refusal(level, rule)
    await requireHoldOver(desk, grant, rule)
    const { verificationId, case: helpCase, number } = grant
    return { actions: asked.actions, level, verificationId, case: helpCase, grant, breakGlass: null, number }
  }

  async function requireHoldOver(desk: Desk, grant: Grant, rule: Rule): Promise<void> {
    const needed = Math.max(rule.holdMinutes * 60_000, grant.holdMs)
    const left = needed === 0 ? 0 : await grants.holdLeft(desk, grant, needed)
    if (left <= 0) return
    throw new ConsoleError('hold-not-over', 'The user can still object.', {
      until: new Date(clock().getTime() + left).toISOString(),
    })
  }

  /** By the yes that opens the wizard. Null: there is none that is enough. @returns also why it is too early for it */
  async function byWizardGrant(desk: Desk, asked: Asked): Promise<Authority | ConsoleError | null> {
    try {
      const grant = await grants.find(desk, asked.user, null)
      return grant && (await byGrant(desk, asked, grant))
    } catch (error) {
      if (isCode(error, 'hold-not-over')) return error
      if (isCode(error, 'verification-needed')) return null
      throw error
    }
  }

  /** By what the operator knows of the caller, or an emergency. */
  async function byEvidence(desk: Desk, asked: Asked): Promise<Authority> {
    const { verification, level, number, breakGlass } = stateOf(desk, asked)
    const authority: Authority = {
      actions: asked.actions,
      level,
      verificationId: verification?.id ?? null,
      case: verification?.case ?? null,
      grant: null,
      breakGlass: null,
      number,
    }
    const isOpen = asksForNothing(ruleOf(desk, asked))
    if (isOpen && !asksForCase(asked)) return authority
    if (breakGlass !== null) return { ...authority, breakGlass }
    if (!isOpen) {
      const rule = await currentRule(desk, asked, number)
      if (level < rule.level || rule.approval) throw refusal(level, rule)
    }
    if (!verification?.case) throw caseNeeded()
    return authority
  }

  return {
    async authorize(desk, asked) {
      await requireMayAsk(desk, asked)
      noteLost(desk, asked)
      const { user, approvalId = null } = asked
      // Used up by what it allows, also where something else would allow that too: else it would be done again.
      if (approvalId !== null) {
        const grant = await grants.find(desk, user, approvalId)
        if (!grant) throw new ConsoleError('not-found', 'There is no such approval.', { id: approvalId })
        return byGrant(desk, asked, grant)
      }
      const granted = opensWizard(asked) ? await byWizardGrant(desk, asked) : null
      if (granted && !(granted instanceof ConsoleError)) return granted
      return byEvidence(desk, asked).catch((error: unknown) => {
        throw granted && isRefusal(error) ? granted : error
      })
    },

    async mayAskFor(desk, asked) {
      await requireMayAsk(desk, asked)
      noteLost(desk, asked)
      const { verification, level, number } = stateOf(desk, asked)
      const rule = await currentRule(desk, asked, number)
      if (!verification || level < neededWithApproval(rule)) throw refusal(level, rule)
      if (!verification.case) throw caseNeeded()
      return { verification, rule }
    },

    gate: (desk, asked) => gateFor(desk, asked, stateOf(desk, asked)),

    gates(desk, user) {
      const state = stateOf(desk, { user })
      const gates = protectedActions.map((action) => [
        action,
        gateFor(desk, { user, actions: withItsOwn(action) }, state),
      ])
      return Object.fromEntries(gates) as Record<ProtectedAction, Gate>
    },
  }
}

const asksForNothing = (rule: Rule): boolean => rule.level === 0 && !rule.approval

/** Whatever its level: cutting off a pass has to be quick, and to be accounted for. */
const asksForCase = ({ actions }: Asked): boolean => actions.includes('delete-pass')

/** Resets that need a verified caller are counted; what the policy leaves open is not. */
const isCounted = ({ actions }: Asked, rule: Rule): boolean => rule.level > 0 && isReset(actions)

/** Break glass is for administrators who are technicians too. */
export const isLead = ({ operator }: Desk): boolean =>
  operator.roles.includes('administrator') && operator.roles.includes('technician')

/** The border checks the role as well; a service that changes accounts does not rely on it. */
export function requireTechnician({ operator }: Pick<Desk, 'operator'>): void {
  if (operator.roles.includes('technician')) return
  throw new ConsoleError('not-permitted', 'Only a technician may change security info.')
}

/** An approval of the wizard opens the wizard and nothing else. */
const opensWizard = ({ actions }: Asked): boolean =>
  actions.length > 0 && actions.every((action) => action === 'add-method' || action === 'add-first-method')

const isRefusal = (error: unknown): boolean =>
  isCode(error, 'verification-needed') || isCode(error, 'approval-needed') || isCode(error, 'case-needed')

const neededWithApproval = (rule: Rule): VerificationLevel => rule.levelWithApproval ?? rule.level

function refusal(level: VerificationLevel, rule: Rule): ConsoleError {
  const needed = neededWithApproval(rule)
  const detail = {
    level: rule.level,
    levelWithApproval: rule.levelWithApproval ?? rule.level,
    holdMinutes: rule.holdMinutes,
    has: level,
  }
  return level >= needed
    ? new ConsoleError('approval-needed', 'A second operator has to approve this.', detail)
    : new ConsoleError('verification-needed', `Level ${rule.level} is needed, ${level} was reached.`, detail)
}

function caseNeeded(): ConsoleError {
  return new ConsoleError('case-needed', 'Say first what the call is about.')
}
