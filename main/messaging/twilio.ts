import type RequestClient from 'twilio/lib/base/RequestClient.js'
import type Twilio from 'twilio/lib/rest/Twilio.js'
import type V2 from 'twilio/lib/rest/verify/V2.js'
import type { ConsoleError } from '../errors.ts'
import { without } from './trouble.ts'
import { openAccount, type TwilioAccount } from './twilio-account.ts'
import { createAgents, HttpTrouble, type TwilioRequest, twilioRequest } from './twilio-http.ts'
import { explain, problemOf, worthRepeating } from './twilio-trouble.ts'

export interface TwilioAccess {
  accountSid: string
  keySid: string
  secret: string
  serviceSid: string
  /** What notices come from: a number, or the SID of a messaging service. */
  sender: string | null
}

export interface TwilioOptions {
  access: TwilioAccess
  /** Instead of https://verify.twilio.com and https://api.twilio.com: for tests and measurements only. */
  baseUrl?: string | undefined
  /** For all of one click: what is done, its second try, and the question what became of it. 10 s unless told. */
  deadlineMs?: number | undefined
  /** Waits before the second try. */
  pause?: ((ms: number) => Promise<void>) | undefined
}

export interface TwilioCall {
  verify: V2
  /** Texts and calls in words of our own. */
  account(): Promise<TwilioAccount>
  /** When Twilio says it is, by the answer it gave last. */
  serverTime(): Date | null
}

export interface TwilioGateway {
  readonly serviceSid: string
  readonly sender: string | null
  /**
   * Does one thing at Twilio, once more if Twilio was too busy for it or never reached.
   * @param clickedAt by `performance.now()`: all that one click does has one deadline
   * @throws TwilioProblem
   */
  call<T>(work: (call: TwilioCall) => Promise<T>, clickedAt?: number): Promise<T>
  /** Asks once what became of a call whose answer got lost, in the time that is kept back for it. */
  ask<T>(work: (call: TwilioCall) => Promise<T>, clickedAt: number): Promise<T>
  /** As what the operator is told. */
  explain(error: unknown): ConsoleError
}

const retryAfterMs = 300
/** So much of the time is for asking what became of it. */
const keptBack = 0.2

export function createTwilio(options: TwilioOptions): TwilioGateway {
  const { access, baseUrl, deadlineMs = 10_000, pause = wait } = options
  const { accountSid, keySid, secret, serviceSid, sender } = access
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
        const left = endsAt - performance.now()
        // What the click did before took all of its time: this does not go out any more.
        if (left <= 0) throw new HttpTrouble('deadline', 'no time was left for it', false)
        const response = await twilioRequest(asked, { agents, deadlineMs: left })
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
      account: () => openAccount(client as Twilio, baseUrl),
      serverTime: () => answered.at,
      retryAfter: () => answered.retryAfter,
    }
  }

  async function call<T>(work: (call: TwilioCall) => Promise<T>, clickedAt = performance.now()): Promise<T> {
    const endsAt = clickedAt + deadlineMs * (1 - keptBack)
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

  async function ask<T>(work: (call: TwilioCall) => Promise<T>, clickedAt: number): Promise<T> {
    return work(await open(clickedAt + deadlineMs)).catch((error: unknown) => {
      throw problemOf(error, redact)
    })
  }

  return { serviceSid, sender, call, ask, explain: (error) => explain(error, redact) }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const basic = ({ keySid, secret }: TwilioAccess): string =>
  Buffer.from(`${keySid}:${secret}`).toString('base64')

function dateOf(header: unknown): Date | null {
  const date = new Date(typeof header === 'string' ? header : Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date
}

function secondsOf(header: unknown): number {
  const seconds = Number(typeof header === 'string' ? header : Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : retryAfterMs
}
