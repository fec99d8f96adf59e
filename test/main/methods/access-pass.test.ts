import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  hashPass,
  makePass,
  passAlphabet,
  type StoredPass,
  storedPass,
  verifyPass,
} from '../../../main/methods/access-pass.ts'

const cost = { ln: 10, r: 8, p: 1 }
const value = 'CDFG2345HJ'
const start = new Date('2026-11-24T10:00:00Z')
const end = new Date('2026-11-24T11:00:00Z')
const during = new Date('2026-11-24T10:30:00Z')
let pass: StoredPass

beforeAll(async () => {
  pass = {
    hash: await hashPass(value, { random: randomBytes, cost }),
    startsAt: start.toISOString(),
    expiresAt: end.toISOString(),
    usesLeft: null,
  }
})

const verify = (change: Partial<StoredPass> = {}, { typed = value, now = during } = {}) =>
  verifyPass(storedPass({ ...pass, ...change }), typed, now)

describe('a value', () => {
  it('has the length asked for, without look-alikes', () => {
    for (const length of [8, 10, 48])
      expect(makePass(randomBytes, length)).toMatch(new RegExp(`^[${passAlphabet}]{${length}}$`))
    expect(passAlphabet).not.toMatch(/[0O1IL]/)
    expect(new Set(passAlphabet).size).toBe(passAlphabet.length)
  })

  it('favors no character', () => {
    // Every byte once: the rest that does not divide evenly is passed over.
    let next = 0
    const counted = new Map<string, number>()
    const all = () => Buffer.from([next++ % 256])
    for (const character of makePass(all, 250)) counted.set(character, (counted.get(character) ?? 0) + 1)
    expect(new Set(counted.values())).toEqual(new Set([10]))
    expect(counted.size).toBe(passAlphabet.length)
  })
})

describe('a typed value', () => {
  it.each([
    value,
    'cdfg2345hj',
    ' CDFG 2345 HJ ',
    'cdfg-2345–hj',
    'ＣＤＦＧ２３４５ＨＪ',
    'CDFG\u200b2345\tHJ',
  ])('%j is the pass', async (typed) => expect(await verify({}, { typed })).toEqual({ valid: true }))

  it.each(['CDFG2345HK', 'CDFG2345H', '', '-', 'CDFG2345HJJ'])('%j is not', async (typed) =>
    expect(await verify({}, { typed })).toEqual({ valid: false, why: 'wrong' }),
  )
})

describe('a pass', () => {
  it.each([
    ['not-yet', new Date(start.getTime() - 1)],
    ['expired', end],
  ])('is %s outside its time, to the millisecond', async (why, now) => {
    expect(await verify({}, { now })).toEqual({ valid: false, why })
    // Whoever does not know the value does not learn that either.
    expect(await verify({}, { now, typed: 'CDFG2345HK' })).toEqual({ valid: false, why: 'wrong' })
  })

  it('is good from its first millisecond to its last', async () => {
    for (const now of [start, new Date(end.getTime() - 1)])
      expect(await verify({}, { now })).toEqual({ valid: true })
  })

  it('for one use is used up after it', async () => {
    expect(await verify({ usesLeft: 1 })).toEqual({ valid: true })
    expect(await verify({ usesLeft: 0 })).toEqual({ valid: false, why: 'used-up' })
  })

  it('is hashed with a salt of its own, and its value stands nowhere', async () => {
    const again = await hashPass(value, { random: randomBytes, cost })
    expect(again).not.toBe(pass.hash)
    expect(storedPass(pass)).not.toContain(value)
  })

  it.each<[string, (stored: Record<string, unknown>) => unknown]>([
    ['no JSON', () => 'x{'],
    ['an array', () => []],
    ['null', () => null],
    ['no hash', ({ hash: _, ...rest }) => rest],
    ['another hash', (stored) => ({ ...stored, hash: createHash('sha256').update(value).digest('hex') })],
    [
      'a cost that makes a service stand still',
      (s) => ({ ...s, hash: `${s.hash}`.replace('ln=10', 'ln=31') }),
    ],
    ['a bad time', (stored) => ({ ...stored, expiresAt: 'tomorrow' })],
    ['negative uses', (stored) => ({ ...stored, usesLeft: -1 })],
    ['no uses', ({ usesLeft: _, ...rest }) => rest],
  ])('that is %s is malformed', async (_, spoil) => {
    const spoiled = spoil(JSON.parse(storedPass(pass)))
    const stored = typeof spoiled === 'string' ? spoiled : JSON.stringify(spoiled)
    expect(await verifyPass(stored, value, during)).toEqual({ valid: false, why: 'malformed' })
  })

  it('of a later version is read all the same', async () => {
    const stored = JSON.stringify({ ...pass, country: 'US' })
    expect(await verifyPass(stored, value, during)).toEqual({ valid: true })
  })
})
