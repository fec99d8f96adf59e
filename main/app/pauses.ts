import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** So long after the last key or click a delay of some hundredths of a second is not felt. */
const pauseMs = 4_000
/** What the first round let go is swept by then: a thorough one, of a tenth of a second, gives its pages back. */
const secondRoundMs = 1_500

/**
 * Garbage of a shift (old cards, keys that were on show) would stay in memory until an engine needs the room, which
 * is late, or never. It is collected whenever the operator pauses: here in main, and by `paused` in the windows.
 * @returns what to call whenever the operator does something
 */
export function freeMemoryInPauses(paused: () => void): () => void {
  let collect: Collect | null = null
  let due: ReturnType<typeof setTimeout> | undefined
  const round = (flavor: 'regular' | 'last-resort'): void => {
    paused()
    // A context of its own takes a moment to make: not at start.
    collect ??= exposeGc()
    collect({ type: 'major', execution: 'sync', flavor })
  }
  return () => {
    clearTimeout(due)
    due = setTimeout(() => {
      round('regular')
      due = setTimeout(round, secondRoundMs, 'last-resort')
    }, pauseMs)
  }
}

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'regular' | 'last-resort' }) => void

function exposeGc(): Collect {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as Collect
  setFlagsFromString('--no-expose-gc')
  return collect
}
