import type {
  CoverageListKind,
  CoverageReport,
  CoverageSelection,
  RequirementCoverage,
} from '../../../preload/contract.ts'

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
  const { list, words, role, group, has, missing, requirement, flag } = selection
  const ofRole = report.roles.find(({ name }) => name === role)
  const parts = [
    lists[list],
    role !== null && `role ${ofRole?.label ?? role}`,
    group && groupInWords(group, report),
    has && hasInWords(has, list),
    missing !== null && `lacks ${missing}`,
    requirement !== null && `lacks ${requirementInWords(ofRole?.requirements[requirement])}`,
    flag !== null && `flag ${flag}`,
    words.trim() !== '' && `with “${words.trim()}”`,
  ]
  return parts.filter((part) => part !== null && part !== false).join(', ')
}

function hasInWords(has: NonNullable<CoverageSelection['has']>, list: CoverageListKind): string {
  if (has === 'required') return 'has what is required'
  if (has !== 'registered') return `has ${has}`
  return list === 'lacking' ? 'registered only' : 'has some method'
}

const requirementInWords = (requirement: RequirementCoverage | undefined): string =>
  requirement ? `${requirement.atLeast} of ${requirement.anyOf.join(', ')}` : 'a requirement that is no more'

function groupInWords(
  { attribute, value }: NonNullable<CoverageSelection['group']>,
  { groupings }: CoverageReport,
): string {
  const label = groupings.find((grouping) => grouping.attribute === attribute)?.label ?? attribute
  return value === null ? `no ${label}` : `${label} ${value}`
}
