import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { pour } from '../../../../main/coverage/export/pour.ts'

it('holds a few hundred pieces at a time, however many there are and however slow the disk', async () => {
  let made = 0
  let written = 0
  let most = 0
  function* pieces() {
    for (; made < 100_000; made += 1) {
      most = Math.max(most, made - written)
      yield 'piece\n'
    }
  }
  await pour(
    pieces(),
    async (text) => {
      await setImmediate()
      written += String(text).split('\n').length - 1
    },
    new AbortController().signal,
  )
  expect(written).toBe(100_000)
  expect(most).toBeLessThan(500)
})

it('stops with the signal’s reason, in the middle of it', async () => {
  const controller = new AbortController()
  let made = 0
  function* pieces() {
    for (;;) {
      made += 1
      if (made === 1_000) controller.abort(new Error('enough'))
      yield 'x'
    }
  }
  await expect(pour(pieces(), async () => undefined, controller.signal)).rejects.toThrow('enough')
  expect(made).toBeLessThan(1_500)
})
