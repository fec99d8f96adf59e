import type { GatewaySettings, TwilioDraft } from '../../preload/contract.ts'
import type { Refusal } from './field-problem.ts'

type Settings = GatewaySettings['twilio']

/** As it is typed. */
export interface TypedTwilio {
  accountSid: string
  keySid: string
  serviceSid: string
  sender: string
  secret: string
}

export const sids = ['accountSid', 'keySid', 'serviceSid'] as const
export type TwilioField = keyof TypedTwilio

/** As it was saved, without the secret: that is never shown. */
export const typedFrom = (twilio: Settings): TypedTwilio => ({
  accountSid: twilio?.accountSid ?? '',
  keySid: twilio?.keySid ?? '',
  serviceSid: twilio?.serviceSid ?? '',
  sender: twilio?.sender ?? '',
  secret: '',
})

/** Whether main still has the secret: it keeps one with its key only, and sends it along with no other. */
export const isSecretKept = (typed: TypedTwilio, twilio: Settings): boolean =>
  twilio?.secret === true &&
  twilio.accountSid === typed.accountSid.trim() &&
  twilio.keySid === typed.keySid.trim()

/** What can be said before main is asked. */
export function missingIn(
  typed: TypedTwilio,
  twilio: Settings,
): Partial<Record<TwilioField, 'required' | 'not-a-sender'>> {
  const required: TwilioField[] = [...sids, ...(isSecretKept(typed, twilio) ? [] : (['secret'] as const))]
  // A secret may be of blanks; an ID is none of them.
  const empty = required.filter((field) => (field === 'secret' ? typed.secret : typed[field].trim()) === '')
  return {
    ...Object.fromEntries(empty.map((field) => [field, 'required'])),
    ...(!isSender(typed.sender) && { sender: 'not-a-sender' as const }),
  }
}

/** None, a number with its country code, or a messaging service; main has the last word. */
function isSender(typed: string): boolean {
  const text = typed.replace(/[\p{Zs}()./-]/gu, '')
  return text === '' || /^\+[1-9]\d{6,14}$/.test(text) || /^MG[0-9a-f]{32}$/i.test(text)
}

export const draftOf = ({ accountSid, keySid, serviceSid, sender, secret }: TypedTwilio): TwilioDraft => ({
  ...{ accountSid, keySid, serviceSid },
  sender: sender.trim() || null,
  secret: secret === '' ? null : secret,
})

const fields: readonly string[] = [...sids, 'sender'] satisfies TwilioField[]
const problems = ['not-a-sid', 'not-a-sender'] as const

/** What main refused, if it is about a field of this form and there are words for it. */
export function knownRefusal(refusal: Refusal | null) {
  const problem = problems.find((one) => one === refusal?.problem)
  if (!refusal || !problem || !fields.includes(refusal.field)) return null
  return { field: refusal.field as TwilioField, problem }
}
