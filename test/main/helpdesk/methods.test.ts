import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import type { CodeEnrollment, EnrollmentWish, PushEnrollment } from '../../../preload/contract.ts'
import { codeFor, fromBase32 } from '../methods/totp.ts'
import { arrived, wrongFor } from './arrived.ts'
import { type Console, type Office, openOffice } from './office.ts'

let office: Office
let desk: Console
const refusal = (code: string, detail: object = {}) =>
  expect.objectContaining({ code, detail: expect.objectContaining(detail) })

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

const text = { type: 'text', country: 'US', number: '(206) 555-0123' } as const
const call = { type: 'call', country: 'DE', number: '030 901820', extension: '12' } as const
const email = { type: 'email', address: 'priya@private.example' } as const
const student = { employeeType: ['student'] }

const infoOf = async (dn: string) => parseSecurityInfo(await office.read(dn))

/** Enough time that no limit of one test stands in the way of the next. */
async function someone(attributes: Record<string, string[]> = {}): Promise<string> {
  office.wait(3600)
  return office.addUser(attributes)
}

async function setUp(dn: string, wish: EnrollmentWish, at = desk) {
  const { enrollmentId } = await at.enrollments.begin({ dn, wish })
  return at.enrollments.confirm(enrollmentId, arrived(at))
}

describe('a code that was sent', () => {
  it.each([
    ['text', text, '+12065550123', {}],
    ['call', call, '+4930901820;ext=12', {}],
    ['email', email, 'priya@private.example', student],
  ] as const)('read out makes %s a method, and nothing is there before', async (type, wish, target, who) => {
    const dn = await someone(who)
    const begun = (await desk.enrollments.begin({ dn, wish })) as CodeEnrollment
    expect(begun).toMatchObject({ type, sent: { target, attemptsLeft: 5, sharedWith: 0 } })
    expect((await infoOf(dn)).methods).toEqual([])
    const isFactor = type !== 'email'
    expect(await desk.enrollments.confirm(begun.enrollmentId, arrived(desk))).toMatchObject({
      outcome: 'confirmed',
      madeDefault: isFactor,
    })
    const info = await infoOf(dn)
    expect(info.methods).toMatchObject([{ type, target, confirmedAt: office.now().toISOString() }])
    expect(info.defaultId).toBe(isFactor ? info.methods[0]?.id : null)
    expect((await office.read(dn)).has('securityInfoSecret')).toBe(false)
  })

  it('is not accepted wrong, late, or for another user', async () => {
    const [one, other] = [await someone(), await someone()]
    const first = await desk.enrollments.begin({ dn: one, wish: text })
    const code = arrived(desk)
    const second = await desk.enrollments.begin({ dn: other, wish: { ...text, number: '206 555 0124' } })
    expect(await desk.enrollments.confirm(second.enrollmentId, code)).toMatchObject({
      outcome: 'not-accepted',
      problem: { why: 'wrong' },
    })
    expect(await desk.enrollments.confirm(first.enrollmentId, wrongFor(code))).toMatchObject({
      outcome: 'not-accepted',
      attemptsLeft: 4,
    })
    office.wait(601)
    expect(await desk.enrollments.confirm(first.enrollmentId, code)).toMatchObject({
      problem: { why: 'expired' },
    })
    for (const dn of [one, other]) expect((await infoOf(dn)).methods).toEqual([])
  })

  it('is not looked at a sixth time, also if it is right', async () => {
    const dn = await someone()
    const { enrollmentId } = await desk.enrollments.begin({ dn, wish: text })
    const code = arrived(desk)
    for (let attempt = 1; attempt <= 5; attempt += 1)
      await desk.enrollments.confirm(enrollmentId, wrongFor(code))
    expect(await desk.enrollments.confirm(enrollmentId, code)).toMatchObject({
      outcome: 'not-accepted',
      problem: { why: 'too-many-attempts' },
    })
    expect((await infoOf(dn)).methods).toEqual([])
  })

  it('can be sent again after 30 seconds, five times in all', async () => {
    const dn = await someone()
    const { enrollmentId } = await desk.enrollments.begin({ dn, wish: text })
    await expect(desk.enrollments.resend(enrollmentId)).rejects.toEqual(
      refusal('send-limit', { whose: 'wait' }),
    )
    for (let send = 2; send <= 5; send += 1) {
      office.wait(31)
      expect(await desk.enrollments.resend(enrollmentId)).toMatchObject({ sendsLeft: 5 - send })
    }
    office.wait(31)
    await expect(desk.enrollments.resend(enrollmentId)).rejects.toEqual(refusal('send-limit'))
    expect(await desk.enrollments.confirm(enrollmentId, arrived(desk))).toMatchObject({
      outcome: 'confirmed',
    })
  })
})

