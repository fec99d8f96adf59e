import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, newSid, ok, refusal } from './twilio-answers.ts'
import { makeCall, type SentNotice, sendText } from './twilio-notice-stand-in.ts'

/** What goes wrong with one request; it is used up by the next one that starts a verification, or any. */
export type Mishap =
  | { kind: 'refuse'; status: number; code: number | null; message: string; retryAfter?: string }
  | { kind: 'html'; status: number }
  /** It is not dealt with, and no answer comes. */
  | { kind: 'lost-request' }
  /** It is dealt with, and the answer gets lost. */
  | { kind: 'lost-answer' }
  /** It is dealt with, and answered only when `release` is called. */
  | { kind: 'slow' }
  /** Nothing goes wrong with this one; something happens before it is answered. */
  | { kind: 'meanwhile'; work: () => void }
  | { kind: 'answer-twice' }
  | { kind: 'truncated' }

export interface Seen {
  method: string
  path: string
  authorization: string
  fields: Record<string, string>
}

interface Verification {
  sid: string
  to: string
  channel: string
  code: string
  checks: number
  sends: { sid: string; at: Date; converted: boolean; channel: string }[]
  status: 'pending' | 'approved' | 'canceled'
}

interface Factor {
  sid: string
  identity: string
  name: string
}

interface Challenge {
  sid: string
  factor: string
  identity: string
  status: 'pending' | 'approved' | 'denied' | 'expired'
  hidden: Record<string, string>
}

export interface TwilioStandIn {
  url: string
  seen: Seen[]
  /** Of messages that went out, oldest first. */
  messages: { to: string; channel: string; code: string; digits: string | null }[]
  /** Texts and calls in words of the console's own, oldest first. */
  notices: SentNotice[]
  challenges: Challenge[]
  next(...mishaps: Mishap[]): void
  block(number: string): void
  /** The organization's app on somebody's device. */
  registerDevice(identity: string, name: string): string
  removeDevice(sid: string): void
  /** SIDs of the devices that are registered. */
  devices(): string[]
  release(): void
  /** Everything that was sent was sent so many seconds earlier. */
  age(seconds: number): void
  close(): Promise<void>
}

export const account = {
  accountSid: `AC${'a1'.repeat(16)}`,
  keySid: `SK${'b2'.repeat(16)}`,
  secret: 'S3cret-of-the-key',
  serviceSid: `VA${'c3'.repeat(16)}`,
  sender: '+12065550190',
}

