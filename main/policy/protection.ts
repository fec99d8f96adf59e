import { z } from 'zod'
import type { EvidenceKind, ProtectedAction, VerificationLevel } from '../../preload/contract.ts'
import { type Filter, or } from '../directory/filter.ts'
import { filterText } from './filter-text.ts'

/** What an action needs. */
export interface Rule {
  level: VerificationLevel
  /** With a second operator's approval this level is enough; null: approval lowers nothing. */
  levelWithApproval: VerificationLevel | null
  /** Needed whatever the level. */
  approval: boolean
  /** During which the user can object, after the approval. */
  holdMinutes: number
}

export interface ProtectionPolicy {
  expiresAfterMinutes: number
  /** What was added or changed within so many days is no evidence. */
  ignoreChangesOfTheLastDays: number
  flagFailedCallerHours: number
  evidence: Record<EvidenceKind, VerificationLevel>
  actions: Record<ProtectedAction, Rule>
  /** On top of the action's own rule. */
  privileged: { level: VerificationLevel; approval: boolean; holdMinutes: number }
  approvalExpiresAfterMinutes: number
  /** `pattern`: of a ticket's number, the whole of it; null: none is asked for. */
  reasons: string[]
  ticket: { pattern: string; example: string } | null
  lostDevice: { restorableDays: number }
  pass: {
    length: number
    defaultMinutes: number
    leastMinutes: number
    mostMinutes: number
    onceOnly: boolean
  }
  /** More resets in an hour, by an operator or for one call-back number, need approval. */
  velocity: { resetsPerHour: number }
  /** Technicians in such a group see and help only whom its filter matches; who is in none helps everybody. */
  scopes: { group: string; match: Filter }[]
}

/** A level as documents write it. */
export const levelSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
const minutes = z.int().min(0).max(10_080)
const knowledgeOpensNothing = 'knowledge alone never opens a protected action'

const defaultRules: Record<ProtectedAction, Rule> = {
  'test-code': rule(0),
  'rename-method': rule(2),
  'change-default': rule(2),
  repair: rule(2),
  'add-method': rule(2),
  'add-first-method': rule(3, 2),
  'remove-method': rule(3, 2),
  'remove-all-methods': rule(3, 2),
  'lost-device': rule(3, 2),
  're-registration': rule(3, 2),
  'revoke-sessions': rule(3, 2),
  'temporary-access-pass': rule(3, 2),
  // It opens nothing, and in the wrong hands is to be gone at once. Why is asked for all the same.
  'delete-pass': rule(0),
}

export const protectedActions = Object.keys(defaultRules) as ProtectedAction[]

const defaultEvidence: Record<EvidenceKind, VerificationLevel> = {
  push: 3,
  'authenticator-app': 3,
  'photo-id': 3,
  text: 2,
  call: 2,
  email: 2,
  'call-back': 2,
  manager: 2,
  'security-questions': 1,
}

function rule(least: VerificationLevel, levelWithApproval: VerificationLevel | null = null): Rule {
  return { level: least, levelWithApproval, approval: false, holdMinutes: 0 }
}

const ruleSchema = z
  .strictObject({
    level: levelSchema.refine((level) => level !== 1, {
      message: `is 0, 2 or 3: level 1 is what security questions prove, and ${knowledgeOpensNothing}`,
    }),
    orWithApproval: levelSchema.optional(),
    approval: z.boolean().default(false),
    holdMinutes: minutes.default(0),
  })
  .transform(
    ({ orWithApproval, approval, holdMinutes, ...rest }): Rule => ({
      ...rest,
      levelWithApproval: orWithApproval ?? null,
      // A hold begins with an approval: there is none without.
      approval: approval || holdMinutes > 0,
      holdMinutes,
    }),
  )

const ticketSchema = z
  .strictObject({ pattern: z.string().min(1).max(200), example: z.string().min(1).max(100) })
  .refine(({ pattern, example }) => matchesTicket(pattern, example), {
    path: ['example'],
    message: 'is no ticket number by the pattern',
  })

const passSchema = z
  .strictObject({
    length: z.int().min(8).max(48).default(10),
    defaultMinutes: z.int().min(10).max(43_200).default(60),
    leastMinutes: z.int().min(10).max(43_200).default(10),
    mostMinutes: z.int().min(10).max(43_200).default(480),
    onceOnly: z.boolean().default(false),
  })
  .refine(
    ({ leastMinutes, defaultMinutes, mostMinutes }) =>
      leastMinutes <= defaultMinutes && defaultMinutes <= mostMinutes,
    { message: 'leastMinutes, defaultMinutes and mostMinutes are not in this order' },
  )

