import i18next from 'i18next'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { EvidenceKind, Gate } from '../../../preload/contract.ts'
import { caseOf, caseProblems } from '../../../renderer/verification/case-draft.ts'
import { charactersMissing } from '../../../renderer/verification/emergency-reason.ts'
import { GateHint } from '../../../renderer/verification/gate-hint.tsx'
import { endingOf } from '../../../renderer/verification/options.ts'
import { isFour } from '../../../renderer/verification/photo-id-step.tsx'
import { managerWords, scriptWords } from '../../../renderer/verification/script-words.ts'
import { callBack, gate, html, known, manager, option, text } from './samples.tsx'

vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => vi.unstubAllGlobals())

const t = () => i18next.getFixedT('en-US', 'verification')

describe('the hint at a protected button', () => {
  const hint = (more: Partial<Gate>) => html(<GateHint gate={gate(more)} action="remove-method" />)

  it.each<[Partial<Gate>, string, boolean]>([
    [{ levelWithApproval: null }, 'Level 3 needed: verify the caller', true],
    [{}, 'Level 3 needed, or 2 and a second operator: verify the caller', true],
    [{ missing: 'case' }, 'Say what the call is about', true],
    [{ missing: 'approval' }, 'Needs a second operator, or level 3', true],
    [{ missing: 'approval', approval: true }, 'Needs a second operator', false],
  ])('%o: %s', (more, words, leads) => {
    const markup = hint(more)
    expect(text(markup).trim()).toBe(words)
    expect(markup.includes('<button')).toBe(leads)
  })

  it('is not there where nothing is missing, or nothing could be done', () => {
    for (const missing of [null, 'role'] as const) expect(text(hint({ missing })).trim()).toBe('')
    expect(text(html(<GateHint gate={undefined} action="repair" />)).trim()).toBe('')
  })
})

describe('what is read aloud', () => {
  const kinds: EvidenceKind[] = [
    ...(['push', 'authenticator-app', 'text', 'call', 'email'] as const),
    ...(['security-questions', 'call-back', 'manager', 'photo-id'] as const),
  ]

  it.each(kinds)('%s: something short, without gaps', (kind) => {
    for (const target of ['+1 206-555-0147', null]) {
      const said = scriptWords(t(), option({ kind, target, label: 'Adaeze Nwosu' }))
      expect(said).toMatch(/^(I’|Please).*\.$/)
      expect(said).not.toMatch(/\{\{|say\./)
      expect(said.length).toBeLessThan(160)
    }
  })

  it('tells of a number its last two digits, whatever comes after it', () => {
    expect(scriptWords(t(), option())).toContain('the phone we have on file, ending in 47.')
    expect(scriptWords(t(), option())).not.toContain('206')
    expect(endingOf('+1 206-555-0147 ext. 12')).toBe('47')
    expect(endingOf(null)).toBe('')
    expect(scriptWords(t(), { ...callBack, target: 'front desk' })).not.toContain('ending')
  })

  it('has something for the manager too', () => {
    expect(scriptWords(t(), manager)).toContain('Adaeze Nwosu, your manager')
    for (const kind of ['code', 'push', 'app'] as const)
      expect(managerWords(t(), 'Priya Okafor', kind)).toContain('Priya Okafor is on the other line')
  })
})

describe('what the call is about', () => {
  const { caseForm } = known()
  const draft = { reason: 'New phone', ticket: 'INC0012345', text: '' }

  it('needs a reason of the policy’s and a ticket of its pattern, the whole of it', () => {
    expect(caseProblems(draft, caseForm)).toEqual({})
    expect(caseProblems({ ...draft, reason: '' }, caseForm)).toEqual({ reason: 'noReason' })
    expect(caseProblems({ ...draft, ticket: ' ' }, caseForm)).toEqual({ ticket: 'noTicket' })
    for (const ticket of ['INC1', 'xINC0012345', 'INC00123456', 'inc0012345'])
      expect(caseProblems({ ...draft, ticket }, caseForm)).toEqual({ ticket: 'badTicket' })
    expect(caseProblems({ ...draft, text: 'x'.repeat(501) }, caseForm)).toEqual({ text: 'tooLong' })
  })

  it('asks for no ticket where the policy wants none, and leaves a bad pattern to main', () => {
    const without = { ...caseForm, ticket: null }
    expect(caseProblems({ ...draft, ticket: '' }, without)).toEqual({})
    expect(caseOf({ ...draft, ticket: 'INC0012345', text: ' hi ' }, without)).toEqual({
      ...{ reason: 'New phone', text: 'hi', ticket: null },
    })
    expect(caseProblems(draft, { ...caseForm, ticket: { pattern: '(', example: 'x' } })).toEqual({})
  })
})

it('counts a reason for an emergency as main does', () => {
  expect(charactersMissing('  a   b  ')).toBe(17)
  expect(charactersMissing('💥'.repeat(20))).toBe(0)
  expect(charactersMissing('x'.repeat(501))).toBe(-1)
})

it('takes four letters or digits of a document’s number', () => {
  for (const good of ['1234', 'AB1c', 'ÄÖ12']) expect(isFour(good)).toBe(true)
  for (const bad of ['', '123', '12345', '12 4', '12-4']) expect(isFour(bad)).toBe(false)
})
