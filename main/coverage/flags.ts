import type { CoverageFlag } from '../../preload/contract.ts'

/** In the order in which rows show them. */
export const coverageFlags: readonly CoverageFlag[] = [
  'privileged',
  'locked',
  'disabled',
  're-registration',
  'pass',
  'malformed',
  'caller-failed',
  'break-glass',
]
