import { describe, expect, onTestFinished, test } from 'vitest'
import type { ConsoleError } from '../../../main/errors.ts'
import { createTwilio, type TwilioGateway } from '../../../main/messaging/twilio.ts'
import { twilioCodes } from '../../../main/messaging/twilio-codes.ts'
import { createVerifications } from '../../../main/messaging/twilio-verifications.ts'
import type { CodeChannel } from '../../../preload/contract.ts'
import { errorOf } from '../directory/served.ts'
import { stillTime } from '../still-time.ts'
import { skippingTime } from './skipping-time.ts'
import { account, startTwilio, type TwilioStandIn } from './twilio-stand-in.ts'

const number = '+12065550100'

async function standIn(): Promise<TwilioStandIn> {
  const twilio = await startTwilio()
  onTestFinished(twilio.close)
  return twilio
}

interface At {
  deadlineMs?: number
  secret?: string
  pause?: (ms: number) => Promise<void>
}

function gateway(url: string, { secret = account.secret, deadlineMs, pause = async () => {} }: At = {}) {
  return createTwilio({ access: { ...account, secret }, baseUrl: url, deadlineMs, pause })
}

function codes(
  twilio: TwilioGateway,
  channel: CodeChannel = 'text',
  target = number,
  verifications = createVerifications(),
) {
  const logged: string[] = []
  const route = twilioCodes({
    twilio,
    verifications,
    channel,
    target,
    organization: 'Practice University',
    clock: () => new Date(),
    log: (line) => logged.push(line),
  })
  return { route, logged }
}

/** What of the failure could leave the process: its message, its values, all that JSON makes of it, its stack. */
function holdsNoCredential(error: ConsoleError): void {
  const everything = [error.message, JSON.stringify(error), JSON.stringify(error.toData()), error.stack].join(
    '\n',
  )
  const basic = Buffer.from(`${account.keySid}:${account.secret}`).toString('base64')
  for (const secret of [account.secret, basic, 'Basic ', 'Authorization'])
    expect(everything).not.toContain(secret)
  expect(error.cause).toBeUndefined()
}

const sends = (twilio: TwilioStandIn) => twilio.seen.filter(({ path }) => path.endsWith('/Verifications'))

describe('a code', () => {
  test('goes by text, call with an extension, and mail, in the name of the organization', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    await codes(at).route.send(false)
    await codes(at, 'call', `${number};ext=42`).route.send(false)
    await codes(at, 'email', 'priya@bücher.example').route.send(false)
    expect(sends(twilio).map(({ fields }) => fields)).toEqual([
      { To: number, Channel: 'sms', CustomFriendlyName: 'Practice University' },
      { To: number, Channel: 'call', CustomFriendlyName: 'Practice University', SendDigits: 'wwww42' },
      {
        To: 'priya@xn--bcher-kva.example',
        Channel: 'email',
        CustomFriendlyName: 'Practice University',
        ChannelConfiguration: '{"from_name":"Practice University"}',
      },
    ])
  })

  test('is wrong, then right, then over', async () => {
    const twilio = await standIn()
    const { route } = codes(gateway(twilio.url))
    await route.send(false)
    const code = twilio.messages[0]?.code ?? ''
    expect(await route.judge(code === '000000' ? '000001' : '000000')).toBe('wrong')
    expect(await route.judge(code)).toBe('right')
    expect(await route.judge(code)).toBe('expired')
  })

  test('is the same in the second message, and another one once five guesses were wrong', async () => {
    const twilio = await standIn()
    const { route } = codes(gateway(twilio.url))
    expect(await route.send(false)).toEqual({ fresh: true })
    expect(await route.send(false)).toEqual({ fresh: false })
    const code = twilio.messages[0]?.code ?? ''
    expect(twilio.messages[1]?.code).toBe(code)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let guess = 0; guess < 5; guess += 1) expect(await route.judge(wrong)).toBe('wrong')
    expect(await route.judge(code)).toBe('too-many-attempts')
    expect(await route.send(true)).toEqual({ fresh: true })
    expect(await route.judge(twilio.messages[2]?.code ?? '')).toBe('right')
  })

  test('opens nothing any more once nobody waits for it', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    const { route } = codes(at)
    await route.send(false)
    route.forget()
    await expect.poll(() => twilio.seen.at(-1)?.fields).toEqual({ Status: 'canceled' })
    expect(await route.judge(twilio.messages[0]?.code ?? '')).toBe('expired')
  })

  test('that the number of another user has got is wrong here', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    const one = codes(at)
    const other = codes(at, 'text', '+12065550101')
    await one.route.send(false)
    await other.route.send(false)
    const [, theirs] = twilio.messages.map(({ code }) => code)
    expect(await one.route.judge(theirs ?? '')).toBe('wrong')
  })
})

