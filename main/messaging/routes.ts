import type { CodeChannel } from '../../preload/contract.ts'
import type { Random } from '../methods/authenticator-app.ts'
import type { Desk } from '../session/desk.ts'
import { type CodeRoute, codeMinutes } from './challenge.ts'
import type { Written } from './fill.ts'
import type { GatewayStore } from './gateway-settings.ts'
import { administratorNotices, type NoticeValues, writeNotice } from './notice-templates.ts'
import { ownRoute } from './own-route.ts'
import { arrive, deliverToPractice, practiceAnswer, practicePush } from './practice.ts'
import type { PracticePhoneStore } from './practice-phone.ts'
import type { PushRoute } from './push-challenge.ts'
import { sendMail } from './smtp.ts'
import { type Mail, type MessageValues, mail, usable } from './templates.ts'
import { createTwilio, type TwilioGateway } from './twilio.ts'
import { twilioCodes } from './twilio-codes.ts'
import { twilioNotice } from './twilio-notice.ts'
import { type TwilioPushOptions, twilioPush, type UnansweredRegistrations } from './twilio-push.ts'
import { createVerifications } from './twilio-verifications.ts'

export interface RouteOptions {
  gateways: GatewayStore
  phone: PracticePhoneStore
  clock: () => Date
  random: Random
  log: (line: string) => void
  /** For tests and measurements: where Twilio is, whom to trust besides the system, and how long to wait. */
  twilioBaseUrl?: string | undefined
  smtpCa?: string | undefined
  deadlineMs?: number | undefined
}

export interface Routes {
  /**
   * Carries one code by the gateway that was chosen. `answer`: what it said of the last message.
   * @throws ConsoleError no-gateway, no-keychain, bad-settings
   */
  codes(at: Desk, to: Recipient): { route: CodeRoute; answer(): string }
  /** @throws as `codes` */
  push(at: Desk, user: Pick<TwilioPushOptions, 'userId' | 'account' | 'held'>): PushRoute
  /**
   * Sends one notice.
   * @throws ConsoleError as `codes`, or what the gateway refuses
   */
  notice(at: NoticePlace, notice: OutgoingNotice): Promise<void>
  /**
   * Sends what is written already.
   * @returns the gateway's own words; empty where it has none
   * @throws ConsoleError as `notice`
   */
  message(at: NoticePlace, message: OutgoingMessage): Promise<string>
}

/** Where a notice belongs: it goes out although the operator may be gone. */
export type NoticePlace = Pick<Desk, 'directory' | 'policy'>

export interface OutgoingMessage {
  /** The same at each try: a mailbox that gets it twice knows the second for the first. */
  id: string
  channel: CodeChannel
  target: string
  written: Written
}

export interface OutgoingNotice extends Omit<OutgoingMessage, 'written'> {
  /** Whose words it is in: a user's notice in the organization's own. */
  audience: 'user' | 'administrators'
  values: NoticeValues
}

export interface Recipient {
  channel: CodeChannel
  target: string
  /** As the message calls the user. */
  name: string
}

export function createRoutes(options: RouteOptions): Routes {
  const { gateways, phone, clock, random, log, deadlineMs } = options
  /** Kept with what it was made of, for its connections; another secret makes another. */
  let twilio: { madeOf: string; gateway: TwilioGateway } | null = null
  // What is open at Twilio is so whatever the key.
  const verifications = createVerifications()
  const registrations: UnansweredRegistrations = new Map()

  function twilioFor(channel: CodeChannel | 'push'): TwilioGateway {
    const access = gateways.twilio(channel)
    const madeOf = JSON.stringify(access)
    if (twilio?.madeOf !== madeOf)
      twilio = { madeOf, gateway: createTwilio({ access, baseUrl: options.twilioBaseUrl, deadlineMs }) }
    return twilio.gateway
  }

  /** @returns the server's own words */
  function mailTo(target: string, written: Mail, organization: string, messageId: string): Promise<string> {
    return sendMail(
      { access: gateways.smtp(), ca: options.smtpCa, deadlineMs },
      { ...written, to: target, organization, messageId },
    )
  }

  async function message(
    at: NoticePlace,
    { id, channel, target, written }: OutgoingMessage,
  ): Promise<string> {
    const carrier = gateways.carrier(at.directory, channel)
    if (carrier === 'smtp') return mailTo(target, written, at.policy.organization.name, id)
    if (carrier === 'twilio') {
      await twilioNotice(twilioFor(channel), { channel, target, plain: written.plain })
      return ''
    }
    const subject = channel === 'email' ? written.subject : null
    await arrive(phone, { channel, target }, { subject, body: written.plain })
    return practiceAnswer
  }

  return {
    codes(at, { channel, target, name }) {
      const carrier = gateways.carrier(at.directory, channel)
      const organization = at.policy.organization.name
      if (carrier === 'twilio') {
        const route = twilioCodes({
          ...{ verifications, channel, target, organization, clock, log },
          twilio: twilioFor(channel),
        })
        return { route, answer: () => route.answer }
      }
      const templates = usable(at.policy.messages)
      let answer = ''
      const route = ownRoute(carrier, random, async (code) => {
        const values = valuesFor(at, name, code)
        if (carrier === 'smtp') {
          const messageId = Buffer.from(random(16)).toString('hex')
          answer = await mailTo(target, mail(templates, values), organization, messageId)
        } else {
          await deliverToPractice(phone, { channel, target }, templates, values)
          answer = practiceAnswer
        }
      })
      return { route, answer: () => answer }
    },
    push(at, { userId, account, held }) {
      const organization = at.policy.organization.name
      return gateways.carrier(at.directory, 'push') === 'practice'
        ? practicePush(phone, random, { account, organization })
        : twilioPush({
            ...{ userId, account, organization, held, registrations },
            twilio: twilioFor('push'),
          })
    },
    async notice(at, { audience, values, ...to }) {
      const templates = audience === 'user' ? usable(at.policy.messages) : administratorNotices
      await message(at, { ...to, written: writeNotice(templates, to.channel, values) })
    },
    message,
  }
}

export function valuesFor(at: Desk, name: string, code: string): MessageValues {
  return { code, organization: at.policy.organization.name, minutes: String(codeMinutes), name }
}
