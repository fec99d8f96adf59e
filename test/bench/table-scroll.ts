import type { Slapd } from '../directory/slapd.ts'
import { bounded, type Figure, highest, list, rounds, tell } from './figures.ts'
import { openCoverage, openReportConsole } from './report-console.ts'

/** From top to bottom, as the bar is dragged: no row stays long enough to be fetched. */
const drag = { seconds: 20, pixels: null }
/** As a wheel is turned fast: rows are fetched and drawn all the way. */
const wheel = { seconds: 10, pixels: 72_000 }

/** In percent. */
interface Missed {
  dropped: number
  blank: number
}

interface Way {
  seconds: number
  /** Null: to the bottom. */
  pixels: number | null
}

/**
 * Frames that an operator misses while a table of 100,000 rows is scrolled, in percent of those that the display would
 * show meanwhile: those that come too late to be shown, and those with no row to see. How long one is shown is measured
 * while nothing happens. From top to bottom, and from the top on by the wheel: the worse of the two counts. Where there
 * is no display it is Xvfb's, and all is drawn by software.
 */
export async function measureTableScroll(slapd: Slapd): Promise<Figure> {
  const { console, close } = await openReportConsole(slapd)
  try {
    await openCoverage(console)
    const ways = { 'to the bottom': drag, 'by the wheel': wheel }
    const missed: number[][] = []
    for (const [name, way] of Object.entries(ways)) {
      const all: Missed[] = []
      // The first round warms up, and does not count.
      for (let round = 0; round <= rounds; round += 1) {
        const interval = await console.inPage(intervalAtRest, undefined)
        const one = await console.inPage(scroll, { ...way, interval })
        if (round > 0) all.push(one)
        else tell(`${name}: a frame is shown for ${list([interval])} ms`)
      }
      const [dropped, blank] = [all.map((one) => one.dropped), all.map((one) => one.blank)]
      tell(`${name}: ${list(dropped)} % dropped, ${list(blank)} % blank`)
      missed.push(all.map((one) => one.dropped + one.blank))
    }
    return bounded(highest(missed), '%', 5)
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

/**
 * Runs in the page: scrolls as far as time says, before each frame as an operator's scrolling comes before it, and
 * tells how many frames in a hundred were not shown, and how many showed nothing where a row belongs.
 */
async function scroll({ seconds, pixels, interval }: Way & { interval: number }): Promise<Missed> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const betweenFrames = () => new Promise((resolve) => setTimeout(resolve))
  let scroller = document.querySelector('[role=grid]')?.parentElement
  while (scroller && !/auto|scroll/.test(getComputedStyle(scroller).overflowY))
    scroller = scroller.parentElement
  if (!scroller) throw new Error('The table does not scroll.')
  scroller.scrollTop = 0
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const far = pixels ?? scroller.scrollHeight - scroller.clientHeight
  const { left, top, width, height } = scroller.getBoundingClientRect()
  const hasRow = (): boolean =>
    document.elementFromPoint(left + width / 2, top + height * 0.75)?.closest('[aria-rowindex]') != null
  const began = await frame()
  let [last, shown, dropped, blank] = [began, 0, 0, 0]
  while (last - began < seconds * 1_000) {
    await betweenFrames()
    scroller.scrollTop = far * ((last - began) / (seconds * 1_000))
    const now = await frame()
    shown += 1
    if (!hasRow()) blank += 1
    dropped += Math.max(0, Math.round((now - last) / interval) - 1)
    last = now
  }
  const frames = shown + dropped
  return { dropped: (100 * dropped) / frames, blank: (100 * blank) / frames }
}
