import type { UnwatchedConsole } from './unwatched.ts'

/**
 * From the last such event, as the browser stamps it, to the first rows of the table other than those before it, on
 * screen. The moment taken is the second animation frame after they came into the page, which is at most a frame too
 * late and never too early.
 */
export async function untilOtherRows(
  console: UnwatchedConsole,
  type: 'keydown' | 'click',
  act: () => Promise<unknown>,
): Promise<number> {
  await console.inPage(watchRows, type)
  await act()
  return console.inPage(() => (globalThis as unknown as { shown: Promise<number> }).shown, undefined)
}

/** Runs in the page. */
function watchRows(type: 'keydown' | 'click'): void {
  const firstRows = (): string =>
    [2, 3, 4, 5, 6, 7, 8, 9]
      .map((row) => document.querySelector(`[role=grid] [aria-rowindex="${row}"]`)?.textContent ?? '')
      .join('\n')
      .trim()
  const before = firstRows()
  let at: number | null = null
  const stamp = ({ timeStamp }: Event): void => {
    at = timeStamp
  }
  const shown = new Promise<number>((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (at === null || firstRows() === '' || firstRows() === before) return
      const since = at
      stop()
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - since)))
    })
    const giveUp = setTimeout(() => {
      stop()
      reject(new Error('No other rows in 20 s.'))
    }, 20_000)
    const stop = (): void => {
      observer.disconnect()
      removeEventListener(type, stamp, true)
      clearTimeout(giveUp)
    }
    addEventListener(type, stamp, true)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  // It is waited for only after the event.
  shown.catch(() => undefined)
  Object.assign(globalThis, { shown })
}
