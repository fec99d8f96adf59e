import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { Slapd } from '../directory/slapd.ts'
import { bounded, type Figure, list, median, rounds, tell } from './figures.ts'
import { openCoverage, openReportConsole } from './report-console.ts'
import { untilOtherRows } from './rows-watch.ts'

/** Each is clicked twice: one way, and the other. */
const columns = ['User name', 'Roles', 'Methods', 'Last confirmed', 'Name']
const words = ['oka', 'lindberg', 'u4821', 'department 12']

const pauseMs = 500

/**
 * From the click on a column's name, or the last letter in the filter, to the other rows on screen, in a table of
 * 100,000: whichever column or words take longest count.
 */
export async function measureTableSort(slapd: Slapd): Promise<Figure> {
  const { page, close } = await openReportConsole(slapd)
  try {
    await openCoverage(page)
    const took = new Map<string, number[]>()
    // The first round warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      for (const [what, ms] of [...(await sortAll(page)), ...(await filterAll(page))])
        if (round > 0) took.set(what, [...(took.get(what) ?? []), ms])
    }
    for (const [what, values] of took) tell(`${what}: ${list(values)} ms`)
    const slowest = [...took.values()].reduce((a, b) => (median(b) > median(a) ? b : a))
    return bounded(slowest, 'ms', 200)
  } finally {
    await close()
  }
}

type Took = [what: string, ms: number][]

async function sortAll(page: Page): Promise<Took> {
  const took: Took = []
  for (const name of columns) {
    const head = page.getByRole('columnheader', { name, exact: true }).getByRole('button')
    for (const way of ['one way', 'the other']) {
      took.push([`by ${name}, ${way}`, await untilOtherRows(page, 'click', () => head.click())])
      await wait(pauseMs)
    }
  }
  return took
}

async function filterAll(page: Page): Promise<Took> {
  const filter = page.getByRole('searchbox', { name: 'Find in the list' })
  const took: Took = []
  for (const text of words) {
    await filter.focus()
    // Faster than the console begins to look for what is there so far: the last letter counts.
    const type = () => page.keyboard.type(text, { delay: 30 })
    took.push([`with ${text}`, await untilOtherRows(page, 'keydown', type)])
    await wait(pauseMs)
    await untilOtherRows(page, 'keydown', async () => {
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
    })
    await wait(pauseMs)
  }
  return took
}
