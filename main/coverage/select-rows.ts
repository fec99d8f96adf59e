import type {
  CoverageColumn,
  CoverageListKind,
  CoverageSelection,
  MethodType,
  MissingMethods,
  RoleState,
} from '../../preload/contract.ts'
import { foldText } from '../directory/fold.ts'
import type { Policy } from '../policy/parse.ts'
import { coverageFlags } from './flags.ts'
import { type Kind, missingOf } from './kinds.ts'
import type { Reckoned } from './row-facts.ts'
import type { RowTable } from './row-table.ts'

type Sort = CoverageSelection['sort']

/** Without an order: as they came. */
export type Selection = Omit<CoverageSelection, 'sort'> & { sort: Sort | null }

/** A whole list, by name. */
export const everybodyOn = (list: CoverageListKind): CoverageSelection => ({
  list,
  words: '',
  role: null,
  group: null,
  has: null,
  missing: null,
  requirement: null,
  flag: null,
  sort: { by: 'name', descending: false },
})

/** The rows that are selected, in order. */
export function selectRows(table: RowTable, selection: Selection, policy: Policy): Uint32Array {
  const rows: number[] = []
  const fits = test(table, selection, policy)
  for (const row of table.rows()) if (fits(row)) rows.push(row)
  return selection.sort === null ? Uint32Array.from(rows) : sorted(table, rows, selection.sort)
}

function test(
  table: RowTable,
  { list, words, role, group, has, missing, requirement, flag }: Selection,
  policy: Policy,
): (row: number) => boolean {
  const kinds = new Map<Kind, boolean>()
  const grouping = group && policy.coverage.by.findIndex(({ attribute }) => attribute === group.attribute)
  const kindFits = (kind: Kind): boolean => {
    const states = role === null ? kind.states : kind.states.filter((_, at) => kind.roles[at]?.name === role)
    return (
      (role === null || states.some(({ met }) => list !== 'lacking' || !met)) &&
      (group === null || kind.groups[grouping ?? -1] === group.value) &&
      (has === null || hasIt(kind, states, has)) &&
      (missing === null || missingOf(states).some((one) => isLeft(one, missing))) &&
      (requirement === null || states.some(({ requirements }) => requirements[requirement]?.met === false))
    )
  }
  const wanted = foldText(words).split(' ').filter(Boolean)
  const bit = flag === null ? 0 : 1 << coverageFlags.indexOf(flag)
  return (row) => {
    const kind = table.kind(row)
    let fits = kinds.get(kind)
    if (fits === undefined) {
      fits = kindFits(kind)
      kinds.set(kind, fits)
    }
    if (!fits) return false
    if (bit !== 0 && (table.facts.flags(row) & bit) === 0) return false
    if (wanted.length === 0) return true
    const text = table.facts.text(row)
    return wanted.every((word) => text.includes(word))
  }
}

/** @param states of the roles that it is about */
function hasIt({ types }: Kind, states: readonly RoleState[], has: NonNullable<Selection['has']>): boolean {
  if (has === 'required') return states.every(({ met }) => met)
  if (has === 'nothing') return types.length === 0
  return has === 'registered' ? types.length > 0 : types.includes(has)
}

const isLeft = ({ anyOf, has }: MissingMethods, type: MethodType): boolean =>
  anyOf.includes(type) && !has.includes(type)

/** What is reckoned of all rows to select so. */
export function reckonedFor({ words, flag, sort }: Selection): Reckoned[] {
  const wanted: Reckoned[] = []
  if (words.trim() !== '') wanted.push('texts')
  if (sort !== null) wanted.push('names')
  if (sort?.by === 'user-name') wanted.push('user-names')
  if (flag !== null || (sort !== null && looks.includes(sort.by))) wanted.push('looks')
  return wanted
}

const looks: CoverageColumn[] = ['default', 'confirmed', 'flags']

/** Among equals always by name. */
function sorted(table: RowTable, rows: number[], { by, descending }: Sort): Uint32Array {
  const names = table.facts.byName()
  const count = names.ranks.length
  const rankOf = ranksBy(table, rows, by)
  // One number for key and name: sorting numbers takes a tenth of the time of comparing by a function. Loops, because
  // `from` with a function takes several times theirs.
  const order = new Float64Array(rows.length)
  let highest = 0
  for (const [place, row] of rows.entries()) {
    const rank = rankOf(row)
    if (rank > highest) highest = rank
    order[place] = rank
  }
  for (const [place, row] of rows.entries()) {
    const rank = order[place] ?? 0
    order[place] = (descending ? highest - rank : rank) * count + (names.ranks[row] ?? 0)
  }
  order.sort()
  const result = new Uint32Array(order.length)
  for (let place = 0; place < order.length; place += 1)
    result[place] = names.rows[(order[place] ?? 0) % count] ?? 0
  return result
}

/** Names and user names are hundreds of thousands of texts: their order is made beforehand. */
function ranksBy(table: RowTable, rows: number[], by: CoverageColumn): (row: number) => number {
  if (by !== 'name' && by !== 'user-name') return keyRanks(table, rows, by)
  const ranks = by === 'name' ? table.facts.byName().ranks : table.facts.byUserName()
  return (row) => ranks[row] ?? 0
}

type Key = string | number
type KeyColumn = Exclude<CoverageColumn, 'name' | 'user-name'>

/** The place of each row's key among all keys. */
function keyRanks(table: RowTable, rows: number[], by: KeyColumn): (row: number) => number {
  const keyOf = keys(table, by)
  const distinct = [...new Set(rows.map(keyOf))].sort(ascending)
  const ranks = new Map(distinct.map((key, rank) => [key, rank]))
  return (row) => ranks.get(keyOf(row)) ?? 0
}

const ascending = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0)

/** What each column is sorted by. Of what kinds have in common it is reckoned once a kind. */
function keys(table: RowTable, by: KeyColumn): (row: number) => Key {
  const { facts } = table
  const ofKind = (key: (kind: Kind) => Key): ((row: number) => Key) => {
    const known = new Map<Kind, Key>()
    return (row) => {
      const one = table.kind(row)
      const found = known.get(one) ?? key(one)
      known.set(one, found)
      return found
    }
  }
  switch (by) {
    case 'roles':
      return ofKind(({ states }) => states.map(({ role }) => role).join())
    case 'group':
      return ofKind(({ groups }) => foldText(groups[0] ?? ''))
    case 'missing':
      return ofKind(({ missing }) =>
        missing.reduce((left, { atLeast, has }) => left + atLeast - has.length, 0),
      )
    case 'methods':
      return ofKind(({ types }) => types.length)
    case 'default':
      return (row) => facts.defaultPlace(row)
    case 'confirmed':
      return (row) => facts.confirmedAt(row)
    case 'flags':
      return (row) => facts.flags(row)
    case 'detail':
      return (row) => table.detail(row) ?? ''
  }
}
