import type { TFunction } from 'i18next'
import type {
  CoverageColumn,
  CoverageListKind,
  CoverageRow,
  MethodType,
  MissingMethods,
  RequirementCoverage,
} from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'
import { relativeWords } from '../app/relative-time.tsx'
import { methodList, numberWord } from '../user/requirement.ts'
import { secondFactors } from '../user/second-factors.ts'
import { coverage } from './words.ts'

export type CoverageWords = TFunction<'coverage'>

/** "App, Push": short, for tables. */
export const methodsText = (t: CoverageWords, types: readonly MethodType[]): string =>
  types.map((type) => t(`method.${type}`)).join(', ')

const orList = new Intl.ListFormat(language, { type: 'disjunction' })
const andList = new Intl.ListFormat(language, { type: 'conjunction' })

/** "A second factor", "App and Push", "two of App, Text, or Call": what would meet the requirement. */
function lackText(
  t: CoverageWords,
  tUser: TFunction<'user'>,
  { anyOf, atLeast, has }: MissingMethods,
): string {
  const needed = atLeast - has.length
  const choice = anyOf.filter((type) => !has.includes(type))
  const isAnySecondFactor = needed === 1 && secondFactors.every((type) => anyOf.includes(type))
  if (isAnySecondFactor && has.length === 0 && anyOf.length === secondFactors.length)
    return t('missing.secondFactor')
  const names = choice.map((type) => t(`method.${type}`))
  if (needed >= choice.length) return andList.format(names)
  if (needed === 1) return orList.format(names)
  return t('missing.some', { number: numberWord(tUser, needed), methods: orList.format(names) })
}

/** What a user lacks, each thing once however many roles require it. */
export function missingText(
  t: CoverageWords,
  tUser: TFunction<'user'>,
  missing: readonly MissingMethods[],
): string {
  return [...new Set(missing.map((one) => lackText(t, tUser, one)))].join('; ')
}

/** "two of authenticator app, push, or text message": what a requirement asks for. */
export function requirementText(
  t: CoverageWords,
  tUser: TFunction<'user'>,
  { anyOf, atLeast }: Pick<RequirementCoverage, 'anyOf' | 'atLeast'>,
): string {
  // All of them are needed: "A and B", not "two of A or B".
  if (atLeast >= anyOf.length) return methodList(tUser, anyOf, 'and')
  return t('pictures.some', { number: numberWord(tUser, atLeast), methods: methodList(tUser, anyOf, 'or') })
}

const isTime = /^\d{4}-\d\d-\d\dT/

type TimeText = (at: Date) => string

/** What puts somebody on a list. Several things stand on lines of their own. */
function detailText(
  tUser: TFunction<'user'>,
  list: CoverageListKind,
  detail: string,
  timeText: TimeText,
): string {
  if (isTime.test(detail)) return timeText(new Date(detail))
  const lines = detail.split('\n')
  return (list === 'malformed' ? lines.map((line) => problemText(tUser, line)) : lines).join(', ')
}

/** "A method can’t be read at all", of "securityInfoMethod not-json". */
function problemText(tUser: TFunction<'user'>, line: string): string {
  const say = tUser as (key: string, values: { defaultValue: string }) => string
  const [attribute = '', problem = ''] = line.split(' ')
  const what = say(`malformed.what.${attribute}`, { defaultValue: attribute })
  return `${what} ${say(`malformed.problem.${problem}`, { defaultValue: problem })}`
}

const fromNow: TimeText = (at) => relativeWords(at, new Date())

/** What heads a column. `groupLabel`: of the policy's first grouping. */
export function columnName(
  t: CoverageWords,
  column: CoverageColumn,
  list: CoverageListKind,
  groupLabel: string,
): string {
  if (column === 'group') return groupLabel
  if (column !== 'detail') return t(`column.${column}`)
  return list in coverage.detail ? t(`detail.${list as keyof typeof coverage.detail}`) : ''
}

/** What stands in a cell; empty where there is nothing to say. */
export function cellText(
  t: CoverageWords,
  tUser: TFunction<'user'>,
  row: CoverageRow,
  { list, column }: { list: CoverageListKind; column: CoverageColumn },
  timeText = fromNow,
): string {
  switch (column) {
    case 'name':
      return row.name
    case 'user-name':
      return row.userName ?? ''
    case 'roles':
      return row.roles.join(', ')
    case 'group':
      return row.group ?? ''
    case 'missing':
      return missingText(t, tUser, row.missing)
    case 'methods':
      return methodsText(t, row.methods)
    case 'default':
      return row.default ? t(`method.${row.default}`) : ''
    case 'confirmed':
      return row.lastConfirmedAt ? timeText(new Date(row.lastConfirmedAt)) : ''
    case 'flags':
      return row.flags.map((flag) => t(`flag.${flag}`)).join(', ')
    case 'detail':
      return row.detail === null ? '' : detailText(tUser, list, row.detail, timeText)
  }
}
