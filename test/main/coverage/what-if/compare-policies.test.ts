import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChangedPeople } from '../../../../main/coverage/what-if/changed-people.ts'
import { comparePolicies } from '../../../../main/coverage/what-if/compare-policies.ts'
import { childDn } from '../../../../main/directory/dn.ts'
import { Entry } from '../../../../main/directory/entry.ts'
import { matches } from '../../../../main/directory/filter-match.ts'
import { parseSecurityInfo } from '../../../../main/directory/security-info.ts'
import { policyAt } from '../../../../main/policy/at.ts'
import { evaluate } from '../../../../main/policy/evaluate.ts'
import { parsePolicy } from '../../../../main/policy/parse.ts'
import type { MethodType, TryOutList } from '../../../../preload/contract.ts'
import { dnIn, randomPeople, randomPolicy, rebase } from '../../../directory/random-policies.ts'

const factors: MethodType[] = ['authenticator-app', 'push', 'text', 'call']

interface Changes {
  allow?: MethodType[]
  atLeast?: number
  retire?: { method: MethodType; on: string }[]
  exclude?: string
  student?: object | null
}

/** Staff need a second factor, students need nothing; a day after that of the tests is `later`. */
function policy({ allow = factors, atLeast = 1, student = {}, ...rest }: Changes = {}, later = false) {
  const document = {
    roles: [
      {
        name: 'staff',
        label: 'Staff',
        match: '(employeeType=staff)',
        allow,
        require: [{ anyOf: allow, atLeast }],
      },
      ...(student === null
        ? []
        : [
            {
              name: 'student',
              label: 'Student',
              match: '(employeeType=student)',
              allow: [...allow, 'email'],
              ...student,
            },
          ]),
    ],
    ...rest,
  }
  return policyAt(parsePolicy(JSON.stringify(document)), new Date(later ? '2027-02-01' : '2026-11-24'))
}

const person = (roles: string[], types: MethodType[], uid = 'u'): Entry =>
  Entry.from(`uid=${uid}`, { uid, cn: uid, employeeType: roles, securityInfoMethodType: types })

function changesOf(before: Changes, after: Changes, roles: string[], types: MethodType[]) {
  const comparison = comparePolicies(policy(before), policy(after, true))
  const verdict = comparison.judge(person(roles, types))
  return {
    changes: [...verdict.changes].sort(),
    missing: verdict.missing,
    found: comparison.filter !== null && matches(comparison.filter, person(roles, types)),
  }
}

describe('retiring text and call on a day', () => {
  const retired = {
    retire: [
      { method: 'text' as const, on: '2027-02-01' },
      { method: 'call' as const, on: '2027-02-01' },
    ],
  }

  it.each<[string, string[], MethodType[], TryOutList[]]>([
    ['has nothing else', ['staff'], ['text'], ['nothingLeft', 'stop']],
    ['has both of them', ['staff'], ['text', 'call'], ['nothingLeft', 'stop']],
    ['has an app besides', ['staff'], ['text', 'authenticator-app'], []],
    ['has nothing at all', ['staff'], [], []],
    ['has only what never counted', ['staff'], ['email'], []],
    ['is a student, of whom nothing is required', ['student'], ['text'], ['nothingLeft']],
    ['is a student with a mailbox', ['student'], ['text', 'email'], []],
    [
      'is both, and the mailbox counts for one',
      ['staff', 'student'],
      ['text', 'email'],
      ['stop', 'stranded'],
    ],
    ['is in no role', [], ['text'], []],
  ])('somebody who %s', (_, roles, types, changes) => {
    expect(changesOf({}, retired, roles, types)).toMatchObject({ changes })
  })

  it('finds them all in the directory, students too', () => {
    expect(changesOf({}, retired, ['staff'], ['text']).found).toBe(true)
    expect(changesOf({}, retired, ['student'], ['call']).found).toBe(true)
    expect(changesOf({}, retired, ['student'], ['call', 'email']).found).toBe(false)
    expect(changesOf({}, retired, ['staff'], ['text', 'push']).found).toBe(false)
  })
})

describe('raising the number', () => {
  it('strands those who have one, and names what they would lack', () => {
    expect(changesOf({}, { atLeast: 2 }, ['staff'], ['text'])).toEqual({
      changes: ['stop', 'stranded'],
      missing: [{ role: 'Staff', anyOf: factors, atLeast: 2, has: ['text'] }],
      found: true,
    })
    expect(changesOf({}, { atLeast: 2 }, ['staff'], ['text', 'push']).changes).toEqual([])
    expect(changesOf({ atLeast: 2 }, {}, ['staff'], ['text']).changes).toEqual(['become'])
  })
})

