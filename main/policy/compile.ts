import type { MethodType } from '../../preload/contract.ts'
import { and, equal, type Filter, filterText, not, or } from '../directory/filter.ts'
import type { Policy, Requirement, Role } from './parse.ts'

/**
 * Who is in a role. `evaluate` asks it of an entry and the report asks it of the server, so that both hold the
 * same; where a part of it is undefined (RFC 4511, 4.5.1.7), nobody is.
 */
export const memberFilter = ({ exclude }: Policy, { match }: Role): Filter =>
  exclude === null ? match : and(match, not(exclude))

/**
 * Who lacks something that one of their roles requires; null: nobody can. Roles that require the same are asked for
 * together: the server then weighs it once for each person.
 */
export function lackingFilter(policy: Policy): Filter | null {
  const alike = new Map<string, { members: Filter[]; met: Filter | null }>()
  for (const role of policy.roles) {
    if (role.require.length === 0) continue
    const met = metFilters(role)
    const key = met === null ? '' : filterText(met)
    const group = alike.get(key) ?? { members: [], met }
    alike.set(key, { ...group, members: [...group.members, memberFilter(policy, role)] })
  }
  const filters = [...alike.values()].map(({ members, met }) => without(oneOf(members), met))
  return filters.length === 0 ? null : oneOf(filters)
}

/**
 * Who meets all that any role requires, and so lacks nothing whatever their roles: what a server finds by types of
 * methods alone, soonest. `everybody`: no role requires anything; `nobody`: one requires what can't be met.
 */
export function meetsAllFilter({ roles }: Policy): Filter | 'everybody' | 'nobody' {
  const met = roles.filter(({ require }) => require.length > 0).map(metFilters)
  if (met.length === 0) return 'everybody'
  const distinct = new Map(met.flatMap((filter) => (filter ? [[filterText(filter), filter]] : [])))
  return met.includes(null) ? 'nobody' : allOf([...distinct.values()])
}

/** Those in the role who lack something that it requires; null: it requires nothing. */
export function roleLackingFilter(policy: Policy, role: Role): Filter | null {
  return role.require.length === 0 ? null : without(memberFilter(policy, role), metFilters(role))
}

const without = (members: Filter, met: Filter | null): Filter =>
  met === null ? members : and(members, not(met))

/** Who meets all that a role requires; null: nobody can. */
function metFilters({ require, allow }: Role): Filter | null {
  const met = require.flatMap((requirement) => metFilter(requirement, allow) ?? [])
  return met.length < require.length ? null : allOf(met)
}

/**
 * Who meets a requirement, by the confirmed types that the directory keeps beside the methods; null: nobody can,
 * because too few of them are allowed.
 */
export function metFilter({ anyOf, atLeast }: Requirement, allow: readonly MethodType[]): Filter | null {
  const counting = anyOf.filter((type) => allow.includes(type))
  const ways = choose(counting, atLeast)
  return ways.length === 0 ? null : oneOf(ways.map((types) => allOf(types.map(hasType))))
}

export const hasType = (type: MethodType): Filter => equal('securityInfoMethodType', type)

const allOf = (filters: Filter[]): Filter =>
  filters.length === 1 && filters[0] ? filters[0] : and(...filters)
const oneOf = (filters: Filter[]): Filter =>
  filters.length === 1 && filters[0] ? filters[0] : or(...filters)

/** All ways to take `count` of them; there are six types of methods, so never more than twenty. */
function choose<T>(from: readonly T[], count: number): T[][] {
  if (count === 0) return [[]]
  return from.flatMap((first, index) =>
    choose(from.slice(index + 1), count - 1).map((others) => [first, ...others]),
  )
}
