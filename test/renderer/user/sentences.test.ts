import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AuditAction, HistoryEntry } from '../../../preload/contract.ts'
import { addWords } from '../../../renderer/app/i18n.ts'
import { enrollment } from '../../../renderer/enrollment/words.ts'
import { type CardNews, newsSentence } from '../../../renderer/user/card-message.tsx'
import { historySentence } from '../../../renderer/user/history-sentence.ts'
import { labelProblem } from '../../../renderer/user/label-problem.ts'
import { whyNot } from '../../../renderer/user/method-test/test-result.tsx'
import type { Over } from '../../../renderer/user/method-test/test-state.ts'
import { pickedIndex } from '../../../renderer/user/picked-index.ts'
import { user } from '../../../renderer/user/words.ts'

beforeAll(() => {
  addWords('user', user)
  addWords('enrollment', enrollment)
})

const t = () => i18next.getFixedT('en-US', 'user')

const sentence = (action: AuditAction, detail: HistoryEntry['detail'] = {}) =>
  historySentence(t(), {
    at: '2026-01-05T09:00:00Z',
    operator: 'Ana Silva',
    action,
    outcome: 'succeeded',
    detail,
  })

describe('the history', () => {
  it.each<[AuditAction, HistoryEntry['detail'], string]>([
    ['rename-method', { label: 'Phone', newLabel: 'Büro ☎' }, 'Ana Silva renamed Phone to Büro ☎.'],
    ['remove-method', { label: 'Phone' }, 'Ana Silva removed Phone.'],
    [
      'remove-method',
      { label: 'Phone', nextDefault: 'App' },
      'Ana Silva removed Phone; App became the default.',
    ],
    ['remove-method', {}, 'Ana Silva removed a method.'],
    ['change-default', { label: 'App' }, 'Ana Silva made App the default.'],
    ['test-method', { label: 'App', result: 'passed' }, 'Ana Silva tested App: passed.'],
    ['test-method', { label: 'App', result: 'failed' }, 'Ana Silva tested App: failed.'],
    ['test-method', { label: 'App' }, 'Ana Silva tested App.'],
    ['change-policy', {}, 'Ana Silva changed the policy.'],
    [
      'export-coverage',
      { file: 'coverage.csv', filter: 'People who lack something', people: 312 },
      'Ana Silva exported the coverage of 312 people to “coverage.csv” (People who lack something).',
    ],
    [
      'reset',
      { labels: 'App, Phone', reregister: 'yes', sessionsRevoked: 'no', pass: 'yes' },
      'Ana Silva reset the security info: App, Phone removed; registers again at next sign-in; temporary access pass issued.',
    ],
    [
      'lost-device',
      {
        ...{ labels: 'Phone', nextDefault: 'App', reregister: 'yes', sessionsRevoked: 'yes', pass: 'no' },
        ...{ reason: 'Lost or stolen device', ticket: 'INC0012345', level: 3, verificationId: 'v' },
      },
      'Ana Silva took care of a lost device: Phone removed; App became the default; registers again at next sign-in; signed out everywhere. Why: Lost or stolen device, ticket INC0012345, caller verified to level 3.',
    ],
    ['restore-method', { label: 'Phone' }, 'Ana Silva restored Phone, whose device was found again.'],
    [
      'issue-pass',
      { minutes: 60, once: 'yes', breakGlass: 'Fire in building 4' },
      'Ana Silva issued a temporary access pass, good once within 60 minutes. Why: in an emergency, without verification: “Fire in building 4”.',
    ],
    ['delete-pass', {}, 'Ana Silva deleted the temporary access pass.'],
    [
      'verify-caller',
      { kind: 'text', result: 'passed', level: 2 },
      'Ana Silva verified the caller: code by text message (level 2).',
    ],
    [
      'verify-caller',
      {
        ...{ kind: 'photo-id', result: 'passed', level: 3, outcome: 'matches' },
        ...{ how: 'video', document: 'passport', lastFour: 'Q7Z9' },
      },
      'Ana Silva verified the caller: photo ID (passport, on video, ending in Q7Z9) (level 3).',
    ],
    [
      'verify-caller',
      { kind: 'push', result: 'failed' },
      'Ana Silva could not verify the caller: prompt on the device failed.',
    ],
    [
      'verify-caller',
      { kind: 'call-back', result: 'failed', outcome: 'no-answer' },
      'Ana Silva called back: no answer.',
    ],
    [
      'verify-caller',
      { kind: 'caller', result: 'failed' },
      'Ana Silva reported that the caller failed to prove who they are.',
    ],
    [
      'verify-caller',
      { kind: 'reported-lost', methods: 2 },
      'Ana Silva noted that the caller lost a device with 2 methods on it.',
    ],
    [
      'flag-caller',
      { hours: 24 },
      'Ana Silva warned all operators, for 24 hours, of a caller in this user’s name.',
    ],
    [
      'break-glass',
      { reason: 'Fire in building 4' },
      'Ana Silva acted in an emergency, without verification: “Fire in building 4”.',
    ],
    [
      'request-approval',
      { call: 'lost-device', approvalId: 'a', reason: 'New phone' },
      'Ana Silva asked a second operator for approval to take care of a lost device. Why: New phone.',
    ],
    [
      'decide-approval',
      { decision: 'declined', reason: 'Called them myself' },
      'Ana Silva declined what another operator asked for. Why: Called them myself.',
    ],
    ['stop-approval', {}, 'Ana Silva stopped what had been asked for.'],
    ['send-notice', { channel: 'email', result: 'sent' }, 'The console of Ana Silva told the user by email.'],
    [
      'remove-method',
      { label: 'Phone', approvalId: 'a', level: 2, why: 'Left on the train' },
      'Ana Silva removed Phone. Why: “Left on the train”, caller verified to level 2, approved by a second operator.',
    ],
  ])('tells of %s with %o', (action, detail, expected) => expect(sentence(action, detail)).toBe(expected))

  it('shows a label as it stands, whatever is in it', () => {
    expect(sentence('remove-method', { label: '{{operator}} & <b>' })).toBe(
      'Ana Silva removed {{operator}} & <b>.',
    )
  })
})

