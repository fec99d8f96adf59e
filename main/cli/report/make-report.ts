import type { CoverageReport } from '../../../preload/contract.ts'
import { clearLeftovers, type Write, writeAtomically } from '../../atomic-file.ts'
import { csvLines } from '../../coverage/export/csv.ts'
import { fileProblem } from '../../coverage/export/file-problem.ts'
import { pour } from '../../coverage/export/pour.ts'
import { runReport } from '../../coverage/report-run.ts'
import { everybodyOn } from '../../coverage/select-rows.ts'
import { isCode } from '../../errors.ts'
import { type CommandLine, UsageError } from '../command.ts'
import { reportJson } from './json.ts'
import type { OpenDirectory } from './open-directory.ts'
import type { ReportOptions } from './options.ts'
import { whyPartial, wordsOf } from './plain-words.ts'
import { whileTold } from './progress.ts'
import { readSource } from './read-source.ts'
import type { ReportResult } from './result.ts'
import { reportTable } from './table.ts'
import { unlessAborted } from './unless-aborted.ts'

/** @returns the exit code. @throws UsageError or ConsoleError why nothing can be told, the signal's reason */
export async function makeReport(
  directory: OpenDirectory,
  options: ReportOptions,
  line: CommandLine,
  signal: AbortSignal,
): Promise<number> {
  if (directory.operator.roles.every((role) => role === 'technician'))
    throw new UsageError('technicians see no report: the account that signs in has to be an auditor.')
  // Opened before anything is read: what can't be written is told at once.
  return into(options.output, line.write, async (write) => {
    const result = await readReport(directory, options, line, signal)
    await pour(pieces(result), write, signal)
    for (const item of result.report.undecidable)
      line.complain(`report: the directory can't decide ${item}: it is taken as neither true nor false.`)
    return exitCode(result, line)
  })
}

async function readReport(
  directory: OpenDirectory,
  options: ReportOptions,
  line: CommandLine,
  signal: AbortSignal,
): Promise<ReportResult> {
  const reading = readSource(directory, options, line)
  const { source, policyVersion } = await unlessAborted(reading, signal)
  const run = runReport({
    ...{ source, policyVersion, directory: directory.label, clock: line.clock },
    expected: () => 0,
    arrived: () => undefined,
  })
  signal.addEventListener('abort', run.cancel)
  await whileTold(unlessAborted(run.ended, signal), run.report, line)
  const report = run.report()
  if (report.error) throw new UsageError(`${wordsOf(report.error)}.`)
  if (report.people.total === 0 && options.role === null)
    throw new UsageError(
      `nobody was found below ${directory.baseDn}: is it the right base, and may you see them?`,
    )
  const { role, missing } = options
  const chosen = { ...everybodyOn('lacking'), role, missing }
  const listed = run.lacking.rows(chosen, 0, 0).selected
  const told = role === null ? report : ofRole(report, role)
  return { report: told, options, rows: run.lacking.each(chosen), listed, generatedAt: line.clock() }
}

/** The numbers of a role: of its requirements alone, as those who are listed lack something for it. */
function ofRole(report: CoverageReport, name: string): CoverageReport {
  const role = report.roles.find((one) => one.name === name)
  if (!role) return report
  const groupings = report.groupings.map((grouping) => ({
    ...grouping,
    groups: grouping.groups.flatMap(({ value, roles: { [name]: count } }) =>
      count ? [{ value, ...count, roles: { [name]: count } }] : [],
    ),
  }))
  const { total, capable, registered, registeredOnly, nothing } = role
  const people = { total, capable, registered, registeredOnly, nothing }
  return { ...report, people, groupings }
}

function pieces(result: ReportResult): Iterable<string> {
  const { report, options, rows } = result
  switch (options.format) {
    case 'csv':
      return csvLines({ report, extent: report }, rows)
    case 'json':
      return reportJson(result)
    case 'table':
      return reportTable(result)
  }
}

function exitCode({ report, listed }: ReportResult, line: CommandLine): number {
  if (report.state !== 'complete') {
    line.complain(`report: not complete: ${whyPartial(report.why)}.`)
    return 2
  }
  return listed > 0 ? 1 : 0
}

async function into<T>(path: string | null, write: Write, make: (write: Write) => Promise<T>): Promise<T> {
  if (path === null) return make(write)
  try {
    await clearLeftovers(path)
    return await writeAtomically(path, make)
  } catch (error) {
    const told = fileProblem(path, error)
    if (!isCode(told, 'export-unwritable')) throw error
    const problem = String(told.detail?.problem)
    throw new UsageError(`--output ${path}: ${unwritable[problem] ?? problem}. Nothing was written.`)
  }
}

const unwritable: Record<string, string> = {
  'disk-full': 'the disk is full',
  'no-folder': 'its folder is not there',
  'no-permission': 'you may not write there',
  'read-only': 'the disk is read-only',
  'not-a-file': 'it is not a file',
  'name-too-long': 'the name is too long',
}
