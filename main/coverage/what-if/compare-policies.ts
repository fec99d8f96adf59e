import type { MethodType, MissingMethods, RoleState, TryOutList } from '../../../preload/contract.ts'
import type { Entry } from '../../directory/entry.ts'
import { and, type Filter, filterText, not, or } from '../../directory/filter.ts'
import { isMethodType } from '../../methods/offers.ts'
import { attributesOf } from '../../policy/attributes.ts'
import { hasType, lackingFilter, memberFilter } from '../../policy/compile.ts'
import { dnParts } from '../../policy/dn-parts.ts'
import { isAllowed, rolesOf } from '../../policy/evaluate.ts'
import type { Policy, Role } from '../../policy/parse.ts'
import { missingOf } from '../kinds.ts'

/** How somebody stands now and then: to one role, or to all of theirs. */
export interface Standing {
  lackNow: boolean
  lackThen: boolean
  changes: ReadonlySet<TryOutList>
}

export interface Verdict extends Standing {
  /** In the order of `Comparison.roles`; null: in it neither now nor then. */
  roles: (Standing | null)[]
  /** Labels of the roles then; where there are none, of those now. */
  labels: string[]
  types: MethodType[]
  missing: MissingMethods[]
}

/** A role of either policy, by its name. */
export interface ComparedRole {
  name: string
  label: string
  before: Role | null
  after: Role | null
}

export interface Comparison {
  /** Those then, in their order, and after them those that are no more. */
  roles: ComparedRole[]
  /** Everybody who lacks something now or then, or loses what counts; null: there can be none. */
  filter: Filter | null
  /** All that `judge` looks at. */
  attributes: string[]
  judge(entry: Entry): Verdict
}

const typeAttribute = 'securityInfoMethodType'

/** Two policies, each as it holds at its moment, and what changes for whom from one to the other. */
export function comparePolicies(now: Policy, then: Policy): Comparison {
  const roles = [
    ...then.roles.map((role) => compared(role.name, now, then)),
    ...now.roles.filter(({ name }) => !has(then, name)).map((role) => compared(role.name, now, then)),
  ]
  const filters = [lackingFilter(now), lackingFilter(then), losingFilter(roles, now, then)]
  const wanted = filters.flatMap((filter) => filter ?? [])
  const members = [now, then].flatMap((policy) => policy.roles.map((role) => memberFilter(policy, role)))
  const attributes = [...new Set(members.flatMap(attributesOf))]
  const partsOfDn = dnParts(members)
  const known = new Map<string, Verdict>()

  return {
    roles,
    filter: wanted.length === 0 ? null : or(...wanted),
    attributes: [...attributes, typeAttribute],
    judge(entry) {
      // Most people are like thousands of others: each kind is judged once.
      const values = [...attributes, typeAttribute].map((name) => entry.values(name))
      const key = JSON.stringify([partsOfDn?.(entry.dn), values])
      let verdict = known.get(key)
      if (verdict === undefined) {
        verdict = judge(entry, roles, now, then)
        known.set(key, verdict)
      }
      return verdict
    },
  }
}

const has = ({ roles }: Policy, name: string): boolean => roles.some((role) => role.name === name)

function compared(name: string, now: Policy, then: Policy): ComparedRole {
  const find = ({ roles }: Policy): Role | null => roles.find((role) => role.name === name) ?? null
  const [before, after] = [find(now), find(then)]
  return { name, label: after?.label ?? before?.label ?? name, before, after }
}

/** Who has a method that counts for a role now, and perhaps none that does then; null: there can be nobody. */
function losingFilter(roles: readonly ComparedRole[], now: Policy, then: Policy): Filter | null {
  const filters = roles.flatMap(({ before, after }) => {
    if (before === null) return []
    const members = memberFilter(now, before)
    const same = after !== null && filterText(memberFilter(then, after)) === filterText(members)
    const kept = same ? before.allow.filter((type) => after.allow.includes(type)) : []
    const lost = before.allow.filter((type) => !kept.includes(type))
    if (lost.length === 0) return []
    const losing = and(members, or(...lost.map(hasType)))
    return [kept.length === 0 ? losing : and(losing, not(or(...kept.map(hasType))))]
  })
  return filters.length === 0 ? null : or(...filters)
}

function judge(entry: Entry, roles: readonly ComparedRole[], now: Policy, then: Policy): Verdict {
  const types = [...new Set(entry.values(typeAttribute).map((type) => type.toLowerCase()))].filter(
    isMethodType,
  )
  const confirmed = new Set(types)
  const states = roles.map((role) => ({
    before: stateIn(now, role.before, entry, confirmed),
    after: stateIn(then, role.after, entry, confirmed),
  }))
  const before = states.flatMap((state) => state.before ?? [])
  const after = states.flatMap((state) => state.after ?? [])
  return {
    ...standing(before, after, types),
    roles: states.map((state) =>
      state.before === null && state.after === null
        ? null
        : standing(state.before ? [state.before] : [], state.after ? [state.after] : [], types),
    ),
    labels: (after.length > 0 ? after : before).map(({ role }) => role),
    types,
    missing: missingOf(after),
  }
}

function stateIn(
  policy: Policy,
  role: Role | null,
  entry: Entry,
  confirmed: ReadonlySet<MethodType>,
): RoleState | null {
  return role === null ? null : (rolesOf({ ...policy, roles: [role] }, entry, confirmed)[0] ?? null)
}

/** To these roles together: each has to be met, and a method counts that any of them allows. */
function standing(
  now: readonly RoleState[],
  then: readonly RoleState[],
  types: readonly MethodType[],
): Standing {
  const lackNow = now.some(({ met }) => !met)
  const lackThen = then.some(({ met }) => !met)
  const countsNow = types.some((type) => isAllowed(now, type))
  const countsThen = types.some((type) => isAllowed(then, type))
  const changes = new Set<TryOutList>()
  if (lackNow && !lackThen) changes.add('become')
  if (!lackNow && lackThen) changes.add('stop')
  if (!lackNow && lackThen && countsThen) changes.add('stranded')
  if (countsNow && !countsThen) changes.add('nothingLeft')
  return { lackNow, lackThen, changes }
}
