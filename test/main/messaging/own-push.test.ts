import { expect, onTestFinished, test } from 'vitest'
import { errorOf } from '../directory/served.ts'
import { openMessaging } from './messaging-office.ts'
import { account, startTwilio } from './twilio-stand-in.ts'

const userId = '5f0c1d5e-0000-4000-8000-00000000000a'
const { secret, ...sids } = account

const method = (id: string, more: Record<string, string>) =>
  JSON.stringify({ id, type: 'push', label: id, addedAt: null, addedBy: null, ...more })

/** Adam's own account, with these methods. */
const adam = (...methods: string[]) => ({
  uid: 'adam',
  entryUUID: userId,
  securityInfoVersion: '1',
  securityInfoMethod: methods,
})

const phone = method('m1', { label: 'Adam’s phone', device: 'practice-1' })

async function viaTwilio() {
  const twilio = await startTwilio()
  onTestFinished(twilio.close)
  const device = twilio.registerDevice(userId, 'Adam’s phone')
  const office = await openMessaging({
    practice: false,
    twilioBaseUrl: twilio.url,
    own: adam(method('m1', { label: 'Adam’s phone', device })),
  })
  await office.messaging.saveTwilio({ ...sids, secret })
  await office.messaging.choose({ text: null, call: null, email: null, push: 'twilio' })
  return { ...office, twilio, device }
}

test('what can be asked: devices of the administrator’s own account, and nothing else on it', async () => {
  const own = adam(phone, method('m2', { type: 'text', target: '+12065550100' }), method('m3', {}))
  const { messaging } = await openMessaging({ practice: true, own })
  expect(await messaging.ownPush.methods()).toEqual([{ id: 'm1', label: 'Adam’s phone' }])
})

test('an account without push, and one that the directory doesn’t show, have nothing that can be asked', async () => {
  for (const own of [{}, { own: adam() }]) {
    const { messaging, phone } = await openMessaging({ practice: true, ...own })
    expect(await messaging.ownPush.methods()).toEqual([])
    expect((await errorOf(messaging.ownPush.test('m1'))).code).toBe('not-found')
    expect(phone.read().pushes).toEqual([])
  }
})

test('the device is asked with a number, and the gateway’s own words are told', async () => {
  const { messaging, twilio, device } = await viaTwilio()
  expect(await messaging.ownPush.state()).toBeNull()
  const { push, answer } = await messaging.ownPush.test('m1')
  const [challenge] = twilio.challenges
  expect(challenge).toMatchObject({ identity: userId, factor: device, hidden: { number: push.number } })
  expect(push).toMatchObject({ stage: 'waiting-for-approval', number: expect.stringMatching(/^\d\d$/) })
  expect(answer).toBe(`pending ${challenge?.sid}`)
  if (challenge) challenge.status = 'approved'
  expect(await messaging.ownPush.state()).toMatchObject({
    push: { stage: 'approved', number: null },
    answer: `approved ${challenge?.sid}`,
  })
})

test('denied and not delivered are told apart, in the gateway’s words', async () => {
  const { messaging, twilio, device, wait } = await viaTwilio()
  await messaging.ownPush.test('m1')
  const [challenge] = twilio.challenges
  if (challenge) challenge.status = 'denied'
  expect(await messaging.ownPush.state()).toMatchObject({
    push: { stage: 'denied' },
    answer: `denied ${challenge?.sid}`,
  })
  twilio.removeDevice(device)
  wait(30)
  expect(await messaging.ownPush.test('m1')).toMatchObject({
    push: { stage: 'not-delivered' },
    answer: '60315: Factor not found',
  })
})

test('an outage is told, and what was asked before is not taken for an answer to it', async () => {
  const { messaging, twilio, wait } = await viaTwilio()
  await messaging.ownPush.test('m1')
  wait(30)
  twilio.next({ kind: 'html', status: 502 })
  expect((await errorOf(messaging.ownPush.test('m1'))).code).toBe('gateway-garbled')
  expect(await messaging.ownPush.state()).toBeNull()
})

test('on the practice phone: one prompt at a time, and none after the operator is gone', async () => {
  const { messaging, phone: practicePhone, wait } = await openMessaging({ practice: true, own: adam(phone) })
  const first = await messaging.ownPush.test('m1')
  expect(first).toMatchObject({ push: { stage: 'waiting-for-approval' }, answer: 'practice phone' })
  wait(30)
  await messaging.ownPush.test('m1')
  expect(practicePhone.read().pushes.map(({ state }) => state)).toEqual(['open', 'expired'])
  messaging.ended()
  expect(await messaging.ownPush.state()).toBeNull()
  expect(practicePhone.read().pushes.map(({ state }) => state)).toEqual(['expired', 'expired'])
})

test('it counts as every prompt does', async () => {
  const { messaging } = await openMessaging({ practice: true, own: adam(phone) })
  await messaging.ownPush.test('m1')
  expect((await errorOf(messaging.ownPush.test('m1'))).detail?.whose).toBe('wait')
})

test('a device that another gateway knows is not delivered to', async () => {
  const own = adam(method('m1', { device: `YF${'0'.repeat(32)}` }))
  const { messaging } = await openMessaging({ practice: true, own })
  expect(await messaging.ownPush.test('m1')).toMatchObject({ push: { stage: 'not-delivered' }, answer: '' })
})

test('nobody but an administrator asks', async () => {
  const { messaging } = await openMessaging({ practice: true, role: 'technician', own: adam(phone) })
  expect((await errorOf(messaging.ownPush.methods())).code).toBe('not-permitted')
  expect((await errorOf(messaging.ownPush.test('m1'))).code).toBe('not-permitted')
})
