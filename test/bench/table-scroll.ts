import type { Slapd } from '../directory/slapd.ts'
import { bounded, type Figure, list, median, rounds, tell } from './figures.ts'
import { openCoverage, openReportConsole } from './report-console.ts'

/** From top to bottom, as the bar is dragged: no row stays long enough to be fetched. */
const drag = { seconds: 20, pixels: null }
/** As a wheel is turned fast: rows are fetched and drawn all the way. */
const wheel = { seconds: 10, pixels: 72_000 }

interface Way {
  seconds: number
  /** Null: to the bottom. */
  pixels: number | null
}

/**
 * Frames dropped while a table of 100,000 rows is scrolled, in percent of those that the display would have shown
 * meanwhile; how long it shows one is measured while nothing happens. From top to bottom, and from the top on by the
 * wheel: the worse of the two counts. Where there is no display it is Xvfb's, and all is drawn by software.
 */
export async function measureTableScroll(slapd: Slapd): Promise<Figure> {
  const { console, close } = await openReportConsole(slapd)
  try {
    await openCoverage(console)
    const dragged: number[] = []
    const turned: number[] = []
    const intervals: number[] = []
    // The first round warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const interval = await console.inPage(intervalAtRest, undefined)
      const toBottom = await console.inPage(dropped, { ...drag, interval })
      const byWheel = await console.inPage(dropped, { ...wheel, interval })
      if (round === 0) continue
      intervals.push(interval)
      dragged.push(toBottom)
      turned.push(byWheel)
    }
    tell(`to the bottom ${list(dragged)} %, by the wheel ${list(turned)} %; a frame is ${list(intervals)} ms`)
    return bounded(median(dragged) > median(turned) ? dragged : turned, '%', 5)
  } finally {
    await close()
  }
}

/** Runs in the page: for how long the display shows a frame, in ms. */
async function intervalAtRest(): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const took: number[] = []
  let last = await frame()
  while (took.length < 120) {
    const now = await frame()
    took.push(now - last)
    last = now
  }
  return took.sort((a, b) => a - b)[60] ?? Number.NaN
}

/** Runs in the page: scrolls as far as time says, and tells how many frames in a hundred were not shown. */
async function dropped({ seconds, pixels, interval }: Way & { interval: number }): Promise<number> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  let scroller = document.querySelector('[role=grid]')?.parentElement
  while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY))
    scroller = scroller.parentElement
  if (!scroller) throw new Error('The table does not scroll.')
  scroller.scrollTop = 0
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const far = pixels ?? scroller.scrollHeight - scroller.clientHeight
  const began = await frame()
  let [last, shown, missed] = [began, 0, 0]
  while (last - began < seconds * 1_000) {
    scroller.scrollTop = far * ((last - began) / (seconds * 1_000))
    const now = await frame()
    shown += 1
    missed += Math.max(0, Math.round((now - last) / interval) - 1)
    last = now
  }
  return (100 * missed) / (shown + missed)
}
