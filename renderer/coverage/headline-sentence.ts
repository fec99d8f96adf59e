import type { CoverageCount, CoverageReport, CoverageSelection } from '../../preload/contract.ts'
import { secondFactors } from '../user/second-factors.ts'

/** The one number, and of whom. */
export interface Headline {
  lacking: number
  count: CoverageCount
  /** Label of the only role that has requirements; null: everybody is counted. */
  role: string | null
  /** All that is required anywhere is one second factor. */
  isSecondFactor: boolean
  whose: Partial<CoverageSelection>
}

/** Null: the policy requires nothing of anybody. */
export function headlineOf({ roles, people }: Pick<CoverageReport, 'roles' | 'people'>): Headline | null {
  const requiring = roles.filter(({ requirements }) => requirements.length > 0)
  const [first, second] = requiring
  if (!first) return null
  const only = second ? null : first
  const count = only ?? people
  return {
    lacking: count.registeredOnly + count.nothing,
    count,
    role: only?.label ?? null,
    isSecondFactor: requiring
      .flatMap(({ requirements }) => requirements)
      .every(({ anyOf, atLeast }) => atLeast === 1 && anyOf.every((type) => secondFactors.includes(type))),
    whose: { list: 'lacking', role: only?.name ?? null },
  }
}