describe('numbers and addresses', () => {
  it.each([
    [{ ...text, country: 'DE', number: '030 901820' }, 'bad-number', { problem: 'landline' }],
    [{ ...text, number: '+1 900 234 5678' }, 'bad-number', { problem: 'premium' }],
    [{ ...text, number: '12' }, 'bad-number', { problem: 'invalid' }],
    [{ ...text, number: ' ' }, 'bad-number', { problem: 'empty' }],
    [{ ...call, extension: '12#4' }, 'bad-number', { problem: 'bad-extension' }],
  ] as const)('%o is refused', async (wish, code, detail) => {
    await expect(desk.enrollments.begin({ dn: await someone(), wish })).rejects.toEqual(refusal(code, detail))
  })

  it.each([
    ['u@example.org', 'own-mailbox'],
    ['U@EXAMPLE.ORG', 'own-mailbox'],
    ['a@b.example\r\nBcc: c@d.example', 'line-break'],
    ['a@b@c.example', 'at-sign'],
    ['"a b"@c.example', 'characters'],
  ])('%s is refused', async (address, problem) => {
    const dn = await someone({ ...student, mail: ['u@example.org'] })
    await expect(desk.enrollments.begin({ dn, wish: { type: 'email', address } })).rejects.toEqual(
      refusal('bad-address', { problem }),
    )
  })

  it('that another account has are pointed out; the same one twice is refused', async () => {
    const number = '206 555 0177'
    const [one, other] = [await someone(), await someone()]
    await setUp(one, { ...text, number })
    expect(await desk.enrollments.begin({ dn: other, wish: { ...text, number } })).toMatchObject({
      sent: { sharedWith: 1 },
    })
    office.wait(3600)
    await expect(desk.enrollments.begin({ dn: one, wish: { ...text, number } })).rejects.toEqual(
      refusal('already-exists'),
    )
  })

  it('a method that no role allows is refused before anything is sent', async () => {
    const dn = await someone()
    const before = desk.phone.read().messages.length
    await expect(desk.enrollments.begin({ dn, wish: email })).rejects.toEqual(refusal('method-not-allowed'))
    expect(desk.phone.read().messages).toHaveLength(before)
  })
})

describe('push', () => {
  const begin = async (dn: string) => {
    const begun = (await desk.enrollments.begin({ dn, wish: { type: 'push' } })) as PushEnrollment
    const prompt = desk.phone.read().pushes[0]
    desk.phone.answer(prompt?.id ?? '', '')
    return begun
  }
  const approve = (number: string | null) => desk.phone.answer(desk.phone.read().pushes[0]?.id ?? '', number)

  it('waits for the device, then for the number, and the display shows each', async () => {
    const dn = await someone()
    const { enrollmentId, push } = (await desk.enrollments.begin({
      dn,
      wish: { type: 'push' },
    })) as PushEnrollment
    expect(push).toMatchObject({ stage: 'waiting-for-device', number: null })
    expect(desk.shown()).toMatchObject({ kind: 'register-device' })
    desk.phone.answer(desk.phone.read().pushes[0]?.id ?? '', '')
    const waiting = await desk.enrollments.pushState(enrollmentId)
    expect(waiting).toMatchObject({ stage: 'waiting-for-approval', registration: null })
    expect(desk.shown()).toMatchObject({ kind: 'number', number: waiting.number })
    expect(await desk.enrollments.confirm(enrollmentId, '')).toMatchObject({ outcome: 'not-accepted' })
    approve(waiting.number)
    expect(await desk.enrollments.pushState(enrollmentId)).toMatchObject({ stage: 'approved' })
    expect(await desk.enrollments.confirm(enrollmentId, '')).toMatchObject({ outcome: 'confirmed' })
    expect(desk.shown()).toBeNull()
    expect((await infoOf(dn)).methods).toMatchObject([{ type: 'push', device: expect.any(String) }])
  })

  it.each([
    ['denied', () => approve(null)],
    ['denied', () => approve('00')],
    ['expired', () => office.wait(200)],
  ] as const)('%s is told, and asking again gives a new chance', async (stage, happens) => {
    const dn = await someone()
    const { enrollmentId } = await begin(dn)
    await desk.enrollments.pushState(enrollmentId)
    happens()
    expect(await desk.enrollments.pushState(enrollmentId)).toMatchObject({ stage })
    expect((await infoOf(dn)).methods).toEqual([])
    office.wait(60)
    const { number } = await desk.enrollments.pushAgain(enrollmentId)
    approve(number)
    expect(await desk.enrollments.confirm(enrollmentId, '')).toMatchObject({ outcome: 'confirmed' })
  })
})