describe('two codes for one number', () => {
  const canceled = (twilio: TwilioStandIn) => twilio.seen.filter(({ fields }) => fields.Status === 'canceled')

  /** One after the other at one console, as the wizard does: the second begins before the first is given up. */
  async function both(twilio: TwilioStandIn, second: CodeChannel, target = number) {
    const at = gateway(twilio.url)
    const verifications = createVerifications()
    const before = codes(at, 'text', number, verifications).route
    await before.send(false)
    const after = codes(at, second, target, verifications).route
    await after.send(false)
    const [old = '', fresh = ''] = twilio.messages.map(({ code }) => code)
    return { before, after, old, fresh }
  }

  test.each([
    ['a call', 'call', number],
    ['an extension', 'call', `${number};ext=42`],
  ] as const)('%s in place of a text that did not arrive is accepted', async (_, channel, target) => {
    const twilio = await standIn()
    const { before, after, fresh } = await both(twilio, channel, target)
    before.forget()
    // The call's own verification is not the one that was canceled, whenever that comes.
    await expect.poll(() => canceled(twilio)).toHaveLength(1)
    expect(await after.judge(fresh)).toBe('right')
  })

  test('the text given up first, and the call begun at once: the call’s code is good', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    const verifications = createVerifications()
    const before = codes(at, 'text', number, verifications).route
    await before.send(false)
    before.forget()
    const after = codes(at, 'call', number, verifications).route
    await after.send(false)
    expect(await after.judge(twilio.messages[1]?.code ?? '')).toBe('right')
  })

  test('for two users who share it: the code of the one is not the other’s, and the first is over', async () => {
    const twilio = await standIn()
    const { before, after, old, fresh } = await both(twilio, 'text')
    expect(await after.judge(old)).toBe('wrong')
    expect(await before.judge(old)).toBe('expired')
    expect(await before.judge(fresh)).toBe('expired')
    expect(await after.judge(fresh)).toBe('right')
  })

  test('the one that was over takes the number back with another message', async () => {
    const twilio = await standIn()
    const { before, after, fresh } = await both(twilio, 'text')
    expect(await before.send(false)).toEqual({ fresh: true })
    expect(await after.judge(fresh)).toBe('expired')
    expect(await before.judge(twilio.messages[2]?.code ?? '')).toBe('right')
  })

  test('where the one before can not be ended nothing is sent, and it goes on', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    const verifications = createVerifications()
    const before = codes(at, 'text', number, verifications).route
    await before.send(false)
    twilio.next({ kind: 'lost-request' })
    const after = codes(at, 'call', number, verifications).route
    expect(await errorOf(after.send(false))).toMatchObject({
      code: 'gateway-unreachable',
      detail: { sent: 'no' },
    })
    expect(twilio.messages).toHaveLength(1)
    expect(await before.judge(twilio.messages[0]?.code ?? '')).toBe('right')
  })

  test('one that could not be ended when it was given up is ended before the next: its code opens nothing', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    const verifications = createVerifications()
    const { route: before, logged } = codes(at, 'text', number, verifications)
    await before.send(false)
    twilio.next({ kind: 'lost-request' })
    before.forget()
    await expect.poll(() => logged).toHaveLength(1)
    const after = codes(at, 'text', number, verifications).route
    await after.send(false)
    expect(await after.judge(twilio.messages[0]?.code ?? '')).toBe('wrong')
    expect(await after.judge(twilio.messages[1]?.code ?? '')).toBe('right')
  })

  test('the answer about the second gets lost: the first message is not taken for it', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    const verifications = createVerifications()
    await codes(at, 'text', number, verifications).route.send(false)
    const after = codes(at, 'text', number, verifications).route
    twilio.next({ kind: 'meanwhile', work: () => undefined }, { kind: 'lost-answer' })
    expect(await after.send(false)).toEqual({ fresh: true })
    expect(await after.judge(twilio.messages[1]?.code ?? '')).toBe('right')
  })
})

