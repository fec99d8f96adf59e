import { describe, expect, it } from 'vitest'
import type { DisplayContent } from '../../../preload/contract.ts'
import { nextShown } from '../../../renderer/user-display/shown.ts'

const questions = (firstName: string, refused = false): DisplayContent => ({
  kind: 'questions',
  firstName,
  form: { questions: ['Pet?'], own: true, atLeast: 3, atMost: 5, answeredBy: 'user' },
  problems: refused ? [{ index: 0, why: 'answer-length' }] : [],
})

describe('the page of the user display', () => {
  it('keeps what was typed when answers are refused', () => {
    const first = nextShown(null, questions('Priya'))
    expect(nextShown(first, questions('Priya', true)).page).toBe(first.page)
  })

  it.each([
    ['another user’s questions', questions('Sam')],
    ['the thanks', { kind: 'answered', firstName: 'Priya' } as const],
    ['nothing', { kind: 'nothing', organization: 'Org' } as const],
  ])('begins anew with %s: nothing typed is left in it', (_, content) => {
    const first = nextShown(null, questions('Priya'))
    expect(nextShown(first, content).page).not.toBe(first.page)
  })
})