describe('a device at the gateway', () => {
  /** A console that notes what the gateway is told about devices. */
  async function noting() {
    const noted: { givenUp: string[]; removed: string[]; known: (readonly string[])[] } = {
      givenUp: [],
      removed: [],
      known: [],
    }
    const at = await office.open('technician', {
      push: (real) => ({
        async begin(request) {
          noted.known.push((await request.held?.()) ?? [])
          const challenge = await real.begin(request)
          return {
            ...challenge,
            giveUp() {
              noted.givenUp.push(challenge.device()?.id ?? 'none yet')
              challenge.giveUp()
            },
          }
        },
        remove: ({ device }) => void noted.removed.push(device),
      }),
    })
    const dn = await someone()
    const registered = async () => {
      const { enrollmentId } = await at.enrollments.begin({ dn, wish: { type: 'push' } })
      at.phone.answer(at.phone.read().pushes[0]?.id ?? '', '')
      const { number } = await at.enrollments.pushState(enrollmentId)
      return { enrollmentId, approve: () => at.phone.answer(at.phone.read().pushes[0]?.id ?? '', number) }
    }
    return { at, dn, noted, registered }
  }

  it('is given up with the enrollment: left, denied for good, run out, or the operator gone', async () => {
    const { at, dn, noted, registered } = await noting()
    const left = await registered()
    await at.enrollments.cancel(left.enrollmentId)
    expect(noted.givenUp).toHaveLength(1)
    const { enrollmentId } = await at.enrollments.begin({ dn, wish: { type: 'push' } })
    await at.enrollments.cancel(enrollmentId)
    expect(noted.givenUp[1]).toBe('none yet')
    await registered()
    office.wait(1801)
    await expect.poll(() => noted.givenUp).toHaveLength(3)
    await registered()
    at.enrollments.endAll()
    expect(noted.givenUp).toHaveLength(4)
    expect((await infoOf(dn)).methods).toEqual([])
  })

  it('stays with its method, also if the wizard is left afterwards, and goes with it', async () => {
    const { at, dn, noted, registered } = await noting()
    const { enrollmentId, approve } = await registered()
    approve()
    expect(await at.enrollments.confirm(enrollmentId, '')).toMatchObject({ outcome: 'confirmed' })
    await at.enrollments.cancel(enrollmentId)
    at.enrollments.endAll()
    expect(noted.givenUp).toEqual([])
    const [method] = (await infoOf(dn)).methods
    await at.enrollments.begin({ dn, wish: { type: 'push' } })
    expect(noted.known.at(-1)).toEqual([method?.device])
    at.enrollments.endAll()
    await at.changes.rename({ dn, methodId: method?.id ?? '', label: 'The other phone' })
    expect(noted.removed).toEqual([])
    await at.changes.remove({ dn, methodId: method?.id ?? '' })
    expect(noted.removed).toEqual([method?.device])
  })
})

