import { describe, expect, it } from 'vitest'
import type { MethodTest, PushState, SentCode, UserCard } from '../../../preload/contract.ts'
import {
  start,
  type TestEvent,
  type TestState,
  testReducer,
} from '../../../renderer/user/method-test/test-state.ts'
import { card as cardOf } from '../enrollment/cards.ts'

const card: UserCard = cardOf([])

const sent: SentCode = {
  channel: 'text',
  target: '+12065550100',
  display: '(206) 555-0100',
  via: 'practice',
  sentAt: '2026-01-05T09:00:00Z',
  expiresAt: '2026-01-05T09:10:00Z',
  resendAt: '2026-01-05T09:00:30Z',
  sendsLeft: 4,
  attemptsLeft: 5,
  sharedWith: 0,
}
const push: PushState = {
  stage: 'waiting-for-approval',
  number: '42',
  expiresAt: '2026-01-05T09:05:00Z',
  registration: null,
  againAt: '2026-01-05T09:03:30Z',
}
const tests: Record<MethodTest['kind'], MethodTest> = {
  app: { kind: 'app', testId: 'a', issuer: 'Practice University', account: 'priya', attemptsLeft: 5 },
  code: { kind: 'code', testId: 'c', sent },
  push: { kind: 'push', testId: 'p', push },
  questions: {
    kind: 'questions',
    testId: 'q',
    questions: ['Pet?', 'Street?', 'Heron?'],
    attemptsLeft: 5,
    answeredBy: 'operator',
  },
}

const run = (...events: TestEvent[]): TestState => events.reduce(testReducer, start)
const begun = (kind: MethodTest['kind']): TestEvent => ({ type: 'begun', test: tests[kind] })
const typed = (text: string, index = 0): TestEvent => ({ type: 'typed', index, text })
const wrong: TestEvent = {
  type: 'answered',
  result: { outcome: 'not-accepted', problem: { why: 'wrong' }, attemptsLeft: 4 },
}

describe('a test of a method', () => {
  it('keeps what was typed when a code is refused: it may be a digit off', () => {
    expect(run(begun('code'), typed('123456'), wrong)).toMatchObject({
      stage: 'running',
      typed: ['123456'],
      refused: { problem: { why: 'wrong' }, attemptsLeft: 4 },
    })
  })

  it('forgets the refusal and what was typed once another code is sent', () => {
    const again = { ...sent, sentAt: '2026-01-05T09:01:00Z', sendsLeft: 3 }
    expect(run(begun('code'), typed('123456'), wrong, { type: 'sent', sent: again })).toEqual({
      stage: 'running',
      test: { kind: 'code', testId: 'c', sent: again },
      typed: [],
      refused: null,
    })
  })

  it('draws other questions after a failure, with empty fields', () => {
    const state = run(begun('questions'), typed('Rex'), typed('Mill', 2), {
      type: 'answered',
      result: { outcome: 'redrawn', questions: ['Teacher?', 'Pet?', 'Car?'], attemptsLeft: 4 },
    })
    expect(state).toMatchObject({
      test: { questions: ['Teacher?', 'Pet?', 'Car?'], attemptsLeft: 4 },
      typed: [],
      refused: { problem: null, attemptsLeft: 4 },
    })
  })

  it.each([
    ['Teacher?', 'Pet?', 'Street?'],
    ['Heron?', 'Pet?', 'Street?'],
  ])('tells where the user has no others than those that were drawn: %s …', (...questions) => {
    const state = run(begun('questions'), {
      type: 'answered',
      result: { outcome: 'redrawn', questions, attemptsLeft: 4 },
    })
    expect(state).toMatchObject({ refused: { sameQuestions: !questions.includes('Teacher?') } })
  })

  it.each(['app', 'code', 'questions'] as const)(
    'is over once the %s is right, and nothing typed is kept',
    (kind) => {
      const passed: TestEvent = { type: 'answered', result: { outcome: 'passed', recorded: true, card } }
      const state = run(begun(kind), typed('123456'), passed)
      expect(state).toEqual({
        stage: 'over',
        result: 'passed',
        problem: null,
        push: null,
        againAt: null,
        recorded: true,
      })
    },
  )

  it.each(['denied', 'expired', 'not-delivered'] as const)(
    'still tells that a prompt was %s when it is over',
    (stage) => {
      const state = run(
        begun('push'),
        { type: 'push', push: { ...push, stage, number: null } },
        { type: 'answered', result: { outcome: 'failed', recorded: false, card, problem: null } },
      )
      expect(state).toMatchObject({
        stage: 'over',
        result: 'failed',
        push: stage,
        againAt: push.againAt,
        recorded: false,
      })
    },
  )

  it('takes no late answer once it has ended', () => {
    expect(run(begun('code'), { type: 'ended' }, wrong)).toEqual({ stage: 'ended' })
    expect(run(begun('code'), { type: 'ended' }, { type: 'sent', sent })).toEqual({ stage: 'ended' })
  })

  it('begins over with nothing of the test before', () => {
    const failed: TestEvent = {
      type: 'answered',
      result: { outcome: 'failed', recorded: true, card, problem: { why: 'wrong' } },
    }
    expect(run(begun('app'), typed('123456'), wrong, failed, begun('app'))).toEqual({
      stage: 'running',
      test: tests.app,
      typed: [],
      refused: null,
    })
  })
})
