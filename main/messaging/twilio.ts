import type RequestClient from 'twilio/lib/base/RequestClient.js'
import type Twilio from 'twilio/lib/rest/Twilio.js'
import type V2 from 'twilio/lib/rest/verify/V2.js'
import { ConsoleError } from '../errors.ts'
import { trouble, without } from './trouble.ts'
import { createAgents, HttpTrouble, type TwilioRequest, twilioRequest } from './twilio-http.ts'

export interface TwilioAccess {
  accountSid: string
  keySid: string
  secret: string
  serviceSid: string
}

export interface TwilioOptions {
  access: TwilioAccess
  /** Instead of https://verify.twilio.com: for tests and measurements only. */
  baseUrl?: string | undefined
  /** For all of one click: what is done, its second try, and the question what became of it. 10 s unless told. */
  deadlineMs?: number | undefined
  /** Waits before the second try. */
  pause?: ((ms: number) => Promise<void>) | undefined
}

/** What Twilio answered when it refused, in its own words. */
export interface TwilioRefusal {
  status: number
  code: number | null
  message: string
}

export interface TwilioCall {
  verify: V2
  /** When Twilio says it is, by the answer it gave last. */
  serverTime(): Date | null
}

export interface TwilioGateway {
  readonly serviceSid: string
  /**
   * Does one thing at Twilio, once more if Twilio was too busy for it or never reached.
   * @throws TwilioProblem
   */
  call<T>(work: (call: TwilioCall) => Promise<T>): Promise<T>
  /** Asks once what became of a call whose answer got lost, in the time that is kept back for it. */
  ask<T>(work: (call: TwilioCall) => Promise<T>): Promise<T>
  /** As what the operator is told. */
  explain(error: unknown): ConsoleError
}

/** Why a call failed, for who can make something of it. Holds no credential. */
export class TwilioProblem extends Error {
  override readonly cause: HttpTrouble | TwilioRefusal

  constructor(cause: HttpTrouble | TwilioRefusal) {
    super(cause.message)
    this.name = 'TwilioProblem'
    this.cause = cause
  }

  get refusal(): TwilioRefusal | null {
    return this.cause instanceof HttpTrouble ? null : this.cause
  }

  /** The request may have arrived although no answer came. */
  get mayHaveArrived(): boolean {
    return this.cause instanceof HttpTrouble && this.cause.reached
  }
}

const retryAfterMs = 300
/** So much of the time is for asking what became of it. */
const keptBack = 0.2

