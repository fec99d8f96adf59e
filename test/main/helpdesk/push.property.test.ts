import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import type { EnrollmentResult, PushState, TestResult } from '../../../preload/contract.ts'
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

const which = fc.constantFrom(0, 0, 0, 1, 2)
/** What operator and user may do with push, in any order. `prompt`: of those on the phone, the newest first. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('begin' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('test' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('look' as const), which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      prompt: which,
      how: fc.constantFrom('right' as const, 'right' as const, 'wrong' as const, 'deny' as const),
    }),
  },
  // At once, or with the half minute that there has to be; so often in a row that limits are met.
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('again' as const),
      which,
      times: fc.constantFrom(1, 1, 1, 3, 6),
      seconds: fc.constantFrom(0, 29, 30, 30),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('confirm' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 130 }) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Half of the sequences begin where a device has got all that it may get. */
const steps = fc
  .tuple(fc.boolean(), fc.array(step, { minLength: 6, maxLength: 30 }))
  .map(([isUsedUp, more]): Step[] => [...(isUsedUp ? usingUp : []), ...more])
const usingUp: Step[] = [
  { do: 'begin' },
  { do: 'answer', prompt: 0, how: 'right' },
  { do: 'look', which: 0 },
  { do: 'again', which: 0, times: 6, seconds: 30 },
]

interface Open {
  kind: 'enrollment' | 'test'
  id: string
  /** One for each device that is registered. */
  device: string
  /** The prompt that it waits for, as the phone knows it. */
  prompt: string | null
}

it('no sequence makes a method or passes a test without the approval on the device, or by one approval twice, or passes a limit', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      office.wait(24 * 3600)
      desk.phone.clear()
      const dn = await office.addUser({ employeeType: ['student'] })
      const sends = watchSends()
      const proved = new Set<string>()
      /** Prompts with the number that is shown for each; which the user approved, and which have proved something. */
      const asked = new Map<string, { number: string }>()
      const approved = new Set<string>()
      const used = new Set<string>()
      const deviceOf = new Map<string, string>()
      let open: Open[] = []

      const prompts = () => desk.phone.read().pushes
      const isNew = ({ id, kind }: { id: string; kind: string }) => kind === 'approve' && !asked.has(id)

      const note = (one: Open, push: PushState | null) => {
        const fresh = prompts().filter(isNew)
        // One act asks once at most.
        expect(fresh.length).toBeLessThanOrEqual(1)
        for (const { id, at } of fresh) {
          const cause = { number: '' }
          one.prompt = id
          asked.set(id, cause)
          sends.note({ way: 'push', to: one.device, at: Date.parse(at), cause })
        }
        const last = asked.get(one.prompt ?? '')
        if (last && push?.number) last.number = push.number
        if (push?.stage === 'approved') approvedBy(one)
      }
      const approvedBy = ({ prompt }: Open) => {
        expect(approved).toContain(prompt)
        const cause = asked.get(prompt ?? '')
        if (cause) sends.settle(cause)
      }

      const confirm = async (one: Open) => {
        const result = await outcomeOf<EnrollmentResult | TestResult>(() =>
          one.kind === 'enrollment' ? desk.enrollments.confirm(one.id, '') : desk.tests.confirm(one.id, ''),
        )
        note(one, null)
        if (result?.outcome !== 'confirmed' && result?.outcome !== 'passed') return
        approvedBy(one)
        expect(used).not.toContain(one.prompt)
        used.add(one.prompt ?? '')
        if (result.outcome !== 'confirmed') return
        proved.add(result.methodId)
        deviceOf.set(result.methodId, one.device)
      }

      const answer = ({ prompt, how }: Extract<Step, { do: 'answer' }>) => {
        const push = prompts()[prompt]
        if (!push) return
        const number = asked.get(push.id)?.number ?? ''
        const typed = { right: number, wrong: `${number}0`, deny: null }[how]
        const after = desk.phone.answer(push.id, typed).pushes.find(({ id }) => id === push.id)
        const isApproval = push.kind === 'approve' && push.state === 'open' && after?.state === 'approved'
        if (isApproval) approved.add(push.id)
        if (how !== 'right') expect(isApproval).toBe(false)
        const cause = asked.get(push.id)
        if (cause && after?.state === 'denied') sends.refuse(cause)
      }

      const act = async (each: Step) => {
        const one = 'which' in each ? open.at(-1 - each.which) : undefined
        if (each.do === 'wait') office.wait(each.seconds)
        if (each.do === 'answer') answer(each)
        if (each.do === 'begin') {
          const begun = await outcomeOf(() => desk.enrollments.begin({ dn, wish: { type: 'push' } }))
          if (begun?.type !== 'push') return
          const id = begun.enrollmentId
          open.push({ kind: 'enrollment', id, device: id, prompt: null })
        }
        if (each.do === 'test') {
          const [method] = parseSecurityInfo(await office.read(dn)).methods
          const begun = method && (await outcomeOf(() => desk.tests.begin({ dn, methodId: method.id })))
          if (begun?.kind !== 'push') return
          const device = deviceOf.get(method?.id ?? '') ?? ''
          const test: Open = { kind: 'test', id: begun.testId, device, prompt: null }
          open.push(test)
          note(test, begun.push)
        }
        if (each.do === 'restart') {
          const { phone } = desk
          desk = await office.open('technician', { phone })
          open = []
        }
        if (!one) return
        const at = one.kind === 'enrollment' ? desk.enrollments : desk.tests
        if (each.do === 'look') note(one, await outcomeOf(() => at.pushState(one.id)))
        if (each.do === 'again')
          for (let time = 0; time < each.times; time += 1) {
            office.wait(each.seconds)
            note(one, await outcomeOf(() => at.pushAgain(one.id)))
          }
        if (each.do === 'confirm') await confirm(one)
        if (each.do === 'cancel') await at.cancel(one.id)
      }

      for (const each of all) {
        await act(each)
        expect(prompts().filter(isNew)).toEqual([])
        const { methods } = parseSecurityInfo(await office.read(dn))
        expect(new Set(methods.map(({ id }) => id))).toEqual(proved)
      }
      desk.enrollments.endAll()
      desk.tests.endAll()
    }),
    { numRuns: 60 },
  )
})
