import { expect, test } from 'vitest'
import { countSegments } from '../../../main/messaging/segments.ts'

test.each([
  ['', 'GSM-7', 0, 0],
  ['a'.repeat(160), 'GSM-7', 160, 1],
  ['a'.repeat(161), 'GSM-7', 161, 2],
  ['a'.repeat(306), 'GSM-7', 306, 2],
  ['a'.repeat(307), 'GSM-7', 307, 3],
  // Each of these takes two septets.
  ['€'.repeat(80), 'GSM-7', 80, 1],
  [`${'€'.repeat(80)}a`, 'GSM-7', 81, 2],
  // The escape and what it escapes stay together: 152 + 2 would be one septet too many.
  [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 305, 3],
  ['é à ñ Å Ω', 'GSM-7', 9, 1],
  ['ç', 'UCS-2', 1, 1],
  ['’'.repeat(70), 'UCS-2', 70, 1],
  ['’'.repeat(71), 'UCS-2', 71, 2],
  // A surrogate pair is not cut in two: 66 + 2 would be one unit too many.
  [`${'’'.repeat(66)}😀${'’'.repeat(66)}`, 'UCS-2', 133, 3],
  ['😀'.repeat(35), 'UCS-2', 35, 1],
] as const)('%#', (text, encoding, characters, segments) => {
  const { left: _, ...counted } = countSegments(text)
  expect(counted).toEqual({ encoding, characters, segments })
})

const left = (message: string) => countSegments(message).left

test('counts what still fits into the one segment, or into the last', () => {
  expect(left('')).toBe(160)
  expect(left('a'.repeat(150))).toBe(10)
  expect(left('a'.repeat(160))).toBe(0)
  expect(left('a'.repeat(161))).toBe(2 * 153 - 161)
})

test('gives characters of the extension two places, and other alphabets less room', () => {
  expect(left('€')).toBe(158)
  expect(left('Ж')).toBe(69)
  expect(left('🔑')).toBe(68)
  expect(left('Ж'.repeat(71))).toBe(2 * 67 - 71)
})

test('is right: one character more than fits makes one segment more', () => {
  for (const message of ['a'.repeat(100), 'a'.repeat(200), 'Ж'.repeat(50), 'Ж'.repeat(100)]) {
    const letter = message.slice(0, 1)
    const full = message + letter.repeat(left(message))
    expect(countSegments(full).segments).toBe(countSegments(message).segments)
    expect(countSegments(full + letter).segments).toBe(countSegments(message).segments + 1)
  }
})
