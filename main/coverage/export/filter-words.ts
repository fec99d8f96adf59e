import type { CoverageListKind, CoverageReport, CoverageSelection } from '../../../preload/contract.ts'

const lists: Record<CoverageListKind, string> = {
  lacking: 'who lacks something',
  capable: 'who is capable',
  everybody: 'everybody',
  'shared-targets': 'shared numbers and mailboxes',
  'never-confirmed': 'never confirmed',
  'not-tested': 'not tested for long',
  'one-method': 'only one method',
  'privileged-weak': 'privileged without a strong method',
  'pass-outstanding': 'passes outstanding',
  're-registration': 're-registration pending',
  malformed: 'can’t be read',
}

/** A selection as the audit log, a JSON file and the printed report name it. */
export function filterInWords(selection: CoverageSelection, report: CoverageReport): string {
  const { list, words, role, group, has, missing, flag } = selection
  const parts = [
    lists[list],
    role !== null && `role ${report.roles.find(({ name }) => name === role)?.label ?? role}`,
    group && groupInWords(group, report),
    has && (has === 'registered' ? 'registered only' : `has ${has}`),
    missing !== null && `lacks ${missing}`,
    flag !== null && `flag ${flag}`,
    words.trim() !== '' && `with “${words.trim()}”`,
  ]
  return parts.filter((part) => part !== null && part !== false).join(', ')
}

function groupInWords(
  { attribute, value }: NonNullable<CoverageSelection['group']>,
  { groupings }: CoverageReport,
): string {
  const label = groupings.find((grouping) => grouping.attribute === attribute)?.label ?? attribute
  return value === null ? `no ${label}` : `${label} ${value}`
}
