import type {
  ReminderChannel,
  ReminderPreview,
  ReminderTemplates,
  ReminderWords,
} from '../../preload/contract.ts'
import type { KeptReminderTemplates } from '../policy/reminders.ts'
import { fill, fillMail, plainQuotes, type Written } from './fill.ts'
import { faultsOf, longest } from './template-faults.ts'

/** What a reminder says besides the organization's own words. */
export interface ReminderValues {
  /** Of whom it is written to. */
  name: string
  /** What the user's methods lack, to be read after "needs". */
  missing: string
  organization: string
  /** Where it is set up: an address, or the words for a place. */
  url: string
  desk: string
  /** Of whom the manager is told; nobody else's messages have it. */
  user?: string
}

export type ReminderKind = keyof ReminderTemplates

const help = 'If you need help, ask the {{desk}}. We never ask for your password or a code by mail.'

export const defaultReminders: ReminderTemplates = {
  nothing: {
    mailSubject: 'Please set up your security info at {{organization}}',
    mailBody: [
      'Hello {{name}},',
      'your account at {{organization}} has no security info yet. It needs {{missing}}.',
      'Please set it up within the next days, at {{url}}. It takes about five minutes; have your phone at hand.',
      help,
    ].join('\n\n'),
    text: '{{organization}}: your account has no security info yet. It needs {{missing}}. Set it up at {{url}}. Questions? Ask the {{desk}}.',
  },
  'registered-only': {
    mailSubject: 'Your security info at {{organization}} is not complete yet',
    mailBody: [
      'Hello {{name}},',
      'you have set up security info for your account at {{organization}}, but it is not enough yet. It still needs {{missing}}.',
      'Please add it within the next days, at {{url}}. It takes a few minutes; have your phone at hand.',
      help,
    ].join('\n\n'),
    text: '{{organization}}: your security info is not complete. It still needs {{missing}}. Add it at {{url}}. Questions? Ask the {{desk}}.',
  },
  manager: {
    mailSubject: '{{user}} has not set up their security info yet',
    mailBody: [
      'Hello {{name}},',
      '{{user}} reports to you. We have reminded them several times that their account at {{organization}} needs {{missing}}, and it is still missing.',
      'Please ask them to set it up at {{url}}, or to get help from the {{desk}}.',
    ].join('\n\n'),
  },
}

const variables = ['name', 'missing', 'organization', 'url', 'desk'] satisfies (keyof ReminderValues)[]

const lengths = {
  mailSubject: longest.subject,
  mailBody: longest.body,
  text: longest.text,
} as const satisfies Record<keyof ReminderWords, number>

/** A manager must learn of whom it is; a subject may leave everything out. */
function ruleOf(kind: ReminderKind, template: keyof ReminderWords) {
  const own = kind === 'manager' ? (['user'] as const) : []
  return {
    longest: lengths[template],
    variables: [...variables, ...own],
    needs: template === 'mailSubject' ? [] : own,
  }
}

/** A reminder in the words of the channel that it goes by. */
export function writeReminder(
  words: ReminderWords | ReminderTemplates['manager'],
  channel: ReminderChannel,
  values: ReminderValues,
): Written {
  const mail = fillMail({ subject: words.mailSubject, body: words.mailBody }, values, null)
  const isText = channel === 'text' && 'text' in words
  return { ...mail, plain: isText ? plainQuotes(fill(words.text, values)) : mail.text }
}

/** A policy may have words for some of them only: the rest is in the console's own. */
export const completeReminders = (kept: KeptReminderTemplates): ReminderTemplates => ({
  nothing: { ...defaultReminders.nothing, ...kept.nothing },
  'registered-only': { ...defaultReminders['registered-only'], ...kept['registered-only'] },
  manager: { ...defaultReminders.manager, ...kept.manager },
})

/** Of a policy that was edited by hand: what can't be used is in the console's own words. */
export function usableReminders(kept: KeptReminderTemplates): ReminderTemplates {
  const templates = completeReminders(kept)
  const mended = structuredClone(templates)
  for (const { kind, template } of reminderProblems(templates)) {
    const standard: Partial<ReminderWords> = defaultReminders[kind]
    Object.assign(mended[kind], { [template]: standard[template] })
  }
  return mended
}

/** Why these templates can't be used; nothing is found in good ones. */
export function reminderProblems(templates: ReminderTemplates): ReminderPreview['problems'] {
  const kinds = Object.keys(templates) as ReminderKind[]
  return kinds.flatMap((kind) =>
    (Object.entries(templates[kind]) as [keyof ReminderWords, string][]).flatMap(([template, text]) =>
      faultsOf(text, ruleOf(kind, template)).map((fault) => ({ kind, template, ...fault })),
    ),
  )
}
