import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import {
  displayTarget,
  type NumberProblem,
  type PhoneWish,
  phoneCountries,
  readPhoneNumber,
} from '../../../main/methods/phone-number.ts'

const wish = (number: string, more: Partial<PhoneWish> = {}): PhoneWish => ({
  country: 'US',
  extension: null,
  kind: 'call',
  countries: null,
  ...more,
  number,
})

describe('is taken', () => {
  test.each<[string, string, string, string]>([
    ['US', '(206) 555-0142', '+12065550142', '+1 206 555 0142'],
    ['US', '206.555.0142', '+12065550142', '+1 206 555 0142'],
    ['US', '  1 206 555 0142 ', '+12065550142', '+1 206 555 0142'],
    ['US', '\u202a+1 206 555 0142\u202c', '+12065550142', '+1 206 555 0142'],
    ['US', '＋１（２０６）５５５－０１４２', '+12065550142', '+1 206 555 0142'],
    ['GB', '07400 123456', '+447400123456', '+44 7400 123456'],
    ['DE', '0171 / 123 45 67', '+491711234567', '+49 171 1234567'],
    ['EG', '٠١٠٠١٢٣٤٥٦٧', '+201001234567', '+20 10 01234567'],
    ['IN', '०९८७६५४३२१०', '+919876543210', '+91 98765 43210'],
    // The zero is part of an Italian landline's number.
    ['IT', '06 1234 5678', '+390612345678', '+39 06 1234 5678'],
  ])('%s %s', async (country, number, target, display) => {
    expect(await readPhoneNumber(wish(number, { country }))).toEqual({ target, display, country })
  })

  test.each([
    ['+44 7400 123456', 'GB'],
    ['011 44 7400 123456', 'GB'],
    ['+1 416 555 0142', 'CA'],
  ])('%s, typed with the United States chosen: it is of its own country', async (number, country) => {
    expect(await readPhoneNumber(wish(number))).toMatchObject({ country })
  })

  test('a mobile for a text, and where a country does not tell mobiles from landlines, any', async () => {
    for (const [number, country] of [
      ['07400 123456', 'GB'],
      ['206 555 0142', 'US'],
    ] as const)
      expect(await readPhoneNumber(wish(number, { country, kind: 'text' }))).toMatchObject({ country })
  })

  test.each([
    ['206 555 0142', '12', '12'],
    ['206 555 0142', ' 1-2 3 ', '123'],
    ['206 555 0142 ext. 12', null, '12'],
    ['206 555 0142 x12', '', '12'],
    ['206 555 0142 x12', '34', '34'],
    ['206 555 0142', '１２', '12'],
    ['206 555 0142', '0012345', '0012345'],
  ])('%s with the extension %j', async (number, extension, digits) => {
    expect(await readPhoneNumber(wish(number, { extension }))).toEqual({
      target: `+12065550142;ext=${digits}`,
      display: `+1 206 555 0142 ext. ${digits}`,
      country: 'US',
    })
  })
})

