import type { CoverageColumn, CoverageListKind, CoverageSelection } from '../../preload/contract.ts'

/** Everybody on a list, by name. */
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

/** These people and no others: what was filtered before is gone, the order stays where the list does. */
export function chosen(before: CoverageSelection, whose: Partial<CoverageSelection>): CoverageSelection {
  const list = whose.list ?? 'lacking'
  return { ...everybodyOn(list), ...(list === before.list && { sort: before.sort }), ...whose }
}

export function isFiltered({
  words,
  role,
  group,
  has,
  missing,
  requirement,
  flag,
}: CoverageSelection): boolean {
  return words !== '' || [role, group, has, missing, requirement, flag].some((filter) => filter !== null)
}

/** By this column; once more, the other way round. */
export function sortedBy(selection: CoverageSelection, by: CoverageColumn): CoverageSelection {
  const { sort } = selection
  return { ...selection, sort: { by, descending: sort.by === by && !sort.descending } }
}
