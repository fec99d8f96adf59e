import type { CoverageColumn, CoverageSelection } from '../../preload/contract.ts'
import { foldText } from '../directory/fold.ts'
import { methodTypes } from '../methods/offers.ts'
import type { Policy } from '../policy/parse.ts'
import type { Kind } from './kinds.ts'
import { coverageFlags, type RowTable } from './row-table.ts'

/** Without an order: as they came. */
export type Selection = Omit<CoverageSelection, 'sort'> & { sort: CoverageSelection['sort'] | null }

/** The rows that are selected, in order. */
export function selectRows(table: RowTable, selection: Selection, policy: Policy): Uint32Array {
  const rows: number[] = []
  const fits = test(table, selection, policy)
  for (const row of table.rows()) if (fits(row)) rows.push(row)
  return selection.sort === null ? Uint32Array.from(rows) : sorted(table, rows, selection.sort)
}

function test(
  table: RowTable,
  { words, role, group, has, missing, flag }: Selection,
  policy: Policy,
): (row: number) => boolean {
  const kinds = new Map<Kind, boolean>()
  const grouping = group && policy.coverage.by.findIndex(({ attribute }) => attribute === group.attribute)
  const kindFits = (kind: Kind): boolean =>
    (role === null || kind.roles.some(({ name }) => name === role)) &&
    (group === null || kind.groups[grouping ?? -1] === group.value) &&
    (has === null || (has === 'registered') === kind.types.length > 0) &&
    (missing === null ||
      kind.missing.some(({ anyOf, has: there }) => anyOf.includes(missing) && !there.includes(missing)))
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
    if (bit !== 0 && (table.factsOf(row).flags & bit) === 0) return false
    if (wanted.length === 0) return true
    const { text } = table.factsOf(row)
    return wanted.every((word) => text.includes(word))
  }
}

type Key = string | number

function sorted(table: RowTable, rows: number[], { by, descending }: CoverageSelection['sort']): Uint32Array {
  const keyOf = keys(table, by)
  const [byKey, byName] = [rows.map(keyOf), rows.map((row) => table.factsOf(row).text)]
  const order = Uint32Array.from(rows.keys())
  const sign = descending ? -1 : 1
  order.sort((a, b) => {
    const [keyA, keyB] = [byKey[a] ?? '', byKey[b] ?? '']
    if (keyA !== keyB) return keyA < keyB ? -sign : sign
    // Among equals always by name.
    const [nameA, nameB] = [byName[a] ?? '', byName[b] ?? '']
    return nameA < nameB ? -1 : nameA > nameB ? 1 : 0
  })
  return order.map((index) => rows[index] ?? 0)
}

/** What each column is sorted by. Of what kinds have in common it is reckoned once a kind. */
function keys(table: RowTable, by: CoverageColumn): (row: number) => Key {
  const ofKind = (key: (kind: Kind) => Key): ((row: number) => Key) => {
    const known = new Map<Kind, Key>()
    return (row) => {
      const kind = table.kind(row)
      const found = known.get(kind) ?? key(kind)
      known.set(kind, found)
      return found
    }
  }
  switch (by) {
    case 'name':
      return (row) => table.factsOf(row).text
    case 'user-name':
      return (row) => table.factsOf(row).text.split('\n', 2)[1] ?? ''
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
      return (row) => {
        const { default: type } = table.factsOf(row)
        return type === null ? methodTypes.length : methodTypes.indexOf(type)
      }
    case 'confirmed':
      return (row) => table.factsOf(row).confirmedAt
    case 'flags':
      return (row) => table.factsOf(row).flags
    case 'detail':
      return (row) => table.detail(row) ?? ''
  }
}
