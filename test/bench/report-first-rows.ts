import type { Slapd } from '../directory/slapd.ts'
import { bounded, type Figure, highest, list, rounds, tell } from './figures.ts'
import { auditor, openReportConsole, reportEnded } from './report-console.ts'
import { untilOtherRows } from './rows-watch.ts'

/**
 * From the key that begins a report to the first people of it on screen: once as the view is opened by an operator
 * who has just signed in, once as a report that is there is read again. The slower of the two counts.
 */
export async function measureReportFirstRows(slapd: Slapd): Promise<Figure> {
  const { console, change, close } = await openReportConsole(slapd)
  const toRows = (press: () => Promise<unknown>) => untilOtherRows(console, 'keydown', press)
  try {
    const opened: number[] = []
    const again: number[] = []
    // The first round loads the view's code and warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const first = await toRows(() => console.press('2', ['control']))
      await reportEnded(console)
      await change()
      const second = await toRows(() => console.press('F5'))
      await reportEnded(console)
      await console.click('Signed in as Audrey Audit')
      await console.click('Sign out')
      await console.signIn(auditor)
      if (round === 0) continue
      opened.push(first)
      again.push(second)
    }
    tell(`as the view is opened ${list(opened)} ms; as it is read again ${list(again)} ms`)
    return bounded(highest([opened, again]), 'ms', 300)
  } finally {
    await close()
  }
}
