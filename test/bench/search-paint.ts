import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { Slapd } from '../directory/slapd.ts'
import { clearSearch, openConsole } from './console.ts'
import { bounded, type Figure, list, median, rounds, tell } from './figures.ts'
import { keystrokes, queries } from './words.ts'

/** Somebody who types fast: ten characters in two and a half seconds would be ordinary. */
const pauseMs = 120

interface Painted {
  /** From the keystroke to the frame after the one that shows the results. */
  results: number[]
  /** From the keystroke to the frame after the one that shows the letter. */
  letters: number[]
}

/**
 * From the keystroke, as the browser's input thread stamps it, to the results for exactly the words that are
 * in the box, on screen. The moment taken is the second animation frame after they came into the page, which is
 * at most a frame too late and never too early. No reference: the limit is one of what an operator feels; the
 * letter itself, which needs no search, is timed the same way and told, to know what of it is the machine's.
 */
export async function measureSearchPaint(slapd: Slapd): Promise<Figure> {
  const { page, close } = await openConsole(slapd.url)
  try {
    await page.evaluate(watchPaint)
    const values: number[] = []
    const letters: number[] = []
    // The first round warms up, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const painted = await typeAll(page)
      if (painted.results.length < keystrokes.length * 0.9)
        throw new Error(`Of ${keystrokes.length} searches ${painted.results.length} were painted.`)
      if (round === 0) continue
      values.push(median(painted.results))
      letters.push(median(painted.letters))
    }
    tell(`medians ${list(values)} ms; of the letter alone ${list(letters)} ms`)
    return bounded(values, 'ms', 60)
  } finally {
    await close()
  }
}

async function typeAll(page: Page): Promise<Painted> {
  for (const query of queries) {
    await clearSearch(page)
    await wait(300)
    for (const letter of query) {
      await page.keyboard.press(letter === ' ' ? 'Space' : letter)
      await wait(pauseMs)
    }
  }
  await wait(500)
  return page.evaluate(() => {
    const { painted } = globalThis as unknown as { painted: Painted }
    const taken = { results: [...painted.results], letters: [...painted.letters] }
    painted.results.length = 0
    painted.letters.length = 0
    return taken
  })
}

/** Runs in the page. */
function watchPaint(): void {
  const painted: Painted = { results: [], letters: [] }
  Object.assign(globalThis, { painted })
  let key: { at: number; before: string } | null = null
  const box = (): string => document.querySelector<HTMLInputElement>('[role=combobox]')?.value ?? ''
  const afterPaint = (then: () => void): void => {
    requestAnimationFrame(() => requestAnimationFrame(then))
  }
  addEventListener(
    'keydown',
    (event) => {
      key = event.key.length === 1 && !event.ctrlKey ? { at: event.timeStamp, before: box() } : null
      if (key === null || event.key === ' ') return
      const { at } = key
      afterPaint(() => painted.letters.push(performance.now() - at))
    },
    true,
  )
  // The list tells whose results it shows: it says how many there are, or that there are none, only once they
  // are those for the words in the box.
  const answered = (): boolean => {
    const statuses = document.querySelectorAll('section [role=status]')
    return Array.from(statuses).some(({ textContent }) => textContent)
  }
  new MutationObserver(() => {
    if (key === null || box() === key.before || box().endsWith(' ') || !answered()) return
    const { at } = key
    key = null
    afterPaint(() => painted.results.push(performance.now() - at))
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}
