import type { CodeChannel } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { isMessagingService } from './gateway-draft.ts'
import type { TwilioGateway } from './twilio.ts'
import { dialed } from './twilio-number.ts'

export interface TwilioNotice {
  channel: CodeChannel
  target: string
  /** As it is read or spoken. */
  plain: string
}

/**
 * One notice by text or call, from the organization's own number. Never sent a second time where the first may have
 * arrived: Twilio has no key by which it would know it again.
 * @throws ConsoleError no-gateway (detail.problem: what Twilio has not got), or what Twilio refuses
 */
export async function twilioNotice(
  twilio: TwilioGateway,
  { channel, target, plain }: TwilioNotice,
): Promise<void> {
  const { sender } = twilio
  // Verify sends codes and nothing else, and Twilio's other products no mail.
  if (channel === 'email') throw lacking(channel, 'twilio-sends-no-mail')
  if (sender === null) throw lacking(channel, 'twilio-has-no-sender')
  if (channel === 'call' && isMessagingService(sender)) throw lacking(channel, 'twilio-has-no-caller')
  const { to, sendDigits } = dialed(target)
  await twilio
    .call(async ({ account }) => {
      const { messages, calls } = await account()
      if (channel === 'call')
        await calls.create({
          to,
          from: sender,
          twiml: spoken(plain),
          ...(sendDigits !== null && { sendDigits }),
        })
      else
        await messages.create({
          to,
          body: plain,
          ...(isMessagingService(sender) ? { messagingServiceSid: sender } : { from: sender }),
        })
    })
    .catch((error: unknown) => {
      throw twilio.explain(error)
    })
}

function lacking(channel: CodeChannel, problem: string): ConsoleError {
  return new ConsoleError('no-gateway', `Twilio can't carry this notice: ${problem}.`, { channel, problem })
}

/** Twice, since whoever picks up says their name first. */
function spoken(text: string): string {
  return `<Response><Pause length="1"/><Say language="en-US" loop="2">${escapeXml(text)}</Say></Response>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** What no XML may hold, even escaped, nobody could say either. */
const escapeXml = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\p{Cn}]+/gu, ' ').replace(/[&<>]/g, (found) => entities[found] ?? '')
