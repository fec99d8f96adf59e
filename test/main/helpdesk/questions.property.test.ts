import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import type { AnsweredQuestion } from '../../../preload/contract.ts'
import { policyDocument } from '../../directory/people.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { outcomeOf } from './outcome-of.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  const cost = { ln: 14, r: 8, p: 1 }
  office = await openOffice({ policy: { ...policyDocument, securityQuestions: { cost } } })
  desk = await office.open()
})

afterAll(() => office.close())

const which = fc.constantFrom(0, 0, 1)
/** What may be done with questions, in any order. `set`: which answers are given, so that two sets are told apart. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('begin' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      which,
      set: fc.nat(1),
      how: fc.constantFrom('well' as const, 'well' as const, 'too-few' as const, 'twice' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('test' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      which,
      set: fc.nat(1),
      wrong: fc.constantFrom(null, null, 0, 1, 2),
      /** So often in a row that the limit is met. */
      times: fc.constantFrom(1, 1, 1, 3, 6),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 1000 }) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Half of the sequences begin with a test that goes on. */
const steps = fc
  .tuple(fc.boolean(), fc.array(step, { minLength: 6, maxLength: 20 }))
  .map(([isSetUp, more]): Step[] => [...(isSetUp ? settingUp : []), ...more])
const settingUp: Step[] = [{ do: 'begin' }, { do: 'answer', which: 0, set: 0, how: 'well' }, { do: 'test' }]

const answersOf = (set: number): AnsweredQuestion[] =>
  ['Where did I hide?', 'What did I break?', 'Whom did I miss?'].map((question, index) => ({
    question,
    answer: `answer ${set}-${index}`,
  }))

it('no sequence makes a method without answers that can be taken, or two, or passes a test by any others or after five failures', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      office.wait(24 * 3600)
      const dn = await office.addUser({ employeeType: ['student'] })
      /** What the directory holds. */
      const held: { method: { id: string; set: number } | null } = { method: null }
      let enrollments: string[] = []
      let tests: { id: string; questions: string[]; set: number; failures: number }[] = []

      const answer = async (id: string, { set, how }: Extract<Step, { do: 'answer' }>) => {
        const good = answersOf(set)
        const [first = { question: '', answer: '' }] = good
        const given = {
          well: good,
          'too-few': good.slice(1),
          twice: good.map((one) => ({ ...one, answer: first.answer })),
        }[how]
        const result = await outcomeOf(() => desk.enrollments.answer(id, given))
        if (result?.outcome !== 'confirmed') return
        // Sent off once more it is the one that was taken, whatever is typed by then.
        if (held.method?.id === result.methodId) return
        expect(how).toBe('well')
        expect(held.method).toBeNull()
        held.method = { id: result.methodId, set }
      }

      const say = async (test: (typeof tests)[number], { set, wrong }: Extract<Step, { do: 'say' }>) => {
        const said = test.questions.map((asked, index) =>
          index === wrong
            ? 'no idea'
            : (answersOf(set).find(({ question }) => question === asked)?.answer ?? ''),
        )
        const result = await outcomeOf(() => desk.tests.answer(test.id, said))
        if (result?.outcome === 'redrawn') {
          test.questions = result.questions
          test.failures += 1
        }
        if (result?.outcome === 'failed') test.failures += 1
        expect(test.failures).toBeLessThanOrEqual(5)
        if (result?.outcome !== 'passed') return
        expect({ wrong, set }).toEqual({ wrong: null, set: test.set })
        expect(test.failures).toBeLessThan(5)
        // It is over: nothing passes it a second time.
        expect(await outcomeOf(() => desk.tests.answer(test.id, said))).toBeNull()
      }

      for (const each of all) {
        if (each.do === 'wait') office.wait(each.seconds)
        if (each.do === 'begin') {
          const begun = await outcomeOf(() =>
            desk.enrollments.begin({ dn, wish: { type: 'security-questions' } }),
          )
          if (begun) enrollments.push(begun.enrollmentId)
        }
        if (each.do === 'answer') {
          const id = enrollments.at(-1 - each.which)
          if (id !== undefined) await answer(id, each)
        }
        if (each.do === 'test' && held.method) {
          const { id: methodId, set } = held.method
          const begun = await outcomeOf(() => desk.tests.begin({ dn, methodId }))
          if (begun?.kind === 'questions')
            tests.push({ id: begun.testId, questions: begun.questions, set, failures: 0 })
        }
        if (each.do === 'say') {
          const test = tests.at(-1 - each.which)
          for (let time = 0; test && time < each.times; time += 1) await say(test, each)
        }
        if (each.do === 'cancel') {
          const id = enrollments.at(-1 - each.which)
          if (id !== undefined) await desk.enrollments.cancel(id)
        }
        if (each.do === 'remove' && held.method) {
          const { id: methodId } = held.method
          if (await outcomeOf(() => desk.changes.remove({ dn, methodId }))) held.method = null
        }
        if (each.do === 'restart') {
          desk = await office.open()
          enrollments = []
          tests = []
        }
        const entry = await office.read(dn)
        const ids = parseSecurityInfo(entry).methods.map(({ id }) => id)
        expect(ids).toEqual(held.method === null ? [] : [held.method.id])
        expect(entry.values('securityInfoSecret')).toHaveLength(ids.length)
      }
      desk.enrollments.endAll()
      desk.tests.endAll()
    }),
    { numRuns: 30 },
  )
}, 600_000)
