import { describe, expect, it } from 'vitest'
import { ConsoleError } from '../../../main/errors.ts'
import { policyAttributes } from '../../../main/policy/attributes.ts'
import { parsePolicy } from '../../../main/policy/parse.ts'

const valid = `{
  "organization": { "name": "Alder University" },
  "roles": [
    {
      "name": "staff",
      "label": "Staff",
      "match": "(employeeType=staff)",
      "allow": ["authenticator-app", "push", "text", "call"],
      "require": [{ "anyOf": ["authenticator-app", "push", "text", "call"], "atLeast": 1 }]
    },
    { "name": "student", "match": "(&(employeeType=student)(!(ou=alumni)))", "allow": ["email"], "require": [] }
  ],
  "privileged": "(memberOf=cn=administrators,ou=groups,dc=example)",
  "verification": { "expiresAfterMinutes": 20 }
}`

const failure = (text: string): ConsoleError => {
  try {
    parsePolicy(text)
  } catch (error) {
    if (error instanceof ConsoleError) return error
    throw error
  }
  throw new Error('It was accepted.')
}

describe('a valid policy', () => {
  const policy = parsePolicy(valid)

  it('gives roles with their filters, and the name where there is no label', () => {
    expect(policy.roles.map(({ name, label }) => [name, label])).toEqual([
      ['staff', 'Staff'],
      ['student', 'student'],
    ])
    expect(policy.roles[0]?.match).toEqual({ kind: 'equal', attribute: 'employeeType', value: 'staff' })
  })

  it('takes what verification leaves out from the defaults', () => {
    expect(policy.verification).toMatchObject({
      expiresAfterMinutes: 20,
      ignoreChangesOfTheLastDays: 7,
      actions: { 'test-code': { level: 0 }, 'remove-method': { level: 3, levelWithApproval: 2 } },
      privileged: { level: 3, approval: true, holdMinutes: 15 },
    })
  })

  it('takes the name as issuer where none is given', () => {
    expect(policy.organization).toMatchObject({ name: 'Alder University', issuer: 'Alder University' })
  })

  it('tells the attributes that its filters look at', () => {
    expect(policyAttributes(policy)).toEqual(['employeeType', 'ou', 'memberOf'])
  })

  it('is valid with roles alone', () => {
    expect(parsePolicy('{"roles":[]}')).toMatchObject({
      roles: [],
      privileged: null,
      verification: { scopes: [] },
    })
  })
})

describe('an invalid policy names the line and what is wrong:', () => {
  it.each([
    ['a comma too few', valid.replace('"Staff",', '"Staff"'), 7, 'this is not JSON'],
    ['cut off', valid.slice(0, valid.indexOf('"allow"')).trimEnd(), 7, 'this is not JSON'],
    ['empty', '', 1, 'this is not JSON'],
    ['a list', '[]', 1, 'expected object'],
    ['no roles', '{}', 1, 'roles: '],
    ['an unknown method', valid.replace('["email"]', '["fax"]'), 11, 'roles[1].allow[0]: '],
    ['an unknown name', valid.replace('"label"', '"lable"'), 6, '"lable"'],
    [
      'a filter with a fault',
      valid.replace('(employeeType=staff)', '(employeeType=staff'),
      7,
      'roles[0].match: ',
    ],
    ['no filter', valid.replace('"match": "(employeeType=staff)",', ''), 4, 'roles[0].match: '],
    ['two roles of one name', valid.replace('"student"', '"staff"'), 11, 'a second role named "staff"'],
    ['one name twice', valid.replace('"label": "Staff"', '"name": "Staff"'), 6, '"name" stands twice'],
    ['at least none', valid.replace('"atLeast": 1', '"atLeast": 0'), 9, 'atLeast: '],
    ['more than there are', valid.replace('"atLeast": 1', '"atLeast": 5'), 9, 'nobody could meet it'],
    [
      'a requirement that the role does not allow',
      valid.replace('"require": []', '"require": [{ "anyOf": ["text"], "atLeast": 1 }]'),
      11,
      'nobody could meet it',
    ],
    ['a method twice', valid.replace('["email"]', '["email", "email"]'), 11, 'names a method twice'],
    ['text for a number', valid.replace('"atLeast": 1', '"atLeast": "1"'), 9, 'atLeast: '],
  ])('%s', (_, text, line, problem) => {
    const error = failure(text)
    expect(error.code).toBe('policy-invalid')
    expect(error.detail?.line).toBe(line)
    expect(String(error.detail?.problem)).toContain(problem)
    expect(error.message).toContain(`line ${line}: `)
  })
})