describe('one click', () => {
  test('has one deadline for what it ends and what it sends: with no time left nothing is sent', async () => {
    const twilio = await standIn()
    const time = skippingTime()
    const { route } = codes(gateway(twilio.url))
    await route.send(false)
    twilio.next({ kind: 'meanwhile', work: () => time.skip(8_000) })
    expect((await errorOf(route.send(true))).detail).toMatchObject({ problem: 'deadline', sent: 'no' })
    expect(sends(twilio)).toHaveLength(1)
    // The next click has a time of its own.
    expect(await route.send(true)).toEqual({ fresh: true })
  })
})

describe('a refusal is told apart', () => {
  const refusals = [
    [429, 60203, 'Max send attempts reached', 'send-limit'],
    [400, 60200, 'Invalid parameter `To`: 5', 'gateway-refused'],
    [404, 20404, 'The requested resource was not found', 'gateway-credentials'],
    [401, 20003, 'Authenticate', 'gateway-credentials'],
    [403, 60410, 'Verification delivery attempt blocked', 'number-blocked'],
    [403, 60605, 'Verification delivery attempt blocked', 'number-blocked'],
    [403, 20005, 'Account not active', 'gateway-refused'],
    [402, null, 'Payment required', 'gateway-refused'],
    [503, 20503, 'Service unavailable', 'gateway-busy'],
    [500, 20500, 'Internal server error', 'gateway-unreachable'],
  ] as const

  test.each(refusals)('%i %s', async (status, code, message, expected) => {
    const twilio = await standIn()
    twilio.next({ kind: 'refuse', status, code, message })
    const error = await errorOf(codes(gateway(twilio.url)).route.send(false))
    expect(error.code).toBe(expected)
    holdsNoCredential(error)
    if (expected !== 'send-limit') expect(error.detail?.answer).toBe(`${code ?? status}: ${message}`)
    // None of them is tried again.
    expect(sends(twilio)).toHaveLength(1)
  })

  test('out of credit is named', async () => {
    const twilio = await standIn()
    twilio.next({ kind: 'refuse', status: 403, code: 20005, message: 'Account not active' })
    const error = await errorOf(codes(gateway(twilio.url)).route.send(false))
    expect(error.detail).toMatchObject({ problem: 'out-of-credit', sent: 'no' })
  })

  test('wrong credentials, and a gateway that repeats them', async () => {
    const twilio = await standIn()
    const wrong = await errorOf(codes(gateway(twilio.url, { secret: 'another' })).route.send(false))
    expect(wrong.code).toBe('gateway-credentials')
    twilio.next({ kind: 'refuse', status: 401, code: 20003, message: `No such secret: ${account.secret}` })
    const repeated = await errorOf(codes(gateway(twilio.url)).route.send(false))
    expect(repeated.detail?.answer).toBe('20003: No such secret: •••')
    holdsNoCredential(repeated)
  })

  test('a number that is blocked, and one that is none', async () => {
    const twilio = await standIn()
    twilio.block(number)
    expect((await errorOf(codes(gateway(twilio.url)).route.send(false))).code).toBe('number-blocked')
    const error = await errorOf(codes(gateway(twilio.url), 'text', '12').route.send(false))
    expect(error).toMatchObject({
      code: 'gateway-refused',
      detail: { answer: '60200: Invalid parameter `To`: 12' },
    })
  })
})

