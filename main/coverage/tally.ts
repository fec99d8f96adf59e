import type {
  CoverageCount,
  CoverageGroup,
  CoverageGrouping,
  MethodType,
  RoleCoverage,
  RoleState,
} from '../../preload/contract.ts'
import { methodTypes } from '../methods/offers.ts'
import type { Policy } from '../policy/parse.ts'
import type { Kind } from './kinds.ts'

export interface Tally {
  people: CoverageCount
  withoutRole: number
  roles: RoleCoverage[]
  groupings: CoverageGrouping[]
  methods: Record<MethodType, number>
}

/** The report's numbers, of all kinds that were met so far. Everything that is counted is counted here. */
export function tally(policy: Policy, kinds: readonly Kind[]): Tally {
  const people = noCount()
  const methods = noMethods()
  const roles = policy.roles.map(emptyRole)
  const groups = policy.coverage.by.map(() => new Map<string | null, CoverageGroup>())
  const places = new Map(policy.roles.map((role, place) => [role, place]))
  let withoutRole = 0
  for (const kind of kinds) {
    if (kind.people === 0) continue
    const registered = kind.types.length > 0
    if (kind.states.length === 0) withoutRole += kind.people
    count(people, kind.people, kind.capable, registered)
    countMethods(methods, kind)
    for (const [index, value] of kind.groups.entries()) countGroup(groups[index] ?? new Map(), value, kind)
    for (const [index, role] of kind.roles.entries()) {
      const [into, state] = [roles[places.get(role) ?? -1], kind.states[index]]
      if (into && state) countRole(into, state, kind)
    }
  }
  const groupings = policy.coverage.by.map(({ attribute, label }, index) => ({
    attribute,
    label,
    groups: [...(groups[index]?.values() ?? [])].sort(
      (a, b) => lackingOf(b) - lackingOf(a) || b.total - a.total || compare(a.value ?? '', b.value ?? ''),
    ),
  }))
  return { people, withoutRole, roles, groupings, methods }
}

export const lackingOf = ({ registeredOnly, nothing }: CoverageCount): number => registeredOnly + nothing

const noCount = (): CoverageCount => ({ total: 0, capable: 0, registered: 0, registeredOnly: 0, nothing: 0 })

const noMethods = (): Record<MethodType, number> =>
  Object.fromEntries(methodTypes.map((type) => [type, 0])) as Record<MethodType, number>

const emptyRole = ({ name, label, allow, require }: Policy['roles'][number]): RoleCoverage => ({
  name,
  label,
  ...noCount(),
  requirements: require.map(({ anyOf, atLeast }) => ({
    anyOf: anyOf.filter((type) => allow.includes(type)),
    atLeast,
    met: 0,
    lacking: 0,
  })),
  methods: noMethods(),
})

function count(into: CoverageCount, people: number, capable: boolean, registered: boolean): void {
  into.total += people
  if (registered) into.registered += people
  if (capable) into.capable += people
  else if (registered) into.registeredOnly += people
  else into.nothing += people
}

function countMethods(into: Record<MethodType, number>, { types, people }: Kind): void {
  for (const type of types) into[type] += people
}

function countRole(role: RoleCoverage, state: RoleState, kind: Kind): void {
  count(role, kind.people, state.met, kind.types.length > 0)
  countMethods(role.methods, kind)
  for (const [index, { met }] of state.requirements.entries()) {
    const requirement = role.requirements[index]
    if (requirement) requirement[met ? 'met' : 'lacking'] += kind.people
  }
}

function countGroup(groups: Map<string | null, CoverageGroup>, value: string | null, kind: Kind): void {
  let group = groups.get(value)
  if (!group) {
    group = { value, ...noCount(), roles: {} }
    groups.set(value, group)
  }
  const registered = kind.types.length > 0
  count(group, kind.people, kind.capable, registered)
  for (const [index, { name }] of kind.roles.entries()) {
    group.roles[name] ??= noCount()
    count(group.roles[name], kind.people, kind.states[index]?.met === true, registered)
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
