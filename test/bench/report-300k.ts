import type { Slapd } from '../directory/slapd.ts'
import { compared, type Figure, list, tell } from './figures.ts'
import { counted, openCoverage, openReportConsole, runWholeReport } from './report-console.ts'
import { takeTurns } from './turns.ts'

/** A report of 300,000 people, against one of 100,000: a console and a directory each, side by side. */
export async function measureReport300k(slapd: Slapd, smaller: Slapd): Promise<Figure> {
  const three = await openReportConsole(slapd)
  try {
    const one = await openReportConsole(smaller)
    try {
      const report = await openCoverage(three.console)
      await openCoverage(one.console)
      const { values, references } = await takeTurns(
        async () => (await runWholeReport(three)).ms,
        async () => (await runWholeReport(one)).ms,
      )
      tell(`${counted(report)}: ${list(values)} ms; a third of them: ${list(references)} ms`)
      return compared(values, references, 'ms', 3.3)
    } finally {
      await one.close()
    }
  } finally {
    await three.close()
  }
}
