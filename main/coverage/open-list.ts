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
import { reckonedFor, type Selection, selectRows } from './select-rows.ts'

/** How far a report or a list has come, and how it ended. */
export interface Progress {
  state: CoverageReport['state']
  why: PartialReason | null
  error: ErrorData | null
}

/** People to page through, while they come and afterwards. */
export interface OpenList {
  table: RowTable
  /** Reckons what it takes to select so, a little at a time: `rows` then keeps nobody waiting. */
  prepare(selection: CoverageSelection, goOn: () => boolean): Promise<void>
  rows(selection: CoverageSelection, from: number, count: number): CoverageRows
  each(selection: CoverageSelection): Iterable<CoverageRow>
}

export interface ListOptions {
  table: RowTable
  policy: Policy
  progress: Progress
  /** How many people were looked at so far. */
  read: () => number
}

export function createOpenList(
  list: CoverageListKind,
  { table, policy, progress, read }: ListOptions,
): OpenList {
  let last: { key: string; revision: number; rows: Uint32Array } | null = null

  // While people still come in they are shown as they come: to sort them anew each time would move every line.
  const inOrder = (selection: CoverageSelection): Selection =>
    progress.state === 'running' ? { ...selection, sort: null } : selection

  function chosen(selection: CoverageSelection): Uint32Array {
    const as = inOrder(selection)
    const key = JSON.stringify(as)
    if (last?.key === key && last.revision === table.revision) return last.rows
    last = { key, revision: table.revision, rows: selectRows(table, as, policy) }
    return last.rows
  }

  return {
    table,
    async prepare(selection, goOn) {
      const wanted = reckonedFor(inOrder(selection))
      if (wanted.length > 0) await table.facts.prepare(wanted, goOn)
    },
    rows(selection, from, count) {
      const rows = chosen(selection)
      const shown = Array.from(rows.subarray(from, from + count), (row) => table.toRow(row))
      return { list, ...progress, read: read(), listed: table.size, selected: rows.length, from, rows: shown }
    },
    *each(selection) {
      for (const row of chosen(selection)) yield table.toRow(row)
    },
  }
}
