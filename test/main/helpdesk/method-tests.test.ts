import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { readHistory } from '../../../main/helpdesk/history.ts'
import { openVerification, policyDocument } from '../../directory/people.ts'
import { codeFor, fromBase32 } from '../methods/totp.ts'
import { arrived } from './arrived.ts'
import { type Console, type Office, openOffice } from './office.ts'

let office: Office
/** As the console comes: the operator types what the user says. */
let desk: Console

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

const refusal = (code: string) => expect.objectContaining({ code })
const answers = ['Toy?', 'Bicycle?', 'Where?'].map((question, index) => ({
  question,
  answer: `Answer ${index}`,
}))
const wrong = answers.map(({ question }) => ({ question, answer: 'Something else' }))

async function someone(at: Office = office): Promise<string> {
  at.wait(3600)
  return at.addUser({ employeeType: ['student'], givenName: ['Sam'] })
}

async function methodOf(dn: string, at: Office = office): Promise<string> {
  return parseSecurityInfo(await at.read(dn)).methods[0]?.id ?? ''
}

async function withQuestions(): Promise<{ dn: string; methodId: string }> {
  const dn = await someone()
  const { enrollmentId } = await desk.enrollments.begin({ dn, wish: { type: 'security-questions' } })
  await desk.enrollments.answer(enrollmentId, answers)
  return { dn, methodId: await methodOf(dn) }
}

async function withPush(): Promise<{ dn: string; methodId: string }> {
  const dn = await someone()
  const { enrollmentId } = await desk.enrollments.begin({ dn, wish: { type: 'push' } })
  respond('')
  respond((await desk.enrollments.pushState(enrollmentId)).number)
  await desk.enrollments.confirm(enrollmentId, '')
  office.wait(60)
  return { dn, methodId: await methodOf(dn) }
}

const respond = (number: string | null) => desk.phone.answer(desk.phone.read().pushes[0]?.id ?? '', number)

describe('the user display in a test', () => {
  it('shows the number to match until the prompt is answered', async () => {
    const test = await desk.tests.begin(await withPush())
    if (test.kind !== 'push') throw new Error(test.kind)
    const { number, expiresAt } = test.push
    expect(desk.shown()).toEqual({ kind: 'number', firstName: 'Sam', number, expiresAt })
    respond(number)
    expect(await desk.tests.pushState(test.testId)).toMatchObject({ stage: 'approved' })
    expect(desk.shown()).toBeNull()
  })

  it('is empty once the test is given up', async () => {
    const { testId } = await desk.tests.begin(await withPush())
    await desk.tests.cancel(testId)
    expect(desk.shown()).toBeNull()
  })

  it('asks the questions, and what is answered there is told to the console', async () => {
    const { dn, methodId } = await withQuestions()
    const { testId } = await desk.tests.begin({ dn, methodId })
    expect(desk.shown()).toMatchObject({ kind: 'test-questions', firstName: 'Sam', again: false })
    expect(await desk.answerThere(wrong)).toMatchObject({ kind: 'test-questions', again: true })
    expect(desk.shown()).toMatchObject({ again: true })
    expect(desk.told.at(-1)).toMatchObject({
      event: 'tests.answered',
      value: { testId, answer: { ok: true, value: { outcome: 'redrawn', attemptsLeft: 4 } } },
    })
    expect(await desk.answerThere(answers)).toBeNull()
    expect(desk.told.at(-1)).toMatchObject({
      event: 'tests.answered',
      value: { testId, answer: { ok: true, value: { outcome: 'passed', recorded: true } } },
    })
    expect(desk.shown()).toBeNull()
    const { lastTest } = parseSecurityInfo(await office.read(dn)).methods[0] ?? {}
    expect(lastTest).toMatchObject({ result: 'passed' })
  })

  it('has nothing of what is asked as evidence: the caller may be on the phone', async () => {
    const { dn, methodId } = await withQuestions()
    await desk.tests.begin({ dn, methodId }, async () => undefined)
    expect(desk.shown()).toBeNull()
  })

  it('stays empty where the operator has gone while the test was beginning', async () => {
    const at = await office.open()
    const beginning = at.tests.begin(await withQuestions())
    at.tests.endAll()
    await expect(beginning).rejects.toEqual(refusal('test-ended'))
    expect(at.shown()).toBeNull()
  })

  it('tells the console why an answer was not looked at', async () => {
    const at = await office.open()
    const { testId } = await at.tests.begin(await withQuestions())
    const there = at.answerThere
    office.wait(30 * 60)
    await expect(there(answers)).rejects.toEqual(refusal('test-ended'))
    expect(at.told.at(-1)).toMatchObject({
      event: 'tests.answered',
      value: { testId, answer: { ok: false, error: { code: 'test-ended' } } },
    })
    expect(at.shown()).toBeNull()
  })
})

