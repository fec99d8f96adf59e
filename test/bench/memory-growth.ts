import { setTimeout as wait } from 'node:timers/promises'
import type { Slapd } from '../directory/slapd.ts'
import { compared, type Figure, list, median, rounds, tell } from './figures.ts'
import { type Work, workThrough } from './shift.ts'
import { UnwatchedConsole } from './unwatched.ts'

const beginning: Work = { searches: 10, cards: 10, wizards: 10 }
const shift: Work = { searches: 500, cards: 200, wizards: 50 }

const settleMs = 8_000
const megabyte = 1024 * 1024

/**
 * Memory of all processes after a shift's work, against that after its beginning; each round is a console of its
 * own.
 */
export async function measureMemoryGrowth(slapd: Slapd): Promise<Figure> {
  const values: number[] = []
  const references: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const console = await UnwatchedConsole.open(slapd.url)
    try {
      const first = round * 1_000
      await workThrough(console, beginning, first)
      const reference = await settled(console)
      await workThrough(console, rest(shift, beginning), first + beginning.searches)
      const value = await settled(console)
      values.push(value)
      references.push(reference)
      tell(`round ${round}: from ${list([reference])} to ${list([value])} MB`)
    } finally {
      await console.close()
    }
  }
  return compared(values, references, 'MB', 1.1)
}

const rest = (all: Work, done: Work): Work => ({
  searches: all.searches - done.searches,
  cards: all.cards - done.cards,
  wizards: all.wizards - done.wizards,
})

async function settled(console: UnwatchedConsole): Promise<number> {
  await wait(settleMs)
  const samples: number[] = []
  for (let sample = 0; sample < 5; sample += 1) {
    samples.push((await console.memory()) / megabyte)
    await wait(500)
  }
  return median(samples)
}