export function createTwilio(options: TwilioOptions): TwilioGateway {
  const { access, baseUrl, deadlineMs = 10_000, pause = wait } = options
  const { accountSid, keySid, secret, serviceSid } = access
  const agents = createAgents()
  const redact = (text: string) => without([secret, basic(access)], text)

  async function open(endsAt: number): Promise<TwilioCall & { retryAfter(): number }> {
    // Only what Verify needs of a library that knows every product: the first message goes out sooner.
    const [{ default: base }, { default: VerifyDomain }] = await Promise.all([
      import('twilio/lib/base/BaseTwilio.js'),
      import('twilio/lib/rest/VerifyBase.js'),
    ])
    let answered: { at: Date | null; retryAfter: number } = { at: null, retryAfter: retryAfterMs }
    const httpClient = {
      async request(asked: TwilioRequest) {
        const response = await twilioRequest(asked, {
          agents,
          deadlineMs: Math.max(1, endsAt - performance.now()),
        })
        answered = {
          at: dateOf(response.headers.date),
          retryAfter: secondsOf(response.headers['retry-after']),
        }
        return response
      },
    }
    const client = new base.Client(keySid, secret, {
      accountSid,
      // Only `request` of it is ever called; the rest of its class belongs to axios.
      httpClient: httpClient as unknown as RequestClient,
      // Twilio's library would read credentials, region and log level from the environment otherwise.
      edge: '',
      region: '',
      logLevel: 'none',
    })
    const verify = new VerifyDomain(client as Twilio)
    if (baseUrl !== undefined) verify.baseUrl = baseUrl
    return {
      verify: verify.v2,
      serverTime: () => answered.at,
      retryAfter: () => answered.retryAfter,
    }
  }

  async function call<T>(work: (call: TwilioCall) => Promise<T>): Promise<T> {
    const endsAt = performance.now() + deadlineMs * (1 - keptBack)
    const opened = await open(endsAt)
    try {
      return await work(opened)
    } catch (error) {
      const problem = problemOf(error, redact)
      const delay = opened.retryAfter()
      if (!worthRepeating(problem) || performance.now() + delay >= endsAt) throw problem
      await pause(delay)
    }
    return work(opened).catch((error: unknown) => {
      throw problemOf(error, redact)
    })
  }

  async function ask<T>(work: (call: TwilioCall) => Promise<T>): Promise<T> {
    return work(await open(performance.now() + deadlineMs * keptBack)).catch((error: unknown) => {
      throw problemOf(error, redact)
    })
  }

  return { serviceSid, call, ask, explain: (error) => explain(error, redact) }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const basic = ({ keySid, secret }: TwilioAccess): string =>
  Buffer.from(`${keySid}:${secret}`).toString('base64')

/**
 * Only what Twilio did nothing about: a request that never left, or one that it turned away for being one too
 * many at a time. Its other limits (60202, 60203) come with status 429 as well, and stay.
 */
function worthRepeating({ cause }: TwilioProblem): boolean {
  if (cause instanceof HttpTrouble) return cause.kind === 'connection' && !cause.reached
  return cause.status === 429 && (cause.code === null || cause.code === 20429)
}

function problemOf(error: unknown, redact: (text: string) => string): TwilioProblem {
  if (error instanceof HttpTrouble || error instanceof TwilioProblem)
    return error instanceof TwilioProblem ? error : new TwilioProblem(error)
  const { status, code, message } = error as { status?: unknown; code?: unknown; message?: unknown }
  // Everything else that is thrown here is Twilio's own exception for an answer of status 400 and up.
  if (typeof status !== 'number')
    return new TwilioProblem(new HttpTrouble('garbled', 'an answer of another shape', true))
  return new TwilioProblem({
    status,
    code: typeof code === 'number' ? code : null,
    message: redact(typeof message === 'string' ? message : `HTTP ${status}`),
  })
}

const blocked = [60410, 60605, 60604, 60220, 21610, 21408, 60238]
const wrongAccess = [20003, 20008, 20404, 20006]
const outOfCredit = [20005, 90010, 30002, 10001, 60601]
const busy = [20429, 60212, 20503]

function explain(error: unknown, redact: (text: string) => string): ConsoleError {
  if (error instanceof ConsoleError) return error
  const { cause } = problemOf(error, redact)
  if (cause instanceof HttpTrouble) {
    const sent = cause.reached ? ('unknown' as const) : ('no' as const)
    const code = cause.kind === 'garbled' ? 'gateway-garbled' : 'gateway-unreachable'
    return trouble(code, { gateway: 'twilio', answer: cause.message, sent, problem: cause.kind })
  }
  const { status, code } = cause
  const answer = code === null ? `${status}: ${cause.message}` : `${code}: ${cause.message}`
  const told = { gateway: 'twilio', answer, sent: 'no' } as const
  const is = (codes: readonly number[]) => code !== null && codes.includes(code)
  if (is(blocked)) return trouble('number-blocked', told)
  if (is(outOfCredit) || status === 402)
    return trouble('gateway-refused', { ...told, problem: 'out-of-credit' })
  if (is(wrongAccess) || status === 401) return trouble('gateway-credentials', told)
  if (is(busy) || status === 429) return trouble('gateway-busy', told)
  if (status >= 500) return trouble('gateway-unreachable', { ...told, sent: 'unknown', problem: 'outage' })
  return trouble('gateway-refused', told)
}

function dateOf(header: unknown): Date | null {
  const date = new Date(typeof header === 'string' ? header : Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date
}

function secondsOf(header: unknown): number {
  const seconds = Number(typeof header === 'string' ? header : Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : retryAfterMs
}
