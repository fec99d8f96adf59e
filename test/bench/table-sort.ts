import { setTimeout as wait } from 'node:timers/promises'
import type { Slapd } from '../directory/slapd.ts'
import { bounded, type Figure, highest, list, rounds, tell } from './figures.ts'
import { openCoverage, openReportConsole } from './report-console.ts'
import { untilOtherRows } from './rows-watch.ts'
import type { UnwatchedConsole } from './unwatched.ts'

/** Each is clicked twice: one way, and the other. */
const columns = [
  'User name',
  'Roles',
  'Department',
  'What is missing',
  'Methods',
  'Default',
  'Last confirmed',
  'Flags',
  'Name',
]
/** What is chosen from the menu of each. */
const chips = [
  ['Has', 'App'],
  ['Flag', 'Re-registration'],
] as const
const words = ['oka', 'lindberg', 'u4821', 'fatima']

const filter = 'main [type=search]'
const pauseMs = 500

/**
 * From the click on a column's name or a chip's choice, or the last letter in the filter, to the other rows on screen, in a table of
 * 100,000: whichever column, choice or words take longest count.
 */
export async function measureTableSort(slapd: Slapd): Promise<Figure> {
  const { console, close } = await openReportConsole(slapd)
  try {
    await openCoverage(console)
    const took = new Map<string, number[]>()
    // The first round warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const all = [await sortAll(console), await filterAll(console), await chooseAll(console)]
      for (const [what, ms] of all.flat()) if (round > 0) took.set(what, [...(took.get(what) ?? []), ms])
    }
    for (const [what, values] of took) tell(`${what}: ${list(values)} ms`)
    return bounded(highest([...took.values()]), 'ms', 200)
  } finally {
    await close()
  }
}

type Took = [what: string, ms: number][]

async function sortAll(console: UnwatchedConsole): Promise<Took> {
  const took: Took = []
  for (const column of columns)
    for (const way of ['one way', 'the other']) {
      const ms = await untilOtherRows(console, 'click', () => console.click(column))
      took.push([`by ${column}, ${way}`, ms])
      await wait(pauseMs)
    }
  return took
}

async function filterAll(console: UnwatchedConsole): Promise<Took> {
  const took: Took = []
  for (const text of words) {
    await console.select(filter)
    // Faster than the console begins to look for what is there so far: the last letter counts.
    took.push([`with ${text}`, await untilOtherRows(console, 'keydown', () => console.type(text))])
    await wait(pauseMs)
    await console.select(filter)
    await untilOtherRows(console, 'keydown', () => console.press('Delete'))
    await wait(pauseMs)
  }
  return took
}

async function chooseAll(console: UnwatchedConsole): Promise<Took> {
  const took: Took = []
  for (const [chip, choice] of chips) {
    await console.click(chip)
    took.push([`${chip}: ${choice}`, await untilOtherRows(console, 'click', () => console.click(choice))])
    await wait(pauseMs)
    await untilOtherRows(console, 'click', () => console.click('Clear filters'))
    await wait(pauseMs)
  }
  return took
}
