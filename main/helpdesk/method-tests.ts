import { randomBytes } from 'node:crypto'
import type { MethodTest, PushState, SentCode, TestResult, UserCard } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError } from '../errors.ts'
import type { CodeSender } from '../messaging/code-sender.ts'
import type { PushSender } from '../messaging/push-sender.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { type Checked, CodeTrial, PushTrial, QuestionsTrial, type Trial } from '../methods/trial.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import type { OrganizationKeys } from '../settings/organization-key.ts'
import { createTurns } from '../turns.ts'
import { beginTrial } from './begin-trial.ts'
import { type SecurityInfoWriter, withChanges } from './change.ts'
import { requireTechnician } from './protection.ts'
import { readUserFor } from './read-user.ts'
import { toCard } from './user-card.ts'

export interface MethodTestsOptions {
  desk: GetDesk
  writer: SecurityInfoWriter
  keys: OrganizationKeys
  clock: () => Date
  random?: Random
  codes: CodeSender
  push: PushSender
}

export interface MethodTests {
  /** @param ended told how it ended, before the caller is; not if it was given up without a wrong answer */
  begin(
    argument: { dn: string; methodId: string },
    ended?: (result: 'passed' | 'failed', desk: Desk) => Promise<void>,
  ): Promise<MethodTest>
  resend(testId: string): Promise<SentCode>
  pushState(testId: string): Promise<PushState>
  confirm(testId: string, code: string): Promise<TestResult>
  answer(testId: string, answers: string[]): Promise<TestResult>
  /** Given up. Stored as failed if something wrong was read out before. */
  cancel(testId: string): Promise<void>
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
  trial: Trial
  triedInVain: boolean
  ended: ((result: 'passed' | 'failed', desk: Desk) => Promise<void>) | undefined
  /** Milliseconds since 1970. */
  expiresAt: number
}

type Ended = Exclude<Checked, { result: 'again' }>

const lifetimeMs = 30 * 60_000

