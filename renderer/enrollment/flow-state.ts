import type {
  AnswerProblem,
  BegunEnrollment,
  CodeProblem,
  EnrollmentResult,
  EnrollmentWish,
  MethodType,
  PushState,
  SentCode,
  UserCard,
  UserChange,
} from '../../preload/contract.ts'
import type { Page, Route } from './route.ts'

export type App = 'microsoft' | 'other'

export interface DraftAnswer {
  question: string
  /** The user's own question, not one of the list. */
  own: boolean
  answer: string
}

/** What was typed or chosen: back and forward keep it. */
export interface Typed {
  app: App
  channel: 'text' | 'call'
  /** Null: the organization's own, until another is chosen. */
  country: string | null
  number: string
  extension: string
  address: string
  code: string
  answers: DraftAnswer[]
}

export interface Added {
  methodId: string
  type: MethodType
  label: string
  madeDefault: boolean
}

export interface Flow {
  page: Page
  route: Route
  /** Where "I want to set up a different method" was chosen: its Back leads there. */
  from: Page | null
  typed: Typed
  /** What main holds for this wizard, and what it was begun with; nothing of it is in the directory yet. */
  open: { enrollment: BegunEnrollment; wish: EnrollmentWish } | null
  problem: CodeProblem | null
  attemptsLeft: number | null
  answerProblems: AnswerProblem[]
  /** Why the key on show replaced the one before. */
  restartedBy: CodeProblem | null
  /** Main dropped the enrollment before (too long, or another sign-in): it has to be begun again. */
  ended: boolean
  changes: UserChange[]
  /** The user as the wizard last heard of them. */
  card: UserCard
  /** What was set up since the wizard was opened, oldest first. */
  added: Added[]
}

export const nothingTyped: Typed = {
  app: 'microsoft',
  channel: 'text',
  country: null,
  number: '',
  extension: '',
  address: '',
  code: '',
  answers: [],
}

export type FlowEvent =
  | { type: 'go'; page: Page }
  | { type: 'choose'; method: MethodType }
  | { type: 'choose-app'; app: App }
  | { type: 'typed'; typed: Partial<Typed> }
  | { type: 'begun'; enrollment: BegunEnrollment; wish: EnrollmentWish }
  | { type: 'sent'; sent: SentCode }
  | { type: 'push'; push: PushState }
  | { type: 'answered'; result: EnrollmentResult }
  | { type: 'outcome-unknown' }
  | { type: 'enrollment-ended' }
  /** Not now: what is only offered is left out. */
  | { type: 'skip' }
