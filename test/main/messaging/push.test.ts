import { describe, expect, onTestFinished, test } from 'vitest'
import type { PushChallenge } from '../../../main/messaging/push-sender.ts'
import type { GatewayChoice } from '../../../preload/contract.ts'
import { errorOf } from '../directory/served.ts'
import { openMessaging } from './messaging-office.ts'
import { account, startTwilio } from './twilio-stand-in.ts'

const { secret, ...sids } = account
const byTwilio: GatewayChoice = { text: null, call: null, email: null, push: 'twilio' }

async function practice() {
  const office = await openMessaging({ practice: true })
  const { desk, userId } = office.request('text')
  const begin = (device: string | null) =>
    office.messaging.push.begin({ desk, userId, account: 'pokafor', device })
  const answer = (number: string | null) => {
    const [push] = office.phone.read().pushes
    office.phone.answer(push?.id ?? '', number)
  }
  return { ...office, begin, answer }
}

async function viaTwilio() {
  const twilio = await startTwilio()
  onTestFinished(twilio.close)
  const office = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
  await office.messaging.saveTwilio({ ...sids, secret })
  await office.messaging.choose(byTwilio)
  const { desk, userId } = office.request('text')
  const begin = (device: string | null) =>
    office.messaging.push.begin({ desk, userId, account: 'pokafor', device })
  const respond = (status: 'approved' | 'denied' | 'expired') => {
    const last = twilio.challenges.at(-1)
    if (last) last.status = status
  }
  return { ...office, twilio, userId, begin, respond }
}

const numberOf = async (push: PushChallenge): Promise<string> => (await push.state()).number ?? ''
const stageOf = async (push: PushChallenge): Promise<string> => (await push.state()).stage

describe('on the practice phone', () => {
  test('the device registers, is asked at once, and approves with the number on the other screen', async () => {
    const { begin, answer, phone } = await practice()
    const push = await begin(null)
    const waiting = await push.state()
    expect(waiting).toMatchObject({
      stage: 'waiting-for-device',
      number: null,
      expiresAt: '2026-11-24T10:05:00.000Z',
      registration: {
        uri: expect.stringMatching(/^security-info-practice:/),
        qrSvg: expect.stringContaining('<svg'),
      },
    })
    expect(push.device()).toBeNull()
    answer('anything')
    const asked = await push.state()
    expect(asked).toMatchObject({
      stage: 'waiting-for-approval',
      number: expect.stringMatching(/^[1-9][0-9]$/),
      expiresAt: '2026-11-24T10:02:00.000Z',
      registration: null,
    })
    expect(phone.read().pushes.map(({ kind }) => kind)).toEqual(['approve', 'register'])
    answer(asked.number)
    expect(await push.state()).toMatchObject({ stage: 'approved', number: null })
    expect(push.device()).toMatchObject({ name: 'Practice phone' })
  })

  test('a device that is registered is known after a restart', async () => {
    const first = await practice()
    const registration = await first.begin(null)
    first.answer('yes')
    await registration.state()
    const { begin, answer } = await practice()
    const push = await begin(registration.device()?.id ?? '')
    answer(await numberOf(push))
    expect(await stageOf(push)).toBe('approved')
  })

  test('denied, the wrong number, expired and not delivered are told apart', async () => {
    const { begin, answer, wait } = await practice()
    const denied = await begin('practice-1')
    answer(null)
    expect(await stageOf(denied)).toBe('denied')

    const mistyped = await begin('practice-2')
    answer('100')
    expect(await stageOf(mistyped)).toBe('denied')

    const late = await begin('practice-3')
    wait(120)
    expect(await stageOf(late)).toBe('expired')

    const elsewhere = await begin(`YF${'0'.repeat(32)}`)
    expect(await stageOf(elsewhere)).toBe('not-delivered')

    const declined = await begin(null)
    answer(null)
    expect(await stageOf(declined)).toBe('denied')
  })

  test('asked again: another number, and the one before opens nothing', async () => {
    const { begin, answer, phone } = await practice()
    const push = await begin('practice-1')
    const before = await numberOf(push)
    answer(null)
    expect(await stageOf(push)).toBe('denied')
    const again = await push.again()
    expect(again.stage).toBe('waiting-for-approval')
    expect(phone.read().pushes.filter(({ state }) => state === 'open')).toHaveLength(1)
    // A click too many while it waits changes nothing.
    expect(await push.again()).toEqual(again)
    if (before !== again.number) {
      answer(before)
      expect(await stageOf(push)).toBe('denied')
    }
  })

  test('approved is the end', async () => {
    const { begin, answer } = await practice()
    const push = await begin('practice-1')
    answer(await numberOf(push))
    expect(await stageOf(push)).toBe('approved')
    expect((await push.again()).stage).toBe('approved')
  })

  test('given up: the prompt is over on the phone', async () => {
    const { begin, phone } = await practice()
    const push = await begin('practice-1')
    push.drop()
    expect(phone.read().pushes).toMatchObject([{ state: 'expired' }])
    expect(await stageOf(push)).toBe('expired')
  })

  test('the operator is gone: the prompt is over', async () => {
    const { begin, phone, messaging } = await practice()
    await begin('practice-1')
    messaging.ended()
    expect(phone.read().pushes).toMatchObject([{ state: 'expired' }])
  })

  test('a clock set back keeps no prompt open', async () => {
    const { begin, wait, setBack } = await practice()
    const push = await begin('practice-1')
    setBack(86_400)
    expect((await push.state()).expiresAt).toBe('2026-11-23T10:02:00.000Z')
    wait(120)
    expect(await stageOf(push)).toBe('expired')
  })

  test('no more prompts than the limits allow', async () => {
    const { begin, wait } = await practice()
    await begin('practice-1')
    expect((await errorOf(begin('practice-1'))).detail?.whose).toBe('wait')
    for (let more = 0; more < 4; more += 1) {
      wait(30)
      await begin('practice-1')
    }
    wait(30)
    expect((await errorOf(begin('practice-1'))).detail?.whose).toBe('number')
  })
})

