import type { CodeChannel, MessageTemplates } from '../../preload/contract.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { shownTarget } from '../methods/shown-target.ts'
import type { PracticePhoneStore } from './practice-phone.ts'
import type { PushRoute } from './push-challenge.ts'
import { callScript, type MessageValues, mail, textMessage } from './templates.ts'

/** Puts on the practice phone what would have gone out. */
export async function deliverToPractice(
  phone: PracticePhoneStore,
  to: { channel: CodeChannel; target: string },
  templates: MessageTemplates,
  values: MessageValues,
): Promise<void> {
  const { channel } = to
  if (channel === 'text') await arrive(phone, to, { subject: null, body: textMessage(templates, values) })
  if (channel === 'call') await arrive(phone, to, { subject: null, body: callScript(templates, values) })
  if (channel === 'email') {
    const { subject, text } = mail(templates, values)
    await arrive(phone, to, { subject, body: text })
  }
}

/** The same of words that are written already. */
export async function arrive(
  phone: PracticePhoneStore,
  { channel, target }: { channel: CodeChannel; target: string },
  message: { subject: string | null; body: string },
): Promise<void> {
  phone.deliver({ kind: channel, to: await shownTarget(channel, target), ...message })
}

/** The practice phone's own words, of everything that reaches it. */
export const practiceAnswer = 'practice phone'

const devicePrefix = 'practice-'

/** Push by the practice phone: one that was registered once is known for ever, also after a restart. */
export function practicePush(
  phone: PracticePhoneStore,
  random: Random,
  asked: { account: string; organization: string },
): PushRoute {
  let answer = ''
  return {
    get answer() {
      return answer
    },
    async register(expiresAt) {
      const prompt = phone.register({ ...asked, expiresAt })
      const device = {
        id: `${devicePrefix}${Buffer.from(random(8)).toString('hex')}`,
        name: 'Practice phone',
      }
      return {
        uri: `security-info-practice://register/${device.id}`,
        async poll() {
          const state = prompt.state()
          if (state === 'open') return 'waiting'
          if (state === 'approved') return device
          return state === 'expired' ? 'expired' : 'denied'
        },
        withdraw: prompt.withdraw,
      }
    },
    async ask(device, number, expiresAt) {
      const isKnown = device.startsWith(devicePrefix)
      answer = isKnown ? practiceAnswer : ''
      // Registered at a real gateway: this phone knows nothing of it.
      if (!isKnown) return 'not-delivered'
      const prompt = phone.approve({ ...asked, number, expiresAt })
      return {
        async poll() {
          const state = prompt.state()
          if (state === 'open') return 'waiting'
          return state === 'wrong-number' ? 'denied' : state
        },
        withdraw: prompt.withdraw,
      }
    },
    // It knows every device by its prefix: there is nothing to take out.
    remove: async () => undefined,
  }
}
