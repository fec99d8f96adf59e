import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { deliverToPractice } from '../../../main/messaging/practice.ts'
import { createPracticePhone } from '../../../main/messaging/practice-phone.ts'
import { defaultTemplates } from '../../../main/messaging/templates.ts'
import type { PracticePhone } from '../../../preload/contract.ts'

function phone() {
  let time = Date.parse('2026-11-24T10:00:00Z')
  const told: PracticePhone[] = []
  const store = createPracticePhone({
    clock: () => new Date(time),
    random: randomBytes,
    changed: (now) => told.push(now),
  })
  return {
    store,
    told,
    wait: (seconds: number) => {
      time += seconds * 1000
    },
    in: (seconds: number) => time + seconds * 1000,
  }
}

const values = { code: '040506', organization: 'Practice University', minutes: '10', name: 'Priya' }
const nothing = { messages: [], pushes: [], apps: [], answers: [] }
const asked = { account: 'pokafor', organization: 'Practice University' }

test('shows texts, what calls say, and mails, newest first', async () => {
  const { store, told } = phone()
  const deliver = (channel: 'text' | 'call' | 'email', target: string) =>
    deliverToPractice(store, { channel, target }, defaultTemplates, values)
  await deliver('text', '+12065550100')
  await deliver('call', '+12065550100;ext=42')
  await deliver('email', 'priya@example.org')
  expect(store.read().messages).toMatchObject([
    {
      kind: 'email',
      to: 'priya@example.org',
      at: '2026-11-24T10:00:00.000Z',
      subject: 'Your verification code for Practice University',
      body: expect.stringContaining('040506'),
    },
    { kind: 'call', to: '+1 206 555 0100 ext. 42', body: expect.stringContaining('0. 4. 0. 5. 0. 6') },
    { kind: 'text', to: '+1 206 555 0100', body: expect.stringMatching(/^040506 /) },
  ])
  expect(told).toHaveLength(3)
  expect(told.at(-1)).toEqual(store.read())
})

test('keeps the last hundred', () => {
  const { store } = phone()
  for (let count = 0; count < 120; count += 1)
    store.deliver({ kind: 'text', to: '+1', subject: null, body: String(count) })
  const { messages } = store.read()
  expect(messages).toHaveLength(100)
  expect(messages[0]?.body).toBe('119')
  expect(new Set(messages.map(({ id }) => id)).size).toBe(100)
})

test.each([
  ['42', 'approved'],
  [' 42 ', 'approved'],
  ['24', 'wrong-number'],
  ['', 'wrong-number'],
  [null, 'denied'],
] as const)('a prompt answered with %j is %s, for good', (number, state) => {
  const { store, in: after } = phone()
  const prompt = store.approve({ ...asked, number: '42', expiresAt: after(120) })
  const [shown] = store.read().pushes
  // The phone does not get the number: the user has to look at the other screen.
  expect(JSON.stringify(shown)).not.toContain('42"')
  expect(shown).toMatchObject({ kind: 'approve', state: 'open', ...asked })
  store.answer(shown?.id ?? '', number)
  expect(prompt.state()).toBe(state)
  store.answer(shown?.id ?? '', '42')
  expect(prompt.state()).toBe(state)
})

test('a late answer counts for nothing', () => {
  const { store, wait, in: after } = phone()
  const prompt = store.approve({ ...asked, number: '42', expiresAt: after(120) })
  wait(120)
  store.answer(store.read().pushes[0]?.id ?? '', '42')
  expect(prompt.state()).toBe('expired')
})

test('a prompt that was withdrawn, or cleared, can not be approved any more', () => {
  const { store, in: after } = phone()
  const one = store.approve({ ...asked, number: '42', expiresAt: after(120) })
  one.withdraw()
  store.answer(store.read().pushes[0]?.id ?? '', '42')
  expect(one.state()).toBe('expired')
  const other = store.register({ ...asked, expiresAt: after(120) })
  store.clear()
  expect(other.state()).toBe('expired')
  expect(store.read()).toEqual(nothing)
})

test('an answer to what is not there changes nothing', () => {
  const { store, told } = phone()
  expect(store.answer('nothing', '42')).toEqual(nothing)
  expect(told).toEqual([])
})
