import type { CodeChannel } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { CodeRoute } from './challenge.ts'
import { codeLifetimeMs } from './challenge.ts'
import { readMailbox } from './mailbox.ts'
import type { TwilioCall, TwilioGateway } from './twilio.ts'
import { type Dialed, dialed } from './twilio-number.ts'
import { TwilioProblem } from './twilio-trouble.ts'

export interface TwilioCodesOptions {
  twilio: TwilioGateway
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
  // Twilio takes no longer name.
  const customFriendlyName = organization.slice(0, 30).trim()
  const service = ({ verify }: TwilioCall) => verify.services(twilio.serviceSid)
  /** The verification that goes on. */
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
  async function startOnce(): Promise<string> {
    const clickedAt = performance.now()
    try {
      const verification = await twilio.call(start)
      answer = `${verification.status} ${verification.sid}`
      return verification.sid
    } catch (error) {
      const found = mayHaveArrived(error) ? await findAttempt(clickedAt) : null
      if (found === null) throw explain(error)
      answer = `pending ${found}`
      return found
    }
  }

  async function findAttempt(clickedAt: number): Promise<string | null> {
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
        return attempts.find(({ dateCreated }) => dateCreated.getTime() >= since)
      })
      .catch(() => undefined)
    return made?.verificationSid ?? null
  }

  function explain(error: unknown): ConsoleError {
    if (refusalCode(error) !== 60203) return twilio.explain(error)
    const until = new Date(clock().getTime() + codeLifetimeMs).toISOString()
    return new ConsoleError('send-limit', 'Twilio: 60203', { whose: 'number', until })
  }

  /** Ends a verification at Twilio, so that its code opens nothing and the next one is another. */
  async function cancel(old: string): Promise<void> {
    await twilio
      .call((call) => service(call).verifications(old).update({ status: 'canceled' }))
      .catch((error: unknown) => {
        if (refusalCode(error) === 20404) return
        log(`a verification was not canceled: ${twilio.explain(error).message}`)
      })
  }

  /** A check whose answer got lost may have used the code up: then Twilio counts its attempt as converted. */
  async function wasApproved(verification: string): Promise<boolean> {
    const converted = await twilio
      .ask(({ verify }) =>
        verify.verificationAttempts.list({ verificationSid: verification, status: 'converted', limit: 1 }),
      )
      .catch(() => [])
    return converted.length > 0
  }

  function right(): 'right' {
    // It is over at Twilio: there is nothing to cancel.
    sid = null
    return 'right'
  }

  return {
    via: 'twilio',
    get answer() {
      return answer
    },
    async send(over) {
      if (sid !== null && over) await cancel(sid)
      const started = await startOnce()
      const fresh = started !== sid
      sid = started
      return { fresh }
    },
    async judge(digits) {
      const verification = sid
      if (verification === null) return 'expired'
      try {
        const { status } = await twilio.call((call) =>
          service(call).verificationChecks.create({ verificationSid: verification, code: digits }),
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
        if (mayHaveArrived(error) && (await wasApproved(verification))) return right()
        throw twilio.explain(error)
      }
    },
    forget() {
      if (sid !== null) void cancel(sid)
      sid = null
    },
  }
}

const refusalCode = (error: unknown): number | null =>
  error instanceof TwilioProblem ? (error.refusal?.code ?? null) : null

const mayHaveArrived = (error: unknown): boolean => error instanceof TwilioProblem && error.mayHaveArrived

function address(channel: CodeChannel, target: string): Dialed {
  return channel === 'email' ? { to: readMailbox(target).ascii, sendDigits: null } : dialed(target)
}
