/** A template with values put in, as plain text, a subject or a mail. */

export interface Mail {
  subject: string
  text: string
  html: string
}

/** A message in the words of the channel that it goes by. */
export interface Written extends Mail {
  /** What is said on this channel: the text, or what is spoken. */
  plain: string
}

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g

/** Names of what a template wants put in. */
export const variablesIn = (template: string): string[] =>
  [...template.matchAll(variable)].map((match) => match[1] ?? '')

/** In one pass, so that what a value holds is never taken for a variable. */
export function fill(template: string, values: object, encode = (text: string) => text): string {
  const given = new Map<string, string>(Object.entries(values))
  return template
    .split(variable)
    .map((part, index) => encode(index % 2 === 0 ? part : (given.get(part) ?? `{{${part}}}`)))
    .join('')
}

/** @param strong what stands out in it */
export function fillMail(
  { subject, body }: { subject: string; body: string },
  values: { organization: string },
  strong: string | null,
): Mail {
  return {
    subject: fill(subject, values).replace(/\s+/gu, ' ').trim(),
    text: fill(body, values),
    html: mailHtml(body, values, strong),
  }
}

function mailHtml(body: string, values: { organization: string }, strong: string | null): string {
  const code = escapeHtml(strong ?? '')
  const paragraphs = body
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines = fill(paragraph, values, escapeHtml).replaceAll('\n', '<br>')
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

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => entities[found] ?? '')

/** One quotation mark that is not among a text message's own characters halves the room in it. */
export const plainQuotes = (text: string): string => text.replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'")

/** Digits as they are spoken: a sentence for each, since every voice makes a pause after it. */
export const slowly = (code: string): string => Array.from(code).join('. ')
