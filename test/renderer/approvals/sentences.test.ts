import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type {
  ApprovableCall,
  ApprovalEffect,
  ApprovalRefusal,
  ApprovalState,
} from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { groupedCode, wholeCode } from '../../../renderer/approvals/cancel-code.ts'
import { decisionOf } from '../../../renderer/approvals/decision.ts'
import { decidedBetween, newsSentence } from '../../../renderer/approvals/news.ts'
import { sortApprovals, waitingCount } from '../../../renderer/approvals/order.ts'
import {
  askSentence,
  effectSentence,
  mayNotSentence,
  outcomeSentence,
  stateWords,
  whySentence,
} from '../../../renderer/approvals/sentences.ts'
import { approvals } from '../../../renderer/approvals/words.ts'
import '../../../renderer/reset/i18n.ts'
import { ana, approval, decided, holding, joonas } from './samples.tsx'

beforeAll(() => addWords('approvals', approvals))

const t = () => i18next.getFixedT('en-US', 'approvals')
const tApp = () => i18next.getFixedT('en-US', 'app')

const pass = { minutes: 60, startsAt: null, once: true, showOn: 'console' } as const

describe('who asks what for whom', () => {
  it.each<[ApprovableCall, string]>([
    [{ call: 'rename', methodId: 'm', label: 'x' }, 'Ana Silva asks to rename a method of Priya Okafor.'],
    [{ call: 'remove', methodId: 'm' }, 'Ana Silva asks to remove a method of Priya Okafor.'],
    [{ call: 'repair' }, 'Ana Silva asks to repair the security info of Priya Okafor.'],
    [{ call: 'issue-pass', wish: pass }, 'Ana Silva asks for a temporary access pass for Priya Okafor.'],
    [{ call: 'add-method' }, 'Ana Silva asks to set up a method for Priya Okafor.'],
  ])('%o', (call, sentence) => {
    expect(askSentence(t(), approval({ call }), joonas.dn)).toBe(sentence)
  })

  it('is said to oneself as one’s own', () => {
    expect(askSentence(t(), approval(), ana.dn.toUpperCase())).toBe(
      'You ask to cut off a lost device of Priya Okafor.',
    )
  })
})

describe('what comes of it', () => {
  const now = new Date(2026, 10, 24, 10)
  const startsAt = new Date(2026, 10, 25, 15, 40).toISOString()
  it.each<[ApprovalEffect, string]>([
    [{ effect: 'rename', label: 'Old <b>', newLabel: 'New' }, 'Renames “Old <b>” to “New”'],
    [{ effect: 'remove', label: 'Mobile phone' }, 'Removes “Mobile phone”'],
    [{ effect: 'make-default', label: 'Push' }, 'Makes “Push” the default'],
    [{ effect: 'restore', label: 'Mobile phone' }, 'Restores “Mobile phone”'],
    [{ effect: 'repair' }, 'Removes what can’t be read of the security info'],
    [{ effect: 'set-up' }, 'Opens the setup of one more method'],
    [{ effect: 're-registration' }, 'Asks to register again at the next sign-in'],
    [{ effect: 'end-sessions' }, 'Ends all sessions'],
    [
      { effect: 'pass', minutes: 120, startsAt: null, once: true },
      'Issues a temporary access pass, good for 2 hours and for one sign-in',
    ],
    [
      { effect: 'pass', minutes: 90, startsAt, once: false },
      'Issues a temporary access pass, good for 90 minutes from Nov 25, 3:40 PM',
    ],
  ])('%o', (effect, sentence) => {
    const tReset = i18next.getFixedT('en-US', 'reset')
    // Which blank stands before PM depends on the runtime.
    expect(effectSentence(t(), tReset, effect, now).replace(/\s/gu, ' ')).toBe(sentence)
  })
})

