import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { PushRequest } from '../../../main/messaging/push-sender.ts'
import { defaultTemplates } from '../../../main/messaging/templates.ts'
import type { CodeChannel, GatewayChoice } from '../../../preload/contract.ts'
import { type Authority, makeAuthority } from '../../directory/certificates.ts'
import { errorOf } from '../directory/served.ts'
import { startMailServer } from './mail-server.ts'
import { openMessaging } from './messaging-office.ts'
import { account, startTwilio } from './twilio-stand-in.ts'

let authority: Authority
beforeAll(() => {
  authority = makeAuthority()
})

const { secret, ...sids } = account
const nothing: GatewayChoice = { text: null, call: null, email: null, push: null }
const smtp = (port: number) => ({
  host: 'localhost',
  port,
  security: 'tls' as const,
  userName: 'console',
  from: 'help-desk@university.example',
  dkim: null,
  secret: 'S3cret of the mail',
})

async function twilioStandIn() {
  const twilio = await startTwilio()
  onTestFinished(twilio.close)
  return twilio
}

describe('which gateway carries what', () => {
  test('on the practice directory everything goes to the practice phone', async () => {
    const { messaging, request, phone } = await openMessaging({ practice: true })
    expect(messaging.gateways().choice).toEqual({
      text: 'practice',
      call: 'practice',
      email: 'practice',
      push: 'practice',
    })
    for (const channel of ['text', 'call', 'email'] as const) {
      const sent = await messaging.codes.send(request(channel))
      expect(sent.state().via).toBe('practice')
    }
    expect(phone.read().messages.map(({ kind }) => kind)).toEqual(['email', 'call', 'text'])
  })

  test('on any other nothing goes anywhere before it was chosen', async () => {
    const { messaging, request, phone } = await openMessaging({ practice: false })
    expect(messaging.gateways().choice).toEqual(nothing)
    for (const channel of ['text', 'call', 'email'] as const)
      expect(await errorOf(messaging.codes.send(request(channel)))).toMatchObject({
        code: 'no-gateway',
        detail: { channel },
      })
    expect((await errorOf(messaging.push.begin(pushRequest(request)))).code).toBe('no-gateway')
    expect(phone.read()).toMatchObject({ messages: [], pushes: [] })
    await messaging.choose({ ...nothing, text: 'practice' })
    await messaging.codes.send(request('text'))
    expect(phone.read().messages).toHaveLength(1)
  })

  test('from the practice directory no real gateway is read, changed or chosen, by an administrator neither', async () => {
    const folder = scratch()
    const real = await openMessaging({ practice: false, folder })
    await real.messaging.saveTwilio({ ...sids, secret })
    await real.messaging.saveSmtp(smtp(25))
    const path = join(folder, 'gateways.json')
    const before = readFileSync(path, 'utf8')

    const { messaging } = await openMessaging({ practice: true, folder })
    expect(messaging.gateways()).toMatchObject({ twilio: null, smtp: null })
    const practiced = { text: 'practice', call: 'practice', email: 'practice', push: 'practice' } as const
    const refused = [
      messaging.choose({ ...practiced, text: 'twilio' }),
      messaging.choose({ ...practiced, email: 'smtp' }),
      messaging.saveTwilio({ ...sids, secret: 'of somebody else' }),
      messaging.saveSmtp({ ...smtp(25), host: 'mail.elsewhere.example' }),
    ]
    for (const work of refused) expect((await errorOf(work)).code).toBe('practice-only')
    expect(readFileSync(path, 'utf8')).toBe(before)
  })

  test('what was chosen for the practice directory once carries nothing away', async () => {
    const folder = scratch()
    const choices = { practice: { text: 'twilio', call: 'twilio', email: 'smtp', push: 'twilio' } }
    writeFileSync(join(folder, 'gateways.json'), JSON.stringify({ choices }))
    const { messaging, request, phone } = await openMessaging({ practice: true, folder })
    for (const channel of ['text', 'call', 'email'] as const) await messaging.codes.send(request(channel))
    await messaging.push.begin(pushRequest(request))
    await messaging.sendTest('email', 'adam@example.org')
    expect(phone.read()).toMatchObject({ messages: [{}, {}, {}, {}], pushes: [{}] })
  })

  test('what was chosen holds after a restart', async () => {
    const folder = scratch()
    const before = await openMessaging({ practice: false, folder })
    await before.messaging.saveTwilio({ ...sids, secret })
    await before.messaging.choose({ ...nothing, text: 'twilio', email: 'smtp' })
    const { messaging } = await openMessaging({ practice: false, folder })
    expect(messaging.gateways()).toEqual({
      choice: { ...nothing, text: 'twilio', email: 'smtp' },
      twilio: { ...sids, secret: true },
      smtp: null,
    })
  })

  test('settings of before notices have no sender, and codes go out by them', async () => {
    const folder = scratch()
    const before = await openMessaging({ practice: false, folder })
    await before.messaging.saveTwilio({ ...sids, secret })
    const path = join(folder, 'gateways.json')
    const { twilio: kept, ...rest } = JSON.parse(readFileSync(path, 'utf8')) as { twilio: object }
    writeFileSync(path, JSON.stringify({ ...rest, twilio: { ...kept, sender: undefined } }))
    const twilio = await twilioStandIn()
    const { messaging, request } = await openMessaging({
      practice: false,
      folder,
      twilioBaseUrl: twilio.url,
    })
    expect(messaging.notice).toBeNull()
    expect(messaging.gateways().twilio).toEqual({ ...sids, sender: null, secret: true })
    await messaging.choose({ ...nothing, text: 'twilio' })
    await messaging.codes.send(request('text'))
    expect(twilio.messages).toHaveLength(1)
  })

  test('settings that can not be read are kept aside and told, and nothing goes out', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'gateways.json'), '{"choices": {"d1": {"text": "carrier pigeon"}}}')
    writeFileSync(join(folder, 'message-limits.json'), 'sends: none')
    const { messaging, request } = await openMessaging({ practice: false, folder })
    expect(messaging.limits.notice?.kind).toBe('message-limits-reset')
    expect(messaging.notice).toEqual({
      kind: 'settings-reset',
      kept: expect.stringMatching(/^gateways\.json\.unreadable-/),
    })
    expect((await errorOf(messaging.codes.send(request('text')))).code).toBe('no-gateway')
  })

  test('only an administrator chooses, saves and tests', async () => {
    const { messaging } = await openMessaging({ practice: true, role: 'technician' })
    const refused = [
      messaging.choose(nothing),
      messaging.saveTwilio({ ...sids, secret }),
      messaging.saveSmtp(smtp(25)),
      messaging.sendTest('text', '+12065550100'),
      messaging.saveTemplates({ templates: defaultTemplates, before: defaultTemplates }),
    ]
    for (const work of refused) expect((await errorOf(work)).code).toBe('not-permitted')
  })
})

