import { randomBytes } from 'node:crypto'
import type {
  AnsweredQuestion,
  DisplayContent,
  Events,
  MethodTest,
  PushState,
  SentCode,
  TestResult,
} from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { firstNameOf } from '../directory/names.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { createEras } from '../eras.ts'
import { ConsoleError } from '../errors.ts'
import type { CodeSender } from '../messaging/code-sender.ts'
import type { PushSender } from '../messaging/push-sender.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { type Checked, CodeTrial, PushTrial, QuestionsTrial, type Trial } from '../methods/trial.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { OrganizationKeys } from '../settings/organization-key.ts'
import { createTurns } from '../turns.ts'
import { beginTrial } from './begin-trial.ts'
import type { SecurityInfoWriter } from './change.ts'
import { requireTypist, tellConsole } from './display-answers.ts'
import type { DisplaySink } from './display-sink.ts'
import { requireTechnician } from './protection.ts'
import { readUserFor } from './read-user.ts'
import { toTestDisplay } from './test-display.ts'
import { storeResult } from './test-result.ts'

export interface MethodTestsOptions {
  desk: GetDesk
  writer: SecurityInfoWriter
  keys: OrganizationKeys
  clock: () => Date
  random?: Random
  codes: CodeSender
  push: PushSender
  display: DisplaySink
  /** Told of answers that came from the user display. */
  answered: (answered: Events['tests.answered']) => void
}

export interface MethodTests {
  /**
   * @param askedManager who is asked for their word on somebody else: also out of the operator's scope, and nothing of
   * them is shown
   * @param ended for evidence: told how it ended, before the caller is; not if it was given up without a wrong answer.
   * Whoever proves something may be on the phone, or be the manager: nothing of it is on the user display.
   */
  begin(
    argument: { dn: string; methodId: string; askedManager?: Entry | null },
    ended?: (result: 'passed' | 'failed', desk: Desk) => Promise<void>,
  ): Promise<MethodTest>
  resend(testId: string): Promise<SentCode>
  pushState(testId: string): Promise<PushState>
  /** A new prompt in place of the one that is waited for. One that came to nothing is the test's result. */
  pushAgain(testId: string): Promise<PushState>
  confirm(testId: string, code: string): Promise<TestResult>
  /** As the operator typed them. @throws ConsoleError not-permitted, where the policy has the user type them */
  answer(testId: string, answers: string[]): Promise<TestResult>
  /** What was sent never arrived: stored as failed, with the reason. As evidence it says nothing of the caller. */
  notArrived(testId: string): Promise<TestResult>
  /** Given up. Stored as failed if something wrong was read out before. */
  cancel(testId: string): Promise<void>
  /** Those that prove something about a caller, who may be another one afterwards. */
  endEvidence(): void
  endAll(): void
}

interface Running {
  id: string
  operatorDn: string
  directoryId: string
  dn: string
  methodId: string
  /** The user as they were read when it began. */
  user: Entry
  isManager: boolean
  trial: Trial
  triedInVain: boolean
  onDisplay: boolean
  ended: ((result: 'passed' | 'failed', desk: Desk) => Promise<void>) | undefined
  /** Milliseconds since 1970. */
  expiresAt: number
}

const lifetimeMs = 30 * 60_000

