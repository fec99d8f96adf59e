import type { TFunction } from 'i18next'
import type { CoverageReport, CoverageSelection, ReminderPlan } from '../../../preload/contract.ts'
import { type CoverageWords, requirementText } from '../cells.ts'
import type { ReminderText } from './campaign-words.ts'

/** Who of the selected gets none, and why: a line for each reason. */
export function leftOutWords(
  t: ReminderText,
  { channel, lately, disabled, unreachable, everyDays }: ReminderPlan,
): string[] {
  return [
    ...(lately > 0 ? [t('who.lately', { count: lately, days: everyDays })] : []),
    ...(disabled > 0 ? [t('who.disabled', { count: disabled })] : []),
    ...(unreachable ? [t(`who.unreachable.${channel}`, { count: unreachable })] : []),
  ]
}

/** What the report's list was narrowed down to, as its chips say it. */
export function selectionWords(
  t: CoverageWords,
  tUser: TFunction<'user'>,
  { list, words, role, group, has, missing, requirement, flag }: CoverageSelection,
  { roles, groupings }: CoverageReport,
): string[] {
  const set = (filter: string, value: string) => t('filter.set', { filter, value })
  const ofRole = roles.find(({ name }) => name === role)
  const lacked = ofRole?.requirements[requirement ?? -1]
  const grouping = groupings.find(({ attribute }) => attribute === group?.attribute)
  return [
    t(`list.${list}`),
    ...(words.trim() === '' ? [] : [`“${words.trim()}”`]),
    ...(role === null ? [] : [set(t('filter.role'), ofRole?.label ?? role)]),
    ...(group ? [set(grouping?.label ?? group.attribute, group.value ?? t('pictures.noValue'))] : []),
    ...(has === null ? [] : [set(t('filter.has'), hasWords(t, has))]),
    ...(missing === null ? [] : [set(t('filter.missing'), t(`method.${missing}`))]),
    ...(lacked ? [set(t('filter.lacks'), requirementText(t, tUser, lacked))] : []),
    ...(flag === null ? [] : [set(t('filter.flag'), t(`flag.${flag}`))]),
  ]
}

function hasWords(t: CoverageWords, has: NonNullable<CoverageSelection['has']>): string {
  if (has === 'required') return t('filter.required')
  if (has === 'registered') return t('filter.registeredOnly')
  return has === 'nothing' ? t('filter.nothing') : t(`method.${has}`)
}
