import { randomBytes } from 'node:crypto'
import type {
  AnsweredQuestion,
  BegunEnrollment,
  DisplayContent,
  EnrollmentResult,
  EnrollmentWish,
  Events,
  MethodType,
  PushState,
  SentCode,
} from '../../preload/contract.ts'
import { firstNameOf } from '../directory/names.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { ConsoleError, isCode } from '../errors.ts'
import { afterwards, type Later } from '../later.ts'
import type { CodeSender } from '../messaging/code-sender.ts'
import type { PushSender } from '../messaging/push-sender.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { AuthenticatorSetup } from '../methods/authenticator-setup.ts'
import { CodeSetup } from '../methods/code-setup.ts'
import { PushSetup } from '../methods/push-setup.ts'
import { QuestionsSetup } from '../methods/questions-setup.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import { beginSetup } from './begin-setup.ts'
import { requireTypist, tellConsole } from './display-answers.ts'
import type { DisplaySink } from './display-sink.ts'
import { afterAnswers, toDisplay } from './enrollment-display.ts'
import { type Enrollment, EnrollmentStore, ended } from './enrollment-store.ts'
import { finishMethod, requireAllowed, type WriteOptions } from './enrollment-write.ts'
import { requireTechnician } from './protection.ts'
import { readUserFor } from './read-user.ts'

export interface EnrollmentOptions extends WriteOptions {
  desk: GetDesk
  codes: CodeSender
  push: PushSender
  display: DisplaySink
  /** Told of one whose time ran out. */
  ended: (enrollmentId: string) => void
  /** Told of answers that came from the user display. */
  answered: (answered: Events['enrollment.answered']) => void
  random?: Random
  later?: Later | undefined
}

export interface Enrollments {
  /** Makes a key, sends a code or asks a device. Nothing is in the directory until it was proved. */
  begin(argument: { dn: string; wish: EnrollmentWish }): Promise<BegunEnrollment>
  resend(enrollmentId: string): Promise<SentCode>
  pushState(enrollmentId: string): Promise<PushState>
  pushAgain(enrollmentId: string): Promise<PushState>
  confirm(enrollmentId: string, code: string): Promise<EnrollmentResult>
  /** As the operator typed them. @throws ConsoleError not-permitted, where the policy has the user type them */
  answer(enrollmentId: string, answers: AnsweredQuestion[]): Promise<EnrollmentResult>
  /** Goes on with what was proved: after `changed-elsewhere`, an error, or an unknown outcome. */
  finish(enrollmentId: string): Promise<EnrollmentResult>
  cancel(enrollmentId: string): Promise<void>
  /** What may be copied to the clipboard: the key in Base32 and the URI. */
  peek(enrollmentId: string): { key: string; uri: string }
  /** The operator is gone: ends every enrollment and forgets every key. */
  endAll(): void
}

/**
 * Setting up methods. Several may be open, each for 30 minutes and for the operator who began it; a lost connection
 * ends none.
 */
