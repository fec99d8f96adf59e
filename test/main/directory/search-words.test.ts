import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import { matches } from '../../../main/directory/filter-match.ts'
import {
  exactFilter,
  readSearchWords,
  sameTelephone,
  wordsFilter,
} from '../../../main/directory/search-words.ts'

describe('readSearchWords', () => {
  it('takes words apart at any white space and unifies their form', () => {
    expect(readSearchWords('  Ｐriya\tOKAFOR\u00a0 x ')).toEqual({
      phrase: 'priya okafor x',
      words: ['priya', 'okafor', 'x'].map((text) => ({ text, digits: null })),
    })
  })

  it('parts words at control characters, and drops marks of direction', () => {
    const words = ['priya', 'okafor'].map((text) => ({ text, digits: null }))
    for (const typed of ['priya\0okafor', 'priya\u0085okafor\u007f', '\ufeff\u202bpriya\u202c okafor\u200f'])
      expect(readSearchWords(typed)).toEqual({ phrase: 'priya okafor', words })
  })

  it('takes the parts of a telephone number together', () => {
    expect(readSearchWords('okafor +1 (555) 010-1234 x')?.words).toEqual([
      { text: 'okafor', digits: null },
      { text: '+1 (555) 010-1234', digits: '15550101234' },
      { text: 'x', digits: null },
    ])
    expect(readSearchWords('room 12')?.words).toEqual([
      { text: 'room', digits: null },
      { text: '12', digits: null },
    ])
  })

  it.each(['', '  \n ', '\0', '\u202e', 'x'.repeat(10_000), `a ${'y'.repeat(201)}`, 'a '.repeat(33)])(
    'has nothing to look for',
    (typed) => {
      expect(readSearchWords(typed)).toBeNull()
    },
  )

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const words = readSearchWords(typed)
        if (words) matches(wordsFilter(words), Entry.from('cn=x', { cn: 'x', objectClass: 'inetOrgPerson' }))
      }),
    )
  })
})

describe('wordsFilter', () => {
  const priya = Entry.from('uid=priya', {
    objectClass: ['inetOrgPerson'],
    uid: 'pokafor',
    cn: 'Priya Anne-Marie Okafor',
    sn: 'Okafor',
    givenName: 'Priya',
    mail: 'p.okafor@example.org',
    employeeNumber: '400123',
    telephoneNumber: ['+1 555 010-1234'],
    mobile: ['(555) 010-9876', '01.23.45.67.89', '+44 20 7946 0958'],
  })

  const found = (typed: string): boolean => {
    const words = readSearchWords(typed)
    return words !== null && matches(wordsFilter(words), priya)
  }

  it.each([
    'p',
    'priya',
    'PRI oka',
    'okafor priya',
    'marie',
    'ann',
    'pokaf',
    'example.org okafor',
    '400',
    '400123',
    '5550101234',
    '+1 (555) 010-1234',
    '555.010.1234',
    '010 1234',
    '0101234',
    '1234',
    '5550109876',
    '555 0109',
    '+1 555 010 9876',
    '01 23 45 67 89',
    '0123456789',
    '020 7946 0958',
    '+442079460958',
    'okafor 010-1234',
    'kafo',
  ])('"%s" finds her', (typed) => expect(found(typed)).toBe(true))

  it.each(['x', 'priya x', 'kaf', 'priya 5550101235', '*', 'pri*', '(cn=*)', 'pri\0ya', '\\2a', 'priya 😀'])(
    '"%s" does not',
    (typed) => expect(found(typed)).toBe(false),
  )

  it('is about people only', () => {
    const printer = Entry.from('cn=priya', { objectClass: 'device', cn: 'Priya' })
    const words = readSearchWords('priya')
    expect(words && matches(wordsFilter(words), printer)).toBe(false)
    expect(words && matches(exactFilter(words), printer)).toBe(false)
  })
})

describe('sameTelephone', () => {
  it.each([
    ['+1 555 010-1234', '5550101234', true],
    ['+1 555 010-1234', '0015550101234', true],
    ['555.010.1234', '15550101234', true],
    ['+49 (0)30 123456-78', '03012345678', true],
    ['+49 (0)30 123456-78', '+493012345678', true],
    ['030 12345678', '+493012345678', true],
    ['+1 555 010-1234', '0101', true],
    ['+1 555 010-1234', '5550101235', false],
    ['1234', '5550101234', false],
  ])('%s and %s: %s', (stored, typed, same) => {
    expect(sameTelephone(stored, typed.replace(/\D/g, ''))).toBe(same)
  })
})
