import type { Filter, Item } from '../directory/filter.ts'
import type { Policy } from './parse.ts'

/** The attributes that the policy's filters look at: reads must name them, or its roles match nobody. */
export const policyAttributes = (policy: Policy): string[] => [
  ...new Set(policyFilters(policy).flatMap(attributesOf)),
]

export const policyFilters = ({ roles, exclude, privileged, verification }: Policy): Filter[] => [
  ...roles.map((role) => role.match),
  ...(exclude ? [exclude] : []),
  ...(privileged ? [privileged] : []),
  ...verification.scopes.map(({ match }) => match),
]

/** The attributes that a filter looks at. */
export const attributesOf = (filter: Filter): string[] =>
  leavesOf(filter).flatMap(({ attribute }) => (attribute === null ? [] : [attribute]))

/** The parts of a filter that look at an attribute. */
export function leavesOf(filter: Filter): Item[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.of.flatMap(leavesOf)
    case 'not':
      return leavesOf(filter.of)
    default:
      return [filter]
  }
}
