import type {
  AdministratorsTold,
  CallerVerification,
  HelpCase,
  MethodTest,
  ObservedEvidence,
} from '../../../preload/contract.ts'
import type { AuditDetail, AuditLog } from '../../audit-log/audit-log.ts'
import { sameDn } from '../../directory/dn.ts'
import type { Entry } from '../../directory/entry.ts'
import { parseSecurityInfo } from '../../directory/security-info.ts'
import type { ReadUser } from '../../directory/users.ts'
import { ConsoleError } from '../../errors.ts'
import { matchesTicket } from '../../policy/protection.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { oneLine } from '../../text.ts'
import { createTurns } from '../../turns.ts'
import type { SecurityInfoWriter } from '../change.ts'
import type { MethodTests } from '../method-tests.ts'
import { isLead, type Protection, requireTechnician } from '../protection.ts'
import { readUserFor } from '../read-user.ts'
import type { VelocityWatch } from '../velocity.ts'
import { createEvidenceBook } from './evidence-book.ts'
import { evidenceOptions, type KnownOption } from './evidence-options.ts'
import { type Ground, groundsOf } from './lost-device.ts'
import {
  calledNumber,
  type Emergency,
  emergencyOf,
  goodEvidence,
  holdsUntil,
  levelOf,
  reportedIds,
  reportLost,
  toEvidence,
  type Verification,
  type VerificationStore,
} from './verification-store.ts'

export interface VerificationOptions {
  desk: GetDesk
  auditLog: AuditLog
  store: VerificationStore
  protection: Protection
  tests: MethodTests
  /** As the card shows them just now. */
  recent: (desk: Desk, dn: string) => Promise<ReadUser>
  /** As it was counted last; the action itself counts again. */
  tooFast: VelocityWatch['tooFast']
  writer: SecurityInfoWriter
  clock: () => Date
  /** Evidence came or went for this user. */
  changed: (dn: string) => void
  /** An emergency: all administrators are to know of it. Never rejects. */
  brokeGlass: (desk: Desk, user: Entry, reason: string) => Promise<AdministratorsTold>
}

interface OfUser {
  dn: string
}

export interface Verifications {
  read(of: OfUser): Promise<CallerVerification>
  setCase(of: OfUser & { case: HelpCase }): Promise<CallerVerification>
  reportLost(of: OfUser & { methodIds: string[] }): Promise<CallerVerification>
  begin(of: OfUser & { optionId: string }): Promise<MethodTest>
  observe(of: OfUser & { optionId: string; observed: ObservedEvidence }): Promise<CallerVerification>
  callerFailed(of: OfUser): Promise<CallerVerification>
  breakGlass(of: OfUser & { reason: string }): Promise<CallerVerification>
  end(of: OfUser): Promise<CallerVerification>
}

const longestText = 500
const shortestEmergency = 20

