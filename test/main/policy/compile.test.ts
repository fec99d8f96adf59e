import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Entry } from '../../../main/directory/entry.ts'
import { filterText } from '../../../main/directory/filter.ts'
import { matches } from '../../../main/directory/filter-match.ts'
import { policyAt } from '../../../main/policy/at.ts'
import {
  lackingFilter,
  meetsAllFilter,
  memberFilter,
  metFilter,
  roleLackingFilter,
} from '../../../main/policy/compile.ts'
import { rolesOf } from '../../../main/policy/evaluate.ts'
import { type Policy, parsePolicy, type Role } from '../../../main/policy/parse.ts'
import type { MethodType } from '../../../preload/contract.ts'

const now = new Date('2026-11-24T10:00:00Z')
const policyOf = (roles: object[], more: object = {}): Policy =>
  policyAt(parsePolicy(JSON.stringify({ roles, ...more })), now)
const role = (name: string, require: object[], allow: MethodType[] = ['push', 'text', 'call']) => ({
  name,
  match: `(employeeType=${name})`,
  allow,
  require,
})
const text = (filter: ReturnType<typeof lackingFilter>): string | null => filter && filterText(filter)

function only(policy: Policy): Role {
  const [first] = policy.roles
  if (!first) throw new Error('no role')
  return first
}

describe('who meets a requirement', () => {
  const ways = (anyOf: MethodType[], atLeast: number, allow: MethodType[]): string | null =>
    text(metFilter({ anyOf, atLeast, countsFrom: null }, allow))

  it('has one of its types, if the role allows it', () => {
    expect(ways(['push', 'text', 'email'], 1, ['push', 'text'])).toBe(
      '(|(securityInfoMethodType=push)(securityInfoMethodType=text))',
    )
    expect(ways(['push', 'text'], 1, ['text'])).toBe('(securityInfoMethodType=text)')
  })

  it('has that many different ones', () => {
    expect(ways(['push', 'text', 'call'], 2, ['push', 'text', 'call'])).toBe(
      '(|(&(securityInfoMethodType=push)(securityInfoMethodType=text))' +
        '(&(securityInfoMethodType=push)(securityInfoMethodType=call))' +
        '(&(securityInfoMethodType=text)(securityInfoMethodType=call)))',
    )
    expect(ways(['push', 'text'], 2, ['push', 'text'])).toBe(
      '(&(securityInfoMethodType=push)(securityInfoMethodType=text))',
    )
  })

  it('is nobody where too few are allowed', () => {
    expect(ways(['push', 'text'], 2, ['push'])).toBeNull()
    expect(ways(['push'], 1, [])).toBeNull()
  })
})

describe('who lacks something', () => {
  it('is in the role without what it requires', () => {
    const policy = policyOf([role('staff', [{ anyOf: ['push', 'text'] }])])
    expect(text(lackingFilter(policy))).toBe(
      '(&(employeeType=staff)(!(|(securityInfoMethodType=push)(securityInfoMethodType=text))))',
    )
  })

  it('is whoever misses one requirement of several', () => {
    const policy = policyOf([role('staff', [{ anyOf: ['push'] }, { anyOf: ['text'] }])])
    expect(text(roleLackingFilter(policy, only(policy)))).toBe(
      '(&(employeeType=staff)(!(&(securityInfoMethodType=push)(securityInfoMethodType=text))))',
    )
  })

  it('is whoever lacks something in one role of several', () => {
    const policy = policyOf([
      role('staff', [{ anyOf: ['push'] }]),
      role('student', []),
      role('faculty', [{ anyOf: ['text'] }]),
    ])
    expect(text(lackingFilter(policy))).toBe(
      '(|(&(employeeType=staff)(!(securityInfoMethodType=push)))(&(employeeType=faculty)(!(securityInfoMethodType=text))))',
    )
  })

  it('is nobody who is excluded', () => {
    const policy = policyOf([role('staff', [{ anyOf: ['push'] }])], { exclude: '(title=Service)' })
    expect(text(memberFilter(policy, only(policy)))).toBe('(&(employeeType=staff)(!(title=Service)))')
    expect(text(lackingFilter(policy))).toBe(
      '(&(&(employeeType=staff)(!(title=Service)))(!(securityInfoMethodType=push)))',
    )
  })

  it('is nobody where nothing is required, yet or at all', () => {
    expect(lackingFilter(policyOf([]))).toBeNull()
    expect(lackingFilter(policyOf([role('staff', [])]))).toBeNull()
    const later = policyOf([role('staff', [{ anyOf: ['push'], countsFrom: '2026-11-25' }])])
    expect(roleLackingFilter(later, only(later))).toBeNull()
    expect(lackingFilter(later)).toBeNull()
  })

  it('is everybody in a role that requires what is retired', () => {
    const policy = policyOf([role('staff', [{ anyOf: ['push'] }, { anyOf: ['text'] }])], {
      retire: [{ method: 'text', on: '2026-11-24' }],
    })
    expect(text(lackingFilter(policy))).toBe('(employeeType=staff)')
  })
})

describe('who meets all that any role requires', () => {
  const roles = [
    role('staff', [{ anyOf: ['push', 'text'] }]),
    role('faculty', [{ anyOf: ['push', 'text', 'call'], atLeast: 2 }]),
    role('student', []),
  ]

  it('lacks nothing, whatever their roles', () => {
    const policy = policyOf(roles)
    const meetsAll = meetsAllFilter(policy)
    if (typeof meetsAll === 'string') throw new Error(meetsAll)
    let found = 0
    fc.assert(
      fc.property(
        fc.subarray(['staff', 'faculty', 'student', 'guest']),
        fc.subarray(['push', 'text', 'call', 'email'] as MethodType[]),
        (employeeType, types) => {
          const entry = Entry.from('uid=a', { employeeType, securityInfoMethodType: types })
          if (!matches(meetsAll, entry)) return
          found += 1
          expect(rolesOf(policy, entry, new Set(types)).every(({ met }) => met)).toBe(true)
        },
      ),
    )
    expect(found).toBeGreaterThan(10)
  })

  it('is everybody where nothing is required, and nobody where something can’t be met', () => {
    expect(meetsAllFilter(policyOf([role('student', [])]))).toBe('everybody')
    const retire = [{ method: 'push', on: '2026-11-24' }]
    const retired = policyOf([...roles, role('desk', [{ anyOf: ['push'] }])], { retire })
    expect(meetsAllFilter(retired)).toBe('nobody')
  })
})
