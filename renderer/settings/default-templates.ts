import type { MessageTemplates } from '../../preload/contract.ts'

/** The console's own words, to go back to. A test holds them equal to those that main uses. */
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
