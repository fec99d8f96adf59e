import type { Policy } from './parse.ts'

/** The day of a moment, as policies name days: YYYY-MM-DD in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/**
 * The policy as it holds at a moment: without requirements that don't count yet, and without methods that are
 * retired by then. What asks the policy about a user needs no clock of its own. A requirement whose methods are
 * all retired stays: nobody meets it, and that is to be seen.
 */
export function policyAt(policy: Policy, at: Date): Policy {
  const today = dayOf(at)
  const retired = new Set(policy.retire.filter(({ on }) => on <= today).map(({ method }) => method))
  return {
    ...policy,
    roles: policy.roles.map((role) => ({
      ...role,
      allow: role.allow.filter((type) => !retired.has(type)),
      require: role.require.filter(({ countsFrom }) => countsFrom === null || countsFrom <= today),
    })),
  }
}
