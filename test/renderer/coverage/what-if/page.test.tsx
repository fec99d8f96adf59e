import i18next from 'i18next'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PolicyFinding, PolicyInPlace, TryOut } from '../../../../preload/contract.ts'
import { addWords } from '../../../../renderer/app/i18n.ts'
import { findingText } from '../../../../renderer/coverage/what-if/findings.tsx'
import { partText } from '../../../../renderer/coverage/what-if/outcome-sentence.ts'
import { problemAt, problemText } from '../../../../renderer/coverage/what-if/problem-place.ts'
import type { Draft } from '../../../../renderer/coverage/what-if/use-draft.ts'
import WhatIfPage from '../../../../renderer/coverage/what-if/what-if-page.tsx'
import { whatIf } from '../../../../renderer/coverage/what-if/words.ts'
import { coverage } from '../../../../renderer/coverage/words.ts'
import { policyInPlace, policyProblem, tryOutRows, tryOutState } from '../../../../renderer/queries/policy.ts'
import { user } from '../../../../renderer/user/words.ts'
import { auditor, joonas, page, read } from '../../approvals/samples.tsx'
import { document, inPlace, row, tried } from './samples.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())
beforeAll(() => {
  addWords('whatIf', whatIf)
  addWords('coverage', coverage)
  addWords('user', user)
})
const t = () => i18next.getFixedT('en-US', 'whatIf')

interface Shown {
  policy?: PolicyInPlace
  result?: TryOut | null
  draft?: Draft
  operator?: typeof joonas
}

/** The page, for whoever comes back to it. */
const view = ({ policy = inPlace(), result = tried(), draft, operator = joonas }: Shown = {}) =>
  read(
    page(<WhatIfPage />, operator, (client) => {
      client.setQueryData(policyInPlace().queryKey, policy)
      client.setQueryData(policyProblem(draft?.text ?? policy.document).queryKey, policy.problem)
      client.setQueryData(tryOutState().queryKey, result)
      for (const list of ['stop', 'become', 'stranded', 'nothingLeft'] as const)
        client.setQueryData(tryOutRows({ id: '1', list, role: null, words: '' }, 0).queryKey, {
          id: '1',
          total: 2,
          from: 0,
          rows: [row(), row({ name: 'Bo Berg', userName: null, methods: [] })],
        })
      if (draft) client.setQueryData(['policy-draft', `practice ${operator.dn}`], draft)
    }),
  )

const draft: Draft = {
  text: document.replace('(employeeType=staff)', '(employeeType=faculty)'),
  base: { document, version: 7 },
}

describe('the page', () => {
  it('says which policy it is about, and has nothing to save or to discard at first', () => {
    const text = view()
    expect(text).toContain('In place: version 7, saved by Ana Silva 2 minutes ago')
    expect(text).toContain('Save…')
    expect(text).not.toContain('Discard the draft')
  })

  it('is one sentence, four numbers, and names', () => {
    const text = view({ draft })
    expect(text).toContain('On Feb 1, 2027, 12 people would stop being capable, and 3 would become capable.')
    expect(text).toContain('5 people would have no method left that counts.')
    expect(text).toContain('312 people lack something today; 321 would.')
    expect(text).toContain('12 Stop being capable 4 Have too little 5 Have nothing left 3 Become capable')
    expect(text).toMatch(/Priya Okafor\s+pokafor\s+Staff\s+Text\s+App or Push/)
    expect(text).toMatch(/Bo Berg\s+Staff\s+nothing/)
    expect(text).toContain('Discard the draft')
  })

  it('says that nobody’s standing changes', () => {
    const none = { become: 0, stop: 0, stranded: 0, nothingLeft: 0, lackNow: 1, lackThen: 1 }
    const text = view({ draft, result: tried(none) })
    expect(text).toContain('On Feb 1, 2027, nobody would stop being capable, or become so.')
    expect(text).toContain('1 person lacks something, today and then.')
    expect(text).toContain('Nobody would stop being capable.')
  })

  it('shows roles that come and go', () => {
    const [staff] = tried().roles
    if (!staff) throw new Error('no staff')
    const roles = [staff, { ...staff, name: 'x', label: 'Visitors', change: 'added' as const }]
    expect(view({ draft, result: tried({ roles }) })).toMatch(/Visitors\s+new\s+312 321 12 4 5 3/)
  })

  it('says how far a try-out is, and what it is worth where it is not whole', () => {
    expect(view({ draft, result: tried({ state: 'running', read: 0 }) })).toContain('Asking the directory…')
    expect(view({ draft, result: tried({ state: 'running', read: 40_000, expected: 60_000 }) })).toContain(
      '40,000 of about 60,000 people Cancel',
    )
    expect(view({ draft, result: tried({ state: 'cancelled' }) })).toContain(
      'Cancelled. The numbers count those read until then: 330.',
    )
    expect(view({ draft, result: tried({ state: 'partial', why: 'size-limit' }) })).toContain(
      'Partial: not everybody could be read. The directory gives your account no more entries than that.',
    )
    const error = { code: 'directory-busy' as const, message: 'busy' }
    expect(view({ draft, result: tried({ state: 'failed', error }) })).toContain('The directory is busy.')
  })

  it('lets auditors look and try, and not save', () => {
    const text = view({ policy: inPlace({ maySave: false }), operator: auditor, draft })
    expect(text).toContain('Only administrators can save it.')
    expect(text).not.toContain('Save…')
  })

  it('keeps a draft that was made from another version, and says so', () => {
    const theirs = inPlace({ version: 8, document: document.replace('Staff', 'Employees') })
    const text = view({ policy: theirs, draft })
    expect(text).toContain('Ana Silva changed the policy: version 8 is in place now.')
    expect(text).toContain(
      'Your draft is kept as it is, and nothing of it was saved. It was made from version 7.',
    )
    expect(text).toContain('See how they differ Go on with my draft Discard my draft')
  })

  it('follows what is in place where nothing was changed', () => {
    const theirs = inPlace({ version: 8, document: document.replace('Staff', 'Employees') })
    const text = view({ policy: theirs, draft: { ...draft, text: document } })
    expect(text).not.toContain('changed the policy')
    expect(text).toContain('Employees')
  })

  it('is where a policy is mended that can’t be understood', () => {
    const broken = inPlace({ document: '{', problem: { line: 1, problem: 'this is not JSON' } })
    const text = view({ policy: broken, result: null })
    expect(text).toContain('The policy in place can’t be understood.')
    expect(text).toContain('Line 1: this is not JSON.')
    expect(text).toContain('This is not JSON, so the form has nothing to show. Mend it under JSON')
  })
})