describe('security questions', () => {
  const answers = [
    { question: 'Which toy did you lose as a child?', answer: 'A red  Tractor' },
    { question: 'What did you call your first bicycle?', answer: 'Blitz' },
    { question: 'Where did I hide?', answer: 'Under the stairs' },
  ]
  const begin = (dn: string) => desk.enrollments.begin({ dn, wish: { type: 'security-questions' } })

  it('are hashed and sealed, and nobody learns an answer', async () => {
    const dn = await someone(student)
    const { enrollmentId } = await begin(dn)
    expect(desk.shown()).toMatchObject({ kind: 'questions' })
    expect(await desk.enrollments.answer(enrollmentId, answers)).toMatchObject({
      outcome: 'confirmed',
      madeDefault: false,
    })
    const entry = await office.read(dn)
    const written = JSON.stringify(entry.names().map((name) => entry.values(name)))
    expect(entry.values('securityInfoSecret')).toHaveLength(1)
    for (const word of ['Tractor', 'Blitz', 'stairs']) expect(written).not.toContain(word)
    expect(parseSecurityInfo(entry).methods).toMatchObject([{ type: 'security-questions' }])
  })

  it('say which answer can’t be taken', async () => {
    const dn = await someone(student)
    const { enrollmentId } = await begin(dn)
    const [first, second, third] = answers as [(typeof answers)[0], (typeof answers)[0], (typeof answers)[0]]
    const given = [first, { ...second, answer: 'a RED tractor' }, { ...third, answer: 'i' }]
    expect(await desk.enrollments.answer(enrollmentId, given)).toEqual({
      outcome: 'answers-refused',
      problems: [
        { index: 1, why: 'answer-twice' },
        { index: 2, why: 'answer-length' },
      ],
    })
    expect(await desk.enrollments.answer(enrollmentId, [first, second])).toEqual({
      outcome: 'answers-refused',
      problems: [{ index: null, why: 'too-few' }],
    })
    expect((await infoOf(dn)).methods).toEqual([])
  })

  it('are registered once: a second set is refused until the first is removed', async () => {
    const dn = await someone(student)
    const { enrollmentId } = await begin(dn)
    await desk.enrollments.answer(enrollmentId, answers)
    await expect(begin(dn)).rejects.toEqual(refusal('already-exists', { label: 'Security questions' }))
    await desk.changes.remove({ dn, methodId: (await infoOf(dn)).methods[0]?.id ?? '' })
    expect((await office.read(dn)).has('securityInfoSecret')).toBe(false)
    expect(await begin(dn)).toMatchObject({ type: 'security-questions' })
  })

  it('begun at two consoles at once become one set: the second is refused, also if it is sent off again', async () => {
    const dn = await someone(student)
    const other = await office.open('colleague')
    const [one, two] = [
      await begin(dn),
      await other.enrollments.begin({ dn, wish: { type: 'security-questions' } }),
    ]
    await desk.enrollments.answer(one.enrollmentId, answers)
    expect(await other.enrollments.answer(two.enrollmentId, answers)).toMatchObject({
      outcome: 'changed-elsewhere',
    })
    await expect(other.enrollments.finish(two.enrollmentId)).rejects.toEqual(
      refusal('already-exists', { label: 'Security questions' }),
    )
    expect((await infoOf(dn)).methods).toHaveLength(1)
  })

  it('are tried out in any spelling of the answers, and others are drawn after a failure', async () => {
    const dn = await someone(student)
    const { enrollmentId } = await begin(dn)
    await desk.enrollments.answer(enrollmentId, answers)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const test = await desk.tests.begin({ dn, methodId })
    if (test.kind !== 'questions') throw new Error(test.kind)
    const say = (questions: string[]) =>
      questions.map((asked) => ` ${answers.find(({ question }) => question === asked)?.answer.toUpperCase()}`)
    const wrong = await desk.tests.answer(test.testId, ['x', 'y', 'z'])
    if (wrong.outcome !== 'redrawn') throw new Error(wrong.outcome)
    expect(wrong.attemptsLeft).toBe(4)
    expect(await desk.tests.answer(test.testId, say(wrong.questions))).toMatchObject({
      outcome: 'passed',
      recorded: true,
    })
  })
})

