import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { sendChallenge } from '../../../main/messaging/challenge.ts'
import { openSendLimits } from '../../../main/messaging/limits.ts'
import { ownRoute } from '../../../main/messaging/own-route.ts'

type Step =
  | { do: 'check'; which: 'last' | 'earlier' | 'wrong' | 'other-user' }
  | { do: 'resend' }
  /** Two clicks, or two windows, at once. */
  | { do: 'check-twice' }
  | { do: 'wait'; seconds: number }
  | { do: 'set-back'; seconds: number }
  | { do: 'gateway-refuses' }
  | { do: 'drop' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('check' as const),
      which: fc.constantFrom('last' as const, 'earlier' as const, 'wrong' as const, 'other-user' as const),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'resend' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'check-twice' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('set-back' as const),
      seconds: fc.integer({ min: 1, max: 90_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'gateway-refuses' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'drop' as const }) },
)

test('no sequence accepts a code twice, late, of an earlier message, of another user or after five wrong ones', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'challenge-'))
      try {
        await run(steps, folder)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
    { numRuns: 150 },
  )
})

async function run(steps: Step[], folder: string): Promise<void> {
  let real = Date.parse('2026-11-24T10:00:00Z')
  let offset = 0
  let seed = 0
  let refuses = false
  const clock = () => new Date(real + offset)
  const uptime = () => real
  const random = (bytes: number) => {
    seed += 1
    return createHash('shake256', { outputLength: bytes }).update(`${seed}`).digest()
  }
  const limits = openSendLimits({ folder, clock, uptime })
  const open = async (user: string) => {
    const sent: { code: string; at: number }[] = []
    const route = ownRoute('practice', random, async (code) => {
      if (refuses) throw new ConsoleError('gateway-refused', 'no', { sent: 'no' })
      sent.push({ code, at: real })
    })
    const send = { channel: 'text' as const, target: `+1${user}`, userId: user, operatorDn: 'uid=tess' }
    const challenge = await sendChallenge({ route, send, limits, clock, uptime, random, log: () => {} })
    return { challenge, sent }
  }
  const { challenge, sent } = await open('1')
  const other = await open('2')
  let accepted = false
  let dropped = false
  let wrongInRow = 0

  for (const one of steps) {
    if (one.do === 'wait') real += one.seconds * 1000
    if (one.do === 'set-back') offset -= one.seconds * 1000
    if (one.do === 'drop') {
      challenge.drop()
      dropped = true
    }
    if (one.do === 'resend' || one.do === 'gateway-refuses') {
      refuses = one.do === 'gateway-refuses'
      const before = sent.length
      await challenge.resend().catch(() => undefined)
      refuses = false
      if (sent.length > before) wrongInRow = 0
      if (accepted || dropped) expect(sent).toHaveLength(before)
      expect(sent.length).toBeLessThanOrEqual(5)
    }
    if (one.do === 'check-twice') {
      const code = sent.at(-1)?.code ?? ''
      const both = await Promise.all([challenge.check(code), challenge.check(code)])
      const count = both.filter((checked) => checked.accepted).length
      expect(count).toBeLessThanOrEqual(accepted ? 0 : 1)
      if (count > 0) mayBeAccepted()
    }
    if (one.do === 'check') {
      const code = {
        last: sent.at(-1)?.code,
        earlier: sent.at(-2)?.code,
        wrong: 'wrong',
        'other-user': other.sent.at(-1)?.code,
      }[one.which]
      await check(code === 'wrong' || code === undefined ? neverSent(sent) : code)
    }
    const { attemptsLeft, sendsLeft, expiresAt } = challenge.state()
    expect(attemptsLeft).toBeGreaterThanOrEqual(0)
    expect(sendsLeft).toBeGreaterThanOrEqual(0)
    expect(Date.parse(expiresAt)).toBeLessThanOrEqual(clock().getTime() + 600_000)
  }

  async function check(code: string): Promise<void> {
    const checked = await challenge.check(code)
    if (checked.accepted) {
      expect(code).toBe(sent.at(-1)?.code)
      mayBeAccepted()
    } else wrongInRow += 1
  }

  function mayBeAccepted(): void {
    expect(accepted).toBe(false)
    expect(dropped).toBe(false)
    expect(wrongInRow).toBeLessThan(5)
    expect(real - (sent.at(-1)?.at ?? 0)).toBeLessThan(600_000)
    accepted = true
  }
}

function neverSent(sent: { code: string }[]): string {
  const codes = new Set(sent.map(({ code }) => code))
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(6, '0')
    if (!codes.has(code)) return code
  }
}