export const evidenceKinds = Object.keys(defaultEvidence) as [EvidenceKind, ...EvidenceKind[]]
const actionNames = protectedActions as [ProtectedAction, ...ProtectedAction[]]

/** The policy's `verification` block; what it leaves out is as this console's makers would have it. */
export const protectionSchema = z
  .strictObject({
    expiresAfterMinutes: z.int().min(1).max(240).default(15),
    ignoreChangesOfTheLastDays: z.int().min(0).max(365).default(7),
    flagFailedCallerHours: z.int().min(1).max(720).default(24),
    evidence: z
      .partialRecord(z.enum(evidenceKinds), levelSchema)
      .refine((levels) => (levels['security-questions'] ?? 0) <= 1, {
        path: ['security-questions'],
        message: `is 0 or 1: ${knowledgeOpensNothing}`,
      })
      .default({}),
    actions: z.partialRecord(z.enum(actionNames), ruleSchema).default({}),
    privileged: z
      .strictObject({
        level: levelSchema.default(3),
        approval: z.boolean().default(true),
        holdMinutes: minutes.default(15),
      })
      .default({ level: 3, approval: true, holdMinutes: 15 }),
    approvalExpiresAfterMinutes: z.int().min(5).max(1_440).default(60),
    reasons: z
      .array(z.string().trim().min(1).max(100))
      .min(1)
      .max(20)
      .default(['Lost or stolen device', 'New phone', 'Locked out', 'New user', 'Other']),
    ticket: ticketSchema.nullable().default(null),
    lostDevice: z
      .strictObject({ restorableDays: z.int().min(0).max(90).default(14) })
      .default({ restorableDays: 14 }),
    pass: passSchema.default(() => passSchema.parse({})),
    velocity: z
      .strictObject({ resetsPerHour: z.int().min(1).max(1_000).default(10) })
      .default({ resetsPerHour: 10 }),
    scopes: z.array(z.strictObject({ group: z.string().min(1), match: filterText })).default([]),
  })
  .transform(
    ({ evidence, actions, ...rest }): ProtectionPolicy => ({
      ...rest,
      evidence: { ...defaultEvidence, ...evidence },
      actions: { ...defaultRules, ...actions },
    }),
  )

/** What these actions need together on such an account: the strictest of each. */
export function ruleFor(
  policy: ProtectionPolicy,
  actions: readonly ProtectedAction[],
  privileged: boolean,
): Rule {
  const rules = actions.map((action) => policy.actions[action])
  const strictest: Rule = {
    level: highest(rules.map((one) => one.level)),
    // Approval helps only where it helps each of them.
    levelWithApproval: rules.some((one) => one.levelWithApproval !== null)
      ? highest(rules.map((one) => one.levelWithApproval ?? one.level))
      : null,
    approval: rules.some((one) => one.approval),
    holdMinutes: Math.max(0, ...rules.map((one) => one.holdMinutes)),
  }
  // What changes nothing that the user signs in with (a test code) is no more on a privileged account.
  if (!privileged || strictest.level === 0) return strictest
  const more = policy.privileged
  return {
    level: highest([strictest.level, more.level]),
    levelWithApproval:
      strictest.levelWithApproval === null ? null : highest([strictest.levelWithApproval, more.level]),
    approval: strictest.approval || more.approval || more.holdMinutes > 0,
    holdMinutes: Math.max(strictest.holdMinutes, more.holdMinutes),
  }
}

function highest(levels: readonly VerificationLevel[]): VerificationLevel {
  return Math.max(0, ...levels) as VerificationLevel
}

/** True if the whole number fits. A pattern that is no regular expression fits nothing. */
export function matchesTicket(pattern: string, ticket: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(ticket)
  } catch {
    return false
  }
}

/** Whom an operator in these groups may help; null: everybody. */
export function scopeFilter(policy: ProtectionPolicy, isMember: (group: string) => boolean): Filter | null {
  const mine = policy.scopes.filter(({ group }) => isMember(group)).map(({ match }) => match)
  return mine.length === 0 ? null : or(...mine)
}
