import { type Answer, newSid, ok, refusal } from './twilio-answers.ts'

export interface SentNotice {
  kind: 'text' | 'call'
  to: string
  /** A number, or the SID of a messaging service. */
  from: string
  /** The body of a text, the TwiML of a call. */
  words: string
  digits: string | null
}

interface Sending {
  accountSid: string
  blocked: ReadonlySet<string>
  sent: SentNotice[]
}

type Fields = Record<string, string>

const number = /^\+[1-9]\d{6,14}$/
const service = /^MG[0-9a-f]{32}$/

/** Programmable Messaging: one text. */
export function sendText(fields: Fields, { accountSid, blocked, sent }: Sending): Answer {
  const { To = '', From = '', MessagingServiceSid = '', Body = '' } = fields
  if (!number.test(To)) return invalidTo(To)
  if (From === '' && MessagingServiceSid === '')
    return refusal(400, 21603, "A 'From' phone number is required.")
  if (From !== '' && !number.test(From)) return invalidFrom(From)
  if (MessagingServiceSid !== '' && !service.test(MessagingServiceSid))
    return refusal(400, 21701, 'The Messaging Service does not exist')
  if (blocked.has(To)) return refusal(400, 21610, 'Attempt to send to unsubscribed recipient')
  if (Body === '') return refusal(400, 21602, 'Message body is required.')
  if (Body.length > 1_600)
    return refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit')
  sent.push({ kind: 'text', to: To, from: From || MessagingServiceSid, words: Body, digits: null })
  const sid = newSid('SM')
  return ok(201, {
    ...common(sid, accountSid, To, From || null),
    body: Body,
    messaging_service_sid: MessagingServiceSid || null,
    status: From === '' ? 'accepted' : 'queued',
    num_segments: '1',
    num_media: '0',
    error_code: null,
    error_message: null,
    date_sent: null,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${sid}.json`,
  })
}

/** Programmable Voice: one call that says what its TwiML says. */
export function makeCall(fields: Fields, { accountSid, blocked, sent }: Sending): Answer {
  const { To = '', From = '', Twiml = '', SendDigits = null } = fields
  if (!number.test(To)) return invalidTo(To)
  if (!number.test(From)) return invalidFrom(From)
  if (blocked.has(To)) return refusal(403, 21216, `Account not allowed to call ${To}`)
  if (!/^<Response>.+<\/Response>$/s.test(Twiml)) return refusal(400, 21205, 'Url is not a valid URL: ')
  if (Twiml.length > 4_000) return refusal(400, 21249, 'Twiml is too long')
  sent.push({ kind: 'call', to: To, from: From, words: Twiml, digits: SendDigits })
  const sid = newSid('CA')
  return ok(201, {
    ...common(sid, accountSid, To, From),
    status: 'queued',
    start_time: null,
    end_time: null,
    duration: null,
    answered_by: null,
    uri: `/2010-04-01/Accounts/${accountSid}/Calls/${sid}.json`,
  })
}

const invalidTo = (to: string) => refusal(400, 21211, `The 'To' number ${to} is not a valid phone number.`)
const invalidFrom = (from: string) =>
  refusal(400, 21212, `The 'From' number ${from} is not a valid phone number.`)

function common(sid: string, accountSid: string, to: string, from: string | null) {
  const date = new Date().toUTCString().replace('GMT', '+0000')
  return {
    ...{ sid, account_sid: accountSid, to, from },
    ...{ date_created: date, date_updated: date, direction: 'outbound-api' },
    ...{ api_version: '2010-04-01', price: null, price_unit: 'USD', subresource_uris: {} },
  }
}
