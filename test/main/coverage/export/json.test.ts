import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonPieces, jsonReport } from '../../../../main/coverage/export/json.ts'
import { report, row } from './rows.ts'

const jsonOf = (...given: Parameters<typeof jsonPieces>) => JSON.parse([...jsonPieces(...given)].join(''))

it('is one object with the numbers first, and then the people as they are', () => {
  const people = [row(), row({ name: '"},\n]', userName: null })]
  expect(jsonOf(jsonReport(report()), 'people', people)).toEqual({
    complete: true,
    directory: 'Example University',
    policyVersion: 3,
    startedAt: '2026-11-24T09:00:00.000Z',
    finishedAt: '2026-11-24T09:00:01.000Z',
    total: 4,
    capable: 2,
    registered: 3,
    registeredOnly: 1,
    nothing: 1,
    withoutRole: 0,
    roles: {
      staff: {
        ...{ label: 'Staff', total: 4, capable: 2, registered: 3, registeredOnly: 1, nothing: 1, lacking: 2 },
        requirements: [{ anyOf: ['authenticator-app', 'text'], atLeast: 1, met: 2, lacking: 2 }],
        methods: report().methods,
      },
    },
    people,
  })
})

it('has an empty list where there is nobody', () => {
  expect(jsonOf({ complete: true }, 'lacking', [])).toEqual({ complete: true, lacking: [] })
})

it('says that a report is not complete, and why', () => {
  expect(jsonReport(report({ state: 'partial', why: 'size-limit' }))).toMatchObject({
    complete: false,
    state: 'partial',
    why: 'size-limit',
  })
})

it('is read back as it was written, whatever the names', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), (names) => {
      const people = names.map((name) => row({ name }))
      expect(jsonOf({ complete: true }, 'people', people).people).toEqual(people)
    }),
    { numRuns: 30 },
  )
})
