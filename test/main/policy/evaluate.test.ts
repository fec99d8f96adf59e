import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { methodTypes } from '../../../main/methods/offers.ts'
import { evaluate } from '../../../main/policy/evaluate.ts'
import { parsePolicy } from '../../../main/policy/parse.ts'
import type { MethodType } from '../../../preload/contract.ts'

const factors: MethodType[] = ['authenticator-app', 'push', 'text', 'call']
const policy = parsePolicy(
  JSON.stringify({
    roles: [
      {
        name: 'staff',
        label: 'Staff',
        match: '(employeeType=staff)',
        allow: factors,
        require: [{ anyOf: factors, atLeast: 1 }],
      },
      {
        name: 'faculty',
        label: 'Faculty',
        match: '(employeeType=faculty)',
        allow: ['authenticator-app', 'email'],
        require: [{ anyOf: ['authenticator-app'], atLeast: 1 }],
      },
      {
        name: 'student',
        label: 'Student',
        match: '(employeeType=student)',
        allow: [...factors, 'email'],
        require: [],
      },
    ],
    privileged: '(memberOf=cn=administrators,ou=groups,dc=example)',
  }),
)

const method = (type: MethodType, more: object = { confirmedAt: '2026-10-01T08:00:00Z' }) => ({
  id: `${type}-1`,
  type,
  label: type,
  addedAt: '2026-10-01T08:00:00Z',
  addedBy: 'uid=ana,dc=example',
  ...more,
})

function evaluated(roles: string[], methods: object[], more: Record<string, string> = {}) {
  const entry = Entry.from('uid=priya,dc=example', {
    employeeType: roles,
    securityInfoMethod: methods.map((value) => JSON.stringify(value)),
    ...more,
  })
  return evaluate(policy, entry, parseSecurityInfo(entry))
}

describe('a role', () => {
  it('that matches is required and says what is missing', () => {
    const { roles, coverage } = evaluated(['staff'], [])
    expect(roles).toEqual([
      {
        role: 'Staff',
        allow: factors,
        requirements: [{ anyOf: factors, atLeast: 1, has: [], met: false }],
        met: false,
      },
    ])
    expect(coverage).toMatchObject({ required: true, registered: false, capable: false })
  })

  it('is met by a confirmed method that it allows', () => {
    const { roles, coverage } = evaluated(['staff'], [method('text')])
    expect(roles[0]?.requirements[0]).toMatchObject({ has: ['text'], met: true })
    expect(coverage).toMatchObject({ required: true, registered: true, capable: true })
  })

  it('is not met by a method that was never confirmed, which is no registration yet', () => {
    expect(evaluated(['staff'], [method('text', {})]).coverage).toMatchObject({
      registered: false,
      capable: false,
    })
  })

  it('is not met by a method that only another role allows', () => {
    expect(evaluated(['staff'], [method('email')]).coverage).toMatchObject({
      registered: true,
      capable: false,
    })
  })

  it('without requirements leaves nothing to be missing', () => {
    expect(evaluated(['student'], []).coverage).toMatchObject({
      required: false,
      registered: false,
      capable: true,
    })
  })
})

it('every role that matches must be met', () => {
  expect(evaluated(['staff', 'faculty'], [method('text')]).roles.map(({ met }) => met)).toEqual([true, false])
  expect(evaluated(['staff', 'faculty'], [method('text')]).coverage.capable).toBe(false)
  expect(evaluated(['staff', 'faculty'], [method('authenticator-app')]).coverage.capable).toBe(true)
})

it('nobody without a role is required to have anything', () => {
  expect(evaluated([], [])).toMatchObject({ roles: [], coverage: { required: false, capable: true } })
})

it('privileged accounts are told by their filter, however the DN is spelled', () => {
  const memberOf = 'CN=Administrators, OU=groups, DC=example'
  expect(evaluated(['staff'], [], { memberOf }).privileged).toBe(true)
  expect(evaluated(['staff'], []).privileged).toBe(false)
})

it('malformed values are told and count for nothing', () => {
  const entry = Entry.from('uid=priya,dc=example', {
    employeeType: 'staff',
    securityInfoMethod: ['{', '"text"'],
  })
  expect(evaluate(policy, entry, parseSecurityInfo(entry)).coverage).toEqual({
    required: true,
    registered: false,
    capable: false,
    malformed: true,
  })
})

it('one more confirmed method never makes anybody less capable', () => {
  const someRoles = fc.subarray(['staff', 'faculty', 'student'])
  fc.assert(
    fc.property(
      someRoles,
      fc.subarray([...methodTypes]),
      fc.constantFrom(...methodTypes),
      (roles, types, type) => {
        const before = evaluated(
          roles,
          types.map((each) => method(each)),
        )
        const after = evaluated(
          roles,
          [...new Set([...types, type])].map((each) => method(each)),
        )
        expect(before.coverage.capable && !after.coverage.capable).toBe(false)
      },
    ),
  )
})