describe('an outage', () => {
  test('too busy: once more, and no more than once', async () => {
    const twilio = await standIn()
    const busy = { kind: 'refuse', status: 429, code: 20429, message: 'Too many requests' } as const
    twilio.next(busy)
    await codes(gateway(twilio.url)).route.send(false)
    expect(twilio.messages).toHaveLength(1)
    twilio.next(busy, busy, busy)
    const error = await errorOf(codes(gateway(twilio.url), 'text', '+12065550101').route.send(false))
    expect(error.code).toBe('gateway-busy')
    expect(sends(twilio)).toHaveLength(4)
  })

  test('busy for longer than the click may take: not tried again', async () => {
    const twilio = await standIn()
    twilio.next({ kind: 'refuse', status: 429, code: 20429, message: 'Too many', retryAfter: '60' })
    expect((await errorOf(codes(gateway(twilio.url)).route.send(false))).code).toBe('gateway-busy')
    expect(sends(twilio)).toHaveLength(1)
  })

  test('nobody there, then somebody: once more', async () => {
    const first = await startTwilio()
    await first.close()
    let twilio: TwilioStandIn | null = null
    const pause = async () => {
      twilio = await startTwilio(Number(new URL(first.url).port))
    }
    await codes(gateway(first.url, { pause })).route.send(false)
    onTestFinished(() => twilio?.close())
    expect(twilio).toMatchObject({ messages: [{ to: number }] })
  })

  test('nobody there', async () => {
    const gone = await startTwilio()
    await gone.close()
    const error = await errorOf(codes(gateway(gone.url)).route.send(false))
    expect(error).toMatchObject({
      code: 'gateway-unreachable',
      detail: { answer: 'ECONNREFUSED', sent: 'no' },
    })
    holdsNoCredential(error)
  })

  test('the answer gets lost: the message went out once, and that is found out', async () => {
    const twilio = await standIn()
    twilio.next({ kind: 'lost-answer' })
    const { route } = codes(gateway(twilio.url))
    expect(await route.send(false)).toEqual({ fresh: true })
    expect(twilio.messages).toHaveLength(1)
    expect(await route.judge(twilio.messages[0]?.code ?? '')).toBe('right')
  })

  test('the request gets lost: it is not sent again, because that it got lost can not be known', async () => {
    const twilio = await standIn()
    twilio.next({ kind: 'lost-request' })
    const error = await errorOf(codes(gateway(twilio.url)).route.send(false))
    expect(error).toMatchObject({ code: 'gateway-unreachable', detail: { sent: 'unknown' } })
    holdsNoCredential(error)
    expect(sends(twilio)).toHaveLength(1)
  })

  test('the request gets lost after an earlier message: that one is not taken for it', async () => {
    const twilio = await standIn()
    const at = gateway(twilio.url)
    await codes(at).route.send(false)
    twilio.age(60)
    twilio.next({ kind: 'lost-request' })
    expect((await errorOf(codes(at).route.send(false))).code).toBe('gateway-unreachable')
  })

  test('the answer to a right code gets lost: that it was right is found out', async () => {
    const twilio = await standIn()
    const { route } = codes(gateway(twilio.url))
    await route.send(false)
    twilio.next({ kind: 'lost-answer' })
    expect(await route.judge(twilio.messages[0]?.code ?? '')).toBe('right')
  })

  test('no answer in time to a message that went out: that is found out', async () => {
    const twilio = await standIn()
    twilio.next({ kind: 'slow' })
    const time = stillTime()
    const { route } = codes(gateway(twilio.url))
    const sent = route.send(false)
    await expect.poll(() => twilio.messages).toHaveLength(1)
    time.pass(8_000)
    expect(await sent).toEqual({ fresh: true })
    expect(await route.judge(twilio.messages[0]?.code ?? '')).toBe('right')
    expect(twilio.messages).toHaveLength(1)
  })

  test('no answer in time', async () => {
    const twilio = await standIn()
    twilio.next({ kind: 'slow' }, { kind: 'slow' })
    const time = stillTime()
    const sent = errorOf(codes(gateway(twilio.url)).route.send(false))
    await expect.poll(() => twilio.seen).toHaveLength(1)
    time.pass(8_000)
    await expect.poll(() => twilio.seen).toHaveLength(2)
    time.pass(2_000)
    const error = await sent
    expect(error).toMatchObject({
      code: 'gateway-unreachable',
      detail: { problem: 'deadline', sent: 'unknown' },
    })
    holdsNoCredential(error)
    twilio.release()
    expect(twilio.messages).toHaveLength(1)
  })

  test.each([200, 201, 502])('HTML with status %i', async (status) => {
    const twilio = await standIn()
    twilio.next({ kind: 'html', status }, { kind: 'html', status })
    const error = await errorOf(codes(gateway(twilio.url)).route.send(false))
    expect(error).toMatchObject({
      code: 'gateway-garbled',
      detail: { answer: `HTTP ${status}, text/html: no JSON` },
    })
    holdsNoCredential(error)
    expect(sends(twilio)).toHaveLength(1)
  })

  test('half an answer', async () => {
    const twilio = await standIn()
    twilio.next({ kind: 'truncated' }, { kind: 'truncated' })
    const error = await errorOf(codes(gateway(twilio.url)).route.send(false))
    expect(error.code).toBe('gateway-garbled')
    holdsNoCredential(error)
  })

  test('two answers to one request: the second is nobody’s', async () => {
    const twilio = await standIn()
    const { route } = codes(gateway(twilio.url))
    twilio.next({ kind: 'answer-twice' })
    await route.send(false)
    expect(await route.judge(twilio.messages[0]?.code ?? '')).toBe('right')
  })
})
