import type { CoverageState, MethodType, RequirementState, RoleState } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { matches } from '../directory/filter-match.ts'
import type { SecurityInfo } from '../directory/security-info.ts'
import { memberFilter } from './compile.ts'
import type { Policy, Requirement, Role } from './parse.ts'

export interface Evaluation {
  roles: RoleState[]
  coverage: CoverageState
  privileged: boolean
}

/**
 * What the policy makes of a user. Every role that matches must be met; a method counts for a role only if
 * it was confirmed and that role allows it. Requirements count different types of method, not methods.
 */
export function evaluate(policy: Policy, entry: Entry, info: SecurityInfo): Evaluation {
  const confirmed = new Set(info.methods.filter((method) => method.confirmedAt).map((method) => method.type))
  const roles = rolesOf(policy, entry, confirmed)
  return {
    roles,
    coverage: {
      required: roles.some((role) => role.requirements.length > 0),
      registered: confirmed.size > 0,
      capable: roles.every((role) => role.met),
      malformed: info.malformed.length > 0,
    },
    // Reckoned where it is asked for: lists don't show it, and it may cost more than all the rest.
    get privileged() {
      return isPrivileged(policy, entry)
    },
  }
}

/** The roles that match, each met or not by these types of confirmed methods. */
export const rolesOf = (policy: Policy, entry: Entry, confirmed: ReadonlySet<MethodType>): RoleState[] =>
  matchingRoles(policy, entry).map((role) => evaluateRole(role, confirmed))

export const matchingRoles = (policy: Policy, entry: Entry): Role[] =>
  policy.roles.filter((role) => matches(memberFilter(policy, role), entry))

/** Whether the account needs more protection. */
export const isPrivileged = ({ privileged }: Policy, entry: Entry): boolean =>
  privileged !== null && matches(privileged, entry)

function evaluateRole({ label, allow, require }: Role, confirmed: ReadonlySet<MethodType>): RoleState {
  const counting = allow.filter((type) => confirmed.has(type))
  const requirements = require.map((requirement) => evaluateRequirement(requirement, counting))
  return { role: label, allow, requirements, met: requirements.every((requirement) => requirement.met) }
}

function evaluateRequirement(
  { anyOf, atLeast }: Requirement,
  counting: readonly MethodType[],
): RequirementState {
  const has = anyOf.filter((type) => counting.includes(type))
  return { anyOf, atLeast, has, met: has.length >= atLeast }
}

/** True if at least one of the user's roles allows it. */
export function isAllowed(roles: readonly RoleState[], type: MethodType): boolean {
  return roles.some((role) => role.allow.includes(type))
}

/** Labels of the user's roles that are met now, and would not be without that method. */
export function rolesUnmetWithout(
  methodId: string,
  now: readonly RoleState[],
  { policy, entry, info }: { policy: Policy; entry: Entry; info: SecurityInfo },
): string[] {
  const methods = info.methods.filter(({ id }) => id !== methodId)
  const then = evaluate(policy, entry, { ...info, methods }).roles
  return now.filter(({ met }, index) => met && then[index]?.met === false).map(({ role }) => role)
}
