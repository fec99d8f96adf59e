import type { Evidence, Gate, HelpCase, ProtectedAction, VerificationLevel } from '../../preload/contract.ts'
import { sameDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'
import { ConsoleError } from '../errors.ts'
import { isPrivileged } from '../policy/evaluate.ts'
import { protectedActions, type Rule, ruleFor } from '../policy/protection.ts'
import type { Desk } from '../session/desk.ts'
import { resetActions } from './protected-actions.ts'
import { requireInScope } from './read-user.ts'
import { isTooFast, type VelocityWatch } from './velocity.ts'
import { groundsOf } from './verification/lost-device.ts'
import {
  calledNumber,
  emergencyOf,
  goodEvidence,
  levelOf,
  reportLost,
  type Verification,
  type VerificationStore,
} from './verification/verification-store.ts'

/** A second operator's yes that can be used now. */
export interface Grant {
  /** Of the approval. */
  id: string
  verificationId: string
  /** As it was when the approval was asked for. */
  evidence: Evidence[]
  case: HelpCase
  /** That was called back. */
  number: string | null
  decidedAt: string
}

export interface Grants {
  /**
   * The approval under which this operator may change this user now; null: there is none.
   * @param approvalId null: any that opens the wizard for them
   * @throws ConsoleError approval-refused, hold-not-over
   */
  find(desk: Desk, user: Entry, approvalId: string | null): Promise<Grant | null>
  /** Uses it up, with the version check: from here on nobody can stop it. @throws ConsoleError approval-refused */
  claim(desk: Desk, grant: Grant): Promise<void>
  /** What it was used for did not come about after all. Never throws. */
  failed(desk: Desk, grant: Grant, why: string): Promise<void>
}

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
      if (asksNothing(rule) || breakGlass !== null) return null
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

  return {
    async authorize(desk, asked) {
      await requireMayAsk(desk, asked)
      noteLost(desk, asked)
      const { actions, user } = asked
      const { verification, level, number, breakGlass } = stateOf(desk, asked)
      const authority: Authority = {
        actions,
        level,
        verificationId: verification?.id ?? null,
        case: verification?.case ?? null,
        grant: null,
        breakGlass: null,
        number,
      }
      if (asksNothing(ruleOf(desk, asked))) return authority
      if (breakGlass !== null) return { ...authority, breakGlass }
      const rule = await currentRule(desk, asked, number)
      const grant = await grants.find(desk, user, asked.approvalId ?? null)
      if (grant && covers(asked)) {
        requireGrantEnough(desk, grant, rule, clock())
        const { verificationId, case: helpCase, number: called } = grant
        const granted = levelOf(grant.evidence, desk.policy.verification)
        return { ...authority, level: granted, verificationId, case: helpCase, number: called, grant }
      }
      if (level < rule.level || rule.approval) throw refusal(level, rule)
      if (!verification?.case) throw caseNeeded()
      return authority
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
        gateFor(desk, { user, actions: [action] }, state),
      ])
      return Object.fromEntries(gates) as Record<ProtectedAction, Gate>
    },
  }
}

const asksNothing = (rule: Rule): boolean => rule.level === 0 && !rule.approval

/** Resets that need a verified caller are counted; what the policy leaves open is not. */
const isCounted = ({ actions }: Asked, rule: Rule): boolean =>
  rule.level > 0 && actions.some((action) => resetActions.includes(action))

/** Break glass is for administrators who are technicians too. */
export const isLead = ({ operator }: Desk): boolean =>
  operator.roles.includes('administrator') && operator.roles.includes('technician')

/** The border checks the role as well; a service that changes accounts does not rely on it. */
export function requireTechnician({ operator }: Pick<Desk, 'operator'>): void {
  if (operator.roles.includes('technician')) return
  throw new ConsoleError('not-permitted', 'Only a technician may change security info.')
}

/** An approval of the wizard opens the wizard and nothing else; one that was named is of exactly this change. */
function covers({ approvalId, actions }: Asked): boolean {
  if (approvalId) return true
  return actions.every((action) => action === 'add-method' || action === 'add-first-method')
}

/** The evidence is weighed again, by the policy as it is now, and so is the hold. */
function requireGrantEnough({ policy }: Desk, grant: Grant, rule: Rule, now: Date): void {
  const level = levelOf(grant.evidence, policy.verification)
  if (level < neededWithApproval(rule)) throw refusal(level, rule)
  const until = Date.parse(grant.decidedAt) + rule.holdMinutes * 60_000
  if (until > now.getTime())
    throw new ConsoleError('hold-not-over', 'The user can still object.', {
      until: new Date(until).toISOString(),
    })
}

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