/** Test codes: proves on the spot that a method works, and stores on the method when, how, and by whom. */
export function createMethodTests(options: MethodTestsOptions): MethodTests {
  const { desk: getDesk, clock, random = randomBytes, display } = options
  const running = new Map<string, Running>()
  /** Steps accepted here, by method: a code is used up even where its step could not be stored. */
  const steps = new Map<string, number>()
  const inTurn = createTurns()
  const eras = createEras()

  function deskOf(): Desk {
    const desk = getDesk()
    requireTechnician(desk)
    return desk
  }

  function find(id: string, { operator, directory }: Desk): Running {
    dropExpired()
    const test = running.get(id)
    const isTheirs = test?.operatorDn === operator.dn && test.directoryId === directory.id
    if (!test || !isTheirs) throw ended()
    return test
  }

  function end(test: Running): void {
    running.delete(test.id)
    test.trial.drop()
    display.clear(test.id)
  }

  /** On the user display. @throws ConsoleError test-ended: the operator has gone while this was made */
  function put(test: Running, shown: MethodTest, again = false): void {
    const { id, user } = test
    if (!running.has(id)) throw ended()
    if (!test.onDisplay) return
    const content = toTestDisplay(shown, firstNameOf(user), again)
    if (content) display.show(id, content, (answers) => answerThere(test, content, answers))
    else display.clear(id)
  }

  /** One call after the other: a double click must not check, or store, twice. */
  function inTurnOf<T>(id: string, work: (desk: Desk, test: Running) => Promise<T>): Promise<T> {
    return inTurn(id, async () => {
      const desk = deskOf()
      return work(desk, find(id, desk))
    })
  }

  function pushed(id: string, look: (trial: PushTrial) => Promise<PushState>): Promise<PushState> {
    return inTurnOf(id, async (_, test) => {
      if (!(test.trial instanceof PushTrial)) throw notOfThisKind()
      const push = await look(test.trial)
      put(test, { kind: 'push', testId: id, push })
      return push
    })
  }

  async function take(desk: Desk, test: Running, checked: Checked): Promise<TestResult> {
    if (checked.result === 'again') {
      test.triedInVain ||= checked.counts
      if ('questions' in checked) {
        const { questions, attemptsLeft } = checked
        put(test, { ...(await test.trial.show()), testId: test.id }, true)
        return { outcome: 'redrawn', questions, attemptsLeft }
      }
      return { outcome: 'not-accepted', problem: checked.problem, attemptsLeft: checked.attemptsLeft }
    }
    if (checked.result === 'passed' && checked.step !== undefined) steps.set(test.methodId, checked.step)
    end(test)
    const result = await storeResult(options, desk, test, checked)
    // By what was stored: a code that another console had accepted meanwhile proves nothing here.
    if (result.outcome === 'passed' || result.outcome === 'failed') await test.ended?.(result.outcome, desk)
    return result
  }

  const answer = (id: string, answers: string[], typist: 'user' | 'operator') =>
    inTurnOf(id, async (desk, test) => {
      if (!(test.trial instanceof QuestionsTrial)) throw notOfThisKind()
      requireTypist(test.trial, typist)
      return take(desk, test, await test.trial.answer(answers))
    })

  async function answerThere({ id }: Running, asked: DisplayContent, answers: AnsweredQuestion[]) {
    const { questions } = asked as Extract<DisplayContent, { kind: 'test-questions' }>
    const given = questions.map((one) => answers.find(({ question }) => question === one)?.answer ?? '')
    const tell = (told: Events['tests.answered']['answer']) => options.answered({ testId: id, answer: told })
    const result = await tellConsole(() => answer(id, given, 'user'), tell)
    if (result.outcome !== 'redrawn') return null
    return { ...asked, questions: result.questions, again: true } as DisplayContent
  }

  function dropExpired(): void {
    const now = clock().getTime()
    for (const test of running.values()) if (test.expiresAt <= now) end(test)
  }

  return {
    async begin({ dn, methodId, askedManager = null }, whenEnded) {
      dropExpired()
      const isOver = eras.begin()
      const desk = deskOf()
      const user = askedManager ?? (await readUserFor(desk, dn)).user
      const method = parseSecurityInfo(user).methods.find(({ id }) => id === methodId)
      if (!method) throw new ConsoleError('not-found', 'The user has no such method any more.', { methodId })
      // As evidence of a caller it is asked for in order to reach a level, and needs none.
      if (!whenEnded) await options.writer.check(desk, { entry: user, change: { update: [method] } })
      const lastStep = () => Math.max(method.step ?? -1, steps.get(methodId) ?? -1)
      const onDisplay = whenEnded === undefined
      const answeredBy = onDisplay ? desk.policy.securityQuestions.answeredBy : 'operator'
      const trial = await beginTrial({ ...options, random, desk, user, method, lastStep, answeredBy })
      const id = Buffer.from(random(16)).toString('hex')
      const shown = { ...(await trial.show()), testId: id }
      if (isOver()) {
        trial.drop()
        throw ended()
      }
      const test: Running = {
        ...{ id, dn: user.dn, methodId, user, trial, onDisplay, triedInVain: false, ended: whenEnded },
        isManager: askedManager !== null,
        operatorDn: desk.operator.dn,
        directoryId: desk.directory.id,
        expiresAt: clock().getTime() + lifetimeMs,
      }
      running.set(id, test)
      put(test, shown)
      return shown
    },
    resend: (id) =>
      inTurnOf(id, async (_, { trial }) => {
        if (!(trial instanceof CodeTrial)) throw notOfThisKind()
        return trial.resend()
      }),
    pushState: (id) => pushed(id, (trial) => trial.state()),
    pushAgain: (id) => pushed(id, (trial) => trial.again()),
    confirm: (id, code) =>
      inTurnOf(id, async (desk, test) => {
        if (test.trial instanceof QuestionsTrial) throw notOfThisKind()
        return take(desk, test, await test.trial.check(code))
      }),
    answer: (id, answers) => answer(id, answers, 'operator'),
    notArrived: (id) =>
      inTurnOf(id, async (desk, test) => {
        if (!(test.trial instanceof CodeTrial)) throw notOfThisKind()
        end(test)
        return storeResult(options, desk, test, { result: 'failed', problem: { why: 'not-arrived' } })
      }),
    async cancel(id) {
      const test = running.get(id)
      if (!test) return
      await inTurnOf(id, async (desk) => {
        end(test)
        if (!test.triedInVain) return
        await storeResult(options, desk, test, { result: 'failed', problem: null })
        await test.ended?.('failed', desk)
      }).catch((error: unknown) => {
        end(test)
        if (!(error instanceof ConsoleError)) throw error
      })
    },
    endEvidence() {
      for (const test of running.values()) if (test.ended) end(test)
    },
    endAll() {
      eras.end()
      for (const test of running.values()) end(test)
    },
  }
}

function ended(): ConsoleError {
  return new ConsoleError('test-ended', 'This test has ended.')
}

function notOfThisKind(): ConsoleError {
  return new ConsoleError('bad-arguments', 'This is not how a method of this type is tested.')
}
