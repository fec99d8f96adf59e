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

/** Another filter for the first role. */
const withMatch = (filter: string): string => valid.replace('(employeeType=staff)', filter)

/** Another part of the policy, before the roles, which begin the next line. */
const withPart = (part: string): string => valid.replace('"roles"', `${part},\n"roles"`)

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

  it('has parts that it may leave out: nobody is excluded, nothing is retired, all counts from the beginning', () => {
    expect(policy).toMatchObject({
      exclude: null,
      retire: [],
      coverage: { by: [{ attribute: 'departmentNumber', label: 'Department' }], notTestedDays: 365 },
    })
    expect(policy.roles[0]?.require).toMatchObject([{ atLeast: 1, countsFrom: null }])
  })

  it('excludes accounts by a filter, whose attributes are read as well', () => {
    const excluding = parsePolicy(valid.replace('"roles"', '"exclude": "(title=Service account)", "roles"'))
    expect(excluding.exclude).toEqual({ kind: 'equal', attribute: 'title', value: 'Service account' })
    expect(policyAttributes(excluding)).toContain('title')
  })

  it('retires methods on a day, lets requirements count from one, and says how coverage is grouped', () => {
    const { roles, retire, coverage } = parsePolicy(`{
      "roles": [{
        "name": "staff", "match": "(ou=staff)", "allow": ["push", "text"],
        "require": [{ "anyOf": ["push"], "countsFrom": "2027-02-28" }, { "anyOf": ["text"], "countsFrom": null }]
      }],
      "retire": [{ "method": "text", "on": "2027-02-01" }, { "method": "call", "on": "2028-02-29" }],
      "coverage": { "by": [{ "attribute": "ou", "label": "Unit" }, { "attribute": "2.5.4.12", "label": "Title" }] }
    }`)
    expect(roles[0]?.require).toEqual([
      { anyOf: ['push'], atLeast: 1, countsFrom: '2027-02-28' },
      { anyOf: ['text'], atLeast: 1, countsFrom: null },
    ])
    expect(retire).toEqual([
      { method: 'text', on: '2027-02-01' },
      { method: 'call', on: '2028-02-29' },
    ])
    expect(coverage).toEqual({
      by: [
        { attribute: 'ou', label: 'Unit' },
        { attribute: '2.5.4.12', label: 'Title' },
      ],
      notTestedDays: 365,
    })
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
    ['a filter with a fault', withMatch('(employeeType=staff'), 7, 'roles[0].match: '],
    [
      'a filter for what is alike',
      withMatch('(|(ou=a)(!(employeeType~=staff)))'),
      7,
      'roles[0].match: (employeeType~=…): what is alike differs from directory to directory; use "="',
    ],
    [
      'a filter by an order that there is not',
      valid.replace('(memberOf=cn=administrators,ou=groups,dc=example)', '(employeeNumber>=500)'),
      13,
      'privileged: employeeNumber has no order that this console knows',
    ],
    [
      'a filter by a rule that is not known',
      valid.replace('(memberOf=', '(memberOf:1.2.840.113556.1.4.1941:='),
      13,
      'privileged: this console does not know the matching rule 1.2.840.113556.1.4.1941',
    ],
    [
      'a filter for blanks',
      withMatch('(employeeType= *staff)'),
      7,
      'roles[0].match: employeeType: a part of nothing but blanks is found differently',
    ],
    [
      'a filter for a number without digits',
      withMatch('(mobile=*-*5)'),
      7,
      'roles[0].match: mobile: a part of nothing but blanks is found differently',
    ],
    [
      'a filter that names no attribute',
      withMatch('(:caseIgnoreMatch:=staff)'),
      7,
      'roles[0].match: (:caseIgnoreMatch:=…) names no attribute',
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
    [
      'accounts excluded by a filter with a fault',
      withPart('"exclude": "(title=*))"'),
      3,
      'exclude: not a filter: text after the filter at position 10',
    ],
    [
      'a requirement that counts from no day',
      valid.replace('"atLeast": 1 }]', '"atLeast": 1,\n"countsFrom": "2027-02-29" }]'),
      10,
      'roles[0].require[0].countsFrom: is no day (YYYY-MM-DD)',
    ],
    [
      'a retirement on no day',
      withPart('"retire": [\n{ "method": "text",\n"on": "1 February 2027" }]'),
      5,
      'retire[0].on: is no day (YYYY-MM-DD)',
    ],
    [
      'an unknown method that retires',
      withPart('"retire": [\n{ "method": "fax", "on": "2027-02-01" }]'),
      4,
      'retire[0].method: ',
    ],
    [
      'a method that retires twice',
      withPart(
        '"retire": [{ "method": "text", "on": "2027-02-01" }, { "method": "text", "on": "2028-02-01" }]',
      ),
      3,
      'retire: names a method twice',
    ],
    [
      'people grouped by what is no attribute',
      withPart('"coverage": { "by": [\n{ "attribute": "de pt", "label": "D" }] }'),
      4,
      'coverage.by[0].attribute: is no name of an attribute',
    ],
    [
      'people grouped by one attribute twice',
      withPart(
        '"coverage": { "by": [{ "attribute": "ou", "label": "A" }, { "attribute": "OU", "label": "B" }] }',
      ),
      3,
      'coverage.by: names an attribute twice',
    ],
    [
      'people grouped in too many ways',
      withPart(
        `"coverage": { "by": [${'abcdef'.replace(/./g, '{ "attribute": "$&", "label": "$&" },').slice(0, -1)}] }`,
      ),
      3,
      'coverage.by: ',
    ],
    ['text for a number', valid.replace('"atLeast": 1', '"atLeast": "1"'), 9, 'atLeast: '],
  ])('%s', (_, text, line, problem) => {
    const error = failure(text)
    expect(error.code).toBe('policy-invalid')
    expect(error.detail?.line).toBe(line)
    expect(String(error.detail?.problem)).toContain(problem)
    expect(error.message).toContain(`line ${line}: `)
  })
})
