import { ConsoleError } from '../errors.ts'
import { trouble } from './trouble.ts'
import { HttpTrouble } from './twilio-http.ts'

/** What Twilio answered when it refused, in its own words. */
export interface TwilioRefusal {
  status: number
  code: number | null
  message: string
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

/**
 * Only what Twilio did nothing about: a request that never left, or one that it turned away for being one too
 * many at a time. Its other limits (60202, 60203) come with status 429 as well, and stay.
 */
export function worthRepeating({ cause }: TwilioProblem): boolean {
  if (cause instanceof HttpTrouble) return cause.kind === 'connection' && !cause.reached
  return cause.status === 429 && (cause.code === null || cause.code === 20429)
}

export function problemOf(error: unknown, redact: (text: string) => string): TwilioProblem {
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

const blocked = [60410, 60605, 60604, 60220, 21610, 21408, 21215, 21216, 60238]
const wrongAccess = [20003, 20008, 20404, 20006]
const outOfCredit = [20005, 90010, 30002, 10001, 60601]
const busy = [20429, 60212, 20503]

export function explain(error: unknown, redact: (text: string) => string): ConsoleError {
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
