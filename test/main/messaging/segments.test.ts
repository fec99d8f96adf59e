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
  expect(countSegments(text)).toEqual({ encoding, characters, segments })
})
