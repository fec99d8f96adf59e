import type { CodeChannel } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { CodeRoute } from './challenge.ts'
import { codeLifetimeMs } from './challenge.ts'
import { readMailbox } from './mailbox.ts'
import type { TwilioCall, TwilioGateway } from './twilio.ts'
import { type Dialed, dialed } from './twilio-number.ts'
import { TwilioProblem } from './twilio-trouble.ts'
import type { TwilioVerifications } from './twilio-verifications.ts'

export interface TwilioCodesOptions {
  twilio: TwilioGateway
  verifications: TwilioVerifications
  channel: CodeChannel
  target: string
  organization: string
  clock: () => Date
  log: (line: string) => void
}

const channels = { text: 'sms', call: 'call', email: 'email' } as const

/** Codes made and checked by Twilio Verify: while one is valid, each message brings the same. */
export function twilioCodes(options: TwilioCodesOptions): CodeRoute & { readonly answer: string } {
  const { twilio, channel, organization, clock, log } = options
  const { to, sendDigits } = address(channel, options.target)
  const place = options.verifications.at(twilio.serviceSid, to)
  // Twilio takes no longer name.
  const customFriendlyName = organization.slice(0, 30).trim()
  const service = ({ verify }: TwilioCall) => verify.services(twilio.serviceSid)
  /** The verification of this challenge, as long as no other has taken the place over. */
  let sid: string | null = null
  let answer = ''

  async function start(call: TwilioCall) {
    return service(call).verifications.create({
      to,
      channel: channels[channel],
      customFriendlyName,
      ...(sendDigits !== null && { sendDigits }),
      ...(channel === 'email' && { channelConfiguration: { from_name: organization } }),
    })
  }

  /**
   * Verify has no idempotency key. Ours is the click itself: `resend` joins one that is on its way, the limits
   * take one message in 30 s for a number, and a request that may have arrived is never sent again. Instead
   * Twilio is asked once whether an attempt to this number was made since the click; only then did it succeed.
   */
  async function startOnce(clickedAt: number, canceled: string | null): Promise<string> {
    try {
      const verification = await twilio.call(start, clickedAt)
      answer = `${verification.status} ${verification.sid}`
      return verification.sid
    } catch (error) {
      const found = mayHaveArrived(error) ? await findAttempt(clickedAt, canceled) : null
      if (found === null) throw explain(error)
      answer = `pending ${found}`
      return found
    }
  }

  async function findAttempt(clickedAt: number, canceled: string | null): Promise<string | null> {
    // The list is by number; of mail nothing can be found out.
    if (channel === 'email') return null
    const made = await twilio
      .ask(async (call) => {
        const attempts = await call.verify.verificationAttempts.list({
          'channelData.to': to,
          channel: channels[channel],
          verifyServiceSid: twilio.serviceSid,
          limit: 20,
        })
        // By Twilio's own clock, so that ours may be wrong: no other message can be as young as our click.
        const since = (call.serverTime() ?? clock()).getTime() - (performance.now() - clickedAt) - 2_000
        return attempts.find(
          ({ dateCreated, verificationSid }) =>
            dateCreated.getTime() >= since && verificationSid !== canceled,
        )
      }, clickedAt)
      .catch(() => undefined)
    return made?.verificationSid ?? null
  }

  function explain(error: unknown): ConsoleError {
    if (refusalCode(error) !== 60203) return twilio.explain(error)
    const until = new Date(clock().getTime() + codeLifetimeMs).toISOString()
    return new ConsoleError('send-limit', 'Twilio: 60203', { whose: 'number', until })
  }

  /** Ends a verification at Twilio, so that its code opens nothing and the next one is another. */
  async function cancel(old: string, clickedAt?: number): Promise<void> {
    try {
      await twilio.call((call) => service(call).verifications(old).update({ status: 'canceled' }), clickedAt)
    } catch (error) {
      // It is over.
      if (refusalCode(error) === 20404) return
      const { code, message, detail } = twilio.explain(error)
      // Whatever became of it, no message went out.
      throw new ConsoleError(code, message, { ...detail, sent: 'no' })
    }
  }

  async function end(old: string): Promise<void> {
    // Somebody has taken over: it is over, and what is open there is theirs.
    if (place.open() !== old) return
    try {
      await cancel(old)
      place.set(null)
    } catch (error) {
      // Whoever sends there next ends it first.
      log(`a verification was not canceled: ${(error as Error).message}`)
    }
  }

  /** A check whose answer got lost may have used the code up: then Twilio counts its attempt as converted. */
  async function wasApproved(verification: string, clickedAt: number): Promise<boolean> {
    const converted = await twilio
      .ask(
        ({ verify }) =>
          verify.verificationAttempts.list({ verificationSid: verification, status: 'converted', limit: 1 }),
        clickedAt,
      )
      .catch(() => [])
    return converted.length > 0
  }

  function right(): 'right' {
    // It is over at Twilio: there is nothing to cancel.
    if (place.open() === sid) place.set(null)
    sid = null
    return 'right'
  }

  return {
    via: 'twilio',
    get answer() {
      return answer
    },
    send(over) {
      const clickedAt = performance.now()
      return place.inTurn(async () => {
        const open = place.open()
        const canceled = open !== null && (over || open !== sid) ? open : null
        if (canceled !== null) {
          await cancel(canceled, clickedAt)
          place.set(null)
        }
        const started = await startOnce(clickedAt, canceled)
        const fresh = started !== sid
        sid = started
        place.set(started)
        return { fresh }
      })
    },
    async judge(digits) {
      const clickedAt = performance.now()
      const verification = sid
      if (verification === null || place.open() !== verification) return 'expired'
      try {
        const { status } = await twilio.call(
          (call) => service(call).verificationChecks.create({ verificationSid: verification, code: digits }),
          clickedAt,
        )
        if (status === 'approved') return right()
        if (status === 'pending') return 'wrong'
        return status === 'max_attempts_reached' ? 'too-many-attempts' : 'expired'
      } catch (error) {
        const code = refusalCode(error)
        if (code === 60202) return 'too-many-attempts'
        if (code === 60200) return 'wrong'
        // Twilio forgets a verification once it is over, and says no more than that.
        if (code === 20404) return 'expired'
        if (mayHaveArrived(error) && (await wasApproved(verification, clickedAt))) return right()
        throw twilio.explain(error)
      }
    },
    forget() {
      const old = sid
      sid = null
      if (old !== null) void place.inTurn(() => end(old))
    },
  }
}

const refusalCode = (error: unknown): number | null =>
  error instanceof TwilioProblem ? (error.refusal?.code ?? null) : null

const mayHaveArrived = (error: unknown): boolean => error instanceof TwilioProblem && error.mayHaveArrived

function address(channel: CodeChannel, target: string): Dialed {
  return channel === 'email' ? { to: readMailbox(target).ascii, sendDigits: null } : dialed(target)
}
