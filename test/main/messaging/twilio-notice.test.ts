import { describe, expect, onTestFinished, test } from 'vitest'
import type { ConsoleError } from '../../../main/errors.ts'
import { nothingWasSent } from '../../../main/messaging/trouble.ts'
import { createTwilio } from '../../../main/messaging/twilio.ts'
import { twilioNotice } from '../../../main/messaging/twilio-notice.ts'
import type { CodeChannel } from '../../../preload/contract.ts'
import { errorOf } from '../directory/served.ts'
import { stillTime } from '../still-time.ts'
import { account, startTwilio, type TwilioStandIn } from './twilio-stand-in.ts'

const number = '+12065550101'
const messagingService = `MG${'d4'.repeat(16)}`

interface At {
  sender?: string | null
  secret?: string
  deadlineMs?: number
}

async function open({ sender = account.sender, secret = account.secret, deadlineMs }: At = {}) {
  const twilio = await startTwilio()
  onTestFinished(twilio.close)
  return { twilio, send: through(twilio.url, { sender, secret, deadlineMs }) }
}

function through(
  url: string,
  { deadlineMs, ...access }: { sender: string | null; secret: string; deadlineMs?: number | undefined },
) {
  const gateway = createTwilio({
    access: { ...account, ...access },
    baseUrl: url,
    deadlineMs,
    pause: async () => undefined,
  })
  return (channel: CodeChannel = 'text', target = number, plain = 'all sessions were ended') =>
    twilioNotice(gateway, { channel, target, plain })
}

/** What of the failure could leave the process. */
function holdsNoCredential(error: ConsoleError): void {
  const everything = [error.message, JSON.stringify(error.toData()), error.stack].join('\n')
  const basic = Buffer.from(`${account.keySid}:${account.secret}`).toString('base64')
  for (const secret of [account.secret, basic, 'Authorization']) expect(everything).not.toContain(secret)
  expect(error.cause).toBeUndefined()
}

const requests = ({ seen }: TwilioStandIn) => seen.map(({ path }) => path.split('/').at(-1))

describe('a notice', () => {
  test('goes by text from the organization’s number', async () => {
    const { twilio, send } = await open()
    await send('text', number, 'About your account: “Phone” & <more>')
    expect(twilio.seen.map(({ path, fields }) => ({ path, fields }))).toEqual([
      {
        path: `/2010-04-01/Accounts/${account.accountSid}/Messages.json`,
        fields: { To: number, From: account.sender, Body: 'About your account: “Phone” & <more>' },
      },
    ])
  })

  test('goes by text from a messaging service', async () => {
    const { twilio, send } = await open({ sender: messagingService })
    await send()
    expect(twilio.seen[0]?.fields).toEqual({
      To: number,
      MessagingServiceSid: messagingService,
      Body: 'all sessions were ended',
    })
  })

  test('goes by call, said twice, and what it holds stays words', async () => {
    const { twilio, send } = await open()
    await send('call', number, 'A & B: “Phone” </Say><Hangup/>\u0000 was removed')
    expect(twilio.notices).toEqual([
      {
        kind: 'call',
        to: number,
        from: account.sender,
        words:
          '<Response><Pause length="1"/><Say language="en-US" loop="2">' +
          'A &amp; B: “Phone” &lt;/Say&gt;&lt;Hangup/&gt;  was removed</Say></Response>',
        digits: null,
      },
    ])
  })

  test('dials the extension once the exchange has answered', async () => {
    const { twilio, send } = await open()
    await send('call', '+12065550102;ext=7')
    expect(twilio.notices).toMatchObject([{ to: '+12065550102', digits: 'wwww7' }])
  })
})

describe('what Twilio can not carry is not asked of it', () => {
  test.each([
    ['text', null, 'twilio-has-no-sender'],
    ['call', null, 'twilio-has-no-sender'],
    ['call', messagingService, 'twilio-has-no-caller'],
    ['email', account.sender, 'twilio-sends-no-mail'],
  ] as const)('%s from %s: %s', async (channel, sender, problem) => {
    const { twilio, send } = await open({ sender })
    const error = await errorOf(send(channel))
    expect(error).toMatchObject({ code: 'no-gateway', detail: { channel, problem } })
    expect(nothingWasSent(error)).toBe(true)
    expect(twilio.seen).toEqual([])
  })
})

