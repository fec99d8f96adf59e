import type { MessagePreview, MessageTemplates } from '../../preload/contract.ts'
import { countSegments } from './segments.ts'

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
}

const variables: readonly string[] = [
  'code',
  'organization',
  'minutes',
  'name',
] satisfies (keyof MessageValues)[]
const variable = /\{\{\s*([^{}]*?)\s*\}\}/g
const longest: Record<keyof MessageTemplates, number> = {
  text: 480,
  call: 1_000,
  mailSubject: 200,
  mailBody: 10_000,
}

/** In one pass, so that what a value holds is never taken for a variable. */
function fill(template: string, values: MessageValues, encode = (text: string) => text): string {
  const given = values as unknown as Record<string, string>
  return template
    .split(variable)
    .map((part, index) => {
      if (index % 2 === 0) return encode(part)
      return variables.includes(part) ? encode(given[part] ?? '') : encode(`{{${part}}}`)
    })
    .join('')
}

export const textMessage = (templates: MessageTemplates, values: MessageValues): string =>
  fill(templates.text, values)

/** What is spoken: the digits one by one, slowly, and always twice. */
export function callScript(templates: MessageTemplates, values: MessageValues): string {
  const code = slowly(values.code)
  const spoken = fill(templates.call, { ...values, code })
  return spoken.split(code).length > 2 ? spoken : `${spoken} Once more: ${code}.`
}

/** A sentence for each digit: every voice makes a pause after it. */
const slowly = (code: string): string => Array.from(code).join('. ')

export interface Mail {
  subject: string
  text: string
  html: string
}

export function mail(templates: MessageTemplates, values: MessageValues): Mail {
  return {
    subject: fill(templates.mailSubject, values).replace(/\s+/gu, ' ').trim(),
    text: fill(templates.mailBody, values),
    html: mailHtml(templates.mailBody, values),
  }
}

function mailHtml(body: string, values: MessageValues): string {
  const paragraphs = body
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines = fill(paragraph, values, escapeHtml).replaceAll('\n', '<br>')
      const code = escapeHtml(values.code)
      return `<p>${code === '' ? lines : lines.replaceAll(code, `<strong style="font-size:1.5em;letter-spacing:.1em">${code}</strong>`)}</p>`
    })
  const title = escapeHtml(values.organization)
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>`,
    '<body style="font-family:sans-serif;line-height:1.5;max-width:36em">',
    ...paragraphs,
    '</body></html>',
  ].join('\n')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? '')

/** How the messages would look to this user. */
export function preview(templates: MessageTemplates, values: MessageValues): MessagePreview {
  const message = textMessage(templates, values)
  const { subject, text } = mail(templates, values)
  return {
    text: { message, ...countSegments(message) },
    call: callScript(templates, values),
    mailSubject: subject,
    mailText: text,
    problems: findProblems(templates),
  }
}

/** Of a policy that was edited by hand: what can't be used is in the console's own words. */
export function usable(templates: MessageTemplates | null): MessageTemplates {
  if (templates === null) return defaultTemplates
  const unusable = findProblems(templates).map(({ template }) => [template, defaultTemplates[template]])
  return { ...templates, ...(Object.fromEntries(unusable) as Partial<MessageTemplates>) }
}

/** Why these templates can't be used; nothing is found in good ones. */
export function findProblems(templates: MessageTemplates): MessagePreview['problems'] {
  return (Object.keys(longest) as (keyof MessageTemplates)[]).flatMap((template) => {
    const text = templates[template]
    if (text.trim() === '') return [{ template, why: 'empty', value: '' } as const]
    const used = [...text.matchAll(variable)].map((match) => match[1] ?? '')
    const problems: MessagePreview['problems'] = [...new Set(used)]
      .filter((name) => !variables.includes(name))
      .map((value) => ({ template, why: 'unknown-variable', value }))
    // A subject is shown on locked screens: a code is better not in it.
    if (template !== 'mailSubject' && !used.includes('code'))
      problems.push({ template, why: 'code-missing', value: '{{code}}' })
    if (text.length > longest[template])
      problems.push({ template, why: 'too-long', value: String(longest[template]) })
    return problems
  })
}
