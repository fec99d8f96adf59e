/** An address for password reset. */
export const emailWords = {
  email: {
    heading: 'Set up your email address',
    headingBackup: 'Add an email address for password reset',
    say: 'If you ever forget your password, a code can come to another address of yours. Which address would you like to use?',
    you: 'It has to be a mailbox that the user can open without this account. A code goes to it as soon as you go on.',
    label: 'Email address',
    hint: 'For example name@example.com',
    ended:
      'The setup before has ended, and its code is of no use any more. Nothing was changed. Going on sends a new one.',
    problem: {
      empty: 'Enter the email address.',
      'at-sign': 'An address has one @, with something before and behind it.',
      'line-break': 'An address has no line breaks in it.',
      characters: 'What stands before the @ has characters that no address has: no blanks, quotes or commas.',
      'too-long': 'This is too long for an address.',
      domain: 'What stands behind the @ is not the name of a domain.',
      'own-mailbox':
        'This is the account’s own mailbox: without the password, nobody gets into it. Use another address.',
      invalid: 'This is not an email address.',
    },
  },
} as const
