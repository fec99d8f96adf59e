import { beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { makeAuthority } from '../../../directory/certificates.ts'
import { type MailServer, type MailServerOptions, startMailServer } from '../../messaging/mail-server.ts'
import { openMessaging } from '../../messaging/messaging-office.ts'
import { everybody, mailOf, openPlace } from './desk.ts'

const certificate = makeAuthority().issue()

beforeAll(() => {
  // smtp-server lets each client wait for 100 ms before it greets: a thousand of them would take minutes.
  const after = globalThis.setTimeout
  vi.stubGlobal('setTimeout', (work: () => void, ms: number) => after(work, ms === 100 ? 0 : ms))
})

/** So many people, and a real mail server on loopback at which the console's own gateway is pointed. */
async function openPost(count: number, middle: number) {
  const names = Array.from({ length: count }, (_, index) => `user${index}`)
  const settings: MailServerOptions = { certificate, tls: false }
  let server = await startMailServer(settings)
  onTestFinished(() => server.close())
  const { port } = server
  const place = openPlace()
  for (const name of names) place.add(name)
  const { messaging } = await openMessaging({ practice: false, deadlineMs: 2_000 })
  await messaging.saveSmtp({
    ...{ host: '127.0.0.1', port, security: 'none', userName: null, secret: null, dkim: null },
    from: 'help-desk@university.example',
  })
  await messaging.choose({ text: null, call: null, email: 'smtp', push: null })
  let taken = 0
  let atMiddle: (() => Promise<void> | void) | null = null
  const console = await place.start({
    async deliver(_, message) {
      if (taken === middle) {
        const happens = atMiddle
        atMiddle = null
        await happens?.()
      }
      // At the desk of the messaging office: its gateways are those of its directory.
      const answer = await messaging.send({ directory, policy: console.desk.policy }, message)
      taken += 1
      return answer
    },
  })
  const directory = { ...console.desk.directory, id: 'd1' }
  const delivered: MailServer['delivered'] = []
  const collect = () => delivered.push(...server.delivered.splice(0))
  return {
    settings,
    onceEach: new Map(names.map((name) => [mailOf(name), 1])),
    reminders: console.reminders,
    rested: console.rested,
    inTheMiddle(happens: () => Promise<void> | void) {
      atMiddle = happens
    },
    /** How many mails each mailbox got. */
    mailboxes() {
      collect()
      const counts = new Map<string, number>()
      for (const to of delivered.flatMap((mail) => mail.to)) counts.set(to, (counts.get(to) ?? 0) + 1)
      return counts
    },
    async goDown() {
      collect()
      await server.close()
    },
    async comeBack() {
      server = await startMailServer({ ...settings, port })
    },
  }
}

const start = { selection: everybody, channel: 'email' } as const

test('a mail server that goes down in the middle of 1,000 reminders: each gets exactly one', async () => {
  const post = await openPost(1_000, 437)
  post.inTheMiddle(post.goDown)
  await post.reminders.start(start)
  expect(await post.rested()).toMatchObject({
    ...{ state: 'paused', why: 'gateway', error: { code: 'gateway-unreachable' } },
    outcomes: { sent: 437, waiting: 563 },
  })
  expect(post.mailboxes().size).toBe(437)

  await post.comeBack()
  await post.reminders.resume()
  expect(await post.rested()).toMatchObject({ state: 'finished', outcomes: { sent: 1_000, failed: 0 } })
  expect(post.mailboxes()).toEqual(post.onceEach)
}, 600_000)

test.each([451, 554])(
  'one that answers everything with %i from then on: each gets exactly one',
  async (code) => {
    const post = await openPost(100, 43)
    post.inTheMiddle(() => {
      post.settings.refuse = { at: 'data', code, text: 'Not now' }
    })
    await post.reminders.start(start)
    const stopped = { state: 'paused', why: 'gateway', outcomes: { sent: 43, failed: 0, waiting: 57 } }
    expect(await post.rested()).toMatchObject(stopped)

    post.settings.refuse = null
    await post.reminders.resume()
    expect(await post.rested()).toMatchObject({ state: 'finished', outcomes: { sent: 100, failed: 0 } })
    expect(post.mailboxes()).toEqual(post.onceEach)
  },
)

test('one that takes mails and never says so: nobody gets a second, and it is told whose are not certain', async () => {
  const post = await openPost(50, 20)
  post.inTheMiddle(() => {
    post.settings.silent = true
  })
  await post.reminders.start(start)
  const stopped = await post.rested()
  expect(stopped).toMatchObject({ state: 'paused', why: 'gateway', outcomes: { sent: 20 } })
  const uncertain = stopped.outcomes['maybe-sent']
  expect(uncertain).toBeGreaterThan(0)

  post.settings.silent = false
  await post.reminders.resume()
  const outcomes = { sent: 50 - uncertain, 'maybe-sent': uncertain, waiting: 0 }
  expect(await post.rested()).toMatchObject({ state: 'finished', outcomes })
  expect(post.mailboxes()).toEqual(post.onceEach)
})
