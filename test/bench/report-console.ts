import { setTimeout as wait } from 'node:timers/promises'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import type { CoverageReport } from '../../preload/contract.ts'
import type { Slapd } from '../directory/slapd.ts'
import { reportPersonDn } from './report-people.ts'
import { UnwatchedConsole } from './unwatched.ts'

export const auditor = 'audrey.audit'

/** Until what the console does after a report, so that the next click is quick, is done. */
const settleMs = 4_000

/** The console as an auditor has it, on a directory in which people change. */
export interface ReportConsole {
  console: UnwatchedConsole
  /** Changes one person's name, so that the next report is no repeat. */
  change(): Promise<void>
  close(): Promise<void>
}

export async function openReportConsole(slapd: Slapd): Promise<ReportConsole> {
  const directory = await openDirectory(slapd)
  try {
    const console = await UnwatchedConsole.open(slapd.url, auditor)
    return {
      console,
      change: directory.change,
      async close() {
        await console.close()
        await directory.close()
      },
    }
  } catch (error) {
    await directory.close()
    throw error
  }
}

/** The directory in the hands of its administrator. */
export async function openDirectory(slapd: Slapd) {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await connection.bind(slapd.adminDn, slapd.adminPassword)
  return {
    change(): Promise<void> {
      // Somebody who lacks something, and is the first of them by name: what is on screen changes as well.
      const values = [`Aaron Aaby ${Date.now()}`]
      return connection.modify(reportPersonDn(5), [{ op: 'replace', attribute: 'displayName', values }])
    },
    close: () => connection.close(),
  }
}

/** Goes to the coverage view, which begins a report, and waits until the console is done with it. */
export async function openCoverage(console: UnwatchedConsole): Promise<CoverageReport> {
  await console.press('2', ['control'])
  return reportEnded(console)
}

/** Waits until the console is done with the report that was begun. */
export async function reportEnded(console: UnwatchedConsole): Promise<CoverageReport> {
  for (;;) {
    const answer = await console.inPage(() => window.securityInfoConsole.coverage.read(), undefined)
    const report = answer.ok ? answer.value : null
    if (report !== null && report.state !== 'running') {
      await wait(settleMs)
      return complete(report)
    }
    await wait(100)
  }
}

export interface ReportRun {
  ms: number
  report: CoverageReport
}

/**
 * From the call in the page to the event that tells that the report is complete; of a repeat to the answer, which
 * tells it already. The view is open, and shows what comes in as it does for an operator.
 */
export async function runReport(console: UnwatchedConsole): Promise<ReportRun> {
  const run = await console.inPage(runInPage, undefined)
  await wait(settleMs)
  complete(run.report)
  return run
}

async function runInPage(): Promise<ReportRun> {
  const { coverage, on } = window.securityInfoConsole
  let unfollow = (): void => undefined
  const ended = new Promise<CoverageReport>((resolve) => {
    unfollow = on('coverage.changed', (report) => report.state !== 'running' && resolve(report))
  })
  const began = performance.now()
  const answer = await coverage.run()
  if (!answer.ok) throw new Error(`The report did not begin: ${answer.error.code}`)
  const report = answer.value.state === 'running' ? await ended : answer.value
  const ms = performance.now() - began
  unfollow()
  return { ms, report }
}

/** After a change: everybody is read. */
export async function runWholeReport({ console, change }: ReportConsole): Promise<ReportRun> {
  await change()
  const run = await runReport(console)
  if (run.report.unchangedSince !== null) throw new Error('The report was no report but a repeat.')
  return run
}

function complete(report: CoverageReport): CoverageReport {
  if (report.state === 'complete') return report
  throw new Error(`The report ended ${report.state}: ${report.error?.code ?? report.why}`)
}

/** What a report was of. */
export function counted({ people }: CoverageReport): string {
  const lacking = people.registeredOnly + people.nothing
  return `${people.total} people, of whom ${lacking} lack something`
}
