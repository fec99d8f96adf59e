import { randomBytes } from 'node:crypto'
import type { AuthenticatorEnrollment, EnrollmentResult } from '../../preload/contract.ts'
import { parseSecurityInfo } from '../directory/security-info.ts'
import { readUser } from '../directory/users.ts'
import { ConsoleError } from '../errors.ts'
import {
  checkCode,
  createKey,
  groupedKeyText,
  keyText,
  keyUri,
  qrSvg,
  type Random,
} from '../methods/authenticator-app.ts'
import { readCode } from '../methods/code-text.ts'
import { policyAttributes } from '../policy/attributes.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Desk, GetDesk } from '../session/desk.ts'
import { requireTechnician } from './change.ts'
import { type Enrollment, EnrollmentStore } from './enrollment-store.ts'
import { finishMethod, requireReadyAndAllowed, type WriteOptions } from './enrollment-write.ts'
import { nameOf } from './names.ts'

export interface EnrollmentOptions extends WriteOptions {
  desk: GetDesk
  random?: Random
}

export interface EnrollmentWish {
  dn: string
  type: 'authenticator-app'
  app: 'microsoft' | 'other'
}

export interface Enrollments {
  /** Makes a key and shows it. Nothing of it is in the directory until a right code was entered. */
  begin(wish: EnrollmentWish): Promise<AuthenticatorEnrollment>
  confirm(enrollmentId: string, code: string): Promise<EnrollmentResult>
  /** Goes on with a code that was right: after `changed-elsewhere`, an error, or an unknown outcome. */
  finish(enrollmentId: string): Promise<EnrollmentResult>
  cancel(enrollmentId: string): Promise<void>
  /** What may be copied to the clipboard: the key in Base32 and the URI. */
  peek(enrollmentId: string): { key: string; uri: string }
  /** The operator is gone: ends every enrollment and forgets every key. */
  endAll(): void
}

const attempts = 5

/**
 * Setting up an authenticator app. Several may be open, each for 30 minutes and for the operator who began
 * it; a lost connection ends none. Five wrong codes in a row start over with a new key: a guess has three
 * codes of a million to hit at a time, and no more than five tries.
 */
export function createEnrollments(options: EnrollmentOptions): Enrollments {
  const { clock, random = randomBytes, keys } = options
  const store = new EnrollmentStore(clock)
  const newId = () => Buffer.from(random(16)).toString('hex')

  async function begin({ dn, type, app }: EnrollmentWish): Promise<AuthenticatorEnrollment> {
    const desk = options.desk()
    requireTechnician(desk)
    const { user } = await readUser(desk.connection, dn, policyAttributes(desk.policy))
    requireReadyAndAllowed(evaluate(desk.policy, user, parseSecurityInfo(user)).roles, type)
    const userId = user.first('entryUUID')
    if (userId === null) throw new ConsoleError('directory-error', 'The directory does not show entryUUID.')
    // A missing keychain is to be known before the user has scanned anything.
    await keys.keyFor(desk.directory)
    const enrollment = store.add({
      id: newId(),
      operatorDn: desk.operator.dn,
      directoryId: desk.directory.id,
      userDn: user.dn,
      userId,
      methodId: newId(),
      app,
      account: user.first('uid') ?? user.first('mail') ?? nameOf(user),
      issuer: desk.issuer,
      key: createKey(random),
      wrongInRow: 0,
      lastStep: null,
      provedAt: null,
      entry: user,
      written: 'no',
      acceptedCode: null,
    })
    return show(enrollment)
  }

  async function confirm(desk: Desk, enrollment: Enrollment, code: string): Promise<EnrollmentResult> {
    if (typeof enrollment.written === 'object') return refuseAgain(enrollment, code)
    // Entered again because writing failed: it was accepted, and what is left to do is to write.
    if (enrollment.provedAt && digitsOf(code) === enrollment.acceptedCode)
      return finishMethod(options, desk, enrollment)
    const { key, lastStep, previousKeys } = enrollment
    const checked = checkCode({ key, code, now: clock(), lastStep, previousKeys })
    if (!checked.accepted) {
      // Text that can't be a code is no try at one; and once a code was right the key is proved for good.
      if (checked.problem.why !== 'format' && !enrollment.provedAt) enrollment.wrongInRow += 1
      if (enrollment.wrongInRow < attempts) return notAccepted(enrollment, checked.problem)
      startOver(enrollment)
      return { outcome: 'restarted', problem: checked.problem, enrollment: await show(enrollment) }
    }
    enrollment.lastStep = checked.step
    enrollment.provedAt = clock()
    enrollment.wrongInRow = 0
    enrollment.acceptedCode = digitsOf(code)
    return finishMethod(options, desk, enrollment)
  }

  function startOver(enrollment: Enrollment): void {
    enrollment.previousKeys = [...enrollment.previousKeys, enrollment.key]
    enrollment.key = createKey(random)
    enrollment.wrongInRow = 0
  }

  return {
    begin,
    confirm: (id, code) =>
      store.inTurn(id, async () => {
        // Asked for first: a code that is right is not used up while nothing can be written.
        const desk = options.desk()
        requireTechnician(desk)
        return confirm(desk, store.get(id, desk), code)
      }),
    finish: (id) =>
      store.inTurn(id, async () => {
        const desk = options.desk()
        requireTechnician(desk)
        const enrollment = store.get(id, desk)
        if (!enrollment.provedAt) throw new ConsoleError('bad-arguments', 'No right code was entered yet.')
        return finishMethod(options, desk, enrollment)
      }),
    cancel: (id) => store.inTurn(id, async () => store.remove(id)),
    peek(id) {
      const enrollment = store.find(id)
      return { key: keyText(enrollment.key), uri: uriOf(enrollment) }
    },
    endAll: () => store.clear(),
  }
}

async function show(enrollment: Enrollment): Promise<AuthenticatorEnrollment> {
  const { id, issuer, account, key, wrongInRow } = enrollment
  const uri = uriOf(enrollment)
  return {
    enrollmentId: id,
    issuer,
    account,
    key: groupedKeyText(key),
    uri,
    qrSvg: await qrSvg(uri),
    attemptsLeft: attempts - wrongInRow,
  }
}

const uriOf = ({ issuer, account, key }: Enrollment): string => keyUri({ issuer, account, key })

type NotAccepted = Extract<EnrollmentResult, { outcome: 'not-accepted' }>

function notAccepted({ wrongInRow }: Enrollment, problem: NotAccepted['problem']): NotAccepted {
  return { outcome: 'not-accepted', problem, attemptsLeft: attempts - wrongInRow }
}

/** The method is in the directory and its key forgotten here: only the code that was accepted is known. */
function refuseAgain(enrollment: Enrollment, code: string): NotAccepted {
  if (digitsOf(code) !== enrollment.acceptedCode)
    throw new ConsoleError('enrollment-ended', 'The method is set up already.')
  return notAccepted(enrollment, { why: 'used' })
}

function digitsOf(code: string): string | null {
  const read = readCode(code)
  return 'digits' in read ? read.digits : null
}
