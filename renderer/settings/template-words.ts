/** What the settings say about the templates of messages, in `en-US`. */
export const templates = {
  title: 'Templates',
  text: 'They are kept in the policy: saving applies to the whole organization, on every console. Twilio sends texts, calls and mails in words of its own; these go out over the practice phone and the mail server.',
  variables: 'Put in when a message is sent:',
  variable: {
    code: 'the code',
    organization: 'the organization’s name',
    minutes: 'how many minutes the code is valid',
    name: 'the user’s name',
  },
  field: {
    text: 'Text',
    call: 'Call, as it is spoken',
    mailSubject: 'Subject of the mail',
    mailBody: 'Body of the mail',
  },
  callHint: 'The digits are spoken slowly, one by one, and always twice.',
  subjectHint: 'Locked screens show it: better without the code.',
  preview: 'Preview',
  previewOf: {
    text: 'Text as it is sent',
    call: 'Call as it is spoken',
    mail: 'Mail as it is sent',
  },
  length_one: '{{characters}} characters, {{count}} SMS segment ({{encoding}}), room for {{left}} more',
  length_other:
    '{{characters}} characters, {{count}} SMS segments ({{encoding}}), room for {{left}} more in the last',
  problem: {
    'code-missing': 'Without {{value}} nobody learns the code.',
    'unknown-variable': 'There is nothing to put in for {{value}}.',
    'too-long': 'This is too long: {{value}} characters at most.',
    empty: 'This can’t be empty.',
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
