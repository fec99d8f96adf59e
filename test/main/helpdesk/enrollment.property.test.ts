import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { stepAt } from '../../../main/methods/authenticator-app.ts'
import type { AuthenticatorEnrollment, EnrollmentResult } from '../../../preload/contract.ts'
import { codeFor, fromBase32 } from '../methods/totp.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { outcomeOf } from './outcome-of.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

/** What an operator may do, in any order; `code` is off by so many steps, or a made-up one. */
const step = fc.oneof(
  fc.record({ do: fc.constant('begin' as const) }),
  fc.record({ do: fc.constant('confirm' as const), which: fc.nat(2), code: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ do: fc.constant('guess' as const), which: fc.nat(2), code: fc.stringMatching(/^[0-9]{6}$/) }),
  fc.record({ do: fc.constant('again' as const), which: fc.nat(2) }),
  fc.record({ do: fc.constant('finish' as const), which: fc.nat(2) }),
  fc.record({ do: fc.constant('cancel' as const), which: fc.nat(2) }),
  fc.record({ do: fc.constant('change-elsewhere' as const) }),
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 700 }) }),
)

it('whatever is done, a method is there only with a right code, and no code makes two', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const dn = await office.addUser()
      const shown: AuthenticatorEnrollment[] = []
      const rightlyEntered = new Set<string>()
      const lastTyped = new Map<string, string>()
      const confirmed = new Set<string>()
      const lost = new Set<string>()

      const enter = async (enrollment: AuthenticatorEnrollment, code: string) => {
        const key = fromBase32(new URL(enrollment.uri).searchParams.get('secret') ?? '')
        const isRight = [-30, 0, 30].some(
          (seconds) => codeFor(key, new Date(office.now().getTime() + seconds * 1000)) === code,
        )
        if (isRight) rightlyEntered.add(enrollment.enrollmentId)
        lastTyped.set(enrollment.enrollmentId, code)
        note(enrollment, await outcomeOf(() => desk.enrollments.confirm(enrollment.enrollmentId, code)))
      }
      const note = (enrollment: AuthenticatorEnrollment, result: EnrollmentResult | null) => {
        if (result?.outcome === 'restarted') {
          shown.splice(shown.indexOf(enrollment), 1, result.enrollment)
          lastTyped.delete(enrollment.enrollmentId)
        }
        if (result?.outcome === 'confirmed') {
          expect(rightlyEntered).toContain(enrollment.enrollmentId)
          expect(lost).not.toContain(enrollment.enrollmentId)
          confirmed.add(result.methodId)
        }
      }

      for (const each of steps) {
        const enrollment = 'which' in each ? shown.at(-1 - each.which) : undefined
        if (each.do === 'begin')
          shown.push(
            (await desk.enrollments.begin({
              dn,
              wish: { type: 'authenticator-app', app: 'other' },
            })) as AuthenticatorEnrollment,
          )
        if (each.do === 'wait') office.wait(each.seconds)
        if (each.do === 'restart') {
          for (const { enrollmentId } of shown) lost.add(enrollmentId)
          desk = await office.open()
        }
        if (each.do === 'change-elsewhere') {
          const { version } = parseSecurityInfo(await office.read(dn))
          await office.admin.modify(dn, [
            ...(version === null
              ? [{ op: 'add' as const, attribute: 'objectClass', values: ['securityInfoUser'] }]
              : []),
            { op: 'replace', attribute: 'securityInfoVersion', values: [String((version ?? 0) + 1)] },
          ])
        }
        if (!enrollment) continue
        const { enrollmentId: id, uri } = enrollment
        if (each.do === 'confirm') {
          const key = fromBase32(new URL(uri).searchParams.get('secret') ?? '')
          await enter(enrollment, codeFor(key, new Date(office.now().getTime() + each.code * 30_000)))
        }
        if (each.do === 'guess') await enter(enrollment, each.code)
        if (each.do === 'again') await enter(enrollment, lastTyped.get(id) ?? '000000')
        if (each.do === 'finish') note(enrollment, await outcomeOf(() => desk.enrollments.finish(id)))
        if (each.do === 'cancel') await desk.enrollments.cancel(id)
      }

      const info = parseSecurityInfo(await office.read(dn))
      expect(new Set(info.methods.map(({ id }) => id))).toEqual(confirmed)
      expect(info.methods.length).toBeLessThanOrEqual(rightlyEntered.size)
      expect(info.malformed).toEqual([])
      for (const method of info.methods) {
        expect(method.confirmedAt).toBeDefined()
        expect(method.step).toBeLessThanOrEqual(stepAt(office.now()) + 1)
      }
      if (info.methods.length > 0) expect(confirmed).toContain(info.defaultId)
      desk.enrollments.endAll()
    }),
    { numRuns: 40 },
  )
})
