import type { CoverageReport, CoverageSelection, ExportFormat } from '../../../preload/contract.ts'

/** A name to propose: says what is in it, of which day, and whether it is all. */
export function proposedName(
  { list }: CoverageSelection,
  { startedAt }: CoverageReport,
  format: ExportFormat,
  isComplete: boolean,
): string {
  const of = list === 'lacking' ? [] : [list]
  return `${['coverage', ...of, localDay(startedAt), ...(isComplete ? [] : ['partial'])].join('-')}.${format}`
}

function localDay(time: string): string {
  const date = new Date(time)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
