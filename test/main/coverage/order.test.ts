import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderAtOnce, orderOf, ranksIn } from '../../../main/coverage/order.ts'

const texts = fc.array(fc.string({ maxLength: 2 }), { maxLength: 40 })

it('is the same a little at a time as at once: sorted, and the same text twice as it came', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 150 }), async (few, times) => {
      // More than one run of them, of many that are the same.
      const all = Array.from({ length: times }, () => few).flat()
      const expected = all
        .map((text, place) => ({ text, place }))
        .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.place - b.place))
        .map(({ place }) => place)
      const order = await orderOf(all, () => true)
      expect([...(order ?? [])]).toEqual(expected)
      expect([...orderAtOnce(all)]).toEqual(expected)
      const ranks = ranksIn(orderAtOnce(all))
      expect(expected.map((place) => ranks[place])).toEqual(expected.map((_, rank) => rank))
    }),
    { numRuns: 60 },
  )
})

it('is given up when it is not to go on', async () => {
  let left = 3
  const all = Array.from({ length: 10_000 }, (_, place) => String(place % 97))
  expect(await orderOf(all, () => left-- > 0)).toBeNull()
})

it('lets others have their turn again and again, however quick each step is', async () => {
  const all = Array.from({ length: 20_000 }, (_, place) => `name ${(place * 7_919) % 20_000}`)
  let isDone = false
  let turns = 0
  const others = (): void => {
    turns += 1
    if (!isDone) setImmediate(others)
  }
  setImmediate(others)
  const order = await orderOf(all, () => true)
  isDone = true
  expect(order).toHaveLength(20_000)
  // Once for the sorting of its runs, and for each time that they are merged.
  expect(turns).toBeGreaterThan(5)
})