describe('what the card tells after a change', () => {
  it.each<[CardNews, string]>([
    [{ kind: 'renamed', from: 'Phone', to: 'Büro ☎' }, 'Phone is called Büro ☎ now.'],
    [{ kind: 'removed', label: 'Phone', nextDefault: null }, 'Phone was removed.'],
    [{ kind: 'removed', label: 'Phone', nextDefault: 'App' }, 'Phone was removed. App is the default now.'],
    [{ kind: 'made-default', label: 'App' }, 'App is the default now.'],
    [{ kind: 'added', labels: ['App', 'Phone'] }, 'App and Phone were added.'],
  ])('%o', (news, expected) => expect(newsSentence(t(), news)).toBe(expected))
})

describe('why a test failed', () => {
  const over = (more: Partial<Over>): Over => ({
    stage: 'over',
    result: 'failed',
    problem: null,
    push: null,
    againAt: null,
    recorded: true,
    ...more,
  })
  const why = (more: Partial<Over>, type: Parameters<typeof whyNot>[3]) =>
    whyNot(t(), i18next.getFixedT('en-US', 'enrollment'), over(more), type).join(' ')

  it('tells a denied, an expired and an undelivered prompt apart, each with what helps', () => {
    expect(why({ push: 'denied' }, 'push')).toMatch(
      /^The prompt was denied on the phone\. If it wasn’t the user/,
    )
    expect(why({ push: 'expired', problem: { why: 'expired' } }, 'push')).toMatch(
      /^Nobody answered in time\. Have/,
    )
    expect(why({ push: 'not-delivered' }, 'push')).toMatch(
      /^The prompt could not be delivered to the phone\. Is/,
    )
  })

  it('explains a code, and does not tell which answer was wrong', () => {
    expect(why({ problem: { why: 'clock', offsetSeconds: -240 } }, 'authenticator-app')).toBe(
      'None of five codes was right. About the last one: The phone’s clock is 4 minutes slow.',
    )
    expect(why({ problem: { why: 'used' } }, 'authenticator-app')).toBe('This code was used already.')
    expect(why({ problem: { why: 'too-many-attempts' } }, 'text')).toContain('Five codes were wrong')
    expect(why({}, 'security-questions')).toBe('The answers were wrong five times.')
  })
})

describe('a new name', () => {
  it('has from 1 to 100 characters, as people count them', () => {
    expect(labelProblem('  ')).toBe('empty')
    expect(labelProblem('x')).toBeNull()
    expect(labelProblem('📞'.repeat(100))).toBeNull()
    expect(labelProblem('📞'.repeat(101))).toBe('tooLong')
    expect(labelProblem(` ${'x'.repeat(100)} `)).toBeNull()
  })
})

describe('a method picked by its number', () => {
  it('is one that is there', () => {
    expect(pickedIndex('1', 3)).toBe(0)
    expect(pickedIndex('3', 3)).toBe(2)
    for (const key of ['0', '4', '9', 'a', 'Enter', '٣', '', '12']) expect(pickedIndex(key, 3)).toBeNull()
  })
})
