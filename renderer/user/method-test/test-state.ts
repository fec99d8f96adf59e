import type {
  CodeProblem,
  MethodTest,
  PushState,
  SentCode,
  TestProblem,
  TestResult,
} from '../../../preload/contract.ts'

/** How the test of one method stands. `ready`: nothing was asked or sent yet. */
export type TestState =
  | { stage: 'ready' }
  | { stage: 'running'; test: MethodTest; typed: string[]; refused: Refused | null }
  | Over
  /** Main has dropped it, because of the time that passed or because the operator changed. */
  | { stage: 'ended' }

export interface Over {
  stage: 'over'
  result: 'passed' | 'failed'
  problem: TestProblem | null
  /** How the prompt ended, where there was one. */
  push: PushState['stage'] | null
  /** When another prompt may be asked for; null: none for now, or there was none. */
  againAt: string | null
  /** Whether the result is stored on the method. */
  recorded: boolean
}

/** What was read out last, and why it was not right. A null problem: answers, which are not told apart. */
export interface Refused {
  problem: CodeProblem | null
  attemptsLeft: number
  /** The same questions are asked again: the user has no others. */
  sameQuestions: boolean
}

export type TestEvent =
  | { type: 'begun'; test: MethodTest }
  | { type: 'typed'; index: number; text: string }
  | { type: 'sent'; sent: SentCode }
  | { type: 'push'; push: PushState }
  | { type: 'answered'; result: TestResult }
  | { type: 'ended' }

export const start: TestState = { stage: 'ready' }

export function testReducer(state: TestState, event: TestEvent): TestState {
  switch (event.type) {
    case 'begun':
      return { stage: 'running', test: event.test, typed: [], refused: null }
    case 'ended':
      return { stage: 'ended' }
    default:
      return state.stage === 'running' ? whileRunning(state, event) : state
  }
}

export type Running = Extract<TestState, { stage: 'running' }>
type RunningEvent = Exclude<TestEvent, { type: 'begun' | 'ended' }>

function whileRunning(state: Running, event: RunningEvent): TestState {
  const { test } = state
  switch (event.type) {
    case 'typed': {
      const typed = [...state.typed]
      typed[event.index] = event.text
      return { ...state, typed }
    }
    case 'sent':
      // Another code has tries of its own; what was wrong about the one before is no news any more.
      if (test.kind !== 'code') return state
      return { stage: 'running', test: { ...test, sent: event.sent }, typed: [], refused: null }
    case 'push':
      return test.kind === 'push' ? { ...state, test: { ...test, push: event.push } } : state
    case 'answered':
      return answered(state, event.result)
  }
}

function answered(state: Running, result: TestResult): TestState {
  const { test } = state
  switch (result.outcome) {
    case 'passed':
    case 'failed':
      return {
        stage: 'over',
        result: result.outcome,
        problem: result.outcome === 'failed' ? result.problem : null,
        push: test.kind === 'push' ? test.push.stage : null,
        againAt: test.kind === 'push' ? test.push.againAt : null,
        recorded: result.recorded,
      }
    case 'not-accepted': {
      const { problem, attemptsLeft } = result
      // What was typed stays: it may be a digit off.
      return { ...state, refused: { problem, attemptsLeft, sameQuestions: false } }
    }
    case 'redrawn': {
      const { questions, attemptsLeft } = result
      if (test.kind !== 'questions') return state
      return {
        stage: 'running',
        test: { ...test, questions, attemptsLeft },
        typed: [],
        refused: {
          problem: null,
          attemptsLeft,
          sameQuestions: questions.every((question) => test.questions.includes(question)),
        },
      }
    }
  }
}

/** A prompt that came to nothing has failed; until then the device is waited for. */
export const isPushOver = ({ stage }: PushState): boolean =>
  stage === 'denied' || stage === 'expired' || stage === 'not-delivered'

export const hasTyped = (state: TestState): boolean =>
  state.stage === 'running' && state.typed.some((text) => text !== '')

/** Changes where the keys have to go somewhere else. */
export function stepOf(state: TestState): string {
  if (state.stage !== 'running') return state.stage
  const { test } = state
  switch (test.kind) {
    case 'code':
      return `${test.testId} ${test.sent.sentAt}`
    case 'questions':
      return `${test.testId} ${test.attemptsLeft}`
    default:
      return test.testId
  }
}