/** As much of Twilio as the console uses, with its limits, and outages on request. */
export async function startTwilio(port = 0): Promise<TwilioStandIn> {
  const seen: Seen[] = []
  const messages: TwilioStandIn['messages'] = []
  const notices: SentNotice[] = []
  const challenges: Challenge[] = []
  const blocked = new Set<string>()
  let mishaps: Mishap[] = []
  let verifications: Verification[] = []
  let factors: Factor[] = []
  let held: (() => void)[] = []

  const server = createServer((request, response) => void serve(request, response))

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request)
    const url = new URL(request.url ?? '/', 'http://stand-in')
    const form = new URLSearchParams(request.method === 'GET' ? url.search : body)
    const asked: Seen = {
      method: request.method ?? '',
      path: decodeURIComponent(url.pathname),
      authorization: request.headers.authorization ?? '',
      fields: Object.fromEntries(form),
    }
    seen.push(asked)
    const mishap = mishaps.shift()
    if (mishap?.kind === 'lost-request') {
      request.socket.destroy()
      return
    }
    if (mishap?.kind === 'html') {
      response.writeHead(mishap.status, { 'Content-Type': 'text/html' })
      response.end('<!doctype html><h1>Bad gateway</h1>')
      return
    }
    if (mishap?.kind === 'refuse') {
      if (mishap.retryAfter !== undefined) response.setHeader('Retry-After', mishap.retryAfter)
      answer(response, refusal(mishap.status, mishap.code, mishap.message))
      return
    }
    const answered = authorized(asked) ? route(asked) : refusal(401, 20003, 'Authenticate')
    if (mishap?.kind === 'lost-answer') {
      request.socket.destroy()
      return
    }
    if (mishap?.kind === 'slow') await new Promise<void>((resolve) => held.push(resolve))
    if (mishap?.kind === 'meanwhile') mishap.work()
    if (mishap?.kind === 'truncated') {
      const text = JSON.stringify(answered.body)
      response.writeHead(answered.status, { 'Content-Type': 'application/json' })
      response.end(text.slice(0, text.length / 2))
      return
    }
    answer(response, answered)
    if (mishap?.kind === 'answer-twice')
      request.socket.write(
        'HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{"status":"x"}',
      )
  }

  function route({ method, path, fields }: Seen): Answer {
    const service = `/v2/Services/${account.serviceSid}`
    const own = `/2010-04-01/Accounts/${account.accountSid}`
    const sending = { accountSid: account.accountSid, blocked, sent: notices }
    if (method === 'POST' && path === `${own}/Messages.json`) return sendText(fields, sending)
    if (method === 'POST' && path === `${own}/Calls.json`) return makeCall(fields, sending)
    if (method === 'GET' && path === '/v2/Attempts') return listAttempts(fields)
    if (!path.startsWith(`${service}/`)) return notFound(path)
    const parts = path.slice(service.length + 1).split('/')
    const [what, id = '', part, partId = ''] = parts
    if (method === 'POST' && what === 'Verifications' && !id) return startVerification(fields)
    if (method === 'POST' && what === 'Verifications') return cancel(id)
    if (method === 'POST' && what === 'VerificationCheck') return check(fields)
    if (method === 'POST' && what === 'AccessTokens') return ok(201, accessToken(fields))
    if (what === 'Entities' && part === 'Factors' && method === 'GET') return listFactors(id)
    if (what === 'Entities' && part === 'Factors' && method === 'DELETE') return deleteFactor(id, partId)
    if (what === 'Entities' && part === 'Challenges' && method === 'POST') return challenge(id, fields)
    if (what === 'Entities' && part === 'Challenges' && method === 'GET') return showChallenge(partId)
    return notFound(path)
  }

  function startVerification({ To = '', Channel = '', SendDigits }: Record<string, string>): Answer {
    if (!/^\+[1-9]\d{6,14}$|^[^@]+@[^@]+$/.test(To))
      return refusal(400, 60200, `Invalid parameter \`To\`: ${To}`)
    if (blocked.has(To)) return refusal(403, 60410, `Verification delivery attempt blocked (${To})`)
    let verification = verifications.find((one) => one.to === To && one.status === 'pending')
    if (!verification) {
      const code = nextCode()
      verification = {
        sid: newSid('VE'),
        to: To,
        channel: Channel,
        code,
        checks: 0,
        sends: [],
        status: 'pending',
      }
      verifications.push(verification)
    }
    if (verification.sends.length >= 5) return refusal(429, 60203, 'Max send attempts reached')
    verification.channel = Channel
    verification.sends.push({ sid: newSid('VL'), at: new Date(), converted: false, channel: Channel })
    messages.push({ to: To, channel: Channel, code: verification.code, digits: SendDigits ?? null })
    return ok(201, show(verification))
  }

  /** One that no other verification has or had: tests tell them apart by it. */
  function nextCode(): string {
    const code = String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')
    return verifications.some((one) => one.code === code) ? nextCode() : code
  }

  function check({ VerificationSid, Code }: Record<string, string>): Answer {
    const verification = verifications.find((one) => one.sid === VerificationSid && one.status === 'pending')
    if (!verification) return notFound('VerificationCheck')
    if (verification.checks >= 5) return refusal(429, 60202, 'Max check attempts reached')
    verification.checks += 1
    if (Code === verification.code) {
      verification.status = 'approved'
      for (const send of verification.sends) send.converted = true
    }
    const { sid, to, channel, status } = verification
    const date = new Date().toISOString()
    return ok(200, {
      sid,
      service_sid: account.serviceSid,
      account_sid: account.accountSid,
      to,
      channel,
      status,
      valid: status === 'approved',
      amount: null,
      payee: null,
      date_created: date,
      date_updated: date,
      sna_attempts_error_codes: [],
    })
  }

  function cancel(sid: string): Answer {
    const verification = verifications.find((one) => one.sid === sid && one.status === 'pending')
    if (!verification) return notFound(sid)
    verification.status = 'canceled'
    return ok(200, show(verification))
  }

  function listAttempts(fields: Record<string, string>): Answer {
    const attempts = verifications
      .flatMap((verification) => verification.sends.map((send) => ({ verification, send })))
      .filter(
        ({ verification, send }) =>
          (fields['ChannelData.To'] ?? verification.to) === verification.to &&
          (fields.Channel ?? send.channel) === send.channel &&
          (fields.VerificationSid ?? verification.sid) === verification.sid &&
          (fields.Status === undefined || (fields.Status === 'converted') === send.converted),
      )
      .sort((a, b) => b.send.at.getTime() - a.send.at.getTime())
    const url = 'https://verify.twilio.com/v2/Attempts?PageSize=50&Page=0'
    return ok(200, {
      attempts: attempts.map(({ verification, send }) => ({
        sid: send.sid,
        account_sid: account.accountSid,
        service_sid: account.serviceSid,
        verification_sid: verification.sid,
        date_created: iso(send.at),
        date_updated: iso(send.at),
        conversion_status: send.converted ? 'converted' : 'unconverted',
        channel: send.channel,
        price: null,
        channel_data: { to: verification.to },
        url: `https://verify.twilio.com/v2/Attempts/${send.sid}`,
      })),
      meta: meta('attempts', url),
    })
  }

  function accessToken({ Identity = '', FactorFriendlyName = '', Ttl = '60' }: Record<string, string>) {
    const sid = newSid('YK')
    return {
      sid,
      account_sid: account.accountSid,
      service_sid: account.serviceSid,
      entity_identity: Identity,
      factor_type: 'push',
      factor_friendly_name: FactorFriendlyName,
      token: `eyJ.${randomBytes(300).toString('base64url')}`,
      url: `https://verify.twilio.com/v2/Services/${account.serviceSid}/AccessTokens/${sid}`,
      ttl: Number(Ttl),
      date_created: iso(new Date()),
    }
  }

  function listFactors(identity: string): Answer {
    const own = factors.filter((factor) => factor.identity === identity)
    if (own.length === 0) return notFound(`Entities/${identity}`)
    const url = `https://verify.twilio.com/v2/Services/${account.serviceSid}/Entities/${identity}/Factors?PageSize=50`
    return ok(200, { factors: own.map(showFactor), meta: meta('factors', url) })
  }

  function deleteFactor(identity: string, sid: string): Answer {
    const found = factors.find((factor) => factor.identity === identity && factor.sid === sid)
    if (!found) return notFound(`Factors/${sid}`)
    factors = factors.filter((factor) => factor !== found)
    return { status: 204, body: null }
  }

  function challenge(identity: string, fields: Record<string, string>): Answer {
    const factor = factors.find((one) => one.sid === fields.FactorSid && one.identity === identity)
    if (!factor) return refusal(404, 60315, 'Factor not found')
    if (!fields['Details.Message']) return refusal(400, 60304, 'Details.Message is missing')
    const hidden = JSON.parse(fields.HiddenDetails ?? '{}') as Record<string, string>
    const made: Challenge = { sid: newSid('YC'), factor: factor.sid, identity, status: 'pending', hidden }
    challenges.push(made)
    return ok(201, showOne(made))
  }

  function showChallenge(sid: string): Answer {
    const found = challenges.find((one) => one.sid === sid)
    return found ? ok(200, showOne(found)) : notFound(sid)
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    messages,
    notices,
    challenges,
    next: (...more) => {
      mishaps = [...mishaps, ...more]
    },
    block: (number) => void blocked.add(number),
    registerDevice(identity, name) {
      const sid = newSid('YF')
      factors.push({ sid, identity, name })
      return sid
    },
    removeDevice(sid) {
      factors = factors.filter((factor) => factor.sid !== sid)
    },
    devices: () => factors.map(({ sid }) => sid),
    release() {
      for (const go of held) go()
      held = []
    },
    age(seconds) {
      for (const { sends } of verifications)
        for (const send of sends) send.at = new Date(send.at.getTime() - seconds * 1000)
    },
    async close() {
      for (const go of held) go()
      verifications = []
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const notFound = (path: string): Answer => refusal(404, 20404, `The requested resource ${path} was not found`)

function answer(response: ServerResponse, { status, body }: Answer): void {
  if (body === null) response.writeHead(status).end()
  else {
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(body))
  }
}

function authorized({ authorization }: Seen): boolean {
  const expected = Buffer.from(`${account.keySid}:${account.secret}`).toString('base64')
  return authorization === `Basic ${expected}`
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}

const iso = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z')

function show({ sid, to, channel, status, sends }: Verification) {
  const date = iso(new Date())
  return {
    sid,
    service_sid: account.serviceSid,
    account_sid: account.accountSid,
    to,
    channel,
    status,
    valid: status === 'approved',
    lookup: {},
    amount: null,
    payee: null,
    send_code_attempts: sends.map((send) => ({
      attempt_sid: send.sid,
      channel: send.channel,
      time: iso(send.at),
    })),
    date_created: date,
    date_updated: date,
    sna: null,
    url: `https://verify.twilio.com/v2/Services/${account.serviceSid}/Verifications/${sid}`,
  }
}

function showFactor({ sid, identity, name }: Factor) {
  const date = iso(new Date())
  return {
    sid,
    account_sid: account.accountSid,
    service_sid: account.serviceSid,
    entity_sid: `YE${'d4'.repeat(16)}`,
    identity,
    date_created: date,
    date_updated: date,
    friendly_name: name,
    status: 'verified',
    factor_type: 'push',
    config: {},
    metadata: null,
    url: `https://verify.twilio.com/v2/Services/${account.serviceSid}/Entities/${identity}/Factors/${sid}`,
  }
}

function showOne({ sid, factor, identity, status, hidden }: Challenge) {
  const date = iso(new Date())
  return {
    sid,
    account_sid: account.accountSid,
    service_sid: account.serviceSid,
    entity_sid: `YE${'d4'.repeat(16)}`,
    identity,
    factor_sid: factor,
    date_created: date,
    date_updated: date,
    date_responded: null,
    expiration_date: date,
    status,
    responded_reason: 'none',
    details: {},
    hidden_details: hidden,
    metadata: null,
    factor_type: 'push',
    url: `https://verify.twilio.com/v2/Services/${account.serviceSid}/Entities/${identity}/Challenges/${sid}`,
    links: {},
  }
}

function meta(key: string, url: string) {
  return {
    key,
    page: 0,
    page_size: 50,
    first_page_url: url,
    previous_page_url: null,
    url,
    next_page_url: null,
  }
}