describe('roles that come, go, or fit others', () => {
  const required = { require: [{ anyOf: ['push'], atLeast: 1 }] }

  it.each<[string, Changes, Changes, string[], MethodType[], TryOutList[]]>([
    ['comes, and requires something', { student: null }, { student: required }, ['student'], [], ['stop']],
    [
      'comes, and what they have does not count',
      { student: null },
      { student: { allow: ['push'], ...required } },
      ['student'],
      ['email'],
      ['stop'],
    ],
    [
      'goes, and nothing is required any more',
      { student: required },
      { student: null },
      ['student'],
      [],
      ['become'],
    ],
    ['goes, and no method counts any more', {}, { student: null }, ['student'], ['text'], ['nothingLeft']],
    [
      'fits others',
      { student: required },
      { student: { match: '(employeeType=alumnus)', ...required } },
      ['student'],
      ['text'],
      ['become', 'nothingLeft'],
    ],
    ['excludes them', {}, { exclude: '(uid=u)' }, ['staff'], ['text'], ['nothingLeft']],
    ['excludes those who lacked something', {}, { exclude: '(uid=u)' }, ['staff'], [], ['become']],
  ])('a role %s', (_, before, after, roles, types, changes) => {
    const result = changesOf(before, after, roles, types)
    expect(result.changes).toEqual(changes)
    expect(result.found).toBe(true)
  })

  it('are counted by name, those that are gone after the others', () => {
    const now = policy({ student: required })
    const then = policyAt(
      parsePolicy(
        JSON.stringify({
          roles: [
            { name: 'alumnus', label: 'Alumni', match: '(employeeType=alumnus)', allow: ['email'] },
            { name: 'staff', label: 'Employees', match: '(employeeType=staff)', allow: factors },
          ],
        }),
      ),
      new Date(),
    )
    const people = new ChangedPeople(comparePolicies(now, then))
    for (const uid of ['a', 'b']) people.add(person(['staff'], [], uid))
    people.add(person(['student'], ['push'], 'c'))
    people.add(person(['student'], [], 'd'))
    people.add(person(['alumnus'], [], 'e'))
    const none = { become: 0, stop: 0, stranded: 0, nothingLeft: 0, lackNow: 0, lackThen: 0 }
    expect(people.roles).toEqual([
      { name: 'alumnus', label: 'Alumni', change: 'added', ...none },
      { name: 'staff', label: 'Employees', change: null, ...none, lackNow: 2, become: 2 },
      {
        name: 'student',
        label: 'Student',
        change: 'removed',
        ...none,
        lackNow: 1,
        become: 1,
        nothingLeft: 1,
      },
    ])
    expect(people.total).toEqual({ ...none, lackNow: 3, become: 3, nothingLeft: 1 })
  })
})

describe('the lists', () => {
  const people = () => {
    const all = new ChangedPeople(comparePolicies(policy(), policy({ atLeast: 2 })))
    for (const name of ['zoë', 'Émile', 'anna', 'Bo']) all.add(person(['staff'], ['text'], name))
    all.add(person(['staff'], [], 'nobody-changes'))
    return all
  }
  const window = { list: 'stranded' as const, role: null, words: '', from: 0, count: 10 }

  it('hold those for whom something changes, as they come and then by name, window by window', () => {
    const all = people()
    expect(all.rows('1', window).rows.map(({ name }) => name)).toEqual(['zoë', 'Émile', 'anna', 'Bo'])
    all.finish()
    expect(all.rows('1', window)).toMatchObject({ id: '1', total: 4, from: 0 })
    expect(all.rows('1', { ...window, from: 1, count: 2 }).rows.map(({ name }) => name)).toEqual([
      'Bo',
      'zoë',
    ])
  })

  it('are found in by words, and by role', () => {
    const all = people()
    expect(all.rows('1', { ...window, words: 'ÉMIL' }).rows.map(({ name }) => name)).toEqual(['Émile'])
    expect(all.rows('1', { ...window, role: 'staff' }).total).toBe(4)
    expect(all.rows('1', { ...window, role: 'student' }).total).toBe(0)
    expect(all.rows('1', { ...window, role: 'no such role' }).total).toBe(0)
    expect(all.rows('1', { ...window, list: 'become' }).total).toBe(0)
  })
})

it('people who differ by where they are alone are told apart', () => {
  const match = '(ou:dn:=annex)'
  const require = [{ anyOf: ['text'], atLeast: 1 }]
  const document = JSON.stringify({ roles: [{ name: 'annex', match, allow: ['text'], require }] })
  const both = policyAt(parsePolicy(document), new Date('2026-11-24'))
  const comparison = comparePolicies(both, both)
  const lacks = (unit: string) =>
    comparison.judge(Entry.from(`uid=u,ou=${unit},dc=x`, { cn: 'u', employeeType: 'staff' })).lackNow
  expect([lacks('annex'), lacks('main'), lacks('Annex')]).toEqual([true, false, true])
})

describe('any two policies', () => {
  const base = 'dc=example,dc=org'
  const now = new Date('2026-11-24T10:00:00Z')
  const entries = randomPeople(120, 7).map(({ attributes, groups, ...who }) =>
    Entry.from(dnIn(who, base), {
      ...attributes,
      memberOf: groups.map((group) => childDn('cn', group, `ou=groups,${base}`)),
    }),
  )
  const read = (document: string, at: Date) => policyAt(parsePolicy(rebase(document, base)), at)

  it('say of everybody what their card says, then and now; whoever changes is found, and the numbers add up', () => {
    fc.assert(
      fc.property(randomPolicy, randomPolicy, fc.boolean(), (one, other, later) => {
        const before = read(one, now)
        const after = read(other, later ? new Date('2027-02-01') : now)
        const comparison = comparePolicies(before, after)
        const people = new ChangedPeople(comparison)
        for (const entry of entries) {
          const verdict = comparison.judge(entry)
          const info = parseSecurityInfo(entry)
          expect(verdict.lackNow).toBe(!evaluate(before, entry, info).coverage.capable)
          expect(verdict.lackThen).toBe(!evaluate(after, entry, info).coverage.capable)
          const concerns = [verdict, ...verdict.roles].some(
            (one) => one !== null && (one.lackNow || one.lackThen || one.changes.size > 0),
          )
          if (concerns) expect(comparison.filter !== null && matches(comparison.filter, entry)).toBe(true)
          people.add(entry)
        }
        for (const { lackNow, lackThen, become, stop } of [people.total, ...people.roles])
          expect(lackThen - lackNow).toBe(stop - become)
      }),
      { numRuns: 80 },
    )
  })
})
