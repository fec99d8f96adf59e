import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { ConsoleError } from '../../../main/errors.ts'
import type { EnrollmentResult, TestResult } from '../../../preload/contract.ts'
import { type Console, type Office, openOffice } from './office.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

const channel = fc.constantFrom('text' as const, 'call' as const, 'email' as const)
const which = fc.constantFrom(0, 0, 0, 1, 2)
/** What may be done with codes that are sent, in any order; two numbers, so that limits are met. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('begin' as const), channel, line: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('test' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('resend' as const), which }) },
  // The code of one of the last messages.
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      which,
      message: fc.constantFrom(0, 0, 0, 1, 2, 3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('guess' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface Open {
  kind: 'enrollment' | 'test'
  id: string
  /** As the phone shows it. */
  to: string
  wrong: number
}

let round = 0

it('no sequence makes a method without the code sent there, takes a code twice or sends past a limit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 25 }), async (steps) => {
      round += 1
      office.wait(24 * 3600)
      desk.phone.clear()
      const dn = await office.addUser({ employeeType: ['student'] })
      const proved = new Set<string>()
      const used = new Set<string>()
      const sends = new Map<string, Map<string, number>>()
      let open: Open[] = []

      const messages = () => desk.phone.read().messages
      const codeOf = (message: ReturnType<typeof messages>[number]) =>
        /\d{6}/.exec(message.body.replace(/(\d)[ ,.]+(?=\d)/g, '$1'))?.[0] ?? ''
      const noteSends = () => {
        for (const { kind, to, at, id } of messages()) {
          const where = `${kind} ${to}`
          sends.set(where, (sends.get(where) ?? new Map<string, number>()).set(id, Date.parse(at)))
        }
      }

      const enter = async (one: Open, code: string) => {
        const result = await outcomeOf<EnrollmentResult | TestResult>(
          one.kind === 'enrollment'
            ? () => desk.enrollments.confirm(one.id, code)
            : () => desk.tests.confirm(one.id, code),
        )
        if (result?.outcome === 'not-accepted') one.wrong += 1
        if (result?.outcome !== 'confirmed' && result?.outcome !== 'passed') return
        const message = messages().find((sent) => codeOf(sent) === code && sent.to === one.to)
        // Sent there, within ten minutes, and never accepted before.
        expect(message).toBeDefined()
        expect(office.now().getTime() - Date.parse(message?.at ?? '')).toBeLessThanOrEqual(600_000)
        expect(used).not.toContain(message?.id)
        used.add(message?.id ?? '')
        if (result.outcome === 'confirmed') proved.add(result.methodId)
      }

      const act = async (each: Step) => {
        const one = 'which' in each ? open.at(-1 - each.which) : undefined
        if (each.do === 'wait') office.wait(each.seconds)
        if (each.do === 'begin') {
          const number = `206 555 01${each.line}${round % 10}`
          const wish =
            each.channel === 'email'
              ? { type: each.channel, address: `line${each.line}.${round}@private.example` }
              : {
                  type: each.channel,
                  country: 'US',
                  number,
                  ...(each.channel === 'call' && { extension: null }),
                }
          const begun = await outcomeOf(() => desk.enrollments.begin({ dn, wish: wish as never }))
          if (begun && 'sent' in begun)
            open.push({ kind: 'enrollment', id: begun.enrollmentId, to: begun.sent.display, wrong: 0 })
        }
        if (each.do === 'test') {
          const [method] = parseSecurityInfo(await office.read(dn)).methods
          const begun = method && (await outcomeOf(() => desk.tests.begin({ dn, methodId: method.id })))
          if (begun && 'sent' in begun)
            open.push({ kind: 'test', id: begun.testId, to: begun.sent.display, wrong: 0 })
        }
        if (each.do === 'restart') {
          const { phone } = desk
          desk = await office.open('technician', { phone })
          open = []
        }
        if (!one) return
        if (each.do === 'resend')
          await outcomeOf<unknown>(() =>
            one.kind === 'enrollment' ? desk.enrollments.resend(one.id) : desk.tests.resend(one.id),
          )
        if (each.do === 'confirm') {
          const message = messages()[each.message]
          if (message) await enter(one, codeOf(message))
        }
        if (each.do === 'guess') await enter(one, '000000')
        if (each.do === 'cancel')
          await (one.kind === 'enrollment' ? desk.enrollments.cancel(one.id) : desk.tests.cancel(one.id))
      }

      for (const each of steps) {
        await act(each)
        noteSends()
        const ids = parseSecurityInfo(await office.read(dn)).methods.map(({ id }) => id)
        expect(new Set(ids)).toEqual(proved)
      }
      // A text and a call to one number are counted apart; a right code ends the wait for the next.
      for (const sent of sends.values()) {
        const inOrder = [...sent].sort(([, a], [, b]) => a - b)
        inOrder.slice(1).forEach(([, at], index) => {
          const [before = '', sentAt = 0] = inOrder[index] ?? []
          if (!used.has(before)) expect(at - sentAt).toBeGreaterThanOrEqual(30_000)
        })
      }
      const times = [...sends.values()].flatMap((sent) => [...sent.values()])
      for (const from of times)
        expect(times.filter((at) => at >= from && at < from + 3_600_000).length).toBeLessThanOrEqual(20)
      desk.enrollments.endAll()
      desk.tests.endAll()
    }),
    { numRuns: 40 },
  )
}, 60_000)

/** Null for a refusal, which leaves everything as it was. */
async function outcomeOf<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ConsoleError) return null
    throw error
  }
}
