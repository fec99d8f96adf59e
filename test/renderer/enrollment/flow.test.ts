import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  AuthenticatorEnrollment,
  BegunEnrollment,
  CodeEnrollment,
  EnrollmentResult,
  EnrollmentWish,
  MethodType,
  PushState,
  SentCode,
  UserCard,
} from '../../../preload/contract.ts'
import { flow, pageOf, start, wouldLose } from '../../../renderer/enrollment/flow.ts'
import type { Flow, FlowEvent } from '../../../renderer/enrollment/flow-state.ts'
import { card, method } from './cards.ts'

const appKey: AuthenticatorEnrollment = {
  type: 'authenticator-app',
  enrollmentId: 'a1',
  issuer: 'Practice University',
  account: 'priya',
  key: 'AAAA BBBB',
  uri: 'otpauth://totp/x',
  qrSvg: '<svg/>',
  attemptsLeft: 5,
}
const sent: SentCode = {
  channel: 'text',
  target: '+12015550123',
  display: '(201) 555-0123',
  via: 'practice',
  sentAt: '2026-01-05T09:00:00Z',
  expiresAt: '2026-01-05T09:10:00Z',
  resendAt: '2026-01-05T09:00:30Z',
  sendsLeft: 4,
  attemptsLeft: 5,
  sharedWith: 0,
}
const codeSent: CodeEnrollment = { type: 'text', enrollmentId: 't1', sent }
const waitsForDevice: PushState = {
  stage: 'waiting-for-device',
  number: null,
  expiresAt: '2026-01-05T09:10:00Z',
  registration: { uri: 'authenticator://x', qrSvg: '<svg/>' },
  againAt: '2026-01-05T09:05:00Z',
}
const waitsForApproval: PushState = {
  ...waitsForDevice,
  stage: 'waiting-for-approval',
  number: '42',
  registration: null,
}
const pushBegun: BegunEnrollment = { type: 'push', enrollmentId: 'p1', push: waitsForDevice }
const questionsBegun: BegunEnrollment = {
  type: 'security-questions',
  enrollmentId: 'q1',
  form: { questions: ['One?', 'Two?'], own: true, atLeast: 3, atMost: 5, answeredBy: 'operator' },
}

const appWish: EnrollmentWish = { type: 'authenticator-app', app: 'microsoft' }
const textWish: EnrollmentWish = { type: 'text', country: 'US', number: '201 555 0123' }

const needsApp = card([], { stepsLeft: 1, next: 'authenticator-app', optional: ['text', 'call'] })
const hasApp = card([method('authenticator-app', { isDefault: true })], {
  next: 'text',
  optional: ['text', 'call'],
})
const hasBoth = card([method('authenticator-app', { isDefault: true }), method('text')])

const run = (from: Flow, ...events: FlowEvent[]): Flow => events.reduce(flow, from)
const confirmed = (after: UserCard, type: MethodType, madeDefault = false): FlowEvent => ({
  type: 'answered',
  result: { outcome: 'confirmed', methodId: `id-${type}`, madeDefault, card: after },
})
const answered = (result: EnrollmentResult): FlowEvent => ({ type: 'answered', result })

describe('where the wizard opens', () => {
  it('with the method that the plan names', () => {
    expect(start(needsApp)).toMatchObject({ page: 'get-app', route: 'authenticator-app' })
    expect(start(hasApp)).toMatchObject({ page: 'phone', route: 'phone', typed: { channel: 'text' } })
    expect(start(card([], { stepsLeft: 1, next: 'call' }))).toMatchObject({
      page: 'phone',
      typed: { channel: 'call' },
    })
  })

  it('with the choice of methods where nothing is left to ask for', () => {
    expect(start(hasBoth)).toMatchObject({ page: 'other-methods', from: null })
    expect(start(card([]))).toMatchObject({ page: 'other-methods' })
  })

  it('goes on asking while the policy requires more, however much there is', () => {
    const more = card(hasBoth.methods, { stepsLeft: 1, next: 'email' })
    expect(start(more)).toMatchObject({ page: 'email' })
  })
})

