import type { PassBounds, PassWish } from '../../preload/contract.ts'

/** What the form of a pass holds. */
export interface PassDraft {
  minutes: number
  /** As a field for date and time holds it, in local time; null: now. */
  startsAt: string | null
  once: boolean
  showOn: PassWish['showOn']
}

export type StartProblem = 'startMissing' | 'startPast'

export const draftPass = ({ defaultMinutes, onceOnly }: PassBounds): PassDraft => ({
  minutes: defaultMinutes,
  startsAt: null,
  once: onceOnly,
  showOn: 'console',
})

const steps = [10, 15, 30, 60, 120, 240, 480, 720, 1_440, 2_880, 10_080, 20_160, 43_200]

/** Lengths that one would choose, within what the policy allows. */
export function minuteSteps({ leastMinutes, defaultMinutes, mostMinutes }: PassBounds): number[] {
  const within = steps.filter((minutes) => minutes >= leastMinutes && minutes <= mostMinutes)
  return [...new Set([leastMinutes, ...within, defaultMinutes, mostMinutes])].sort((a, b) => a - b)
}

export function startProblem({ startsAt }: PassDraft, now: Date): StartProblem | null {
  if (startsAt === null) return null
  const time = new Date(startsAt).getTime()
  if (startsAt === '' || Number.isNaN(time)) return 'startMissing'
  // The field has no seconds: this minute is not over yet.
  return time + 60_000 <= now.getTime() ? 'startPast' : null
}

export const toPassWish = ({ minutes, startsAt, once, showOn }: PassDraft, bounds: PassBounds): PassWish => ({
  minutes,
  startsAt: startsAt === null ? null : new Date(startsAt).toISOString(),
  once: once || bounds.onceOnly,
  showOn,
})
