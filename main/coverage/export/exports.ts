import { basename } from 'node:path'
import type {
  CoveragePrint,
  CoverageReport,
  CoverageSelection,
  Events,
  ExportFormat,
  ExportPreview,
  ExportWish,
} from '../../../preload/contract.ts'
import { clearLeftovers, type Write, writeAtomically } from '../../atomic-file.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { ConsoleError } from '../../errors.ts'
import type { GetDesk } from '../../session/desk.ts'
import type { Coverage } from '../coverage.ts'
import { counted } from './counted.ts'
import { byteOrderMark, csvLines, type Extent } from './csv.ts'
import { proposedName } from './file-name.ts'
import { fileProblem } from './file-problem.ts'
import { filterInWords } from './filter-words.ts'
import { jsonPieces, jsonReport, withRoleNames } from './json.ts'
import { pour } from './pour.ts'
import { createPrintJob, type PrintPdf } from './print-job.ts'

export interface ExportsOptions {
  coverage: Pick<Coverage, 'read' | 'rows' | 'each' | 'trend'>
  desk: GetDesk
  auditLog: AuditLog
  clock: () => Date
  tell: (event: 'exports.progress', value: Events['exports.progress']) => void
  /** Asks the operator where to; null: nowhere. */
  chooseFile: (proposed: { name: string; format: ExportFormat }) => Promise<string | null>
  printPdf: PrintPdf
  /** In the system's file manager. */
  showFile: (path: string) => void
}

export interface Exports {
  preview(selection: CoverageSelection): Promise<ExportPreview>
  /**
   * One at a time. Null: the operator chose no place.
   * @throws ConsoleError no-report, export-running, export-cancelled, export-unwritable, export-unprintable or
   * audit-log-unwritable: nothing is left of it
   */
  begin(wish: ExportWish): Promise<{ file: string; people: number } | null>
  cancel(): void
  show(): void
  page(): CoveragePrint
  drawn(): void
  /** Nobody is at the console any more: what goes on is cancelled. */
  away(): void
}

/** A printed list of more serves nobody: all of it is in CSV. */
const printedRows = 2_000

/** What is exported: looked at anew when it begins, because the report may have gone on meanwhile. */
interface Look {
  report: CoverageReport
  extent: Extent
  people: number
  filter: string
}

/** Takes the report, as it is, out of the console. */
export function createExports(options: ExportsOptions): Exports {
  const { coverage, desk, auditLog, clock, tell } = options
  const printJob = createPrintJob(options.printPdf)
  let running: AbortController | null = null
  let last: string | null = null

  async function look(selection: CoverageSelection): Promise<Look> {
    const report = coverage.read()
    if (!report) throw new ConsoleError('no-report', 'No report was begun.')
    const list = await coverage.rows({ selection, from: 0, count: 0 })
    const { state, why, error } = list.state === 'complete' ? report : list
    const filter = filterInWords(selection, report)
    return { report, extent: { state, why, error }, people: list.selected, filter }
  }

  async function run(wish: ExportWish, signal: AbortSignal) {
    const { format, selection } = wish
    const before = await look(selection)
    const name = proposedName(selection, before.report, format, before.extent.state === 'complete')
    const path = await options.chooseFile({ name, format })
    if (path === null) return null
    signal.throwIfAborted()
    const { operator, directory } = desk()
    const at = await look(selection)
    // Without its folder, whose name may be somebody's.
    const file = basename(path)
    const intent = {
      operator: { dn: operator.dn, name: operator.name },
      user: null,
      action: 'export-coverage' as const,
      directory: directory.id,
      detail: { format, file, filter: at.filter, people: at.people, report: at.extent.state },
    }
    const work = () => put(path, wish, at, operator.name, signal)
    const people = await auditLog.around(intent, work, (written) => ({ people: written }))
    last = path
    return { file, people }
  }

  /** @returns how many people are in the file */
  async function put(path: string, wish: ExportWish, at: Look, by: string, signal: AbortSignal) {
    try {
      await clearLeftovers(path)
      return await writeAtomically(path, async (write) => {
        const people = await (wish.format === 'pdf'
          ? print(write, wish.selection, at, by, signal)
          : stream(write, wish, at, signal))
        signal.throwIfAborted()
        return people
      })
    } catch (error) {
      throw fileProblem(path, error)
    }
  }

  async function stream(write: Write, { format, bom, selection }: ExportWish, at: Look, signal: AbortSignal) {
    const told = (done: number) => tell('exports.progress', { done, total: Math.max(done, at.people) })
    const rows = counted(coverage.each(selection), told, clock)
    if (format === 'csv' && bom) await write(byteOrderMark)
    const pieces =
      format === 'csv'
        ? csvLines(at, rows)
        : jsonPieces(headOf(selection, at), 'people', withRoleNames(rows, at.report))
    await pour(pieces, write, signal)
    return rows.count()
  }

  const headOf = (selection: CoverageSelection, { report, extent, filter }: Look) => ({
    exportedAt: clock().toISOString(),
    filter,
    selection,
    ...jsonReport({ ...report, ...extent }),
  })

  async function print(
    write: Write,
    selection: CoverageSelection,
    at: Look,
    by: string,
    signal: AbortSignal,
  ) {
    tell('exports.progress', { done: 0, total: null })
    const { report, extent, people, filter } = at
    const page: CoveragePrint = {
      report: { ...report, ...extent },
      list: selection.list,
      ...{ filter, by, people },
      exportedAt: clock().toISOString(),
      rows: (await coverage.rows({ selection, from: 0, count: printedRows })).rows,
      trend: await coverage.trend().then(
        ({ snapshots }) => snapshots,
        () => [],
      ),
    }
    await write(await printJob.run(page, signal))
    return people
  }

  const abort = () => running?.abort(new ConsoleError('export-cancelled', 'The export was cancelled.'))

  return {
    async preview(selection) {
      const { people, filter, extent } = await look(selection)
      return { people, filter, state: extent.state, why: extent.why }
    },
    async begin(wish) {
      if (running) throw new ConsoleError('export-running', 'Another export is going on.')
      running = new AbortController()
      try {
        return await run(wish, running.signal)
      } finally {
        running = null
      }
    },
    cancel: abort,
    away: abort,
    show() {
      if (last !== null) options.showFile(last)
    },
    page: printJob.page,
    drawn: printJob.drawn,
  }
}
