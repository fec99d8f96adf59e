import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PassBounds } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { draftPass, minuteSteps, startProblem, toPassWish } from '../../../renderer/reset/pass-draft.ts'
import { groupsOfFour, spelled } from '../../../renderer/reset/phonetics.ts'
import { lengthWords } from '../../../renderer/reset/times.ts'
import { reset } from '../../../renderer/reset/words.ts'

beforeAll(() => addWords('reset', reset))

const bounds: PassBounds = {
  length: 10,
  defaultMinutes: 60,
  leastMinutes: 10,
  mostMinutes: 480,
  onceOnly: false,
}

describe('reading a pass out', () => {
  it('goes in groups of four', () => {
    expect(groupsOfFour('ABCD2345XY')).toEqual(['ABCD', '2345', 'XY'])
    expect(groupsOfFour('ABCD 2345')).toEqual(['ABCD', '2345'])
    expect(groupsOfFour('')).toEqual([])
  })

  it('has a word for every letter and digit', () => {
    expect(spelled('ABX7')).toEqual(['Alfa', 'Bravo', 'X-ray', 'Seven'])
    const all = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
    const words = spelled(all)
    expect(new Set(words).size).toBe(36)
    expect(words.filter((word) => word.length < 3)).toEqual([])
  })

  it('tells capital from small only where both are there, over all groups', () => {
    expect(spelled('aB7')).toEqual(['small Alfa', 'capital Bravo', 'Seven'])
    expect(spelled('ab')).toEqual(['Alfa', 'Bravo'])
    expect(spelled('AB', 'ABcd')).toEqual(['capital Alfa', 'capital Bravo'])
  })

  it('keeps what has no word', () => expect(spelled('é#')).toEqual(['é', '#']))
})

describe('how long a pass is good', () => {
  it('offers what one would choose, within the bounds', () => {
    expect(minuteSteps(bounds)).toEqual([10, 15, 30, 60, 120, 240, 480])
    expect(minuteSteps({ ...bounds, leastMinutes: 20, defaultMinutes: 45, mostMinutes: 100 })).toEqual([
      20, 30, 45, 60, 100,
    ])
    expect(minuteSteps({ ...bounds, leastMinutes: 60, mostMinutes: 60 })).toEqual([60])
  })

  it.each([
    [10, '10 minutes'],
    [60, '1 hour'],
    [90, '90 minutes'],
    [480, '8 hours'],
    [1_440, '1 day'],
    [2_880, '2 days'],
  ])('says %d as %s', (minutes, words) =>
    expect(lengthWords(i18next.getFixedT('en-US', 'reset'), minutes)).toBe(words),
  )
})

describe('the form of a pass', () => {
  const now = new Date('2026-12-01T09:00:30Z')

  it('starts with what the policy says', () => {
    expect(toPassWish(draftPass(bounds), bounds)).toEqual({
      minutes: 60,
      startsAt: null,
      once: false,
      showOn: 'console',
    })
  })

  it('is for one sign-in where the policy wants it so, whatever was ticked', () => {
    const strict = { ...bounds, onceOnly: true }
    expect(toPassWish({ ...draftPass(strict), once: false }, strict).once).toBe(true)
  })

  it('has a start to come, or none', () => {
    const at = (startsAt: string | null) => startProblem({ ...draftPass(bounds), startsAt }, now)
    expect(at(null)).toBeNull()
    expect(at('')).toBe('startMissing')
    expect(at('2026-12-01T09:00:00Z')).toBeNull()
    expect(at('2026-12-01T08:59:00Z')).toBe('startPast')
    expect(at('2026-12-02T09:00:00Z')).toBeNull()
  })

  it('sends the start in UTC', () => {
    const local = new Date(2026, 11, 2, 9, 0)
    const wish = toPassWish({ ...draftPass(bounds), startsAt: '2026-12-02T09:00' }, bounds)
    expect(wish.startsAt).toBe(local.toISOString())
  })
})