describe('secrets', () => {
  test('are in no file, no answer, no record and no line of the log', async () => {
    const { messaging, folder, logged, closeAuditLog } = await openMessaging({ practice: false })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.saveSmtp(smtp(25))
    const answers = JSON.stringify(messaging.gateways())
    await closeAuditLog()
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
    for (const text of [...files, ...logged, answers])
      for (const hidden of [secret, 'S3cret of the mail']) expect(text).not.toContain(hidden)
    expect(files.join('')).toContain('change-settings')
  })

  test('are refused where there is no keychain', async () => {
    const { messaging } = await openMessaging({ practice: false, keychain: false })
    expect((await errorOf(messaging.saveTwilio({ ...sids, secret }))).code).toBe('no-keychain')
    expect(messaging.gateways().twilio).toBeNull()
    // A server that asks for none can be used all the same.
    await messaging.saveSmtp({ ...smtp(25), userName: null, secret: null })
    expect(messaging.gateways().smtp).toMatchObject({ host: 'localhost', secret: false })
  })

  test('are kept where none is given, and not sent to another account or server', async () => {
    const { messaging } = await openMessaging({ practice: false })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.saveTwilio({ ...sids, serviceSid: `VA${'0'.repeat(32)}`, secret: null })
    expect(messaging.gateways().twilio?.secret).toBe(true)
    await messaging.saveTwilio({ ...sids, keySid: `SK${'0'.repeat(32)}`, secret: null })
    expect(messaging.gateways().twilio?.secret).toBe(false)
    await messaging.saveSmtp(smtp(25))
    await messaging.saveSmtp({ ...smtp(465), secret: null })
    expect(messaging.gateways().smtp?.secret).toBe(true)
    await messaging.saveSmtp({ ...smtp(465), host: 'mail.example.org', secret: null })
    expect(messaging.gateways().smtp?.secret).toBe(false)
  })

  test.each([
    [{ accountSid: 'AC1' }, 'accountSid', 'not-a-sid'],
    [{ keySid: account.accountSid }, 'keySid', 'not-a-sid'],
    [{ serviceSid: '' }, 'serviceSid', 'not-a-sid'],
    [{ sender: '206 555 0100' }, 'sender', 'not-a-sender'],
    [{ sender: 'University' }, 'sender', 'not-a-sender'],
    [{ sender: `MG${'0'.repeat(31)}` }, 'sender', 'not-a-sender'],
  ] as const)('Twilio: %j', async (wrong, field, problem) => {
    const { messaging } = await openMessaging({ practice: false })
    const error = await errorOf(messaging.saveTwilio({ ...sids, secret, ...wrong }))
    expect(error).toMatchObject({ code: 'bad-settings', detail: { field, problem } })
  })

  test.each([
    ['+1 (206) 555-0100', '+12065550100'],
    [` MG${'0a'.repeat(16)} `, `MG${'0a'.repeat(16)}`],
    [' ', null],
    [null, null],
  ])('Twilio: the sender %j', async (sender, kept) => {
    const { messaging } = await openMessaging({ practice: false })
    await messaging.saveTwilio({ ...sids, secret, sender })
    expect(messaging.gateways().twilio?.sender).toBe(kept)
  })

  test.each([
    [{ host: 'https://mail.example.org' }, 'host', 'not-a-host'],
    [{ host: 'mail.example.org', security: 'none' }, 'security', 'password-in-clear'],
    [{ from: 'help@desk@example.org' }, 'from', 'at-sign'],
    [{ dkim: { domain: 'a b', selector: 's', privateKey: null } }, 'dkimDomain', 'not-a-host'],
    [{ dkim: { domain: 'a.example', selector: '', privateKey: null } }, 'dkimSelector', 'not-a-selector'],
    [{ dkim: { domain: 'a.example', selector: 's', privateKey: 'x' } }, 'dkimPrivateKey', 'not-a-key'],
  ] as const)('SMTP: %j', async (wrong, field, problem) => {
    const { messaging } = await openMessaging({ practice: false })
    const error = await errorOf(messaging.saveSmtp({ ...smtp(25), ...wrong }))
    expect(error).toMatchObject({ code: 'bad-settings', detail: { field, problem } })
  })

  const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength }).privateKey

  test.each([
    // What the mail library can't sign with would go out unsigned; what is shorter, mailboxes take for unsigned.
    ['Ed25519', () => generateKeyPairSync('ed25519').privateKey, false],
    ['RSA of 512 bits', () => rsa(512), false],
    ['RSA of 1024 bits', () => rsa(1024), true],
  ])('SMTP: mails signed with %s', async (_, make: () => KeyObject, isTaken) => {
    const { messaging } = await openMessaging({ practice: false })
    const privateKey = make().export({ type: 'pkcs8', format: 'pem' }) as string
    const saved = messaging.saveSmtp({
      ...smtp(25),
      dkim: { domain: 'a.example', selector: 's', privateKey },
    })
    if (isTaken) expect((await saved).smtp?.dkim).toEqual({ domain: 'a.example', selector: 's' })
    else expect((await errorOf(saved)).detail).toEqual({ field: 'dkimPrivateKey', problem: 'not-a-key' })
  })
})

