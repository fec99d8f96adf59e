import type { Slapd } from '../directory/slapd.ts'
import { compared, type Figure, list, rounds, tell } from './figures.ts'
import { openCoverage, openReportConsole, runReport, runWholeReport } from './report-console.ts'

/** A second report while nothing has changed, against the first: in each round a first one and a second one. */
export async function measureReportRepeat(slapd: Slapd): Promise<Figure> {
  const opened = await openReportConsole(slapd)
  try {
    await openCoverage(opened.console)
    const values: number[] = []
    const references: number[] = []
    // The first round warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const first = await runWholeReport(opened)
      const second = await runReport(opened.console)
      if (second.report.unchangedSince === null) throw new Error('Nothing changed, and all was read again.')
      if (round === 0) continue
      values.push(second.ms)
      references.push(first.ms)
    }
    tell(`${list(values)} ms; the first ones ${list(references)} ms`)
    return compared(values, references, 'ms', 0.1)
  } finally {
    await opened.close()
  }
}
