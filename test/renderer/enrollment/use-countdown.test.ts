import { expect, it } from 'vitest'
import { clockText, secondsUntil } from '../../../renderer/enrollment/use-countdown.ts'

it('counts whole seconds down to nothing, and never below', () => {
  const until = '2026-01-05T09:00:30Z'
  const at = (time: string) => secondsUntil(until, Date.parse(time))
  expect(at('2026-01-05T09:00:00.000Z')).toBe(30)
  expect(at('2026-01-05T09:00:29.001Z')).toBe(1)
  expect(at('2026-01-05T09:00:30.000Z')).toBe(0)
  expect(at('2026-01-05T10:00:00.000Z')).toBe(0)
})

it('reads like a clock', () => {
  expect([600, 61, 9, 0].map(clockText)).toEqual(['10:00', '1:01', '0:09', '0:00'])
})
