import type { CodeChannel, MessagePreview, MessageTemplates } from '../../preload/contract.ts'
import { fill, fillMail, plainQuotes, slowly, type Written } from './fill.ts'
import { textLooks } from './segments.ts'

/** What a notice says besides the organization's own words. */
export interface NoticeValues {
  /** What became of the account: a sentence without its full stop. */
  what: string
  when: string
  /** Who did it. Never the operator's name: who is angry writes to the desk. */
  desk: string
  /** How the user objects. */
  object: string
  organization: string
  name: string
  /** With which a change that still waits can be stopped; told as part of `what`. */
  cancelCode: string | null
}

export type NoticeTemplates = Pick<MessageTemplates, `notice${string}` & keyof MessageTemplates>

export const defaultNotices: NoticeTemplates = {
  noticeText: '{{organization}} {{desk}} about your account ({{when}}): {{what}}. Not you? {{object}}',
  noticeCall:
    'Hello. This is the {{desk}} of {{organization}}, about your account. On {{when}}: {{what}}. If you did not ask for this: {{object}}',
  noticeMailSubject: 'Security notice for your account at {{organization}}',
  noticeMailBody: [
    'Hello {{name}},',
    'The {{desk}} of {{organization}} writes to you about your account. On {{when}}: {{what}}.',
    'If you asked for this, there is nothing to do. If you did not: {{object}}',
  ].join('\n\n'),
}

/** Of what an operator does without verification. It is nobody's own account, so no organization has words for it. */
export const administratorNotices: NoticeTemplates = {
  noticeText:
    '{{organization}} {{desk}} to its administrators ({{when}}): {{what}}. Check in the audit log that this is right.',
  noticeCall:
    'Hello. This is the {{desk}} of {{organization}}, with a notice to its administrators. On {{when}}: {{what}}. Check in the audit log that this is right.',
  noticeMailSubject: 'Emergency at {{organization}}: an operator acts without verification',
  noticeMailBody: [
    'Hello {{name}},',
    'The {{desk}} of {{organization}} tells its administrators when somebody acts without verification. On {{when}}: {{what}}.',
    'Check in the audit log that this is right.',
  ].join('\n\n'),
}

export const noticeVariables: readonly string[] = [
  'what',
  'when',
  'desk',
  'object',
  'organization',
  'name',
] satisfies (keyof NoticeValues)[]

/** A notice in the words of the channel that it goes by. */
export function writeNotice(
  templates: NoticeTemplates,
  channel: CodeChannel,
  { cancelCode, ...values }: NoticeValues,
): Written {
  const told = { ...values, what: withCancelCode(values, channel, cancelCode) }
  const { noticeText, noticeCall, noticeMailSubject, noticeMailBody } = templates
  const mail = fillMail({ subject: noticeMailSubject, body: noticeMailBody }, told, cancelCode)
  if (channel === 'text') return { ...mail, plain: plainQuotes(fill(noticeText, told)) }
  if (channel === 'call') return { ...mail, plain: fill(noticeCall, told) }
  return { ...mail, plain: mail.text }
}

function withCancelCode(
  { what, desk }: Pick<NoticeValues, 'what' | 'desk'>,
  channel: CodeChannel,
  code: string | null,
): string {
  if (code === null) return what
  const told = channel === 'call' ? slowly(code.replace(/\D/g, '')) : code
  return `${what}; to stop it, give the ${desk} this code: ${told}`
}

/** How a notice would look to a user. */
export function previewNotice(templates: NoticeTemplates, values: NoticeValues): MessagePreview['notice'] {
  const { subject, text } = writeNotice(templates, 'email', values)
  return {
    text: textLooks(writeNotice(templates, 'text', values).plain),
    call: writeNotice(templates, 'call', values).plain,
    mailSubject: subject,
    mailText: text,
  }
}
