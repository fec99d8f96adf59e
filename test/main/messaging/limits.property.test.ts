import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountedSend, openSendLimits } from '../../../main/messaging/limits.ts'

const second = 1_000
const minute = 60 * second

type Step =
  | { do: 'send'; user: number; number: number; operator: number; channel: 'text' | 'call' }
  | { do: 'wait'; seconds: number }
  /** The computer's clock is set back; time goes on. */
  | { do: 'set-back'; seconds: number }
  | { do: 'restart' }
  | { do: 'settle' | 'refused' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      user: fc.integer({ min: 0, max: 1 }),
      number: fc.integer({ min: 0, max: 2 }),
      operator: fc.integer({ min: 0, max: 1 }),
      channel: fc.constantFrom('text' as const, 'call' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 2_000 })),
    }),
  },
  {
    arbitrary: fc.record({
      do: fc.constant('set-back' as const),
      seconds: fc.integer({ min: 1, max: 90_000 }),
    }),
    weight: 1,
  },
  { arbitrary: fc.record({ do: fc.constant('restart' as const) }), weight: 1 },
  { arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'refused' as const) }), weight: 2 },
)

interface Made {
  /** In time that only goes forward. */
  at: number
  user: string
  number: string
  operator: string
  channel: string
  settled: boolean
  refused: boolean
}

function within(made: Made[], key: 'user' | 'number' | 'operator', value: string, since: number): Made[] {
  return made.filter((send) => send[key] === value && send.at > since && !(key === 'number' && send.settled))
}

test('no sequence of sends, restarts and clocks set back exceeds a limit, and none is locked out for long', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 120 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'limits-'))
      try {
        await run(steps, folder)
      } finally {
        rmSync(folder, { recursive: true })
      }
    }),
    { numRuns: 60 },
  )
})

async function run(steps: Step[], folder: string): Promise<void> {
  let real = Date.parse('2026-11-24T10:00:00Z')
  let offset = 0
  const clock = () => new Date(real + offset)
  let limits = openSendLimits({ folder, clock, uptime: () => real })
  const made: Made[] = []
  const counted: { count: CountedSend; send: Made }[] = []

  for (const one of steps) {
    if (one.do === 'wait') real += one.seconds * second
    if (one.do === 'set-back') offset -= one.seconds * second
    if (one.do === 'restart') limits = openSendLimits({ folder, clock, uptime: () => real })
    if (one.do === 'settle' || one.do === 'refused') {
      const last = counted.at(-1)
      await last?.count[one.do]()
      if (last) last.send[one.do === 'settle' ? 'settled' : 'refused'] = true
    }
    if (one.do === 'send') await send(one)
  }

  // Whatever happened: after the longest time that a rule looks back, everybody may send again.
  real += 60 * minute
  await limits.take({ channel: 'text', target: '+0', userId: 'u0', operatorDn: 'o0' })

  async function send({ user, number, operator, channel }: Extract<Step, { do: 'send' }>): Promise<void> {
    const named = { user: `u${user}`, number: `+${number}`, operator: `o${operator}`, channel }
    const asked = { channel, target: named.number, userId: named.user, operatorDn: named.operator }
    try {
      const count = await limits.take(asked)
      const entry = { at: real, ...named, settled: false, refused: false }
      made.push(entry)
      counted.push({ count, send: entry })
    } catch (error) {
      expect(error).toMatchObject({ code: 'send-limit' })
      // Never longer than its own window from now, as the clock shows it.
      const { detail } = error as { detail: { until: string } }
      expect(Date.parse(detail.until)).toBeLessThanOrEqual(clock().getTime() + 60 * minute)
      return
    }
    expect(within(made, 'number', named.number, real - 10 * minute).length).toBeLessThanOrEqual(5)
    expect(within(made, 'user', named.user, real - 60 * minute).length).toBeLessThanOrEqual(20)
    expect(within(made, 'operator', named.operator, real - 60 * minute).length).toBeLessThanOrEqual(100)
    const soonAfter = made.filter(
      (other) =>
        other.channel === channel &&
        other.number === named.number &&
        !other.settled &&
        !other.refused &&
        other.at > real - 30 * second,
    )
    expect(soonAfter).toHaveLength(1)
  }
}
