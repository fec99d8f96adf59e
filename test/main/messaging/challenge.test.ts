import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { sendChallenge } from '../../../main/messaging/challenge.ts'
import type { SentChallenge } from '../../../main/messaging/code-sender.ts'
import { makeCode } from '../../../main/messaging/codes.ts'
import { openSendLimits } from '../../../main/messaging/limits.ts'
import { ownRoute } from '../../../main/messaging/own-route.ts'
import { errorOf } from '../directory/served.ts'

async function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'challenge-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  let time = Date.parse('2026-11-24T10:00:00Z')
  let up = 0
  let seed = 0
  const clock = () => new Date(time)
  const uptime = () => up
  const random = (bytes: number) => {
    seed += 1
    return Buffer.alloc(bytes, seed)
  }
  const codes: string[] = []
  let failure: ConsoleError | null = null
  const route = ownRoute('practice', random, async (code) => {
    if (failure) throw failure
    codes.push(code)
  })
  const send = { channel: 'text' as const, target: '+12065550100', userId: 'u1', operatorDn: 'uid=tess' }
  const limits = openSendLimits({ folder, clock, uptime })
  const challenge = await sendChallenge({ route, send, limits, clock, uptime, random, log: () => {} })
  return {
    challenge,
    codes,
    wait(seconds: number) {
      time += seconds * 1000
      up += seconds * 1000
    },
    setBack(seconds: number) {
      time -= seconds * 1000
    },
    fail(error: ConsoleError | null) {
      failure = error
    },
  }
}

const why = async (challenge: SentChallenge, code: string) => {
  const checked = await challenge.check(code)
  return checked.accepted ? 'accepted' : checked.problem.why
}

test('says what was sent, and what may be done next', async () => {
  const { challenge } = await begin()
  expect(challenge.state()).toEqual({
    channel: 'text',
    target: '+12065550100',
    via: 'practice',
    sentAt: '2026-11-24T10:00:00.000Z',
    expiresAt: '2026-11-24T10:10:00.000Z',
    resendAt: '2026-11-24T10:00:30.000Z',
    sendsLeft: 4,
    attemptsLeft: 5,
  })
})

test('accepts a code once', async () => {
  const { challenge, codes } = await begin()
  expect(await why(challenge, codes[0] ?? '')).toBe('accepted')
  expect(await why(challenge, codes[0] ?? '')).toBe('used')
  expect((await errorOf(challenge.resend())).code).toBe('bad-arguments')
})

test('in groups, and in the digits of other scripts', async () => {
  const { challenge, codes } = await begin()
  const code = codes[0] ?? ''
  expect(await why(challenge, ` ${code.slice(0, 3)}-${code.slice(3)} `)).toBe('accepted')
})

test('what can be no code is no attempt', async () => {
  const { challenge } = await begin()
  for (const typed of ['', '12345', '1234567', 'abcdef']) expect(await why(challenge, typed)).toBe('format')
  expect(challenge.state().attemptsLeft).toBe(5)
})

test('late by a millisecond is late', async () => {
  const { challenge, codes, wait } = await begin()
  wait(600)
  expect(await why(challenge, codes[0] ?? '')).toBe('expired')
})

test('a clock set back makes no code last longer', async () => {
  const { challenge, codes, wait, setBack } = await begin()
  wait(300)
  setBack(86_400)
  expect(challenge.state().expiresAt).toBe('2026-11-23T10:10:00.000Z')
  wait(300)
  expect(await why(challenge, codes[0] ?? '')).toBe('expired')
})

test('the code of an earlier message is superseded', async () => {
  const { challenge, codes, wait } = await begin()
  wait(31)
  await challenge.resend()
  expect(codes[0]).not.toBe(codes[1])
  expect(await why(challenge, codes[0] ?? '')).toBe('superseded')
  expect(await why(challenge, codes[1] ?? '')).toBe('accepted')
})

test('a sixth attempt finds nothing right, until another code is sent', async () => {
  const { challenge, codes, wait } = await begin()
  for (let left = 4; left >= 0; left -= 1) {
    expect(await why(challenge, '999999')).toBe('wrong')
    expect(challenge.state().attemptsLeft).toBe(left)
  }
  expect(await why(challenge, codes[0] ?? '')).toBe('too-many-attempts')
  wait(31)
  await challenge.resend()
  expect(challenge.state().attemptsLeft).toBe(5)
  expect(await why(challenge, codes[1] ?? '')).toBe('accepted')
})

test('five messages, thirty seconds apart, and no sixth', async () => {
  const { challenge, codes, wait } = await begin()
  expect((await errorOf(challenge.resend())).detail?.whose).toBe('wait')
  for (let more = 0; more < 4; more += 1) {
    wait(30)
    await challenge.resend()
  }
  expect(challenge.state()).toMatchObject({ sendsLeft: 0, resendAt: null })
  wait(599)
  expect((await errorOf(challenge.resend())).code).toBe('send-limit')
  expect(codes).toHaveLength(5)
  expect(await why(challenge, codes[4] ?? '')).toBe('accepted')
})

test('two clicks on resend are one message', async () => {
  const { challenge, codes, wait } = await begin()
  wait(30)
  await Promise.all([challenge.resend(), challenge.resend()])
  expect(codes).toHaveLength(2)
})

test('a message that surely did not go out leaves the code before as it is, and may be tried at once', async () => {
  const { challenge, codes, wait, fail } = await begin()
  wait(30)
  fail(new ConsoleError('gateway-refused', 'no', { sent: 'no' }))
  expect((await errorOf(challenge.resend())).code).toBe('gateway-refused')
  expect(challenge.state().sendsLeft).toBe(4)
  fail(null)
  expect(await why(challenge, codes[0] ?? '')).toBe('accepted')
})

test('a message that may have gone out counts, and its code is the one that is right', async () => {
  const { challenge, codes, wait, fail } = await begin()
  wait(30)
  fail(new ConsoleError('gateway-unreachable', 'lost', { sent: 'unknown' }))
  expect((await errorOf(challenge.resend())).code).toBe('gateway-unreachable')
  fail(null)
  expect(await why(challenge, codes[0] ?? '')).toBe('superseded')
  expect((await errorOf(challenge.resend())).detail?.whose).toBe('wait')
})

test('once dropped it accepts nothing', async () => {
  const { challenge, codes } = await begin()
  challenge.drop()
  expect(await why(challenge, codes[0] ?? '')).toBe('expired')
})

test('codes are six digits, leading zeros included, and none is likelier', () => {
  const bytes = (number: number) => {
    const buffer = Buffer.alloc(4)
    buffer.writeUInt32BE(number)
    return buffer
  }
  expect(makeCode(() => bytes(42))).toBe('000042')
  // Above the last whole million: drawn again.
  const drawn = [4_294_000_000, 4_294_967_295, 4_293_999_999]
  expect(makeCode(() => bytes(drawn.shift() ?? 0))).toBe('999999')
  expect(drawn).toEqual([])
})