describe('test codes', () => {
  it('of a phone are stored on the method: when, how, by whom', async () => {
    const dn = await someone()
    await setUp(dn, text)
    office.wait(3600)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const test = await desk.tests.begin({ dn, methodId })
    expect(test).toMatchObject({ kind: 'code', sent: { display: '+1 206 555 0123' } })
    const result = await desk.tests.confirm(test.testId, arrived(desk))
    expect(result).toMatchObject({ outcome: 'passed', recorded: true })
    expect((await infoOf(dn)).methods[0]?.lastTest).toEqual({
      at: office.now().toISOString(),
      result: 'passed',
      by: desk.desk().operator.dn,
    })
    await expect(desk.tests.confirm(test.testId, arrived(desk))).rejects.toEqual(
      expect.objectContaining({ code: 'test-ended' }),
    )
  })

  it('of an authenticator app are explained, and accepted once', async () => {
    const dn = await someone()
    const shown = await desk.enrollments.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } })
    if (shown.type !== 'authenticator-app') throw new Error(shown.type)
    const code = (secondsOff = 0) =>
      codeFor(fromBase32(shown.key.replaceAll(' ', '')), new Date(office.now().getTime() + secondsOff * 1000))
    const enrolled = code()
    await desk.enrollments.confirm(shown.enrollmentId, enrolled)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const test = await desk.tests.begin({ dn, methodId })
    expect(await desk.tests.confirm(test.testId, enrolled)).toMatchObject({ problem: { why: 'used' } })
    expect(await desk.tests.confirm(test.testId, code(240))).toMatchObject({
      problem: { why: 'clock', offsetSeconds: 240 },
      attemptsLeft: 3,
    })
    office.wait(30)
    const now = code()
    expect(await desk.tests.confirm(test.testId, now)).toMatchObject({ outcome: 'passed', recorded: true })
    const again = await desk.tests.begin({ dn, methodId })
    expect(await desk.tests.confirm(again.testId, now)).toMatchObject({ problem: { why: 'used' } })
  })

  it.each([
    ['one console', async () => desk],
    ['two consoles', () => office.open()],
  ])('of an app pass one of two tests that go on at once, at %s', async (_, second) => {
    const dn = await someone()
    const shown = await desk.enrollments.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } })
    if (shown.type !== 'authenticator-app') throw new Error(shown.type)
    const code = () => codeFor(fromBase32(shown.key.replaceAll(' ', '')), office.now())
    await desk.enrollments.confirm(shown.enrollmentId, code())
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const other = await second()
    const [one, two] = [await desk.tests.begin({ dn, methodId }), await other.tests.begin({ dn, methodId })]
    office.wait(30)
    expect(await desk.tests.confirm(one.testId, code())).toMatchObject({ outcome: 'passed' })
    expect(await other.tests.confirm(two.testId, code())).toMatchObject({ problem: { why: 'used' } })
  })

  it('of a method that is gone are told, and recorded nowhere', async () => {
    const dn = await someone()
    await setUp(dn, text)
    office.wait(3600)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const test = await desk.tests.begin({ dn, methodId })
    await desk.changes.remove({ dn, methodId })
    expect(await desk.tests.confirm(test.testId, arrived(desk))).toMatchObject({
      outcome: 'passed',
      recorded: false,
      card: { methods: [] },
    })
  })

  it('are told where the directory is gone, though nothing can be stored', async () => {
    const dn = await someone()
    const own = await office.open()
    await setUp(dn, text, own)
    office.wait(3600)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const test = await own.tests.begin({ dn, methodId })
    await own.desk().connection.close()
    expect(await own.tests.confirm(test.testId, arrived(own))).toMatchObject({
      outcome: 'passed',
      recorded: false,
      card: { methods: [{ id: methodId }] },
    })
    expect((await infoOf(dn)).methods[0]?.lastTest).toBeUndefined()
  })

  it('given up after something wrong are failed ones, and untried ones are none', async () => {
    const dn = await someone()
    await setUp(dn, text)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    office.wait(3600)
    const untried = await desk.tests.begin({ dn, methodId })
    await desk.tests.cancel(untried.testId)
    expect((await infoOf(dn)).methods[0]?.lastTest).toBeUndefined()
    office.wait(3600)
    const tried = await desk.tests.begin({ dn, methodId })
    await desk.tests.confirm(tried.testId, wrongFor(arrived(desk)))
    await desk.tests.cancel(tried.testId)
    expect((await infoOf(dn)).methods[0]?.lastTest).toMatchObject({ result: 'failed' })
  })

  it('fail after five wrong ones of the app, and that is stored', async () => {
    const dn = await someone()
    const shown = await desk.enrollments.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } })
    if (shown.type !== 'authenticator-app') throw new Error(shown.type)
    const key = fromBase32(shown.key.replaceAll(' ', ''))
    await desk.enrollments.confirm(shown.enrollmentId, codeFor(key, office.now()))
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const { testId } = await desk.tests.begin({ dn, methodId })
    // Codes of years ago.
    for (let year = 1; year <= 4; year += 1)
      await desk.tests.confirm(testId, codeFor(key, new Date(office.now().getTime() - year * 4e10)))
    expect(await desk.tests.confirm(testId, codeFor(key, new Date(1e12)))).toMatchObject({
      outcome: 'failed',
      recorded: true,
    })
    expect((await infoOf(dn)).methods[0]?.lastTest).toMatchObject({ result: 'failed' })
  })

  it('keep their result where somebody changed the user meanwhile', async () => {
    const dn = await someone()
    await setUp(dn, text)
    office.wait(3600)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const test = await desk.tests.begin({ dn, methodId })
    await desk.changes.rename({ dn, methodId, label: 'Her other phone' })
    expect(await desk.tests.confirm(test.testId, arrived(desk))).toMatchObject({ recorded: true })
    expect((await infoOf(dn)).methods).toMatchObject([
      { label: 'Her other phone', lastTest: { result: 'passed' } },
    ])
  })
})

