import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** One line of bench.json. */
export interface Figure {
  value: number
  /** The same by the reference, in the same run; null where the limit is one of the value. */
  reference: number | null
  /** `value / reference`. */
  ratio: number | null
  unit: string
  /** Of `ratio`, or of `value` where there is no reference. */
  limit: number
  holds: boolean
}

export const rounds = 5

export function compared(values: number[], references: number[], unit: string, limit: number): Figure {
  const value = median(values)
  const reference = median(references)
  const ratio = value / reference
  return {
    value: rounded(value),
    reference: rounded(reference),
    ratio: rounded(ratio),
    unit,
    limit,
    holds: ratio <= limit,
  }
}

export function bounded(values: number[], unit: string, limit: number): Figure {
  const value = median(values)
  return { value: rounded(value), reference: null, ratio: null, unit, limit, holds: value <= limit }
}

export function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new Error('Nothing was measured.')
  return (low + high) / 2
}

/** Of several things measured, the values of the one with the highest median. */
export const highest = (all: number[][]): number[] =>
  all.reduce((one, other) => (median(other) > median(one) ? other : one))

/** Three digits that count, and whole numbers from a hundred on. */
const rounded = (number: number): number =>
  number >= 100 ? Math.round(number) : Number(number.toPrecision(3))

export function table(figures: Record<string, Figure>): string {
  const cell = (number: number | null): string => (number === null ? '–' : String(number))
  const rows = Object.entries(figures).map(([name, { value, reference, ratio, unit, limit, holds }]) => [
    name,
    cell(value),
    cell(reference),
    unit,
    cell(ratio),
    ratio === null ? `${limit} ${unit}` : `${limit} times`,
    holds ? 'holds' : 'DOES NOT HOLD',
  ])
  const all = [['figure', 'value', 'reference', 'unit', 'ratio', 'limit', ''], ...rows]
  const widths = [0, 1, 2, 3, 4, 5, 6].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  )
  const numbers = new Set([1, 2, 4])
  const line = (row: string[]): string =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0
        return numbers.has(column) ? text.padStart(width) : text.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return all.map(line).join('\n')
}

/** Those that were not measured this time stay as they are there. */
export function writeFigures(file: string, figures: Record<string, Figure>): void {
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  writeFileSync(file, `${JSON.stringify({ ...before, ...figures }, null, 2)}\n`)
}

/** How a measurement is getting on; stdout stays free for the table. */
export function tell(line: string): void {
  process.stderr.write(`  ${line}\n`)
}

export const list = (numbers: number[]): string => numbers.map((number) => rounded(number)).join(', ')