/** Proving that the caller is the user: what was given as evidence, what it adds up to, and what it opens. */
export function createVerifications(options: VerificationOptions): Verifications {
  const { desk: getDesk, auditLog, store, protection, tests, writer, clock } = options
  const { recent, tooFast, changed, brokeGlass } = options
  const book = createEvidenceBook({ auditLog, store, writer, clock })
  const inTurn = createTurns()

  function optionsFor(desk: Desk, { user, manager }: ReadUser): Promise<KnownOption[]> {
    const verification = store.find(desk, user)
    return evidenceOptions({ desk, user, manager, verification, now: clock() })
  }

  async function show(desk: Desk, read: ReadUser): Promise<CallerVerification> {
    const { user } = read
    const policy = desk.policy.verification
    const verification = store.find(desk, user)
    const evidence = verification ? goodEvidence(verification) : []
    const known = await optionsFor(desk, read)
    const emergency = emergencyOf(verification)
    return {
      verificationId: verification?.id ?? null,
      level: levelOf(evidence, policy),
      holdsUntil: holdsUntil(evidence, policy)?.toISOString() ?? null,
      given: evidence.map((one) => toEvidence(one, policy)),
      options: known.map(({ method: _method, number: _number, ground: _ground, ...option }) => option),
      case: verification?.case ?? null,
      caseForm: { reasons: policy.reasons, ticket: policy.ticket },
      reportedLost: reportedIds(verification),
      breakGlass: emergency && {
        reason: emergency.reason,
        until: emergency.validity.endsAt().toISOString(),
        administratorsTold: emergency.administratorsTold,
      },
      mayBreakGlass: isLead(desk),
      velocity: tooFast(desk, calledNumber(evidence)),
      gates: protection.gates(desk, user),
    }
  }

  async function find(desk: Desk, read: ReadUser, optionId: string): Promise<KnownOption> {
    const known = await optionsFor(desk, read)
    const option = known.find(({ id }) => id === optionId)
    if (!option) throw new ConsoleError('not-found', 'The user has no such evidence any more.')
    if (option.refused)
      throw new ConsoleError('evidence-refused', `This is no evidence: ${option.refused.why}`, {
        why: option.refused.why,
      })
    return option
  }

  /** The console was locked meanwhile, or the call has ended: whoever is on the line now has proved nothing. */
  function requireSameCall(desk: Desk, user: Entry, call: Verification): void {
    if (store.find(desk, user) !== call) throw new ConsoleError('test-ended', 'The call has ended.')
  }

  /** One after the other for each user: two answers at once must not lose one another's evidence. */
  function work<T>(dn: string, act: (desk: Desk, user: Entry, read: ReadUser) => Promise<T>): Promise<T> {
    return inTurn(dn, async () => {
      const desk = getDesk()
      requireTechnician(desk)
      const read = await readUserFor(desk, dn)
      // Locked, or bound anew, while the directory was asked: what is known of the caller went with that.
      if (getDesk().connection !== desk.connection)
        throw new ConsoleError('test-ended', 'The call has ended.')
      return act(desk, read.user, read)
    })
  }

  return {
    async read({ dn }) {
      const desk = getDesk()
      return show(desk, await recent(desk, dn))
    },
    setCase: ({ dn, case: about }) =>
      work(dn, async (desk, user, read) => {
        store.open(desk, user).case = readCase(desk, about)
        changed(user.dn)
        return show(desk, read)
      }),
    reportLost: ({ dn, methodIds }) =>
      work(dn, async (desk, user, read) => {
        const verification = store.open(desk, user)
        await book.record(desk, user, verification, { kind: 'reported-lost', methods: methodIds.length })
        reportLost(verification, [...goneWith(verification, user), ...groundsOf(user, methodIds)])
        changed(user.dn)
        return show(desk, read)
      }),
    begin: ({ dn, optionId }) =>
      work(dn, async (desk, user, read) => {
        const option = await find(desk, read, optionId)
        if (!option.method) throw notOfThisKind()
        const call = store.open(desk, user)
        const askedManager = option.kind === 'manager' ? read.manager : null
        return tests.begin({ ...option.method, askedManager }, async (result, at) => {
          // The operator may have changed by now, and so may the option: it was added again, or reported lost.
          if (!sameDn(at.operator.dn, desk.operator.dn)) return
          if (result === 'failed') await book.fail(at, user, call, option, {}, { flags: true })
          else {
            const now = await readUserFor(at, dn)
            await find(at, now, optionId)
            requireSameCall(at, now.user, call)
            await book.give(at, now.user, call, option, {})
          }
          changed(user.dn)
        })
      }),
    observe: ({ dn, optionId, observed }) =>
      work(dn, async (desk, user, read) => {
        const option = await find(desk, read, optionId)
        if (option.kind !== observed.kind) throw notOfThisKind()
        const detail = describe(observed)
        const call = store.open(desk, user)
        if (observed.outcome === 'confirmed' || observed.outcome === 'matches')
          await book.give(desk, user, call, option, detail)
        else await book.fail(desk, user, call, option, detail, { flags: observed.outcome !== 'no-answer' })
        changed(user.dn)
        return show(desk, await readUserFor(desk, dn))
      }),
    callerFailed: ({ dn }) =>
      work(dn, async (desk, user, read) => {
        const verification = store.open(desk, user)
        verification.evidence = []
        verification.breakGlass = null
        // Until the call is over: whoever failed is not to try one way after the other.
        for (const { id } of await optionsFor(desk, read)) verification.failed.add(id)
        await book.record(desk, user, verification, { kind: 'caller', result: 'failed' })
        await book.flag(desk, dn, verification, { kind: 'caller-failed' })
        changed(user.dn)
        return show(desk, await readUserFor(desk, dn))
      }),
    breakGlass: ({ dn, reason: typed }) =>
      work(dn, async (desk, user) => {
        if (!isLead(desk))
          throw new ConsoleError('not-permitted', 'Only an administrator who is a technician may do this.')
        const reason = oneLine(typed)
        if ([...reason].length < shortestEmergency || reason.length > longestText)
          throw new ConsoleError('bad-arguments', 'The reason has 20 to 500 characters.')
        const verification = store.open(desk, user)
        await book.flag(desk, dn, verification, { kind: 'break-glass', reason })
        const validity = store.stopwatch(desk.policy.verification.expiresAfterMinutes)
        const emergency: Emergency = { reason, validity, administratorsTold: null }
        verification.breakGlass = emergency
        void brokeGlass(desk, user, reason).then((told) => {
          emergency.administratorsTold = told
          changed(user.dn)
        })
        changed(user.dn)
        return show(desk, await readUserFor(desk, dn))
      }),
    end: ({ dn }) =>
      work(dn, async (desk, user, read) => {
        store.end(desk, user)
        changed(user.dn)
        return show(desk, read)
      }),
  }
}

/** What was reported lost and is no method any more can't be named again: it stays lost. */
function goneWith({ reportedLost }: Verification, user: Entry): Ground[] {
  const { methods } = parseSecurityInfo(user)
  return reportedLost.filter(({ methodId }) => !methods.some(({ id }) => id === methodId))
}

/** @throws ConsoleError bad-arguments, with detail.problem */
function readCase({ policy }: Desk, { reason, text, ticket }: HelpCase): HelpCase {
  const { reasons, ticket: form } = policy.verification
  if (!reasons.includes(reason)) throw badCase('reason')
  const plain = oneLine(text)
  if (plain.length > longestText) throw badCase('text')
  const number = oneLine(ticket ?? '')
  if (form && !matchesTicket(form.pattern, number)) throw badCase('ticket')
  return { reason, text: plain, ticket: form ? number : null }
}

/** Of the document nothing but its kind and four characters. */
function describe(observed: ObservedEvidence): AuditDetail {
  if (observed.kind === 'call-back') return { outcome: observed.outcome }
  const { how, document, lastFour, outcome } = observed
  if (!/^[\p{L}\p{N}]{4}$/u.test(lastFour))
    throw new ConsoleError('bad-arguments', 'The last four characters of the number.', {
      problem: 'lastFour',
    })
  return { how, document, lastFour: lastFour.toUpperCase(), outcome }
}

function badCase(problem: string): ConsoleError {
  return new ConsoleError('bad-arguments', `What the call is about: ${problem}`, { problem })
}

function notOfThisKind(): ConsoleError {
  return new ConsoleError('bad-arguments', 'This is not how evidence of this kind is given.')
}
