import type { PolicyFinding } from '../../../preload/contract.ts'
import { and, type Filter, filterText, not } from '../../directory/filter.ts'
import { person } from '../../directory/search-words.ts'
import { leavesOf } from '../../policy/attributes.ts'
import { memberFilter } from '../../policy/compile.ts'
import type { Policy } from '../../policy/parse.ts'
import type { Desk } from '../../session/desk.ts'

interface Asked {
  where: PolicyFinding['where']
  role: string | null
  written: Filter
  /** Whom it is about. */
  people: Filter
}

/**
 * What may not be meant so in a draft: the directory tells where filters that it did not have before fit nobody or
 * everybody, and the day tells which requirements nobody can meet.
 * @param now the policy in place
 * @param then the draft, as it holds on the day that it is tried for, with what the directory can't decide marked
 */
export async function findFindings(
  desk: Pick<Desk, 'connection' | 'baseDn'>,
  now: Policy,
  then: Policy,
): Promise<PolicyFinding[]> {
  const asked = newFilters(now, then)
  const found = await Promise.all(asked.map((one) => findingsOf(desk, one)))
  const all = [...found.flat(), ...unmeetable(then)]
  // Where everybody is excluded no role has anybody: that is said once.
  return all.some(({ where, kind }) => where === 'exclude' && kind === 'fits-everybody')
    ? all.filter(({ where, kind }) => where !== 'role' || kind !== 'fits-nobody')
    : all
}

function newFilters(now: Policy, then: Policy): Asked[] {
  const before = new Set(now.roles.map((role) => filterText(memberFilter(now, role))))
  const roles = then.roles
    .map((role) => ({
      where: 'role' as const,
      role: role.label,
      written: role.match,
      people: memberFilter(then, role),
    }))
    .filter(({ people }) => !before.has(filterText(people)))
  const others = (['exclude', 'privileged'] as const).flatMap((where) => {
    const [old, fresh] = [now[where], then[where]]
    if (fresh === null || (old !== null && filterText(old) === filterText(fresh))) return []
    return [{ where, role: null, written: fresh, people: fresh }]
  })
  return [...roles, ...others]
}

async function findingsOf(
  { connection, baseDn }: Pick<Desk, 'connection' | 'baseDn'>,
  { where, role, written, people }: Asked,
): Promise<PolicyFinding[]> {
  const finding = (kind: PolicyFinding['kind'], detail: string | null = null): PolicyFinding => ({
    ...{ where, role, kind, detail },
  })
  const isThere = async (filter: Filter): Promise<boolean> => {
    const options = { scope: 'sub' as const, filter: and(person, filter), attributes: [], sizeLimit: 1 }
    const { entries, complete } = await connection.search(baseDn, options)
    return entries.length > 0 || !complete
  }
  const undecidable = leavesOf(written).filter((leaf) => leaf.undecidable)
  if (undecidable.length > 0) return undecidable.map((leaf) => finding('undecidable', filterText(leaf)))
  if (!(await isThere(people))) return [finding('fits-nobody')]
  return (await isThere(not(people))) ? [] : [finding('fits-everybody')]
}

function unmeetable({ roles }: Policy): PolicyFinding[] {
  return roles
    .filter(({ allow, require }) =>
      require.some(({ anyOf, atLeast }) => anyOf.filter((type) => allow.includes(type)).length < atLeast),
    )
    .map(({ label }) => ({ kind: 'cannot-be-met', where: 'role', role: label, detail: null }))
}
