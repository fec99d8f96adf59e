import type { MessagePreview, MessageTemplates } from '../../preload/contract.ts'
import { CallError } from '../queries/client.ts'

export type TemplateProblem = MessagePreview['problems'][number]

/** Templates of the two kinds of messages, in the order of the form. */
export const groups = {
  codes: ['text', 'call', 'mailSubject', 'mailBody'],
  notices: ['noticeText', 'noticeCall', 'noticeMailSubject', 'noticeMailBody'],
} as const satisfies Record<string, (keyof MessageTemplates)[]>

export type TemplateGroup = keyof typeof groups

export const names: readonly (keyof MessageTemplates)[] = [...groups.codes, ...groups.notices]

const needed = ['code', 'what', 'object'] as const

/** Which sentence of `template-words.ts` says it, and what it needs. */
export function problemSentence({ why, value }: TemplateProblem) {
  if (why === 'unknown-variable') return { key: `problem.${why}`, value: `{{${value}}}` } as const
  if (why !== 'variable-missing') return { key: `problem.${why}`, value } as const
  const name = needed.find((one) => value === `{{${one}}}`) ?? 'code'
  return { key: `missing.${name}`, value } as const
}

const reasons = ['variable-missing', 'unknown-variable', 'too-long', 'empty'] as const

/** What main found in a template when it was to be saved. */
export function refusedTemplate(error: unknown): TemplateProblem | null {
  if (!(error instanceof CallError) || error.code !== 'bad-settings') return null
  const template = names.find((name) => name === error.detail['field'])
  const why = reasons.find((reason) => reason === error.detail['problem'])
  return template && why ? { template, why, value: String(error.detail['value'] ?? '') } : null
}