describe('a code', () => {
  test('goes by mail of the organization’s own, and is accepted', async () => {
    const mails = await startMailServer({
      certificate: authority.issue(),
      login: { user: 'console', password: 'S3cret of the mail' },
    })
    onTestFinished(mails.close)
    const { messaging, request } = await openMessaging({ practice: false, smtpCa: authority.certPem })
    await messaging.saveSmtp(smtp(mails.port))
    await messaging.choose({ ...nothing, email: 'smtp' })
    const sent = await messaging.codes.send(request('email'))
    expect(sent.state()).toMatchObject({ via: 'smtp', target: 'priya@example.org' })
    const [mail] = mails.delivered
    expect(mail?.raw).toContain('Hello Priya,')
    const code = /code is (\d{6})\./.exec(mail?.raw ?? '')?.[1] ?? ''
    expect(await sent.check(code)).toEqual({ accepted: true })
  })

  test('goes by Twilio, and is accepted once', async () => {
    const twilio = await twilioStandIn()
    const { messaging, request, settle } = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.choose({ ...nothing, text: 'twilio' })
    const sent = await messaging.codes.send(request('text'))
    const code = twilio.messages[0]?.code ?? ''
    expect(await sent.check(code)).toEqual({ accepted: true })
    expect(await sent.check(code)).toEqual({ accepted: false, problem: { why: 'used' } })
    await settle()
    // It was over at Twilio: nothing was left to cancel.
    expect(twilio.seen.filter(({ fields }) => fields.Status === 'canceled')).toEqual([])
  })

  test('by Twilio: five wrong ones, then another message with another code', async () => {
    const twilio = await twilioStandIn()
    const { messaging, request, wait } = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.choose({ ...nothing, text: 'twilio' })
    const sent = await messaging.codes.send(request('text'))
    const first = twilio.messages[0]?.code ?? ''
    const wrong = first === '000000' ? '000001' : '000000'
    for (let guess = 0; guess < 5; guess += 1) await sent.check(wrong)
    expect(await sent.check(first)).toEqual({ accepted: false, problem: { why: 'too-many-attempts' } })
    wait(30)
    await sent.resend()
    expect(sent.state().attemptsLeft).toBe(5)
    expect(await sent.check(twilio.messages[1]?.code ?? '')).toEqual({ accepted: true })
  })

  test('by Twilio: late by our time is late, and the next one is another', async () => {
    const twilio = await twilioStandIn()
    const { messaging, request, wait } = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.choose({ ...nothing, text: 'twilio' })
    const sent = await messaging.codes.send(request('text'))
    wait(600)
    const checked = await sent.check(twilio.messages[0]?.code ?? '')
    expect(checked).toEqual({ accepted: false, problem: { why: 'expired' } })
    await sent.resend()
    expect(await sent.check(twilio.messages[1]?.code ?? '')).toEqual({ accepted: true })
  })

  test('a double click is one message', async () => {
    const twilio = await twilioStandIn()
    const { messaging, request } = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.choose({ ...nothing, text: 'twilio' })
    const both = await Promise.allSettled([
      messaging.codes.send(request('text')),
      messaging.codes.send(request('text')),
    ])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(twilio.messages).toHaveLength(1)
  })

  test('that Twilio refused does not count, one that may have gone out does', async () => {
    const twilio = await twilioStandIn()
    const { messaging, request } = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.choose({ ...nothing, text: 'twilio' })
    twilio.next({ kind: 'refuse', status: 403, code: 60410, message: 'blocked' })
    expect((await errorOf(messaging.codes.send(request('text')))).code).toBe('number-blocked')
    // Its own limit is told as a limit, and is no message either.
    twilio.next({ kind: 'refuse', status: 429, code: 60203, message: 'Max send attempts reached' })
    expect((await errorOf(messaging.codes.send(request('text')))).detail?.whose).toBe('number')
    twilio.next({ kind: 'lost-request' })
    expect((await errorOf(messaging.codes.send(request('text')))).code).toBe('gateway-unreachable')
    expect((await errorOf(messaging.codes.send(request('text')))).code).toBe('send-limit')
  })

  test('of a user to whom the operator is gone opens nothing', async () => {
    const { messaging, request, phone } = await openMessaging({ practice: true })
    const sent = await messaging.codes.send(request('text'))
    messaging.ended()
    const code = phone.read().messages[0]?.body.slice(0, 6) ?? ''
    expect(await sent.check(code)).toEqual({ accepted: false, problem: { why: 'expired' } })
  })

  test('of another user is wrong', async () => {
    const { messaging, request, phone } = await openMessaging({ practice: true })
    const mine = await messaging.codes.send(request('text'))
    await messaging.codes.send({ ...request('text'), userId: 'u2', target: '+12065550102' })
    const theirs = phone.read().messages[0]?.body.slice(0, 6) ?? ''
    expect(await mine.check(theirs)).toEqual({ accepted: false, problem: { why: 'wrong' } })
  })
})

