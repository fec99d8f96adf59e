import type { EnrollmentPlan, MethodType, RoleState } from '../../preload/contract.ts'
import { methodTypes } from '../methods/offers.ts'
import { isAllowed } from './evaluate.ts'

/**
 * What the wizard asks for, in its order: as few methods as meet every requirement, one that helps several roles
 * before one that helps a single one; then what the roles allow besides. Of the ways by phone one is enough.
 */
export function planEnrollment(roles: readonly RoleState[], has: ReadonlySet<MethodType>): EnrollmentPlan {
  const optional = methodTypes.filter(
    (type) => isAllowed(roles, type) && !has.has(type) && !isSpare(type, has),
  )
  const required = shortestWay(roles, has)
  const extra = optional.filter((type) => !required.includes(type))
  return { stepsLeft: required.length, next: required[0] ?? asNext(extra), optional: extra }
}

/** A second way to the same phone adds no safety, and one app on it is enough: nobody is asked for both. */
function isSpare(type: MethodType, has: ReadonlySet<MethodType>): boolean {
  const pairs: Partial<Record<MethodType, MethodType>> = {
    text: 'call',
    call: 'text',
    push: 'authenticator-app',
    'authenticator-app': 'push',
  }
  const other = pairs[type]
  return other !== undefined && has.has(other)
}

/** The sign-in prompt asks for the app first and then for a phone; questions and mail are asked for last. */
function asNext(extra: readonly MethodType[]): MethodType | null {
  const order: readonly MethodType[] = [
    'authenticator-app',
    'text',
    'call',
    'email',
    'security-questions',
    'push',
  ]
  return order.find((type) => extra.includes(type)) ?? null
}

/** Greedy by how many unmet requirements a type helps; a requirement can't be met at all only in a policy that was refused. */
function shortestWay(roles: readonly RoleState[], has: ReadonlySet<MethodType>): MethodType[] {
  const way: MethodType[] = []
  const missing = roles.flatMap(({ allow, requirements }) =>
    requirements.map(({ anyOf, atLeast }) => {
      const counting = anyOf.filter((type) => allow.includes(type))
      return { counting, left: atLeast - counting.filter((type) => has.has(type)).length }
    }),
  )
  for (;;) {
    const unmet = missing.filter(({ left }) => left > 0)
    if (unmet.length === 0) return way
    const helps = (type: MethodType): number => unmet.filter(({ counting }) => counting.includes(type)).length
    const candidates = methodTypes.filter((type) => !has.has(type) && !way.includes(type) && helps(type) > 0)
    const order = candidates.sort((a, b) => helps(b) - helps(a) || rank(a) - rank(b))
    const best = order[0]
    if (best === undefined) return way
    way.push(best)
    for (const requirement of unmet) if (requirement.counting.includes(best)) requirement.left -= 1
  }
}

/** The sign-in prompt's order. */
const rank = (type: MethodType): number =>
  ['authenticator-app', 'text', 'call', 'push', 'email', 'security-questions'].indexOf(type)
