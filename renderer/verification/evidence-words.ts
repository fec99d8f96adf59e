/** Of each kind of evidence: its button, what it is called, what is said, and why it may not count. */
export const evidenceWords = {
  /** Of the buttons. `target`: a number or address; `label`: a method's name, or a manager's. */
  ask: {
    push: 'Ask {{label}} to approve',
    'authenticator-app': 'Ask {{label}} for a code',
    text: 'Send a code to {{target}}',
    call: 'Call {{target}} with a code',
    email: 'Mail a code to {{target}}',
    'security-questions': 'Ask security questions',
    'call-back': 'Call back {{target}}',
    manager: 'Ask the manager, {{label}}',
    'photo-id': 'Check photo ID',
  },
  evidence: {
    push: 'approved push',
    'authenticator-app': 'app code',
    text: 'texted code',
    call: 'called code',
    email: 'mailed code',
    'security-questions': 'security questions',
    'call-back': 'call back',
    manager: 'the manager',
    'photo-id': 'photo ID',
  },
  place: { mobile: 'mobile', work: 'work' },

  refused: {
    'changed-lately': 'Added {{ago}}; too new to count',
    'changed-lately-number':
      'The user’s entry changed {{ago}}, and perhaps this number with it; too new to count',
    'age-unknown': 'Nobody knows since when it is there',
    lost: 'On the device that is reported lost',
    failed: 'Failed in this call',
    'not-confirmed': 'Was never confirmed with a code',
    'not-independent': 'The manager is you, or is the user',
    'manager-unreachable': 'The manager has no method that a code could go to',
  },

  say: {
    to: { caller: 'Say to the caller', manager: 'Say to the manager' },
    push: 'I’m asking your device to approve this. I’ll read you a number: please type it there, and approve nothing else.',
    'authenticator-app': 'Please open your authenticator app, and read me the six digits that it shows now.',
    text: 'I’m sending a code to the phone we have on file, ending in {{ending}}. Please read it to me when it arrives.',
    call: 'I’m having the phone we have on file called, ending in {{ending}}. A voice will speak a code: please read it to me.',
    email: 'I’m mailing a code to the private mailbox we have on file. Please read it to me when it arrives.',
    'security-questions':
      'I’ll ask you some of the questions that you chose. Please tell me the answers you gave then.',
    'call-back':
      'I’ll hang up now, and call you back on the number we have on file, ending in {{ending}}. Please pick up.',
    onFile: {
      text: 'I’m sending a code to the phone we have on file. Please read it to me when it arrives.',
      call: 'I’m having the phone we have on file called. A voice will speak a code: please read it to me.',
      'call-back': 'I’ll hang up now, and call you back on the number we have on file. Please pick up.',
    },
    answered: 'This is the help desk. Did you just call us? Please tell me what about.',
    manager: 'I’m asking {{label}}, your manager, to confirm that it’s you. Please stay on the line.',
    toManager: {
      code: 'This is the help desk. {{name}} is on the other line about their sign-in. If you’re sure that it’s them, please read me the code that I’m sending you.',
      push: 'This is the help desk. {{name}} is on the other line about their sign-in. If you’re sure that it’s them, please approve the prompt on your device with the number that I read you.',
      app: 'This is the help desk. {{name}} is on the other line about their sign-in. If you’re sure that it’s them, please read me the six digits that your authenticator app shows now.',
    },
    photoId: {
      'in-person':
        'Please show me a photo ID that is still valid. I’ll note the last four characters of its number.',
      video:
        'Please turn your camera on, hold a valid photo ID beside your face, and tilt it slowly. I’ll note the last four characters of its number.',
    },
  },

  callBack: {
    dial: 'Dial',
    outcome: 'What came of it?',
    confirmed: 'They answered and confirmed',
    'no-answer': 'No answer',
    'somebody-else': 'Somebody else answered',
    warns: 'The last one warns all operators.',
  },

  photoId: {
    how: 'How do you see it?',
    'in-person': 'In person',
    video: 'On video',
    document: 'Document',
    documents: {
      passport: 'Passport',
      'drivers-license': 'Driver’s license',
      'national-id': 'National ID card',
      'staff-card': 'Staff card',
      'student-card': 'Student card',
    },
    lastFour: 'Last four characters of its number',
    lastFourHint: 'Never more than four',
    badLastFour: 'Four letters or digits.',
    matches: 'Matches',
    'does-not-match': 'Does not match',
    warns: 'The second one warns all operators.',
  },

  step: {
    close: 'Back to the list (Esc)',
    leave: 'This isn’t over. Esc once more gives it up, and what was typed is gone.',
    reading: 'Getting ready…',
    notArrived: 'Still nothing: try once more, or choose another way to verify the caller.',
    ended:
      'This has ended: too much time went by, or the console was locked. It says nothing about the caller.',
    again: 'Start again',
    other: 'Choose another way',
  },
} as const