describe('what may not be meant so', () => {
  const finding = (changes: Partial<PolicyFinding>): PolicyFinding => ({
    where: 'role',
    role: 'Staff',
    kind: 'fits-nobody',
    detail: null,
    ...changes,
  })

  it.each<[Partial<PolicyFinding>, RegExp]>([
    [{}, /^Nobody is in the role Staff: its filter fits nobody\.$/],
    [{ kind: 'fits-everybody' }, /^Everybody is in the role Staff/],
    [{ kind: 'cannot-be-met' }, /^Nobody can meet what the role Staff requires then/],
    [{ kind: 'undecidable', detail: '(deparment=x)' }, /by \(deparment=x\): the directory can’t tell/],
    [{ where: 'exclude', role: null, kind: 'fits-everybody' }, /^Everybody is excluded/],
    [{ where: 'exclude', role: null }, /^Nobody is excluded/],
    [{ where: 'exclude', role: null, kind: 'undecidable', detail: '(x=y)' }, /excluded by \(x=y\)/],
    [{ where: 'privileged', role: null }, /^No account is privileged/],
    [{ where: 'privileged', role: null, kind: 'fits-everybody' }, /^Every account is privileged/],
    [{ where: 'privileged', role: null, kind: 'undecidable', detail: '(x=y)' }, /whom \(x=y\) fits/],
  ])('%j', (changes, words) => {
    expect(findingText(t(), finding(changes))).toMatch(words)
  })
})

describe('a mistake', () => {
  const problem = { line: 4, problem: 'roles[0].match: not a filter: ")" is missing at position 3' }
  const form = {
    roles: [{ name: 'a', label: 'Visitors', match: '', allow: [], require: [] }],
    exclude: '',
    retire: [],
    groupings: [],
  }

  it('is told by the role’s name, and at its field without the place', () => {
    expect(problemText(t(), problem, form)).toBe(
      'Line 4, the role Visitors: not a filter: ")" is missing at position 3',
    )
    expect(problemText(t(), problem, null)).toContain('Line 4: roles[0].match: not a filter')
    expect(problemAt(problem, 'roles[0].match')).toBe('not a filter: ")" is missing at position 3')
    expect(problemAt(problem, 'roles[1].match')).toBeUndefined()
    expect(problemAt(null, 'roles[0].match')).toBeUndefined()
  })
})

it('parts of the policy have names that people know', () => {
  expect(
    ['roles.staff', 'retire', 'verification', 'somethingNew'].map((part) => partText(t(), part)),
  ).toEqual(['the role staff', 'retired methods', 'caller verification', 'somethingNew'])
})