describe('a test of a gateway', () => {
  test.each(['text', 'call', 'email'] as const)('%s', async (channel: CodeChannel) => {
    const { messaging, phone } = await openMessaging({ practice: true })
    const to = channel === 'email' ? 'adam@example.org' : '+1 206 555 0100'
    expect(await messaging.sendTest(channel, to)).toEqual({ answer: 'practice phone' })
    expect(phone.read().messages).toMatchObject([
      { kind: channel, to: channel === 'email' ? 'adam@example.org' : '+1 206 555 0100' },
    ])
  })

  test('shows the gateway’s own words', async () => {
    const twilio = await twilioStandIn()
    const { messaging } = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
    await messaging.saveTwilio({ ...sids, secret })
    await messaging.choose({ ...nothing, text: 'twilio' })
    const { answer } = await messaging.sendTest('text', '+12065550100')
    expect(answer).toMatch(/^pending VE[0-9a-f]{32}$/)
    // Nobody will enter its code.
    await expect.poll(() => twilio.seen.at(-1)?.fields).toEqual({ Status: 'canceled' })
    twilio.next({ kind: 'html', status: 502 })
    const error = await errorOf(messaging.sendTest('text', '+12065550101'))
    expect(error).toMatchObject({
      code: 'gateway-garbled',
      detail: { answer: 'HTTP 502, text/html: no JSON' },
    })
  })

  test.each([
    ['text', '555', 'bad-number'],
    ['call', '+882 1234567', 'bad-number'],
    ['email', 'adam@@example.org', 'bad-address'],
  ] as const)('%s to %s', async (channel, to, code) => {
    const { messaging } = await openMessaging({ practice: true })
    expect((await errorOf(messaging.sendTest(channel, to))).code).toBe(code)
  })
})

function pushRequest(
  request: (channel: CodeChannel) => { desk: PushRequest['desk']; userId: string },
): PushRequest {
  const { desk, userId } = request('text')
  return { desk, userId, account: 'pokafor', device: null }
}

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'messaging-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
