import type { CoverageCount, CoverageSnapshot } from '../../preload/contract.ts'
import { shareOf } from './picture-data.ts'

export interface TrendPoint {
  /** YYYY-MM-DD. */
  day: string
  capable: number
  total: number
  percent: number
}

export interface TrendLine {
  /** Of the role; empty: everybody. */
  key: string
  /** Null: everybody. */
  label: string | null
  /** One for each day; null: not counted on that day. */
  points: (TrendPoint | null)[]
}

/** What the lines and their table say. */
export interface Trend {
  days: string[]
  lines: TrendLine[]
}

function pointOf(day: string, count: CoverageCount | undefined): TrendPoint | null {
  if (!count || count.total === 0) return null
  const { capable, total } = count
  return { day, capable, total, percent: Math.round(shareOf(capable, total) * 10) / 10 }
}

/** Everybody, then each role that was ever counted, by the name that it has now. */
export function trendOf(snapshots: readonly CoverageSnapshot[]): Trend {
  const labels = new Map(snapshots.flatMap(({ roles }) => roles.map(({ name, label }) => [name, label])))
  const everybody: TrendLine = {
    key: '',
    label: null,
    points: snapshots.map(({ day, people }) => pointOf(day, people)),
  }
  const ofRoles = [...labels].map(([key, label]) => ({
    key,
    label,
    points: snapshots.map(({ day, roles }) => pointOf(day, roles.find(({ name }) => name === key)?.count)),
  }))
  return { days: snapshots.map(({ day }) => day), lines: [everybody, ...ofRoles] }
}

const dayMs = 86_400_000

/** Where a day is between the first and the last, from 0 to 1. */
function placeOf(day: string, days: readonly string[]): number {
  const [first = day] = days
  const last = days.at(-1) ?? day
  const span = (Date.parse(last) - Date.parse(first)) / dayMs
  return span === 0 ? 0 : (Date.parse(day) - Date.parse(first)) / dayMs / span
}

/** An SVG path in a box of `width` by `height`; days that were not counted leave a gap. 100 % is on top. */
export function pathOf(
  { points }: TrendLine,
  days: readonly string[],
  width: number,
  height: number,
): string {
  let isDrawing = false
  return points
    .map((point) => {
      if (!point) {
        isDrawing = false
        return ''
      }
      const at = `${place(placeOf(point.day, days) * width)} ${place((1 - point.percent / 100) * height)}`
      // A line of no length shows a day between two gaps, as a dot.
      const step = isDrawing ? `L${at}` : `M${at}h0`
      isDrawing = true
      return step
    })
    .join('')
}

const place = (value: number): string => String(Math.round(value * 100) / 100)

/** Places for labels, in the order given, that are `gap` apart at least and stay between 0 and `height`. */
export function spread(places: readonly number[], gap: number, height: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0))
  const spreadOut: number[] = [...places]
  let next = Number.NEGATIVE_INFINITY
  for (const index of order) {
    next = Math.max(places[index] ?? 0, next)
    spreadOut[index] = next
    next += gap
  }
  let limit = height
  for (const index of order.reverse()) {
    limit = Math.min(spreadOut[index] ?? 0, limit)
    spreadOut[index] = limit
    limit -= gap
  }
  return spreadOut
}
