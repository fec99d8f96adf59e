import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { methodTypes } from '../../../main/methods/offers.ts'
import { evaluate } from '../../../main/policy/evaluate.ts'
import { parsePolicy } from '../../../main/policy/parse.ts'
import { planEnrollment } from '../../../main/policy/plan.ts'
import type { MethodType } from '../../../preload/contract.ts'

interface RoleDraft {
  allow: readonly MethodType[]
  require?: { anyOf: readonly MethodType[]; atLeast: number }[]
}

const factors = ['authenticator-app', 'push', 'text', 'call'] as const
const phones = ['text', 'call'] as const
const oneFactor = { allow: factors, require: [{ anyOf: factors, atLeast: 1 }] }

const rolesWith = (has: readonly MethodType[], roles: readonly RoleDraft[]) => {
  const policy = parsePolicy(
    JSON.stringify({
      roles: roles.map((role, index) => ({ name: `role ${index}`, match: '(uid=*)', ...role })),
    }),
  )
  const entry = Entry.from('uid=priya', {
    uid: 'priya',
    securityInfoMethod: has.map((type) =>
      JSON.stringify({ id: type, type, label: type, confirmedAt: '2026-11-24T10:00:00Z' }),
    ),
  })
  return evaluate(policy, entry, parseSecurityInfo(entry)).roles
}
const planFor = (has: readonly MethodType[], ...roles: RoleDraft[]) =>
  planEnrollment(rolesWith(has, roles), new Set(has))

describe('what the wizard asks for', () => {
  it('is the app first, then a phone, as the sign-in prompt does', () => {
    const two = { allow: factors, require: [{ anyOf: factors, atLeast: 2 }] }
    expect(planFor([], two)).toMatchObject({ stepsLeft: 2, next: 'authenticator-app' })
    expect(planFor(['authenticator-app'], two)).toMatchObject({ stepsLeft: 1, next: 'text' })
    expect(planFor(['authenticator-app', 'text'], two)).toMatchObject({ stepsLeft: 0, next: null })
  })

  it('goes on to what is optional once every requirement is met', () => {
    expect(planFor(['authenticator-app'], oneFactor)).toEqual({
      stepsLeft: 0,
      next: 'text',
      optional: ['text', 'call'],
    })
  })

  it('is one method that meets two requirements, before two', () => {
    const appOrText: RoleDraft = {
      allow: factors,
      require: [{ anyOf: ['authenticator-app', 'text'], atLeast: 1 }],
    }
    const phone: RoleDraft = { allow: factors, require: [{ anyOf: phones, atLeast: 1 }] }
    expect(planFor([], appOrText, phone)).toMatchObject({ stepsLeft: 1, next: 'text' })
  })

  it('counts what is set up already for each of two requirements', () => {
    const both: RoleDraft = {
      allow: [...factors, 'email'],
      require: [
        { anyOf: ['authenticator-app', 'push'], atLeast: 1 },
        { anyOf: ['text', 'call', 'email'], atLeast: 1 },
      ],
    }
    expect(planFor([], both)).toMatchObject({ stepsLeft: 2, next: 'authenticator-app' })
    expect(planFor(['email'], both)).toMatchObject({ stepsLeft: 1, next: 'authenticator-app' })
    expect(planFor(['push'], both)).toMatchObject({ stepsLeft: 1, next: 'text' })
  })

  it('is nothing where no role allows anything', () => {
    expect(planFor([])).toEqual({ stepsLeft: 0, next: null, optional: [] })
  })
})

const types = fc.subarray([...methodTypes], { minLength: 1 })
const role = types.chain((allow) =>
  fc.record({
    allow: fc.constant(allow),
    require: fc.array(
      fc
        .subarray(allow, { minLength: 1 })
        .chain((anyOf) =>
          fc.record({ anyOf: fc.constant(anyOf), atLeast: fc.integer({ min: 1, max: anyOf.length }) }),
        ),
      { maxLength: 3 },
    ),
  }),
)

it('followed step by step it ends with every requirement met, in no more steps than it said', () => {
  fc.assert(
    fc.property(fc.array(role, { maxLength: 3 }), fc.subarray([...methodTypes]), (roles, already) => {
      const has = [...already]
      let plan = planFor(has, ...roles)
      let promised = plan.stepsLeft
      while (plan.stepsLeft > 0) {
        expect(plan.next).not.toBeNull()
        if (plan.next === null) return
        expect(roles.some(({ allow }) => allow.includes(plan.next as MethodType))).toBe(true)
        expect(has).not.toContain(plan.next)
        has.push(plan.next)
        promised -= 1
        plan = planFor(has, ...roles)
        expect(plan.stepsLeft).toBe(promised)
      }
      expect(rolesWith(has, roles).every(({ met }) => met)).toBe(true)
      for (const type of plan.optional) expect(has).not.toContain(type)
    }),
  )
})
