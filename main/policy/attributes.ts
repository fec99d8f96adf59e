import type { Filter } from '../directory/filter.ts'
import type { Policy } from './parse.ts'

/** The attributes that the policy's filters look at: reads must name them, or its roles match nobody. */
export function policyAttributes({ roles, exclude, privileged, verification }: Policy): string[] {
  const filters = [
    ...roles.map((role) => role.match),
    ...(exclude ? [exclude] : []),
    ...(privileged ? [privileged] : []),
    ...verification.scopes.map(({ match }) => match),
  ]
  return [...new Set(filters.flatMap(attributesOf))]
}

/** The attributes that a filter looks at. */
export function attributesOf(filter: Filter): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.of.flatMap(attributesOf)
    case 'not':
      return attributesOf(filter.of)
    case 'extensible':
      return filter.attribute === null ? [] : [filter.attribute]
    default:
      return [filter.attribute]
  }
}