describe('the sign-in prompt’s example', () => {
  const afterApp = run(
    start(needsApp),
    { type: 'go', page: 'account' },
    { type: 'begun', enrollment: appKey, wish: appWish },
    { type: 'go', page: 'code' },
    { type: 'typed', typed: { code: '123456' } },
    confirmed(hasApp, 'authenticator-app', true),
  )

  it('tells that the app is set up and is the default', () => {
    expect(afterApp).toMatchObject({
      page: 'added',
      open: null,
      added: [{ type: 'authenticator-app', label: 'My authenticator-app', madeDefault: true }],
    })
    expect(afterApp.typed.code).toBe('')
    expect(wouldLose(afterApp)).toBe(false)
  })

  it('then sets up the phone, and ends on the last page', () => {
    const afterPhone = run(
      afterApp,
      { type: 'choose', method: 'text' },
      { type: 'typed', typed: { number: '201 555 0123' } },
      { type: 'begun', enrollment: codeSent, wish: textWish },
      { type: 'typed', typed: { code: '654321' } },
      confirmed(hasBoth, 'text'),
    )
    expect(afterPhone).toMatchObject({ page: 'added', open: null, card: hasBoth })
    expect(afterPhone.added.map(({ type }) => type)).toEqual(['authenticator-app', 'text'])
    expect(flow(afterPhone, { type: 'go', page: 'success' }).page).toBe('success')
  })

  it('leaves out what is only offered', () => {
    const skipped = run(
      afterApp,
      { type: 'choose', method: 'text' },
      { type: 'begun', enrollment: codeSent, wish: textWish },
      { type: 'skip' },
    )
    expect(skipped).toMatchObject({ page: 'success', open: null })
    expect(skipped.added).toHaveLength(1)
  })
})

describe('back and forward', () => {
  it('keep what was typed', () => {
    const typed = {
      country: 'DE',
      number: '0171',
      extension: '12',
      address: 'p@example.org',
      channel: 'call',
    }
    const state = run(
      start(hasApp),
      { type: 'typed', typed: { country: 'DE', number: '0171', extension: '12', channel: 'call' } },
      { type: 'go', page: 'other-methods' },
      { type: 'choose', method: 'email' },
      { type: 'typed', typed: { address: 'p@example.org' } },
      { type: 'go', page: 'other-methods' },
      { type: 'choose', method: 'call' },
    )
    expect(state).toMatchObject({ page: 'phone', from: 'email', typed })
  })

  it('lead from the choice of methods to where it was asked for', () => {
    expect(flow(start(hasApp), { type: 'go', page: 'other-methods' }).from).toBe('phone')
  })

  it('lead to the page where what is open stands', () => {
    expect([appKey, codeSent, pushBegun, questionsBegun].map(pageOf)).toEqual([
      'scan',
      'sent-code',
      'device',
      'answers',
    ])
    expect(pageOf({ type: 'push', enrollmentId: 'p1', push: waitsForApproval })).toBe('approve')
  })
})

describe('codes', () => {
  const atCode = run(start(hasApp), { type: 'begun', enrollment: codeSent, wish: textWish })
  const wrong = answered({ outcome: 'not-accepted', problem: { why: 'wrong' }, attemptsLeft: 4 })

  it('that are wrong are told where they were typed, until something else is typed', () => {
    const told = run(atCode, { type: 'typed', typed: { code: '111111' } }, wrong)
    expect(told).toMatchObject({ page: 'sent-code', problem: { why: 'wrong' }, attemptsLeft: 4 })
    expect(flow(told, { type: 'typed', typed: { code: '11111' } }).problem).toBeNull()
  })

  it('sent anew start over', () => {
    const again = { ...sent, sendsLeft: 3, attemptsLeft: 5 }
    const state = run(atCode, { type: 'typed', typed: { code: '111111' } }, wrong, {
      type: 'sent',
      sent: again,
    })
    expect(state).toMatchObject({ problem: null, attemptsLeft: 5, typed: { code: '' } })
    expect(state.open?.enrollment).toEqual({ ...codeSent, sent: again })
  })

  it('of an app that were wrong five times show the new key', () => {
    const state = run(
      start(needsApp),
      { type: 'begun', enrollment: appKey, wish: appWish },
      { type: 'go', page: 'code' },
      { type: 'typed', typed: { code: '111111' } },
      answered({ outcome: 'restarted', problem: { why: 'wrong' }, enrollment: { ...appKey, key: 'CCCC' } }),
    )
    expect(state).toMatchObject({
      page: 'scan',
      restartedBy: { why: 'wrong' },
      typed: { code: '' },
      open: { wish: appWish, enrollment: { key: 'CCCC' } },
    })
  })
})

describe('push', () => {
  const waits = run(
    start(needsApp),
    { type: 'choose', method: 'push' },
    {
      type: 'begun',
      enrollment: pushBegun,
      wish: { type: 'push' },
    },
  )

  it('goes on by itself once the device is registered', () => {
    expect(waits.page).toBe('device')
    expect(flow(waits, { type: 'push', push: waitsForApproval }).page).toBe('approve')
  })

  it('calls nobody back who went on to another page', () => {
    const away = run(waits, { type: 'go', page: 'other-methods' }, { type: 'push', push: waitsForApproval })
    expect(away).toMatchObject({ page: 'other-methods' })
    expect(away.open && pageOf(away.open.enrollment)).toBe('approve')
  })
})

