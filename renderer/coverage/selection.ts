import type { CoverageSelection } from '../../preload/contract.ts'

/** Everybody who lacks something, by name. */
export const everybodyLacking: CoverageSelection = {
  list: 'lacking',
  words: '',
  role: null,
  group: null,
  has: null,
  missing: null,
  flag: null,
  sort: { by: 'name', descending: false },
}