describe('where it stands', () => {
  it('is one’s own turn where one may decide, or a pass waits', () => {
    expect(stateWords(t(), approval({ may: { decide: true, stop: false } }), joonas.dn)).toBe('Waits for you')
    const waits = decided({ state: 'approved', passWaits: true })
    expect(stateWords(t(), waits, ana.dn)).toBe('Approved: show the pass')
    expect(outcomeSentence(t(), waits, ana.dn)).toBe(
      'Approved by Joonas Virtanen. It is carried out as you show the pass.',
    )
    expect(stateWords(t(), waits, joonas.dn)).toBe('Approved')
  })

  it.each<[ApprovalState, string]>([
    ['declined', 'Declined by Joonas Virtanen. Nothing was changed.'],
    ['stopped', 'Stopped by Joonas Virtanen. Nothing was changed.'],
    ['expired', 'It expired before it was done. Nothing was changed.'],
    ['carried-out', 'Done. Approved by Joonas Virtanen.'],
    ['failed', 'Approved by Joonas Virtanen, but it could not be carried out.'],
    ['approved', 'Approved by Joonas Virtanen. It is carried out from here now.'],
  ])('%s', (state, sentence) => {
    expect(outcomeSentence(t(), decided({ state }), ana.dn)).toBe(sentence)
  })

  it('says where an approved one is carried out, and what is left to do by hand', () => {
    expect(outcomeSentence(t(), decided({ state: 'approved' }), joonas.dn)).toBe(
      'Approved by you. It is carried out from the console of Ana Silva.',
    )
    const setUp = decided({ state: 'approved', call: { call: 'add-method' } })
    expect(outcomeSentence(t(), setUp, ana.dn)).toContain('Open the card and set the method up.')
  })

  it('tells apart who stopped it: an operator, the one who asked, the user', () => {
    const stopped = (by: { dn: string; name: string } | null) =>
      outcomeSentence(t(), decided({ state: 'stopped', decidedBy: by }), joonas.dn)
    expect(stopped({ dn: 'uid=bo', name: 'Bo Berg' })).toBe('Stopped by Bo Berg. Nothing was changed.')
    expect(stopped({ dn: ana.dn, name: ana.name })).toBe('Withdrawn by Ana Silva. Nothing was changed.')
    expect(stopped(null)).toBe('The user objected with the cancel code. Nothing was changed.')
  })

  it('says of one that came to nothing before anybody decided that nobody approved it', () => {
    const failed = decided({ state: 'failed', why: 'user-changed', decidedBy: null })
    expect(outcomeSentence(t(), failed, ana.dn)).toBe(
      'It came to nothing before anybody decided. Nothing was changed.',
    )
    expect(newsSentence(t(), failed)).toContain('came to nothing before anybody decided')
    expect(newsSentence(t(), decided({ state: 'failed' }))).toContain('approved, but it could not be')
  })

  it('says why: in the operator’s words, or in those of the error', () => {
    const declined = decided({ state: 'declined', why: 'Call them back first' })
    expect(whySentence(t(), tApp(), declined)).toBe('Reason: Call them back first')
    const failed = decided({ state: 'failed', why: 'changed-elsewhere' })
    expect(whySentence(t(), tApp(), failed)).toContain('Somebody else changed this user')
    const why = (code: string) => whySentence(t(), tApp(), decided({ state: 'failed', why: code }))
    expect(why('user-changed')).toBe('The user was changed since it was asked for.')
    expect(why('nothing-to-do')).toBe('Nothing was left to do.')
    expect(why('who knows')).toBe('Why: who knows')
  })
})

describe('who may not decide reads why', () => {
  it.each<[ApprovalRefusal, string]>([
    ['own-request', 'You asked for this yourself'],
    ['is-the-user', 'your own account'],
    ['reports-to-the-user', 'You report to Priya Okafor'],
    ['user-changed', 'Priya Okafor was changed since'],
    ['expired', 'It has expired'],
  ])('%s', (mayNot, words) => {
    expect(mayNotSentence(t(), approval({ mayNot }), true)).toContain(words)
  })

  it('as an auditor too; and nobody where nothing is to be decided', () => {
    expect(mayNotSentence(t(), approval(), false)).toContain('Only technicians decide')
    expect(mayNotSentence(t(), holding({ mayNot: 'not-pending' }), true)).toBeNull()
    expect(mayNotSentence(t(), approval({ may: { decide: true, stop: false } }), true)).toBeNull()
  })
})

describe('a decision', () => {
  it('is no decision where it declines without a reason', () => {
    expect(decisionOf(false, ' \n')).toBeNull()
    expect(decisionOf(false, ' not convinced ')).toEqual({ approve: false, reason: 'not convinced' })
    expect(decisionOf(true, '')).toEqual({ approve: true, reason: '' })
  })
})

describe('the cancel code', () => {
  it('is grouped as it is typed, and whole with eight digits', () => {
    expect(groupedCode('12345')).toBe('1234 5')
    expect(groupedCode('1234-56 78')).toBe('1234 5678')
    expect(wholeCode('1234 5678')).toBe('12345678')
    expect(wholeCode('1234 567')).toBeNull()
    expect(wholeCode('1234 56789')).toBeNull()
  })
})

describe('the list', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString()
  const list = [
    decided({ id: 'done', state: 'carried-out', requestedAt: at(9) }),
    approval({ id: 'other', requestedAt: at(8) }),
    holding({ id: 'hold', requestedAt: at(1) }),
    approval({ id: 'mine', requestedAt: at(2), may: { decide: true, stop: false } }),
  ]

  it('has first what waits for this operator, then what can be stopped; what is over comes last', () => {
    const { open, ended } = sortApprovals(list, joonas.dn)
    expect(open.map(({ id }) => id)).toEqual(['mine', 'hold', 'other'])
    expect(ended.map(({ id }) => id)).toEqual(['done'])
  })

  it('counts those to decide and one’s own passes, nobody else’s', () => {
    const withPass = [...list, decided({ id: 'pass', state: 'approved', passWaits: true })]
    expect(waitingCount(withPass, joonas.dn)).toBe(1)
    expect(waitingCount(withPass, ana.dn)).toBe(2)
    expect(sortApprovals(withPass, ana.dn).open.map(({ id }) => id)).toContain('pass')
  })
})

describe('news of an own request', () => {
  it('comes once its state changes, and to the one who asked only', () => {
    const before = [approval(), approval({ id: 'still' })]
    const now = [decided({ state: 'declined' }), approval({ id: 'still' }), decided({ id: 'new' })]
    expect(decidedBetween(before, now, ana.dn)).toEqual(['a1'])
    expect(decidedBetween(before, now, joonas.dn)).toEqual([])
  })

  it('says what was decided', () => {
    expect(newsSentence(t(), decided({ state: 'declined' }))).toBe('Lost device for Priya Okafor: declined.')
    expect(newsSentence(t(), decided({ state: 'carried-out' }))).toBe(
      'Lost device for Priya Okafor: approved, and done.',
    )
    expect(newsSentence(t(), approval())).toBeNull()
  })
})
