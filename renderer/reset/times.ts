import type { TFunction } from 'i18next'
import { language } from '../app/i18n.ts'

const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' })
const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' })
const dayOfYear = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', year: 'numeric' })

/** "Dec 8" */
export function dayWords(at: string, now: Date): string {
  const date = new Date(at)
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date)
}

/** "3:40 PM"; on another day "Dec 8, 3:40 PM". */
export function timeWords(at: string, now: Date): string {
  const date = new Date(at)
  const isToday = date.toDateString() === now.toDateString()
  return isToday ? time.format(date) : `${dayWords(at, now)}, ${time.format(date)}`
}

const hour = 60
const wholeDay = 24 * hour

/** "10 minutes", "8 hours", "2 days": in the largest unit that says it exactly. */
export function lengthWords(t: TFunction<'reset'>, minutes: number): string {
  if (minutes >= wholeDay && minutes % wholeDay === 0) return t('days', { count: minutes / wholeDay })
  if (minutes >= hour && minutes % hour === 0) return t('hours', { count: minutes / hour })
  return t('minutes', { count: minutes })
}