/** Test codes: proves on the spot that a method works, and stores on the method when, how, and by whom. */
export function createMethodTests(options: MethodTestsOptions): MethodTests {
  const { desk: getDesk, writer, clock, random = randomBytes } = options
  const running = new Map<string, Running>()
  /** Steps accepted here, by method: a code is used up even where its step could not be stored. */
  const steps = new Map<string, number>()
  const inTurn = createTurns()

  function deskOf(): Desk {
    const desk = getDesk()
    requireTechnician(desk)
    return desk
  }

  function find(id: string, { operator, directory }: Desk): Running {
    const test = running.get(id)
    const isTheirs = test?.operatorDn === operator.dn && test.directoryId === directory.id
    if (!test || !isTheirs || test.expiresAt <= clock().getTime()) throw ended()
    return test
  }

  function end(test: Running): void {
    running.delete(test.id)
    test.trial.drop()
  }

  /** One call after the other: a double click must not check, or store, twice. */
  function inTurnOf<T>(id: string, work: (desk: Desk, test: Running) => Promise<T>): Promise<T> {
    return inTurn(id, async () => {
      const desk = deskOf()
      return work(desk, find(id, desk))
    })
  }

  async function take(desk: Desk, test: Running, checked: Checked): Promise<TestResult> {
    if (checked.result === 'again') {
      test.triedInVain ||= checked.counts
      if ('questions' in checked)
        return { outcome: 'redrawn', questions: checked.questions, attemptsLeft: checked.attemptsLeft }
      return { outcome: 'not-accepted', problem: checked.problem, attemptsLeft: checked.attemptsLeft }
    }
    if (checked.result === 'passed' && checked.step !== undefined) steps.set(test.methodId, checked.step)
    end(test)
    const result = await store(desk, test, checked)
    // By what was stored: a code that another console had accepted meanwhile proves nothing here.
    if (result.outcome === 'passed' || result.outcome === 'failed') await test.ended?.(result.outcome, desk)
    return result
  }

  /**
   * Somebody else's change in between is no reason to lose the result: it is written on what they left. Only a code
   * that another console has accepted meanwhile is none any more.
   */
  async function store(desk: Desk, test: Running, ended: Ended): Promise<TestResult> {
    const context = { policy: desk.policy, operator: desk.operator, now: clock() }
    for (let attempt = 1; ; attempt += 1) {
      const read = await readUserFor(desk, test.dn).catch(passOver)
      const user = read?.user ?? test.user
      const manager = read?.manager ?? null
      const unrecorded = async (): Promise<TestResult> =>
        told(ended, false, await toCard({ user, manager }, context))
      const method = parseSecurityInfo(user).methods.find(({ id }) => id === test.methodId)
      if (!read || !method) return unrecorded()
      if (isUsedUp(ended, method)) return store(desk, test, { result: 'failed', problem: { why: 'used' } })
      const { result } = ended
      const tested: StoredMethod = {
        ...method,
        ...(ended.result === 'passed' && ended.step !== undefined && { step: ended.step }),
        lastTest: { at: context.now.toISOString(), result, by: desk.operator.dn },
      }
      try {
        const { type, label } = method
        const changes = await writer.write(desk, {
          entry: user,
          change: { update: [tested] },
          action: 'test-method',
          detail: { type, label, methodId: test.methodId, result },
        })
        return told(ended, true, await toCard({ user: withChanges(user, changes), manager }, context))
      } catch (error) {
        if (!(error instanceof ConsoleError)) throw error
        if (error.code !== 'changed-elsewhere' || attempt === 3) return unrecorded()
      }
    }
  }

  function dropExpired(): void {
    const now = clock().getTime()
    for (const test of running.values()) if (test.expiresAt <= now) end(test)
  }

  return {
    async begin({ dn, methodId }, whenEnded) {
      dropExpired()
      const desk = deskOf()
      const { user } = await readUserFor(desk, dn)
      const method = parseSecurityInfo(user).methods.find(({ id }) => id === methodId)
      if (!method) throw new ConsoleError('not-found', 'The user has no such method any more.', { methodId })
      // As evidence of a caller it is asked for in order to reach a level, and needs none.
      if (!whenEnded) await writer.check(desk, { entry: user, change: { update: [method] } })
      const lastStep = () => Math.max(method.step ?? -1, steps.get(methodId) ?? -1)
      const trial = await beginTrial({ ...options, random, desk, user, method, lastStep })
      const id = Buffer.from(random(16)).toString('hex')
      running.set(id, {
        ...{ id, dn: user.dn, methodId, user, trial, triedInVain: false, ended: whenEnded },
        operatorDn: desk.operator.dn,
        directoryId: desk.directory.id,
        expiresAt: clock().getTime() + lifetimeMs,
      })
      return { ...(await trial.show()), testId: id }
    },
    resend: (id) =>
      inTurnOf(id, async (_, { trial }) => {
        if (!(trial instanceof CodeTrial)) throw notOfThisKind()
        return trial.resend()
      }),
    pushState: (id) =>
      inTurnOf(id, async (_, { trial }) => {
        if (!(trial instanceof PushTrial)) throw notOfThisKind()
        return trial.state()
      }),
    confirm: (id, code) =>
      inTurnOf(id, async (desk, test) => {
        if (test.trial instanceof QuestionsTrial) throw notOfThisKind()
        return take(desk, test, await test.trial.check(code))
      }),
    answer: (id, answers) =>
      inTurnOf(id, async (desk, test) => {
        if (!(test.trial instanceof QuestionsTrial)) throw notOfThisKind()
        return take(desk, test, await test.trial.answer(answers))
      }),
    async cancel(id) {
      const test = running.get(id)
      if (!test) return
      await inTurnOf(id, async (desk) => {
        end(test)
        if (!test.triedInVain) return
        await store(desk, test, { result: 'failed', problem: null })
        await test.ended?.('failed', desk)
      }).catch((error: unknown) => {
        end(test)
        if (!(error instanceof ConsoleError)) throw error
      })
    },
    endAll() {
      for (const test of running.values()) test.trial.drop()
      running.clear()
    },
  }
}

function told(ended: Ended, recorded: boolean, card: UserCard): TestResult {
  return ended.result === 'passed'
    ? { outcome: 'passed', recorded, card }
    : { outcome: 'failed', problem: ended.problem, recorded, card }
}

/** RFC 6238, 5.2: no code passes twice, at two consoles neither. */
function isUsedUp(ended: Ended, { step }: StoredMethod): boolean {
  return ended.result === 'passed' && ended.step !== undefined && step !== undefined && step >= ended.step
}

/** Nothing can be stored then; what happened is told all the same. */
function passOver(error: unknown): null {
  if (error instanceof ConsoleError) return null
  throw error
}

function ended(): ConsoleError {
  return new ConsoleError('test-ended', 'This test has ended.')
}

function notOfThisKind(): ConsoleError {
  return new ConsoleError('bad-arguments', 'This is not how a method of this type is tested.')
}
