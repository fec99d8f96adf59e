import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  append,
  comingDays,
  put,
  readForm,
  requireAtLeast,
  retireOn,
  tidy,
} from '../../../../renderer/coverage/what-if/document.ts'

const document = `{
  "roles": [
    { "name": "staff", "label": "Staff", "match": "(employeeType=staff)",
      "allow": ["push", "text"],   "require": [{ "anyOf": ["push", "text"], "atLeast": 1 }] },
    { "name": "guest", "match": "(employeeType=guest)", "allow": ["email"] }
  ],
  "phone": { "countries": [ "US","CA" ] },
  "verification": {"expiresAfterMinutes": 15}
}
`
const form = () => readForm(document) ?? expect.fail('it was not read')
const parsed = (text: string) => JSON.parse(text) as Record<string, unknown>

describe('the form', () => {
  it('shows roles, by their names where they have no label, and what is left out as nothing', () => {
    expect(form()).toEqual({
      roles: [
        {
          name: 'staff',
          label: 'Staff',
          match: '(employeeType=staff)',
          allow: ['push', 'text'],
          require: [{ anyOf: ['push', 'text'], atLeast: 1, countsFrom: '' }],
        },
        { name: 'guest', label: 'guest', match: '(employeeType=guest)', allow: ['email'], require: [] },
      ],
      exclude: '',
      retire: [],
      groupings: [],
    })
  })

  it.each(['', '{"roles": [', '[]', '7', 'null'])('shows nothing of what is no document: %s', (text) => {
    expect(readForm(text)).toBeNull()
  })

  it('reads any JSON object without breaking', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.json(), (one, other) => {
        readForm(one)
        expect(readForm(`{"roles": ${one}, "retire": ${other}, "coverage": ${one}}`)).not.toBeNull()
      }),
    )
  })
})

describe('an edit', () => {
  it('leaves all the rest as it is written', () => {
    const text = put(['roles', 0, 'match'], '(uid=x)')(document)
    expect(text).toBe(document.replace('(employeeType=staff)', '(uid=x)'))
    const allowed = put(['roles', 1, 'allow'], ['email', 'push'])(document)
    expect(allowed).toContain('"phone": { "countries": [ "US","CA" ] }')
    const [staff, guest] = parsed(document)['roles'] as object[]
    expect(parsed(allowed)).toEqual({
      ...parsed(document),
      roles: [staff, { ...guest, allow: ['email', 'push'] }],
    })
  })

  it('puts in what is missing, adds to lists, and takes out', () => {
    const excluded = put(['exclude'], '(ou=services)')(document)
    expect(parsed(excluded)).toEqual({ ...parsed(document), exclude: '(ou=services)' })
    expect(parsed(put(['exclude'], undefined)(excluded))).toEqual(parsed(document))
    const one = append(['coverage', 'by'], 0, { attribute: 'ou', label: 'Unit' })(document)
    const two = append(['coverage', 'by'], 1, { attribute: 'title', label: 'Title' })(one)
    expect(readForm(two)?.groupings).toEqual([
      { attribute: 'ou', label: 'Unit' },
      { attribute: 'title', label: 'Title' },
    ])
    expect(readForm(put(['coverage', 'by', 0], undefined)(two))?.groupings).toEqual([
      { attribute: 'title', label: 'Title' },
    ])
  })

  it('keeps every other value, whatever the document is', () => {
    const anything = fc.dictionary(fc.constantFrom('phone', 'email', 'messages', 'x y', 'ü'), fc.jsonValue())
    fc.assert(
      fc.property(anything, fc.constantFrom(0, 1, 2, '\t'), fc.string(), (rest, indent, exclude) => {
        const text = JSON.stringify({ ...rest, roles: [] }, null, indent)
        expect(parsed(put(['exclude'], exclude)(text))).toEqual({ ...parsed(text), exclude })
      }),
    )
  })
})

describe('the two questions', () => {
  it('retire methods on a day, once each', () => {
    const once = retireOn(form(), ['text', 'call'], '2027-02-01')(document)
    const again = readForm(once) ?? expect.fail('it was not read')
    const twice = retireOn(again, ['text'], '2027-06-01')(once)
    expect(readForm(twice)?.retire).toEqual([
      { method: 'call', on: '2027-02-01' },
      { method: 'text', on: '2027-06-01' },
    ])
  })

  it('raise the number, also where nothing was required', () => {
    const raised = readForm(requireAtLeast(form(), ['staff', 'guest'], 2)(document))
    expect(raised?.roles.map(({ require }) => require)).toEqual([
      [{ anyOf: ['push', 'text'], atLeast: 2, countsFrom: '' }],
      [{ anyOf: ['email'], atLeast: 2, countsFrom: '' }],
    ])
    expect(readForm(requireAtLeast(form(), ['staff'], 2)(document))?.roles[1]?.require).toEqual([])
  })
})

it('days to come are those on which the draft changes something by itself', () => {
  const text = JSON.stringify({
    roles: [{ require: [{ countsFrom: '2027-03-01' }, { countsFrom: '2026-01-01' }, {}] }],
    retire: [{ method: 'text', on: '2027-02-01' }, { method: 'call', on: '2027-02-01' }, { on: 'soon' }],
  })
  expect(comingDays(readForm(text), '2026-11-24')).toEqual(['2027-02-01', '2027-03-01'])
  expect(comingDays(null, '2026-11-24')).toEqual([])
})

it('a document is tidied without a change to what it says', () => {
  expect(parsed(tidy(document) ?? '')).toEqual(parsed(document))
  expect(tidy('{"roles": [')).toBeNull()
})
