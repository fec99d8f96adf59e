/** What the settings say about the templates of messages, in `en-US`. */
export const templates = {
  title: 'Templates',
  text: 'They are kept in the policy: saving applies to the whole organization, on every console. Twilio sends codes in words of its own. Notices go out in these words whatever carries them; Twilio carries them by text and call, not by mail.',
  group: { codes: 'Codes', notices: 'Notices' },
  variables: 'Put in when a message is sent:',
  variable: {
    code: 'the code',
    organization: 'the organization’s name',
    minutes: 'how many minutes the code is valid',
    name: 'the user’s name',
    what: 'what became of the account',
    when: 'day and time',
    desk: 'the policy’s name for the help desk',
    object: 'the policy’s words on how to object',
  },
  field: {
    text: 'Text',
    call: 'Call, as it is spoken',
    mailSubject: 'Subject of the mail',
    mailBody: 'Body of the mail',
    noticeText: 'Text of a notice',
    noticeCall: 'Call with a notice, as it is spoken',
    noticeMailSubject: 'Subject of the notice’s mail',
    noticeMailBody: 'Body of the notice’s mail',
  },
  callHint:
    'On the practice phone the digits are spoken slowly, one by one, and always twice. Twilio speaks a code in words of its own.',
  subjectHint: 'Locked screens show it: better without the code.',
  preview: { codes: 'Preview', notices: 'Notices as they look' },
  previewOf: {
    text: 'Text as it is sent',
    call: 'Call as it is spoken',
    mail: 'Mail as it is sent',
  },
  length_one: '{{characters}} characters, {{count}} SMS segment ({{encoding}}), room for {{left}} more',
  length_other:
    '{{characters}} characters, {{count}} SMS segments ({{encoding}}), room for {{left}} more in the last',
  problem: {
    'unknown-variable': 'There is nothing to put in for {{value}}.',
    'too-long': 'This is too long: {{value}} characters at most.',
    empty: 'This can’t be empty.',
  },
  missing: {
    code: 'Without {{value}} nobody learns the code.',
    what: 'Without {{value}} nobody learns what happened.',
    object: 'Without {{value}} nobody learns how to object.',
  },
  save: 'Save for the whole organization',
  saved: 'Saved for the whole organization. The next message is in these words.',
  discard: 'Discard changes',
  reset: 'Use the default words',
  elsewhere: {
    what: 'Somebody else changed the policy just now.',
    next: 'Nothing was saved, and what you typed is still here. Save again to put it in place of what is there now.',
  },
} as const