describe('a test whose message never arrives', () => {
  it('has failed, and the method, its card and the history tell why', async () => {
    const dn = await someone()
    const wish = { type: 'text', country: 'US', number: '(206) 555-0123' } as const
    const { enrollmentId } = await desk.enrollments.begin({ dn, wish })
    await desk.enrollments.confirm(enrollmentId, arrived(desk))
    office.wait(3600)
    const { testId } = await desk.tests.begin({ dn, methodId: await methodOf(dn) })
    expect(await desk.tests.notArrived(testId)).toMatchObject({
      outcome: 'failed',
      problem: { why: 'not-arrived' },
      recorded: true,
      card: { methods: [{ lastTest: { result: 'failed', why: 'not-arrived' } }] },
    })
    expect(parseSecurityInfo(await office.read(dn)).methods[0]?.lastTest).toEqual({
      ...{ at: office.now().toISOString(), result: 'failed', why: 'not-arrived' },
      by: desk.desk().operator.dn,
    })
    expect((await readHistory(office.auditLog, dn))[0]).toMatchObject({
      action: 'test-method',
      detail: { result: 'failed', problem: 'not-arrived' },
    })
    await expect(desk.tests.confirm(testId, arrived(desk))).rejects.toEqual(refusal('test-ended'))
  })
})

describe('a secret that an earlier organization’s key sealed', () => {
  it('is opened with that key: the app and the questions can be tested', async () => {
    const dn = await someone()
    const shown = await desk.enrollments.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } })
    if (shown.type !== 'authenticator-app') throw new Error(shown.type)
    const code = () => codeFor(fromBase32(shown.key.replaceAll(' ', '')), office.now())
    await desk.enrollments.confirm(shown.enrollmentId, code())
    const questions = await withQuestions()
    await office.keys.importKey(desk.desk().directory, Buffer.alloc(32, 7).toString('base64url'))

    office.wait(30)
    const test = await desk.tests.begin({ dn, methodId: await methodOf(dn) })
    expect(await desk.tests.confirm(test.testId, code())).toMatchObject({ outcome: 'passed' })
    await desk.tests.begin(questions)
    expect(await desk.answerThere(answers)).toBeNull()
  })
})

describe('where the policy has the user type the answers', () => {
  let strict: Office
  let at: Console
  beforeAll(async () => {
    strict = await openOffice({
      policy: {
        ...policyDocument,
        verification: openVerification,
        securityQuestions: { answeredBy: 'user' },
      },
    })
    at = await strict.open()
  })
  afterAll(() => strict.close())

  it('the console’s own answers are refused, in the wizard and in a test, and those of the display taken', async () => {
    const dn = await someone(strict)
    const { enrollmentId } = await at.enrollments.begin({ dn, wish: { type: 'security-questions' } })
    await expect(at.enrollments.answer(enrollmentId, answers)).rejects.toEqual(refusal('not-permitted'))
    expect(parseSecurityInfo(await strict.read(dn)).methods).toEqual([])
    expect(await at.answerThere(answers)).toBeNull()
    expect(at.told.at(-1)).toMatchObject({
      event: 'enrollment.answered',
      value: { enrollmentId, answer: { ok: true, value: { outcome: 'confirmed' } } },
    })

    const test = await at.tests.begin({ dn, methodId: await methodOf(dn, strict) })
    expect(test).toMatchObject({ kind: 'questions', answeredBy: 'user' })
    await expect(at.tests.answer(test.testId, ['a', 'b', 'c'])).rejects.toEqual(refusal('not-permitted'))
    expect(await at.answerThere(answers)).toBeNull()
  })
})
