import { describe, expect, it } from 'vitest'
import { policyAt } from '../../../main/policy/at.ts'
import { type Policy, parsePolicy } from '../../../main/policy/parse.ts'

const policy = parsePolicy(
  JSON.stringify({
    roles: [
      {
        name: 'staff',
        match: '(employeeType=staff)',
        allow: ['authenticator-app', 'text', 'call'],
        require: [
          { anyOf: ['authenticator-app', 'text', 'call'] },
          { anyOf: ['authenticator-app'], countsFrom: '2026-12-01' },
        ],
      },
      { name: 'student', match: '(employeeType=student)', allow: ['text'], require: [{ anyOf: ['text'] }] },
    ],
    retire: [
      { method: 'text', on: '2027-02-01' },
      { method: 'email', on: '2020-01-01' },
    ],
  }),
)

const staffAt = (at: string): Policy['roles'][number] | undefined => policyAt(policy, new Date(at)).roles[0]

describe('the policy at a moment', () => {
  it('has a requirement from the first moment of its day on, in UTC', () => {
    expect(staffAt('2026-11-30T23:59:59.999Z')?.require).toHaveLength(1)
    expect(staffAt('2026-12-01T00:00:00Z')?.require).toHaveLength(2)
    expect(staffAt('2026-12-01T01:30:00+02:00')?.require).toHaveLength(1)
  })

  it('allows a method until the last moment before the day it retires', () => {
    expect(staffAt('2027-01-31T23:59:59.999Z')?.allow).toEqual(['authenticator-app', 'text', 'call'])
    expect(staffAt('2027-02-01T00:00:00Z')?.allow).toEqual(['authenticator-app', 'call'])
  })

  it('keeps a requirement whose methods are all retired: that nobody meets it is to be seen', () => {
    const student = policyAt(policy, new Date('2027-03-01T00:00:00Z')).roles[1]
    expect(student).toMatchObject({ allow: [], require: [{ anyOf: ['text'], atLeast: 1 }] })
  })

  it('leaves the policy itself as it is, so that it can be asked for another day', () => {
    policyAt(policy, new Date('2027-03-01T00:00:00Z'))
    expect(staffAt('2026-11-01T00:00:00Z')?.allow).toContain('text')
    expect(policyAt(policy, new Date('2027-03-01T00:00:00Z')).retire).toEqual(policy.retire)
  })
})