describe('changes to a method', () => {
  it('rename it, and nothing else', async () => {
    const dn = await someone()
    await setUp(dn, text)
    const [before] = (await infoOf(dn)).methods
    const methodId = before?.id ?? ''
    const card = await desk.changes.rename({ dn, methodId, label: '  Work\u200b\nphone ' })
    expect(card.methods[0]?.label).toBe('Work phone')
    expect((await infoOf(dn)).methods).toEqual([{ ...before, label: 'Work phone' }])
    for (const label of ['', ' \n', 'x'.repeat(101)])
      await expect(desk.changes.rename({ dn, methodId, label })).rejects.toEqual(
        expect.objectContaining({ code: 'bad-arguments' }),
      )
  })

  it('remove the default with its secret, and the next one becomes the default', async () => {
    const dn = await someone()
    await setUp(dn, text)
    await setUp(dn, { ...call, number: '030 901821' })
    const shown = await desk.enrollments.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } })
    if (shown.type !== 'authenticator-app') throw new Error(shown.type)
    const key = fromBase32(shown.key.replaceAll(' ', ''))
    await desk.enrollments.confirm(shown.enrollmentId, codeFor(key, office.now()))
    const info = await infoOf(dn)
    const idOf = (type: string) => info.methods.find((method) => method.type === type)?.id ?? ''
    await desk.changes.makeDefault({ dn, methodId: idOf('authenticator-app') })
    expect((await infoOf(dn)).defaultId).toBe(idOf('authenticator-app'))
    expect(await desk.changes.remove({ dn, methodId: idOf('authenticator-app') })).toMatchObject({
      nextDefault: 'Text message',
      card: { coverage: { capable: true } },
    })
    expect((await office.read(dn)).has('securityInfoSecret')).toBe(false)
    expect(await desk.changes.remove({ dn, methodId: idOf('call') })).toMatchObject({ nextDefault: null })
    const last = (await infoOf(dn)).methods
    expect(last.map(({ type }) => type)).toEqual(['text'])
    expect(await desk.changes.remove({ dn, methodId: idOf('text') })).toMatchObject({
      card: { methods: [], coverage: { capable: false } },
    })
  })

  it('never make a recovery method the default', async () => {
    const dn = await someone(student)
    await setUp(dn, email)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    await expect(desk.changes.makeDefault({ dn, methodId })).rejects.toEqual(
      expect.objectContaining({ code: 'bad-arguments' }),
    )
    expect((await infoOf(dn)).defaultId).toBeNull()
  })

  it('are no auditor’s', async () => {
    const dn = await someone()
    await setUp(dn, text)
    const methodId = (await infoOf(dn)).methods[0]?.id ?? ''
    const auditor = await office.open('auditor')
    for (const attempt of [
      () => auditor.changes.remove({ dn, methodId }),
      () => auditor.changes.rename({ dn, methodId, label: 'x' }),
      () => auditor.tests.begin({ dn, methodId }),
      () => auditor.enrollments.begin({ dn, wish: text }),
    ])
      await expect(attempt()).rejects.toEqual(expect.objectContaining({ code: 'not-permitted' }))
  })
})

describe('two technicians who enroll one user at once', () => {
  it('the second is shown what the first did, and goes on without another code', async () => {
    const dn = await someone()
    const other = await office.open()
    const mine = await desk.enrollments.begin({ dn, wish: text })
    const code = arrived(desk)
    await setUp(dn, { ...call, number: '030 901822' }, other)
    expect(await desk.enrollments.confirm(mine.enrollmentId, code)).toMatchObject({
      outcome: 'changed-elsewhere',
      changes: [{ kind: 'method-added', type: 'call' }, { kind: 'default-changed' }],
    })
    expect(await desk.enrollments.finish(mine.enrollmentId)).toMatchObject({
      outcome: 'confirmed',
      madeDefault: false,
    })
    expect((await infoOf(dn)).methods.map(({ type }) => type).sort()).toEqual(['call', 'text'])
  })
})
