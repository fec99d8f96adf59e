import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AuditRecord, openAuditLog } from '../../../../main/audit-log/audit-log.ts'
import { createExports, type ExportsOptions } from '../../../../main/coverage/export/exports.ts'
import { everybodyOn } from '../../../../main/coverage/select-rows.ts'
import { ConsoleError } from '../../../../main/errors.ts'
import type { Desk } from '../../../../main/session/desk.ts'
import type { CoverageReport, CoverageRow, ExportProgress, ExportWish } from '../../../../preload/contract.ts'
import { report as wholeReport } from './rows.ts'

export const selection = everybodyOn('lacking')

export const csv: ExportWish = { format: 'csv', bom: false, selection }

export interface OfficeOptions {
  /** Made one by one, as the report does. */
  rows: Iterable<CoverageRow>
  people?: number
  report?: CoverageReport | null
  list?: Pick<CoverageReport, 'state' | 'why' | 'error'>
  auditFile?: string
  chooseFile?: ExportsOptions['chooseFile']
  printPdf?: ExportsOptions['printPdf']
  /** Milliseconds that go by each time that somebody looks at the clock. */
  tick?: number
}

/** Exports of a report that is made up, with a real audit log, into a folder of their own. */
export async function openOffice(options: OfficeOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'exports-'))
  const out = join(folder, 'out')
  mkdirSync(out)
  const auditFile = options.auditFile ?? join(folder, 'audit-log.jsonl')
  let now = new Date('2026-11-24T10:00:00Z').getTime()
  const clock = () => {
    now += options.tick ?? 0
    return new Date(now)
  }
  const auditLog = await openAuditLog({ file: auditFile, clock, consoleId: 'console-1' })
  const report = options.report === undefined ? wholeReport() : options.report
  const rows = options.rows
  const told: { at: number; value: ExportProgress }[] = []
  const proposed: { name: string; format: string }[] = []
  const shown: string[] = []
  const path = join(out, 'coverage.csv')
  const desk = {
    operator: { dn: 'uid=ana,dc=x', name: 'Ana Silva', userName: 'ana', roles: ['auditor'] },
    directory: { id: 'd1' },
  } as unknown as Desk
  const exports = createExports({
    coverage: {
      read: () => report,
      rows: async ({ from, count }) => ({
        list: 'lacking',
        read: options.people ?? 0,
        ...(options.list ?? { state: 'complete', why: null, error: null }),
        listed: options.people ?? 0,
        selected: options.people ?? 0,
        from,
        rows: first(rows, count),
      }),
      each: () => rows,
      trend: async () => {
        throw new ConsoleError('directory-lost', 'The connection is gone.')
      },
    },
    desk: () => desk,
    auditLog,
    clock,
    tell: (_, value) => told.push({ at: now, value }),
    chooseFile: async (proposal) => {
      proposed.push(proposal)
      return options.chooseFile ? options.chooseFile(proposal) : path
    },
    printPdf: options.printPdf ?? (async () => Buffer.from('%PDF-')),
    showFile: (file) => shown.push(file),
  })
  return {
    ...{ exports, folder, out, path, told, proposed, shown },
    records: (): AuditRecord[] =>
      readFileSync(auditFile, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    async close() {
      await auditLog.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function first<T>(all: Iterable<T>, count: number): T[] {
  const some: T[] = []
  if (count > 0)
    for (const one of all) {
      some.push(one)
      if (some.length === count) break
    }
  return some
}

export type Office = Awaited<ReturnType<typeof openOffice>>