export function createEnrollments(options: EnrollmentOptions): Enrollments {
  const { clock, random = randomBytes, display, later = afterwards } = options
  const store = new EnrollmentStore(clock, (id) => display.clear(id), options.ended, later)
  const newId = () => Buffer.from(random(16)).toString('hex')

  async function begin({ dn, wish }: { dn: string; wish: EnrollmentWish }): Promise<BegunEnrollment> {
    const isOver = store.begin()
    const desk = options.desk()
    requireTechnician(desk)
    const { user } = await readUserFor(desk, dn)
    requireAllowed(evaluate(desk.policy, user, parseSecurityInfo(user)).roles, wish.type)
    // Whether it could be written is to be known before the user has done anything for it.
    await options.writer.check(desk, { entry: user, change: { add: [unnamed(wish.type)] } })
    const userId = user.first('entryUUID')
    if (userId === null) throw new ConsoleError('directory-error', 'The directory does not show entryUUID.')
    const previousKeys = store.leftKeys(desk.operator.dn, user.dn)
    const setup = await beginSetup({ ...options, random, desk, user, userId, previousKeys }, wish)
    if (isOver()) {
      setup.drop(false)
      throw ended()
    }
    const enrollment = store.add({
      id: newId(),
      operatorDn: desk.operator.dn,
      directoryId: desk.directory.id,
      userDn: user.dn,
      userId,
      firstName: firstNameOf(user),
      methodId: newId(),
      setup,
      provedAt: null,
      entry: user,
      written: 'no',
    })
    return show(enrollment)
  }

  async function show(enrollment: Enrollment): Promise<BegunEnrollment> {
    const shown = { ...(await enrollment.setup.show()), enrollmentId: enrollment.id } as BegunEnrollment
    put(enrollment, shown)
    return shown
  }

  /** On the user display. @throws ConsoleError enrollment-ended: it was left, or its operator, while this was made */
  function put(enrollment: Enrollment, shown: BegunEnrollment): void {
    if (!store.isOpen(enrollment)) throw ended()
    const { id, firstName } = enrollment
    const content = toDisplay(shown, firstName)
    if (content) display.show(id, content, (answers) => answerThere(id, content, answers))
    else display.clear(id)
  }

  async function confirm(desk: Desk, enrollment: Enrollment, code: string): Promise<EnrollmentResult> {
    const { setup } = enrollment
    if (typeof enrollment.written === 'object') return refuseAgain(enrollment, code)
    // Entered again because writing failed: it was accepted, and what is left to do is to write.
    if (enrollment.provedAt && setup.isAccepted(code)) return finish(desk, enrollment)
    const confirmed = await setup.confirm(code, enrollment.provedAt !== null)
    if (confirmed.proved) {
      enrollment.provedAt = clock()
      return finish(desk, enrollment)
    }
    const { problem } = confirmed
    if (!('restarted' in confirmed))
      return { outcome: 'not-accepted', problem, attemptsLeft: confirmed.attemptsLeft }
    const fresh = await show(enrollment)
    if (fresh.type !== 'authenticator-app') throw new ConsoleError('internal', 'Only a key starts over.')
    return { outcome: 'restarted', problem, enrollment: fresh }
  }

  async function finish(desk: Desk, enrollment: Enrollment): Promise<EnrollmentResult> {
    const result = await finishMethod(options, desk, enrollment)
    if (result.outcome === 'confirmed') display.clear(enrollment.id)
    return result
  }

  /** In its turn, for the operator whose it is. Asked for first: a code is not used up while nothing can be written. */
  function inTurnOf<T>(id: string, work: (desk: Desk, enrollment: Enrollment) => Promise<T>): Promise<T> {
    return store.inTurn(id, async () => {
      const desk = options.desk()
      requireTechnician(desk)
      return work(desk, store.get(id, desk))
    })
  }

  const answer = (id: string, answers: AnsweredQuestion[], typist: 'user' | 'operator') =>
    inTurnOf<EnrollmentResult>(id, async (desk, enrollment) => {
      const { setup } = enrollment
      if (!(setup instanceof QuestionsSetup)) throw notOfThisKind()
      requireTypist(setup.form, typist)
      if (enrollment.written === 'no' && !enrollment.provedAt) {
        const problems = await setup.answer(answers)
        if (problems.length > 0) return { outcome: 'answers-refused', problems }
        enrollment.provedAt = clock()
      }
      return finish(desk, enrollment)
    })

  async function answerThere(id: string, content: DisplayContent, answers: AnsweredQuestion[]) {
    try {
      const tell = (given: Events['enrollment.answered']['answer']) =>
        options.answered({ enrollmentId: id, answer: given })
      return afterAnswers(content, await tellConsole(() => answer(id, answers, 'user'), tell))
    } catch (error) {
      // It is the operator who finds out.
      if (isCode(error, 'outcome-unknown')) return null
      throw error
    }
  }

  function pushed(id: string, look: (setup: PushSetup) => Promise<PushState>): Promise<PushState> {
    return inTurnOf(id, async (_, enrollment) => {
      const { setup } = enrollment
      if (!(setup instanceof PushSetup)) throw notOfThisKind()
      const push = await look(setup)
      put(enrollment, { type: 'push', enrollmentId: id, push })
      return push
    })
  }

  return {
    begin,
    resend: (id) =>
      inTurnOf(id, async (_, { setup }) => {
        if (!(setup instanceof CodeSetup)) throw notOfThisKind()
        return setup.resend()
      }),
    pushState: (id) => pushed(id, (setup) => setup.state()),
    pushAgain: (id) => pushed(id, (setup) => setup.again()),
    confirm: (id, code) => inTurnOf(id, (desk, enrollment) => confirm(desk, enrollment, code)),
    answer: (id, answers) => answer(id, answers, 'operator'),
    finish: (id) =>
      inTurnOf(id, async (desk, enrollment) => {
        if (!enrollment.provedAt) throw new ConsoleError('bad-arguments', 'Nothing was proved yet.')
        return finish(desk, enrollment)
      }),
    cancel: (id) => store.inTurn(id, async () => store.remove(id)),
    peek(id) {
      const { setup } = store.find(id)
      if (!(setup instanceof AuthenticatorSetup)) throw notOfThisKind()
      return setup.copies()
    },
    endAll: () => store.clear(),
  }
}

/** A method that is only asked for. */
const unnamed = (type: MethodType): StoredMethod => ({
  id: '',
  type,
  label: '',
  addedAt: null,
  addedBy: null,
})

/** The method is in the directory and its key forgotten here: only the code that was accepted is known. */
function refuseAgain({ setup }: Enrollment, code: string): EnrollmentResult {
  if (!setup.isAccepted(code)) throw new ConsoleError('enrollment-ended', 'The method is set up already.')
  return { outcome: 'not-accepted', problem: { why: 'used' }, attemptsLeft: 1 }
}

function notOfThisKind(): ConsoleError {
  return new ConsoleError('bad-arguments', 'This is not how a method of this type is set up.')
}
