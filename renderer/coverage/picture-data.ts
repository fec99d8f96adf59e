import type {
  CoverageCount,
  CoverageGroup,
  CoverageReport,
  CoverageSelection,
  MethodType,
  RequirementCoverage,
} from '../../preload/contract.ts'

/** How a share of a bar is drawn; never by its color alone. */
export type Pattern = 'capable' | 'registeredOnly' | 'nothing' | 'have'

/** A number, and whose it is: null where there is no list of them. */
export interface Counted {
  value: number
  whose: Partial<CoverageSelection> | null
}

export interface PictureRow {
  key: string
  /** Null: people without a value. */
  label: string | null
  total: Counted
  /** One for each of the picture's columns, in their order. */
  counts: Counted[]
  /** What is required of them; null: the picture does not tell of requirements. */
  requirements: { requirement: RequirementCoverage; lacking: Counted }[] | null
}

/** What a picture and its table say: both are made from this, so that they can't differ. */
export interface Picture {
  columns: Pattern[]
  rows: PictureRow[]
}

/** In percent of `total`; nobody is 0 %. */
export const shareOf = (value: number, total: number): number => (total === 0 ? 0 : (100 * value) / total)

/** In whole percents, which say 0 of nobody and 100 of everybody alone. */
export function percentOf(value: number, total: number): number {
  const percent = Math.round(shareOf(value, total))
  if (value === total || value === 0) return percent
  return Math.min(Math.max(percent, 1), 99)
}

const countColumns: Pattern[] = ['capable', 'registeredOnly', 'nothing']

/** @param capable who of them are: of a role those who have what it requires, whatever another of their roles does */
function countsOf(
  count: CoverageCount,
  whose: Partial<CoverageSelection>,
  capable: Partial<CoverageSelection>,
): Counted[] {
  return [
    { value: count.capable, whose: { ...whose, ...capable } },
    { value: count.registeredOnly, whose: { ...whose, list: 'lacking', has: 'registered' } },
    { value: count.nothing, whose: { ...whose, list: 'lacking', has: 'nothing' } },
  ]
}

export function rolePicture({ roles }: Pick<CoverageReport, 'roles'>): Picture {
  return {
    columns: countColumns,
    rows: roles.map((role) => ({
      key: role.name,
      label: role.label,
      total: { value: role.total, whose: { list: 'everybody', role: role.name } },
      counts: countsOf(role, { role: role.name }, { list: 'everybody', has: 'required' }),
      requirements: role.requirements.map((requirement, place) => ({
        requirement,
        lacking: {
          value: requirement.lacking,
          whose: { list: 'lacking', role: role.name, requirement: place },
        },
      })),
    })),
  }
}

/** In the order that the report has: where most people lack something first. */
export function groupPicture(attribute: string, groups: readonly CoverageGroup[]): Picture {
  return {
    columns: countColumns,
    rows: groups.map((group) => ({
      // An attribute's value is never empty.
      key: group.value ?? '',
      label: group.value,
      total: { value: group.total, whose: { list: 'everybody', group: { attribute, value: group.value } } },
      counts: countsOf(group, { group: { attribute, value: group.value } }, { list: 'capable' }),
      requirements: null,
    })),
  }
}

const methodOrder: MethodType[] = ['authenticator-app', 'push', 'text', 'call', 'email', 'security-questions']

/** `role`: its name; null: of everybody. `nameOf`: a method's name. */
export function methodPicture(
  { total, methods }: { total: number; methods: Record<MethodType, number> },
  role: string | null,
  nameOf: (type: MethodType) => string,
): Picture {
  const whose = { list: 'everybody', role } as const
  return {
    columns: ['have'],
    rows: methodOrder.map((type) => ({
      key: type,
      label: nameOf(type),
      total: { value: total, whose },
      counts: [{ value: methods[type], whose: { ...whose, has: type } }],
      requirements: null,
    })),
  }
}
