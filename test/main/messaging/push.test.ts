import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { PushChallenge } from '../../../main/messaging/push-sender.ts'
import type { GatewayChoice } from '../../../preload/contract.ts'
import { errorOf } from '../directory/served.ts'
import { openMessaging } from './messaging-office.ts'
import { skippingTime } from './skipping-time.ts'
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

async function viaTwilio(known: string[] = []) {
  const twilio = await startTwilio()
  onTestFinished(twilio.close)
  const office = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
  await office.messaging.saveTwilio({ ...sids, secret })
  await office.messaging.choose(byTwilio)
  const { desk, userId } = office.request('text')
  const begin = (device: string | null) =>
    office.messaging.push.begin({ desk, userId, account: 'pokafor', device, held: async () => known })
  const respond = (status: 'approved' | 'denied' | 'expired') => {
    const last = twilio.challenges.at(-1)
    if (last) last.status = status
  }
  return { ...office, twilio, userId, begin, respond }
}

/** What goes on in the background has had its turn. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 100))

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

  test('asked again while it waits: once half a minute is over, with another number, five times at most', async () => {
    const { begin, answer, phone, wait } = await practice()
    const push = await begin('practice-1')
    const first = await push.state()
    expect(first.againAt).toBe('2026-11-24T10:00:30.000Z')
    wait(29)
    expect(await push.again()).toEqual(first)
    wait(1)
    const both = await Promise.all([push.again(), push.again()])
    // A double click is one prompt.
    expect(both[0]).toEqual(both[1])
    expect(both[0]).toMatchObject({ stage: 'waiting-for-approval', againAt: '2026-11-24T10:01:00.000Z' })
    expect(phone.read().pushes.map(({ state }) => state)).toEqual(['open', 'expired'])
    for (let more = 0; more < 3; more += 1) {
      wait(30)
      await push.again()
    }
    wait(30)
    const last = await push.state()
    expect(last).toMatchObject({ stage: 'waiting-for-approval', againAt: null })
    expect((await errorOf(push.again())).detail?.whose).toBe('number')
    // What is on the phone is good all the same.
    expect((await push.state()).number).toBe(last.number)
    answer(last.number)
    expect(await push.state()).toMatchObject({ stage: 'approved', againAt: null })
  })

  test('asked again while the device is waited for: another code to register with, at any time', async () => {
    const { begin, answer, phone } = await practice()
    const push = await begin(null)
    const before = await push.state()
    expect(before.againAt).toBe('2026-11-24T10:00:00.000Z')
    const again = await push.again()
    expect(again.stage).toBe('waiting-for-device')
    expect(again.registration?.uri).not.toBe(before.registration?.uri)
    expect(phone.read().pushes.map(({ state }) => state)).toEqual(['open', 'expired'])
    answer('yes')
    expect(await stageOf(push)).toBe('waiting-for-approval')
  })

  test('as a test, it is asked again only while it waits: denied is its result', async () => {
    const { begin, answer, wait } = await practice()
    const push = await begin('practice-1')
    wait(30)
    expect((await push.again('while-waiting')).stage).toBe('waiting-for-approval')
    answer(null)
    wait(30)
    expect((await push.again('while-waiting')).stage).toBe('denied')
  })

  test('a prompt that was denied can be followed by another at once, and counts on: five in ten minutes', async () => {
    const { begin, answer, wait } = await practice()
    const denied = await begin('practice-1')
    answer(null)
    expect(await denied.state()).toMatchObject({ stage: 'denied', againAt: '2026-11-24T10:00:00.000Z' })
    for (let more = 0; more < 4; more += 1) {
      expect((await denied.again()).stage).toBe('waiting-for-approval')
      answer(null)
    }
    expect(await denied.state()).toMatchObject({ stage: 'denied', againAt: null })
    expect((await errorOf(denied.again())).detail?.whose).toBe('number')
    expect((await errorOf(begin('practice-1'))).detail?.whose).toBe('number')
    // Why it came to nothing is still known.
    expect(await stageOf(denied)).toBe('denied')
    wait(600)
    answer((await denied.again()).number)
    expect(await stageOf(denied)).toBe('approved')
  })

  test('one that was approved frees the device', async () => {
    const { begin, answer } = await practice()
    for (let more = 0; more < 6; more += 1) {
      const push = await begin('practice-1')
      answer(await numberOf(push))
      expect(await stageOf(push)).toBe('approved')
    }
  })

  test('approved, also where the count of messages can not be written', async () => {
    const { begin, answer, folder, logged } = await practice()
    const push = await begin('practice-1')
    const { number } = await push.state()
    const file = join(folder, 'message-limits.json')
    rmSync(file)
    mkdirSync(join(file, 'in-the-way'), { recursive: true })
    answer(number)
    expect(await stageOf(push)).toBe('approved')
    expect(logged.join()).toContain('message limits: message-limits.json')
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

  test('a device that comes after its wizard was left is found by the next one', async () => {
    const { begin, twilio, userId } = await viaTwilio()
    ;(await begin(null)).giveUp()
    const device = twilio.registerDevice(userId, 'Priya’s phone')
    const push = await begin(null)
    expect(await stageOf(push)).toBe('waiting-for-approval')
    expect(push.device()?.id).toBe(device)
    // The one after that waits for another.
    expect(await stageOf(await begin(null))).toBe('waiting-for-device')
  })

  test('a device that the directory holds by now is not taken for one that comes late', async () => {
    const known: string[] = []
    const { begin, twilio, userId } = await viaTwilio(known)
    ;(await begin(null)).giveUp()
    known.push(twilio.registerDevice(userId, 'set up at another console'))
    expect(await stageOf(await begin(null))).toBe('waiting-for-device')
  })

  test('given up, what has registered is taken out again; a device that was asked only stays', async () => {
    const { begin, twilio, userId } = await viaTwilio()
    const old = twilio.registerDevice(userId, 'an old one')
    const push = await begin(null)
    twilio.registerDevice(userId, 'Priya’s phone')
    expect(await stageOf(push)).toBe('waiting-for-approval')
    push.giveUp()
    await expect.poll(() => twilio.devices()).toEqual([old])
    const asked = await begin(old)
    asked.giveUp()
    await settled()
    expect(twilio.devices()).toEqual([old])
  })

  test('given up, a device that the directory holds by now stays: another wizard has written it', async () => {
    const known: string[] = []
    const { begin, twilio, userId } = await viaTwilio(known)
    const push = await begin(null)
    const device = twilio.registerDevice(userId, 'Priya’s phone')
    await push.state()
    known.push(device)
    push.giveUp()
    await settled()
    expect(twilio.devices()).toEqual([device])
  })

  test('written, and dropped as everything in the end: the device stays', async () => {
    const { begin, twilio, userId, messaging } = await viaTwilio()
    const push = await begin(null)
    const device = twilio.registerDevice(userId, 'Priya’s phone')
    await push.state()
    push.drop()
    messaging.ended()
    await settled()
    expect(twilio.devices()).toEqual([device])
  })

  test('a device whose method is gone is taken out; what fails is logged, without a credential', async () => {
    const { twilio, userId, messaging, request, logged } = await viaTwilio()
    const device = twilio.registerDevice(userId, 'Priya’s phone')
    const { desk } = request('text')
    twilio.next({ kind: 'refuse', status: 401, code: 20003, message: `No such secret: ${secret}` })
    messaging.push.remove({ desk, userId, device })
    await expect
      .poll(() => logged)
      .toEqual(['push: a device was not taken out: twilio: 20003: No such secret: •••'])
    messaging.push.remove({ desk, userId, device })
    await expect.poll(() => twilio.devices()).toEqual([])
    // Not one of Twilio's, and one that is gone already.
    messaging.push.remove({ desk, userId, device: 'practice-1' })
    messaging.push.remove({ desk, userId, device })
    await settled()
    expect(logged).toHaveLength(1)
  })

  test('one deadline for all of one click, and of one look that finds the device', async () => {
    const { begin, twilio, userId } = await viaTwilio()
    const time = skippingTime()
    const later = { kind: 'meanwhile', work: () => time.skip(8_000) } as const
    twilio.next(later)
    expect((await errorOf(begin(null))).detail).toMatchObject({ problem: 'deadline', sent: 'no' })
    expect(twilio.seen.map(({ method }) => method)).toEqual(['GET'])

    const push = await begin(null)
    twilio.registerDevice(userId, 'Priya’s phone')
    twilio.next(later)
    expect((await errorOf(push.state())).detail).toMatchObject({ problem: 'deadline', sent: 'no' })
    expect(twilio.challenges).toEqual([])
    // It is registered, and can be asked.
    expect(await stageOf(push)).toBe('not-delivered')
    expect((await push.again()).stage).toBe('waiting-for-approval')
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
