import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import type { CodeProblem, EnrollmentResult, TestResult } from '../../../preload/contract.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { outcomeOf } from './outcome-of.ts'
import { watchSends } from './sends.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

const channel = fc.constantFrom('text' as const, 'call' as const, 'email' as const)
const which = fc.constantFrom(0, 0, 0, 1, 2)
/** So often in a row that limits are met. */
const times = fc.constantFrom(1, 1, 1, 3, 6)
/** What may be done with codes that are sent, in any order; two numbers, so that limits are met. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('begin' as const), channel, line: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('test' as const) }) },
  // At once, or with the half minute that there has to be.
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('resend' as const),
      which,
      times,
      seconds: fc.constantFrom<number>(0, 29, 30, 130),
    }),
  },
  // The code of one of the last messages.
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('confirm' as const),
      which,
      message: fc.constantFrom(0, 0, 0, 1, 2, 3),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('guess' as const), which, times }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Two in three sequences begin where a number has got all that it may get, or a code was sent as often as it may be. */
const steps = fc
  .tuple(fc.constantFrom(null, 30, 130), fc.array(step, { minLength: 6, maxLength: 25 }))
  .map(([apart, more]): Step[] => [...(apart === null ? [] : usingUp(apart)), ...more])
const usingUp = (seconds: number): Step[] => [
  { do: 'begin', channel: 'text', line: 0 },
  { do: 'resend', which: 0, times: 6, seconds },
]

interface Open {
  kind: 'enrollment' | 'test'
  id: string
  /** As the phone shows it. */
  to: string
  /** Times that the code sent last was entered wrong, while there was still one to guess. */
  wrong: number
  /** Its code was accepted, whether the method could be written then or not. */
  accepted: boolean
  sends: number
}

let round = 0

it('no sequence makes a method without the code sent there, takes a code twice or passes a limit', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      round += 1
      office.wait(24 * 3600)
      desk.phone.clear()
      const dn = await office.addUser({ employeeType: ['student'] })
      const proved = new Set<string>()
      const used = new Set<string>()
      const sends = watchSends()
      const noted = new Set<string>()
      let open: Open[] = []

      const messages = () => desk.phone.read().messages
      const codeOf = (message: ReturnType<typeof messages>[number]) =>
        /\d{6}/.exec(message.body.replace(/(\d)[ ,.]+(?=\d)/g, '$1'))?.[0] ?? ''
      const noteSends = (one: Open) => {
        for (const { kind, to, at, id } of messages().filter((message) => !noted.has(message.id))) {
          noted.add(id)
          sends.note({ way: kind, to, at: Date.parse(at), cause: one })
          one.sends += 1
          one.wrong = 0
        }
        expect(one.sends).toBeLessThanOrEqual(5)
      }
      const begun = (kind: Open['kind'], id: string, to: string) => {
        const one = { kind, id, to, wrong: 0, accepted: false, sends: 0 }
        open.push(one)
        noteSends(one)
      }

      const enter = async (one: Open, code: string) => {
        const result = await outcomeOf<EnrollmentResult | TestResult>(
          one.kind === 'enrollment'
            ? () => desk.enrollments.confirm(one.id, code)
            : () => desk.tests.confirm(one.id, code),
        )
        if (result?.outcome === 'not-accepted' && isGuess(result.problem) && !one.accepted) one.wrong += 1
        // Five were looked at; the sixth is not.
        expect(one.wrong).toBeLessThanOrEqual(5)
        const isAccepted = ['confirmed', 'passed', 'changed-elsewhere'].includes(result?.outcome ?? '')
        if (!result || !isAccepted) return
        if (!one.accepted) expect(one.wrong).toBeLessThan(5)
        one.accepted = true
        sends.settle(one)
        if (result.outcome !== 'confirmed' && result.outcome !== 'passed') return
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
          const sent = await outcomeOf(() => desk.enrollments.begin({ dn, wish: wish as never }))
          if (sent && 'sent' in sent) begun('enrollment', sent.enrollmentId, sent.sent.display)
        }
        if (each.do === 'test') {
          const [method] = parseSecurityInfo(await office.read(dn)).methods
          const sent = method && (await outcomeOf(() => desk.tests.begin({ dn, methodId: method.id })))
          if (sent && 'sent' in sent) begun('test', sent.testId, sent.sent.display)
        }
        if (each.do === 'restart') {
          const { phone } = desk
          desk = await office.open('technician', { phone })
          open = []
        }
        if (!one) return
        if (each.do === 'resend')
          for (let time = 0; time < each.times; time += 1) {
            office.wait(each.seconds)
            await outcomeOf<unknown>(() =>
              one.kind === 'enrollment' ? desk.enrollments.resend(one.id) : desk.tests.resend(one.id),
            )
            noteSends(one)
          }
        if (each.do === 'confirm') {
          const message = messages()[each.message]
          if (message) await enter(one, codeOf(message))
        }
        if (each.do === 'guess') for (let time = 0; time < each.times; time += 1) await enter(one, '000000')
        if (each.do === 'cancel')
          await (one.kind === 'enrollment' ? desk.enrollments.cancel(one.id) : desk.tests.cancel(one.id))
      }

      for (const each of all) {
        await act(each)
        // Nothing goes out but by what was begun.
        expect(messages().filter(({ id }) => !noted.has(id))).toEqual([])
        const ids = parseSecurityInfo(await office.read(dn)).methods.map(({ id }) => id)
        expect(new Set(ids)).toEqual(proved)
      }
      desk.enrollments.endAll()
      desk.tests.endAll()
    }),
    { numRuns: 40 },
  )
}, 600_000)

/** What was looked at and found wrong; all else is no guess at the code. */
const isGuess = ({ why }: CodeProblem): boolean => why === 'wrong' || why === 'superseded'
