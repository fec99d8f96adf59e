import type { MessagePreview, MessageTemplates } from '../../preload/contract.ts'
import { fill, fillMail, type Mail, slowly } from './fill.ts'
import { defaultNotices, type NoticeValues, noticeVariables, previewNotice } from './notice-templates.ts'
import { textLooks } from './segments.ts'
import { faultsOf, longest, type TemplateRule } from './template-faults.ts'

export type { Mail } from './fill.ts'

/** What a message says besides the organization's own words. */
export interface MessageValues {
  code: string
  organization: string
  /** How long the code is valid. */
  minutes: string
  /** As the message calls the user. */
  name: string
}

export const defaultTemplates: MessageTemplates = {
  text: '{{code}} is your verification code for {{organization}}. It is valid for {{minutes}} minutes.',
  call: 'Hello. This is {{organization}}. Your verification code is: {{code}}.',
  mailSubject: 'Your verification code for {{organization}}',
  mailBody: [
    'Hello {{name}},',
    'your verification code is {{code}}. It is valid for {{minutes}} minutes.',
    'If you are not setting up your security info just now, tell the help desk of {{organization}}.',
  ].join('\n\n'),
  ...defaultNotices,
}

const codeVariables: readonly string[] = [
  'code',
  'organization',
  'minutes',
  'name',
] satisfies (keyof MessageValues)[]

const ofCode = { variables: codeVariables, needs: ['code'] }
const ofNotice = { variables: noticeVariables, needs: ['what', 'object'] }
const rules: Record<keyof MessageTemplates, TemplateRule> = {
  text: { ...ofCode, longest: longest.text },
  call: { ...ofCode, longest: longest.call },
  mailSubject: { ...ofCode, longest: longest.subject, needs: [] },
  mailBody: { ...ofCode, longest: longest.body },
  noticeText: { ...ofNotice, longest: longest.text },
  noticeCall: { ...ofNotice, longest: longest.call },
  noticeMailSubject: { ...ofNotice, longest: longest.subject, needs: [] },
  noticeMailBody: { ...ofNotice, longest: longest.body },
}

export const textMessage = (templates: MessageTemplates, values: MessageValues): string =>
  fill(templates.text, values)

/** What is spoken: the digits one by one, slowly, and always twice. */
export function callScript(templates: MessageTemplates, values: MessageValues): string {
  const code = slowly(values.code)
  const spoken = fill(templates.call, { ...values, code })
  return spoken.split(code).length > 2 ? spoken : `${spoken} Once more: ${code}.`
}

export const mail = (templates: MessageTemplates, values: MessageValues): Mail =>
  fillMail({ subject: templates.mailSubject, body: templates.mailBody }, values, values.code)

/** How the messages would look to this user. */
export function preview(
  templates: MessageTemplates,
  values: MessageValues,
  notice: NoticeValues,
): MessagePreview {
  const { subject, text } = mail(templates, values)
  return {
    text: textLooks(textMessage(templates, values)),
    call: callScript(templates, values),
    mailSubject: subject,
    mailText: text,
    notice: previewNotice(templates, notice),
    problems: findProblems(templates),
  }
}

/** A policy may have words for some messages only: the rest is in the console's own. */
export const complete = (kept: Partial<MessageTemplates> | null): MessageTemplates => ({
  ...defaultTemplates,
  ...kept,
})

/** Of a policy that was edited by hand: what can't be used is in the console's own words. */
export function usable(kept: Partial<MessageTemplates> | null): MessageTemplates {
  const templates = complete(kept)
  const unusable = findProblems(templates).map(({ template }) => [template, defaultTemplates[template]])
  return { ...templates, ...(Object.fromEntries(unusable) as Partial<MessageTemplates>) }
}

/** Why these templates can't be used; nothing is found in good ones. */
export function findProblems(templates: MessageTemplates): MessagePreview['problems'] {
  return (Object.keys(rules) as (keyof MessageTemplates)[]).flatMap((template) =>
    faultsOf(templates[template], rules[template]).map((fault) => ({ template, ...fault })),
  )
}
