import type {
  AnswerProblem,
  BegunEnrollment,
  EnrollmentResult,
  EnrollmentWish,
  MethodType,
  PushState,
  SentCode,
  UserCard,
} from '../../preload/contract.ts'
import { type Flow, type FlowEvent, nothingTyped } from './flow-state.ts'
import { firstPage, isPhone, type Page, type Route, routeOf, whatNext } from './route.ts'

/** As long as no method is being set up. */
const nothingOpen = {
  open: null,
  from: null,
  problem: null,
  attemptsLeft: null,
  answerProblems: [],
  restartedBy: null,
  ended: false,
  changes: [],
} satisfies Partial<Flow>

/** Opens where the plan says; with nothing left to ask for, on the choice of methods. */
export function start(card: UserCard): Flow {
  const next = whatNext(card)
  const blank: Flow = {
    page: 'other-methods',
    route: 'authenticator-app',
    typed: nothingTyped,
    ...nothingOpen,
    card,
    added: [],
  }
  return next ? choose(blank, next.type) : blank
}

export function flow(state: Flow, event: FlowEvent): Flow {
  switch (event.type) {
    case 'go':
      return {
        ...state,
        page: event.page,
        from: event.page === 'other-methods' ? state.page : state.from,
      }
    case 'choose':
      return choose(state, event.method)
    case 'choose-app':
      return { ...state, page: 'get-app', typed: { ...state.typed, app: event.app } }
    case 'typed':
      return {
        ...state,
        problem: null,
        answerProblems: stillWrong(state, event.typed.answers),
        typed: { ...state.typed, ...event.typed },
      }
    case 'begun':
      return begun(state, event.enrollment, event.wish)
    case 'sent':
      return sentAgain(state, event.sent)
    case 'push':
      return pushed(state, event.push)
    case 'answered':
      return answered(state, event.result)
    case 'outcome-unknown':
      return { ...state, page: 'unknown' }
    case 'enrollment-ended':
      return { ...closed(state), page: beginPage(state.route), ended: true }
    case 'skip':
      return { ...closed(state), page: 'success' }
  }
}

/** What is told of a row goes once that row is changed. */
function stillWrong({ typed, answerProblems }: Flow, answers = typed.answers): AnswerProblem[] {
  if (answers === typed.answers) return answerProblems
  return answerProblems.filter(({ index }) => index !== null && answers[index] === typed.answers[index])
}

function choose(state: Flow, method: MethodType): Flow {
  const route = routeOf(method)
  return {
    ...state,
    route,
    page: firstPage(route),
    ended: false,
    typed: isPhone(method) ? { ...state.typed, channel: method } : state.typed,
  }
}

/** The page whose Next begins an enrollment. */
const beginPage = (route: Route): Page => (route === 'authenticator-app' ? 'account' : firstPage(route))

function begun(state: Flow, enrollment: BegunEnrollment, wish: EnrollmentWish): Flow {
  return {
    ...state,
    ...blankCode(state, enrollment),
    page: pageOf(enrollment),
    open: { enrollment, wish },
    restartedBy: null,
    answerProblems: [],
    ended: false,
  }
}

/** Where the wizard stands while this enrollment is open: also where forward leads. */
export function pageOf(enrollment: BegunEnrollment): Page {
  switch (enrollment.type) {
    case 'authenticator-app':
      return 'scan'
    case 'push':
      return enrollment.push.registration ? 'device' : 'approve'
    case 'security-questions':
      return 'answers'
    default:
      return 'sent-code'
  }
}

/** A new key or a new code: what was typed for the one before is of no use. */
function blankCode({ typed }: Flow, enrollment: BegunEnrollment) {
  return { typed: { ...typed, code: '' }, problem: null, attemptsLeft: attemptsOf(enrollment) }
}

function attemptsOf(enrollment: BegunEnrollment): number | null {
  if (enrollment.type === 'authenticator-app') return enrollment.attemptsLeft
  return 'sent' in enrollment ? enrollment.sent.attemptsLeft : null
}

function sentAgain(state: Flow, sent: SentCode): Flow {
  if (!state.open || !('sent' in state.open.enrollment)) return state
  const enrollment = { ...state.open.enrollment, sent }
  return { ...state, ...blankCode(state, enrollment), open: { ...state.open, enrollment } }
}

function pushed(state: Flow, push: PushState): Flow {
  if (state.open?.enrollment.type !== 'push') return state
  const enrollment = { ...state.open.enrollment, push }
  // An answer that comes late doesn't call back an operator who went on to another page.
  const follows = state.page === 'device' || state.page === 'approve'
  return {
    ...state,
    page: follows ? pageOf(enrollment) : state.page,
    open: { ...state.open, enrollment },
  }
}

function answered(state: Flow, result: EnrollmentResult): Flow {
  switch (result.outcome) {
    case 'confirmed':
      return confirmed(state, result)
    case 'not-accepted':
      return {
        ...state,
        page: state.route === 'authenticator-app' ? 'code' : state.page,
        problem: result.problem,
        attemptsLeft: result.attemptsLeft,
      }
    case 'answers-refused':
      return { ...state, page: 'answers', answerProblems: result.problems }
    case 'restarted':
      return {
        ...state,
        ...blankCode(state, result.enrollment),
        page: 'scan',
        open: state.open && { ...state.open, enrollment: result.enrollment },
        restartedBy: result.problem,
      }
    case 'changed-elsewhere':
      return { ...state, page: 'changed', changes: result.changes, card: result.card, problem: null }
  }
}

function confirmed(state: Flow, result: Extract<EnrollmentResult, { outcome: 'confirmed' }>): Flow {
  const { card, methodId, madeDefault } = result
  const method = card.methods.find(({ id }) => id === methodId)
  const added = method ? [{ methodId, type: method.type, label: method.label, madeDefault }] : []
  const { app, channel, country } = state.typed
  return {
    ...closed(state),
    typed: { ...nothingTyped, app, channel, country },
    page: 'added',
    card,
    added: [...state.added, ...added],
  }
}

/** Nothing is open any more, and no code or answer is kept. */
function closed(state: Flow): Flow {
  return {
    ...state,
    typed: { ...state.typed, code: '', answers: [] },
    ...nothingOpen,
  }
}

/** Leaving now would lose what the user may have scanned or received, or what was typed. */
export function wouldLose({ open, page, typed }: Flow): boolean {
  if (open !== null) return true
  return (page === 'phone' && typed.number !== '') || (page === 'email' && typed.address !== '')
}
