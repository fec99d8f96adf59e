import { expect, it } from 'vitest'
import { countSegments } from '../../../main/messaging/segments.ts'
import { roomLeft } from '../../../renderer/settings/room-left.ts'

const left = (message: string) => roomLeft({ message, ...countSegments(message) })

it('counts what still fits into the one segment, or into the last', () => {
  expect(left('')).toBe(160)
  expect(left('a'.repeat(150))).toBe(10)
  expect(left('a'.repeat(160))).toBe(0)
  expect(left('a'.repeat(161))).toBe(2 * 153 - 161)
})

it('gives characters of the extension two places, and other alphabets less room', () => {
  expect(left('€')).toBe(158)
  expect(left('Ж')).toBe(69)
  expect(left('🔑')).toBe(68)
  expect(left('Ж'.repeat(71))).toBe(2 * 67 - 71)
})

it('is right: one character more than fits makes one segment more', () => {
  for (const message of ['a'.repeat(100), 'a'.repeat(200), 'Ж'.repeat(50), 'Ж'.repeat(100)]) {
    const letter = message.slice(0, 1)
    const full = message + letter.repeat(left(message))
    expect(countSegments(full).segments).toBe(countSegments(message).segments)
    expect(countSegments(full + letter).segments).toBe(countSegments(message).segments + 1)
  }
})