describe('by Twilio', () => {
  test('the organization’s app registers, and compares the number that only it gets', async () => {
    const { begin, twilio, userId, respond } = await viaTwilio()
    const push = await begin(null)
    const { registration } = await push.state()
    const uri = new URL(registration?.uri ?? '')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      service: account.serviceSid,
      identity: userId,
      token: expect.stringMatching(/^eyJ/),
    })
    const device = twilio.registerDevice(userId, 'Priya’s phone')
    const asked = await push.state()
    expect(asked.stage).toBe('waiting-for-approval')
    expect(push.device()).toEqual({ id: device, name: 'Priya’s phone' })
    expect(twilio.challenges).toMatchObject([{ factor: device, hidden: { number: asked.number } }])
    const create = twilio.seen.find(({ path, method }) => path.endsWith('/Challenges') && method === 'POST')
    expect(create?.fields['Details.Message']).toBe(
      'Practice University, pokafor: type the number that you are shown.',
    )
    respond('approved')
    expect(await stageOf(push)).toBe('approved')
  })

  test('denied and expired', async () => {
    const { begin, twilio, userId, respond } = await viaTwilio()
    const one = await begin(twilio.registerDevice(userId, 'one'))
    respond('denied')
    expect(await stageOf(one)).toBe('denied')
    const other = await begin(twilio.registerDevice(userId, 'other'))
    respond('expired')
    expect(await stageOf(other)).toBe('expired')
  })

  test('the app is gone from the device: not delivered', async () => {
    const { begin, twilio, userId } = await viaTwilio()
    const device = twilio.registerDevice(userId, 'one')
    twilio.removeDevice(device)
    expect(await stageOf(await begin(device))).toBe('not-delivered')
    expect(await stageOf(await begin('practice-1'))).toBe('not-delivered')
  })

  test('a device that was there before is not taken for the one that registers', async () => {
    const { begin, twilio, userId } = await viaTwilio()
    twilio.registerDevice(userId, 'an old one')
    const push = await begin(null)
    expect(await stageOf(push)).toBe('waiting-for-device')
  })

  test('an outage while it waits is waited for; wrong credentials are told', async () => {
    const { begin, twilio, userId, respond, logged } = await viaTwilio()
    const push = await begin(twilio.registerDevice(userId, 'one'))
    twilio.next({ kind: 'refuse', status: 500, code: 20500, message: 'Internal' })
    expect(await stageOf(push)).toBe('waiting-for-approval')
    expect(logged).toEqual(['push: twilio: 20500: Internal'])
    twilio.next({ kind: 'refuse', status: 401, code: 20003, message: 'Authenticate' })
    expect((await errorOf(push.state())).code).toBe('gateway-credentials')
    respond('approved')
    expect(await stageOf(push)).toBe('approved')
  })
})