describe('answers', () => {
  const draft = (answer: string) => ({ question: `${answer}?`, own: true, answer })
  const drafts = [draft('one'), draft('two'), draft('three')]
  const refused = run(
    start(card([], { stepsLeft: 1, next: 'security-questions' })),
    { type: 'begun', enrollment: questionsBegun, wish: { type: 'security-questions' } },
    { type: 'typed', typed: { answers: drafts } },
    answered({
      outcome: 'answers-refused',
      problems: [
        { index: 0, why: 'answer-in-question' },
        { index: 2, why: 'answer-twice' },
        { index: null, why: 'too-few' },
      ],
    }),
  )

  it('that are refused stay, and what is told of one goes once that one is changed', () => {
    expect(refused).toMatchObject({ page: 'answers', typed: { answers: drafts } })
    const answers = drafts.with(2, draft('four'))
    expect(flow(refused, { type: 'typed', typed: { answers } }).answerProblems).toEqual([
      { index: 0, why: 'answer-in-question' },
    ])
  })

  it('are nowhere once they are taken, given up or dropped by main', () => {
    const after = card([method('security-questions')])
    for (const event of [
      confirmed(after, 'security-questions'),
      { type: 'skip' },
      { type: 'enrollment-ended' },
    ] as const)
      expect(flow(refused, event)).toMatchObject({ open: null, typed: { answers: [], code: '' } })
  })
})

describe('what goes wrong', () => {
  it('an enrollment that main dropped is begun again from its page', () => {
    const at = (method: MethodType, enrollment: BegunEnrollment, wish: EnrollmentWish) =>
      run(
        start(needsApp),
        { type: 'choose', method },
        { type: 'begun', enrollment, wish },
        { type: 'enrollment-ended' },
      )
    expect(at('authenticator-app', appKey, appWish)).toMatchObject({
      page: 'account',
      open: null,
      ended: true,
    })
    expect(at('text', codeSent, textWish)).toMatchObject({ page: 'phone', open: null, ended: true })
    expect(at('push', pushBegun, { type: 'push' })).toMatchObject({ page: 'push', open: null, ended: true })
  })

  it('keeps what is open where somebody else wrote, or nobody knows', () => {
    const open = run(start(hasApp), { type: 'begun', enrollment: codeSent, wish: textWish })
    const changed = flow(
      open,
      answered({ outcome: 'changed-elsewhere', changes: [{ kind: 'other' }], card: hasApp }),
    )
    expect(changed).toMatchObject({ page: 'changed', changes: [{ kind: 'other' }], open: open.open })
    const unknown = flow(open, { type: 'outcome-unknown' })
    expect(unknown).toMatchObject({ page: 'unknown', open: open.open })
    expect(flow(unknown, confirmed(hasBoth, 'text'))).toMatchObject({ page: 'added', open: null })
  })
})

it('asks before leaving exactly while something is open, whatever happened before', () => {
  const event = fc.constantFrom<FlowEvent>(
    { type: 'choose', method: 'text' },
    { type: 'choose', method: 'authenticator-app' },
    { type: 'go', page: 'other-methods' },
    { type: 'typed', typed: { code: '123456', answers: [{ question: 'Q?', own: true, answer: 'secret' }] } },
    { type: 'begun', enrollment: appKey, wish: appWish },
    { type: 'begun', enrollment: codeSent, wish: textWish },
    { type: 'begun', enrollment: pushBegun, wish: { type: 'push' } },
    { type: 'begun', enrollment: questionsBegun, wish: { type: 'security-questions' } },
    { type: 'sent', sent },
    { type: 'push', push: waitsForApproval },
    answered({ outcome: 'not-accepted', problem: { why: 'wrong' }, attemptsLeft: 3 }),
    answered({ outcome: 'changed-elsewhere', changes: [], card: hasApp }),
    { type: 'outcome-unknown' },
    { type: 'enrollment-ended' },
    { type: 'skip' },
    confirmed(hasBoth, 'text'),
  )
  const openAfter = (open: boolean, { type, ...rest }: FlowEvent): boolean => {
    if (type === 'begun') return true
    const ends = 'result' in rest && rest.result.outcome === 'confirmed'
    return ends || type === 'skip' || type === 'enrollment-ended' ? false : open
  }
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const state = run(start(needsApp), ...events)
      expect(state.open !== null).toBe(events.reduce(openAfter, false))
      expect(wouldLose(state)).toBe(state.open !== null)
    }),
  )
})
