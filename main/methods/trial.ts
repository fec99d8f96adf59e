import type { CodeProblem, MethodTest, PushState, SentCode, TestProblem } from '../../preload/contract.ts'
import type { SentChallenge } from '../messaging/code-sender.ts'
import type { PushChallenge } from '../messaging/push-sender.ts'
import { checkCode, type Random } from './authenticator-app.ts'
import { type CodeTarget, sentCode } from './code-setup.ts'
import { drawQuestions, verifyAnswers } from './security-questions.ts'

type WithoutId<T> = T extends unknown ? Omit<T, 'testId'> : never
export type ShownTrial = WithoutId<MethodTest>

/** `counts`: it was a try, not a slip of the keys. */
export type Checked =
  | { result: 'passed'; step?: number }
  | { result: 'failed'; problem: TestProblem | null }
  | { result: 'again'; counts: boolean; problem: CodeProblem; attemptsLeft: number }
  | { result: 'again'; counts: true; questions: string[]; attemptsLeft: number }

/** A method that is tried out. Lives in memory only. */
export interface Trial {
  show(): Promise<ShownTrial>
  check(code: string): Promise<Checked>
  drop(): void
}

const attempts = 5

/** The app's current code, against the key that the directory keeps. */
export class AppTrial implements Trial {
  private wrong = 0

  constructor(
    private readonly options: {
      key: Uint8Array
      /** Nothing at or below it is accepted; -1: none was yet. Asked each time: another test may go on beside. */
      lastStep: () => number
      issuer: string
      account: string
      clock: () => Date
    },
  ) {}

  async show(): Promise<ShownTrial> {
    const { issuer, account } = this.options
    return { kind: 'app', issuer, account, attemptsLeft: attempts - this.wrong }
  }

  async check(code: string): Promise<Checked> {
    const { key, clock } = this.options
    const lastStep = this.options.lastStep()
    const checked = checkCode({ key, code, now: clock(), lastStep: lastStep < 0 ? null : lastStep })
    if (checked.accepted) return { result: 'passed', step: checked.step }
    const { problem } = checked
    const counts = problem.why !== 'format'
    if (counts) this.wrong += 1
    const attemptsLeft = attempts - this.wrong
    return attemptsLeft > 0
      ? { result: 'again', counts, problem, attemptsLeft }
      : { result: 'failed', problem }
  }

  drop(): void {
    this.options.key.fill(0)
  }
}

/** A code that was sent to the number or mailbox. */
export class CodeTrial implements Trial {
  constructor(
    private readonly challenge: SentChallenge,
    private readonly to: CodeTarget,
  ) {}

  async show(): Promise<ShownTrial> {
    return { kind: 'code', sent: sentCode(this.challenge, this.to) }
  }

  async resend(): Promise<SentCode> {
    await this.challenge.resend()
    return sentCode(this.challenge, this.to)
  }

  async check(code: string): Promise<Checked> {
    const checked = await this.challenge.check(code)
    if (checked.accepted) return { result: 'passed' }
    const { problem } = checked
    const { attemptsLeft, sendsLeft } = this.challenge.state()
    // Another code may be sent and read out, as long as one may.
    if (attemptsLeft <= 0 && sendsLeft <= 0) return { result: 'failed', problem }
    return { result: 'again', counts: problem.why !== 'format', problem, attemptsLeft }
  }

  drop(): void {
    this.challenge.drop()
  }
}

/** A prompt on the registered device. */
export class PushTrial implements Trial {
  constructor(private readonly challenge: PushChallenge) {}

  state(): Promise<PushState> {
    return this.challenge.state()
  }

  again(): Promise<PushState> {
    return this.challenge.again('while-waiting')
  }

  async show(): Promise<ShownTrial> {
    return { kind: 'push', push: await this.state() }
  }

  async check(): Promise<Checked> {
    const { stage } = await this.state()
    if (stage === 'approved') return { result: 'passed' }
    if (stage === 'waiting-for-approval' || stage === 'waiting-for-device')
      return { result: 'again', counts: false, problem: { why: 'wrong' }, attemptsLeft: 1 }
    return { result: 'failed', problem: stage === 'expired' ? { why: 'expired' } : null }
  }

  drop(): void {
    this.challenge.drop()
  }
}

/** Questions drawn from those that the user registered; others after a failure. */
export class QuestionsTrial implements Trial {
  readonly answeredBy: 'user' | 'operator'
  private wrong = 0
  private drawn: string[]

  constructor(
    private readonly options: {
      payload: string
      count: number
      random: Random
      answeredBy: 'user' | 'operator'
    },
  ) {
    this.answeredBy = options.answeredBy
    this.drawn = drawQuestions(options.payload, options.count, options.random)
  }

  async show(): Promise<ShownTrial> {
    const { drawn: questions, answeredBy } = this
    return { kind: 'questions', questions, attemptsLeft: attempts - this.wrong, answeredBy }
  }

  async check(): Promise<Checked> {
    return { result: 'again', counts: false, problem: { why: 'wrong' }, attemptsLeft: attempts - this.wrong }
  }

  async answer(answers: string[]): Promise<Checked> {
    const { payload, count, random } = this.options
    if (await verifyAnswers(payload, this.drawn, answers)) return { result: 'passed' }
    this.wrong += 1
    const attemptsLeft = attempts - this.wrong
    if (attemptsLeft <= 0) return { result: 'failed', problem: null }
    this.drawn = drawQuestions(payload, count, random, this.drawn)
    return { result: 'again', counts: true, questions: this.drawn, attemptsLeft }
  }

  drop(): void {}
}
