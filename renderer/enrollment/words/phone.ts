/** A phone, by text message or call. */
export const phoneWords = {
  phone: {
    heading: 'Set up your phone',
    headingBackup: 'Add a phone as a backup',
    say: 'You can prove who you are with a code on your phone. Would you like it as a text message, or should we call you? And what is the number?',
    sayText: 'You can prove who you are with a code in a text message. What is your mobile number?',
    sayCall: 'You can prove who you are with a code that a call reads to you. What is the number?',
    you: 'Type the number as the user says it, with or without blanks. A code goes to it as soon as you go on.',
    how: 'How the code gets there',
    text: 'Text me a code',
    call: 'Call me',
    country: 'Country or region',
    countryHint: 'Type a name or a calling code',
    noCountry: 'No country fits. The policy may not allow it.',
    number: 'Phone number',
    extension: 'Extension',
    onFile: 'Use the number on file: {{number}}',
    callInstead: 'Call me instead',
    ended:
      'The setup before has ended, and its code is of no use any more. Nothing was changed. Going on sends a new one.',
    problem: {
      empty: 'Enter the phone number.',
      'too-long': 'This is too long for a phone number.',
      invalid: 'There is no such number ({{country}}). Have the user say it once more.',
      landline: 'This is a landline: it takes no text messages.',
      premium: 'This is a number that costs extra, so no code goes there.',
      'country-not-allowed': 'The policy allows no numbers of this country ({{country}}).',
      'bad-extension': 'An extension has digits only, seven at most.',
      'text-extension': 'Text messages can’t go to an extension.',
    },
  },
} as const
