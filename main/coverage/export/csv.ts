import type { CoverageReport, CoverageRow, MissingMethods } from '../../../preload/contract.ts'
import { harmless } from './harmless.ts'

/** Tells Excel that the file is UTF-8; other programs can do without. */
export const byteOrderMark = '\ufeff'

/** Whether all are there, else why not. */
export type Extent = Pick<CoverageReport, 'state' | 'why' | 'error'>

/** Whose people they are. */
export interface CsvOrigin {
  report: Pick<CoverageReport, 'startedAt' | 'groupings'>
  extent: Extent
}

/**
 * The lines of a CSV file (RFC 4180), the header first, one by one as its people come. Each says when the report was
 * made and whether it is complete: lines of several days may end up in one table.
 */
export function* csvLines({ report, extent }: CsvOrigin, rows: Iterable<CoverageRow>): Iterable<string> {
  const complete =
    extent.state === 'complete' ? 'yes' : `no: ${extent.why ?? extent.error?.code ?? extent.state}`
  const columns: readonly [string, (row: CoverageRow) => string][] = [
    ['Name', ({ name }) => name],
    ['User name', ({ userName }) => userName ?? ''],
    ['Roles', ({ roles }) => roles.join('; ')],
    [report.groupings[0]?.label ?? 'Group', ({ group }) => group ?? ''],
    ['Missing', ({ missing }) => missing.map(inWords).join('; ')],
    ['Methods', ({ methods }) => methods.join('; ')],
    ['Default', (row) => row.default ?? ''],
    ['Last confirmed', ({ lastConfirmedAt }) => lastConfirmedAt ?? ''],
    ['Flags', ({ flags }) => flags.join('; ')],
    ['Detail', ({ detail }) => detail ?? ''],
    ['DN', ({ dn }) => dn],
    ['Report of', () => report.startedAt],
    ['Report complete', () => complete],
  ]
  yield line(columns.map(([title]) => title))
  for (const row of rows) yield line(columns.map(([, of]) => of(row)))
}

function inWords({ role, anyOf, atLeast, has }: MissingMethods): string {
  const needs = `${role}: ${atLeast} of ${anyOf.join(', ')}`
  return has.length === 0 ? needs : `${needs} (has ${has.join(', ')})`
}

const line = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`

function cellOf(text: string): string {
  // A NUL ends the text, or the whole reading, in many programs.
  const cell = harmless(text.replaceAll('\0', '\u2400'))
  return /[",;'\p{Cc}]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