describe('a refusal is told apart, and asked for once', () => {
  test.each([
    ['text', 400, 21211, 'gateway-refused'],
    ['text', 400, 21610, 'number-blocked'],
    ['text', 400, 21408, 'number-blocked'],
    ['text', 400, 21606, 'gateway-refused'],
    ['text', 401, 20003, 'gateway-credentials'],
    ['text', 429, 63038, 'gateway-busy'],
    ['call', 400, 21211, 'gateway-refused'],
    ['call', 401, 21215, 'number-blocked'],
    ['call', 403, 21216, 'number-blocked'],
    ['call', 403, 20005, 'gateway-refused'],
    ['call', 503, 20503, 'gateway-busy'],
  ] as const)('%s: %i %i', async (channel, status, code, expected) => {
    const { twilio, send } = await open()
    twilio.next({ kind: 'refuse', status, code, message: 'in its own words' })
    const error = await errorOf(send(channel))
    expect(error).toMatchObject({ code: expected, detail: { answer: `${code}: in its own words` } })
    expect(nothingWasSent(error)).toBe(true)
    holdsNoCredential(error)
    expect(twilio.seen).toHaveLength(1)
    expect(twilio.notices).toEqual([])
  })

  test('a number that wants no texts, one that must not be called, and one that is none', async () => {
    const { twilio, send } = await open()
    twilio.block(number)
    for (const channel of ['text', 'call'] as const) {
      expect((await errorOf(send(channel))).code).toBe('number-blocked')
      expect(await errorOf(send(channel, '12'))).toMatchObject({
        code: 'gateway-refused',
        detail: { answer: "21211: The 'To' number 12 is not a valid phone number." },
      })
    }
  })

  test('wrong credentials', async () => {
    const { twilio, send } = await open({ secret: 'another' })
    for (const channel of ['text', 'call'] as const)
      expect((await errorOf(send(channel))).code).toBe('gateway-credentials')
    expect(requests(twilio)).toEqual(['Messages.json', 'Calls.json'])
  })
})

describe.each(['text', 'call'] as const)('an outage: by %s', (channel) => {
  test('too many at a time: once more, and no more than once', async () => {
    const { twilio, send } = await open()
    const busy = { kind: 'refuse', status: 429, code: 20429, message: 'Too many requests' } as const
    twilio.next(busy)
    await send(channel)
    expect(twilio.notices).toHaveLength(1)
    twilio.next(busy, busy)
    const error = await errorOf(send(channel))
    expect(error.code).toBe('gateway-busy')
    expect(nothingWasSent(error)).toBe(true)
    expect(twilio.seen).toHaveLength(4)
  })

  test('out of order: whether it went out is not known', async () => {
    const { twilio, send } = await open()
    twilio.next({ kind: 'refuse', status: 500, code: 20500, message: 'Internal server error' })
    const error = await errorOf(send(channel))
    expect(error).toMatchObject({ code: 'gateway-unreachable', detail: { problem: 'outage' } })
    expect(nothingWasSent(error)).toBe(false)
    expect(twilio.seen).toHaveLength(1)
  })

  test.each(['lost-answer', 'lost-request', 'truncated'] as const)(
    '%s: it is not sent again, because whether it went out is not known',
    async (kind) => {
      const { twilio, send } = await open()
      twilio.next({ kind })
      const error = await errorOf(send(channel))
      expect(error.detail?.sent).toBe('unknown')
      holdsNoCredential(error)
      expect(twilio.seen).toHaveLength(1)
    },
  )

  test('no answer in time: neither', async () => {
    const { twilio, send } = await open()
    twilio.next({ kind: 'slow' })
    const time = stillTime()
    const sent = errorOf(send(channel))
    await expect.poll(() => twilio.seen).toHaveLength(1)
    time.pass(8_000)
    const error = await sent
    expect(error).toMatchObject({
      code: 'gateway-unreachable',
      detail: { problem: 'deadline', sent: 'unknown' },
    })
    twilio.release()
    expect(twilio.notices).toHaveLength(1)
    expect(twilio.seen).toHaveLength(1)
  })

  test('HTML instead of an answer', async () => {
    const { twilio, send } = await open()
    twilio.next({ kind: 'html', status: 502 })
    expect(await errorOf(send(channel))).toMatchObject({
      code: 'gateway-garbled',
      detail: { sent: 'unknown' },
    })
  })

  test('nobody there: nothing went out', async () => {
    const gone = await startTwilio()
    await gone.close()
    const error = await errorOf(through(gone.url, account)(channel))
    expect(error).toMatchObject({ code: 'gateway-unreachable', detail: { sent: 'no' } })
    holdsNoCredential(error)
  })
})
