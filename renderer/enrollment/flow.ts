import type {
  AuthenticatorEnrollment,
  CodeProblem,
  EnrollmentResult,
  UserCard,
  UserChange,
} from '../../preload/contract.ts'

export type App = 'microsoft' | 'other'

/** The numbered pages, in the order of the sign-in prompt. */
export const steps = ['get-app', 'account', 'scan', 'code', 'success'] as const
export type Step = (typeof steps)[number]

export type Page = Step | 'other-methods' | 'changed' | 'unknown'

export interface Flow {
  page: Page
  app: App
  /** The key on show, and the app it was made for; null before it was asked for and once it is of no use. */
  enrollment: AuthenticatorEnrollment | null
  madeFor: App | null
  code: string
  problem: CodeProblem | null
  attemptsLeft: number | null
  /** Why the key on show replaced the one before. */
  restartedBy: CodeProblem | null
  /** Main dropped the enrollment before (too long, or another sign-in): a new key is needed. */
  ended: boolean
  changes: UserChange[]
  /** The user after the method was added. */
  card: UserCard | null
  /** Its label. */
  added: string | null
  madeDefault: boolean
}

export const start: Flow = {
  page: 'get-app',
  app: 'microsoft',
  enrollment: null,
  madeFor: null,
  code: '',
  problem: null,
  attemptsLeft: null,
  restartedBy: null,
  ended: false,
  changes: [],
  card: null,
  added: null,
  madeDefault: false,
}

export type FlowEvent =
  | { type: 'go'; page: Page }
  | { type: 'choose-app'; app: App }
  | { type: 'key-shown'; enrollment: AuthenticatorEnrollment }
  | { type: 'code-typed'; code: string }
  | { type: 'answered'; result: EnrollmentResult }
  | { type: 'outcome-unknown' }
  | { type: 'enrollment-ended' }

export function flow(state: Flow, event: FlowEvent): Flow {
  switch (event.type) {
    case 'go':
      return { ...state, page: event.page }
    case 'choose-app':
      return { ...state, app: event.app, page: 'get-app' }
    case 'key-shown':
      return {
        ...state,
        ...shown(event.enrollment),
        page: 'scan',
        madeFor: state.app,
        restartedBy: null,
        ended: false,
      }
    case 'code-typed':
      return { ...state, code: event.code, problem: null }
    case 'answered':
      return answered(state, event.result)
    case 'outcome-unknown':
      return { ...state, page: 'unknown' }
    case 'enrollment-ended':
      return {
        ...state,
        page: 'account',
        enrollment: null,
        madeFor: null,
        code: '',
        problem: null,
        ended: true,
      }
  }
}

function answered(state: Flow, result: EnrollmentResult): Flow {
  switch (result.outcome) {
    case 'confirmed':
      return {
        ...start,
        app: state.app,
        page: 'success',
        card: result.card,
        added: result.card.methods.find(({ id }) => id === result.methodId)?.label ?? null,
        madeDefault: result.madeDefault,
      }
    case 'not-accepted':
      return { ...state, page: 'code', problem: result.problem, attemptsLeft: result.attemptsLeft }
    case 'restarted':
      return { ...state, ...shown(result.enrollment), page: 'scan', restartedBy: result.problem }
    case 'changed-elsewhere':
      return { ...state, page: 'changed', changes: result.changes, problem: null }
  }
}

const shown = (enrollment: AuthenticatorEnrollment) => ({
  enrollment,
  code: '',
  problem: null,
  attemptsLeft: enrollment.attemptsLeft,
})

/** A key made for one app is labeled with it, so that the other app needs a key of its own. */
export function needsNewKey(state: Flow): boolean {
  return state.enrollment === null || state.madeFor !== state.app
}

/** Leaving now would lose the account that the user may have scanned already. */
export function wouldLose(state: Flow): boolean {
  return state.enrollment !== null
}

/** The numbered step that a page belongs to. */
export function stepOf(page: Page): Step {
  if (page === 'other-methods') return 'get-app'
  if (page === 'changed' || page === 'unknown') return 'code'
  return page
}

export type StepState = 'done' | 'now' | 'later'

export function stepState(step: Step, page: Page): StepState {
  const here = steps.indexOf(stepOf(page))
  const at = steps.indexOf(step)
  if (page === 'success') return 'done'
  return at < here ? 'done' : at === here ? 'now' : 'later'
}
