import { useEffect, useReducer } from 'react'
import { language } from './i18n.ts'

const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' })
const sameYear = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' })
const otherYear = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', year: 'numeric' })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** "now", "2 minutes ago", "yesterday", then the date: what one would say. */
export function relativeWords(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const size = Math.abs(seconds)
  if (size < minute) return relative.format(0, 'second')
  if (size < hour) return relative.format(Math.trunc(seconds / minute), 'minute')
  if (size < day) return relative.format(Math.trunc(seconds / hour), 'hour')
  if (size < 7 * day) return relative.format(Math.trunc(seconds / day), 'day')
  return (at.getFullYear() === now.getFullYear() ? sameYear : otherYear).format(at)
}

export const exactTime = (at: string): string => exact.format(new Date(at))

/** A time as one says it, kept true while it is on show; the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const [, tick] = useReducer((count: number) => count + 1, 0)
  const time = new Date(at)
  const recent = Math.abs(Date.now() - time.getTime()) < hour * 1000
  useEffect(() => {
    if (!recent) return
    const timer = setInterval(tick, 15_000)
    return () => clearInterval(timer)
  }, [recent])
  if (Number.isNaN(time.getTime())) return <span>{at}</span>
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeWords(time, new Date())}
    </time>
  )
}