describe('is refused', () => {
  test.each<[string, Partial<PhoneWish>, NumberProblem, string]>([
    ['', {}, 'empty', 'US'],
    [' \u200b ', {}, 'empty', 'US'],
    ['1', {}, 'invalid', 'US'],
    ['206 555', {}, 'invalid', 'US'],
    ['priya@example.org', {}, 'invalid', 'US'],
    ['call 206 555 0142 please', {}, 'invalid', 'US'],
    ['206 555 0142\r\n+44 7400 123456', {}, 'invalid', 'US'],
    ['1-800-FLOWERS', {}, 'invalid', 'US'],
    ['206 555 0142', { country: 'ZZ' }, 'invalid', 'ZZ'],
    ['+999 12345678', {}, 'invalid', 'US'],
    ['123456789012345678901', {}, 'too-long', 'US'],
    ['1'.repeat(10_000), {}, 'too-long', 'US'],
    ['020 7946 0001', { country: 'GB', kind: 'text' }, 'landline', 'GB'],
    ['+33 1 99 00 12 34', { kind: 'text' }, 'landline', 'FR'],
    ['900 234 5678', {}, 'premium', 'US'],
    ['+44 909 8790000', {}, 'premium', 'GB'],
    ['+44 909 8790000', { kind: 'text' }, 'premium', 'GB'],
    ['800 234 5678', {}, 'premium', 'US'],
    ['0180 5 123456', { country: 'DE' }, 'premium', 'DE'],
    ['+44 7400 123456', { countries: ['US', 'CA'] }, 'country-not-allowed', 'GB'],
    // One calling code, two countries.
    ['416 555 0142', { countries: ['US'] }, 'country-not-allowed', 'CA'],
    ['+800 1234 5678', {}, 'country-not-allowed', '+800'],
    ['+881 612345678', { kind: 'text' }, 'country-not-allowed', '+881'],
    ['206 555 0142', { extension: '12345678' }, 'bad-extension', 'US'],
    ['206 555 0142', { extension: 'front desk' }, 'bad-extension', 'US'],
    ['206 555 0142', { extension: '1;tel=+44' }, 'bad-extension', 'US'],
    ['206 555 0142 ext. 12', { kind: 'text' }, 'text-extension', 'US'],
  ])('%j %j: %s', async (number, more, problem, country) => {
    await expect(readPhoneNumber(wish(number, more))).rejects.toMatchObject({
      code: 'bad-number',
      detail: { problem, country },
    })
  })

  test('without the number in the error', async () => {
    const error = await readPhoneNumber(wish('+44 909 8790000')).catch((reason: unknown) => reason)
    expect(JSON.stringify((error as ConsoleError).toData())).not.toContain('8790000')
  })
})

test('a landline that takes no text can be called', async () => {
  const landline = wish('020 7946 0001', { country: 'GB' })
  expect(await readPhoneNumber(landline)).toMatchObject({ target: '+442079460001' })
})

test('whatever is typed: one number in E.164 comes out, or none', async () => {
  const parts = fc.constantFrom(
    '+',
    '1',
    '2',
    '0',
    '5',
    '٥',
    '５',
    ' ',
    '-',
    '(',
    ')',
    ';',
    'x',
    'ext',
    '\n',
    '*',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: parts, maxLength: 24 })),
      fc.constantFrom('US', 'GB', 'DE', 'EG'),
      fc.constantFrom('text', 'call'),
      async (number, country, kind) => {
        try {
          const { target } = await readPhoneNumber(wish(number, { country, kind }))
          expect(target).toMatch(kind === 'text' ? /^\+[1-9]\d{5,14}$/ : /^\+[1-9]\d{5,14}(;ext=\d{1,7})?$/)
        } catch (error) {
          if (!(error instanceof ConsoleError)) throw error
          expect(error.code).toBe('bad-number')
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

describe('a stored number', () => {
  test.each([
    ['+12065550142', '+1 206 555 0142'],
    ['+12065550142;ext=12', '+1 206 555 0142 ext. 12'],
    // What other tools wrote.
    ['206-555-0142', '206-555-0142'],
    ['', ''],
  ])('%j is shown as %j', async (target, shown) => {
    expect(await displayTarget(target)).toBe(shown)
  })
})

describe('countries', () => {
  test('all of them, with their calling codes', async () => {
    const all = await phoneCountries(null)
    expect(all.length).toBeGreaterThan(230)
    expect(all).toContainEqual({ code: 'DE', callingCode: '49' })
    expect(all).toContainEqual({ code: 'CA', callingCode: '1' })
  })

  test('those that the policy allows, and none that does not exist', async () => {
    expect(await phoneCountries(['US', 'ZZ', 'GB'])).toEqual([
      { code: 'GB', callingCode: '44' },
      { code: 'US', callingCode: '1' },
    ])
  })
})
