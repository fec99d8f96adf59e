import type {
  CoverageListKind,
  CoverageReport,
  CoverageRow,
  CoverageRows,
  CoverageSelection,
  ErrorData,
  PartialReason,
} from '../../preload/contract.ts'
import type { Policy } from '../policy/parse.ts'
import type { RowTable } from './row-table.ts'
import { selectRows } from './select-rows.ts'

/** How far a report or a list has come, and how it ended. */
export interface Progress {
  state: CoverageReport['state']
  why: PartialReason | null
  error: ErrorData | null
}

/** People to page through, while they come and afterwards. */
export interface OpenList {
  table: RowTable
  rows(selection: CoverageSelection, from: number, count: number): CoverageRows
  each(selection: CoverageSelection): Iterable<CoverageRow>
}

export function createOpenList(
  list: CoverageListKind,
  { table, policy, progress }: { table: RowTable; policy: Policy; progress: Progress },
): OpenList {
  let last: { key: string; revision: number; rows: Uint32Array } | null = null

  function chosen(selection: CoverageSelection): Uint32Array {
    // While people still come in they are shown as they come: to sort them anew each time would move every line.
    const as = progress.state === 'running' ? { ...selection, sort: null } : selection
    const key = JSON.stringify(as)
    if (last?.key === key && last.revision === table.revision) return last.rows
    last = { key, revision: table.revision, rows: selectRows(table, as, policy) }
    return last.rows
  }

  return {
    table,
    rows(selection, from, count) {
      const rows = chosen(selection)
      const shown = Array.from(rows.subarray(from, from + count), (row) => table.toRow(row))
      return { list, ...progress, listed: table.size, selected: rows.length, from, rows: shown }
    },
    *each(selection) {
      for (const row of chosen(selection)) yield table.toRow(row)
    },
  }
}
