import type { CoverageState } from '../../preload/contract.ts'

export type CoverageBadgeKind = 'capable' | 'lacks' | 'not-required' | 'unreadable'

/**
 * One word for a user's coverage. A value that can't be read comes first: nothing else that is said about
 * the user is certain then.
 */
export function coverageBadgeKind(coverage: CoverageState): CoverageBadgeKind {
  if (coverage.malformed) return 'unreadable'
  if (!coverage.required) return 'not-required'
  return coverage.capable ? 'capable' : 'lacks'
}
