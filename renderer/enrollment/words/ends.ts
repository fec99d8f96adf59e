/** How a method comes to its end: set up, changed elsewhere, not known yet, or given up. */
export const endWords = {
  changed: {
    heading: 'Somebody else changed this user',
    explained: 'Nothing was written. What the user has proved still counts: nothing has to be done again.',
    what: 'What changed meanwhile:',
    change: {
      added: '{{label}} ({{method}}) was added.',
      addedBy: '{{by}} added {{label}} ({{method}}).',
      removed: '{{label}} ({{method}}) was removed.',
      default: 'The default is {{label}} now.',
      noDefault: 'There is no default any more.',
      other: 'Something else in the security info.',
    },
    goOn: 'Go on',
    stop: 'Stop',
    goOnExplained: 'Go on adds the new method to what is there now.',
  },

  unknown: {
    heading: 'The outcome isn’t known yet',
    explained:
      'The connection to the directory was lost while the method was being written. It may have been added, or not.',
    reconnect: 'If a bar at the top says that the connection is lost, reconnect there first.',
    findOutThen: 'Then find out. If it wasn’t added, it is added now: the user has nothing to do again.',
    findOut: 'Find out',
    keepAccount: 'Until then, the user keeps the account in the app.',
  },

  added: {
    heading: {
      'authenticator-app': 'The authenticator app is set up',
      push: 'Push is set up',
      text: 'The phone is set up for text messages',
      call: 'The phone is set up for calls',
      email: 'The email address is set up',
      'security-questions': 'The security questions are set up',
    },
    sayDefault: {
      'authenticator-app':
        'Great job! From now on, the app on your phone proves that it’s you when you sign in or reset your password.',
      push: 'Great job! From now on, your phone asks you to approve when you sign in or reset your password.',
      text: 'Great job! From now on, a code comes as a text message when you sign in or reset your password.',
      call: 'Great job! From now on, a call reads you a code when you sign in or reset your password.',
    },
    sayBackup: {
      'authenticator-app': 'Great job! The app on your phone is now one more way to prove that it’s you.',
      push: 'Great job! Approving on your phone is now one more way to prove that it’s you.',
      text: 'Great job! If the other way ever fails, a text message can prove that it’s you.',
      call: 'Great job! If the other way ever fails, a call can prove that it’s you.',
      email: 'Great job! If you forget your password, a code comes to this address.',
      'security-questions':
        'Great job! If you forget your password, you’ll be asked some of these questions.',
    },
    isDefault: 'is the default sign-in method now.',
    isBackup: 'is one more way. The default sign-in method stays {{label}}.',
    isFirst: 'is ready to use.',
    stepsLeft_one: 'One step is left until everything is set up that the policy requires: {{method}}.',
    stepsLeft_other:
      '{{count}} steps are left until everything is set up that the policy requires. The next one: {{method}}.',
    offerOther: 'Next, another method can be set up: {{method}}. It’s up to the user.',
    offer: {
      'authenticator-app': 'Next, add an authenticator app as a backup. It’s up to the user.',
      push: 'Next, add push as a backup. It’s up to the user.',
      text: 'Next, add a phone as a backup, in case the app gets lost. It’s up to the user.',
      call: 'Next, add a phone as a backup, in case the app gets lost. It’s up to the user.',
      email: 'Next, add an email address for password reset. It’s up to the user.',
      'security-questions': 'Next, add security questions for password reset. It’s up to the user.',
    },
  },

  success: {
    heading: 'Success',
    complete: 'Everything that the policy requires is met.',
    incomplete: 'Something is still missing.',
    say: 'You’re all set. Thank you for keeping your account secure.',
    sayIncomplete: 'That’s all for now. Something is still missing, so your sign-in will ask for it.',
    methods: 'Methods that are set up',
    defaultIs: 'Default sign-in method: {{label}}',
    noDefault: 'There is no default: none of these proves two-factor.',
    more: 'Could be added',
  },

  leave: {
    title: 'Stop setting up?',
    nothing: 'Nothing was changed in the directory.',
    stays_one: '{{methods}} stays set up. Nothing else was changed in the directory.',
    stays_other: '{{methods}} stay set up. Nothing else was changed in the directory.',
    lost: {
      'authenticator-app':
        'If the user has scanned the QR code already, the account in their app will not work: they can delete it.',
      push: 'If the user has registered their phone already, the account in their app will not work: they can delete it.',
      text: 'The code that was sent will not work any more.',
      call: 'The code that was read out will not work any more.',
      email: 'The code that was sent will not work any more.',
      'security-questions': 'The answers that were typed are forgotten.',
    },
    unknown:
      'Whether the method was added isn’t known yet. The console finds out by itself after the reconnect and writes it to the history.',
    stop: 'Stop',
    keep: 'Keep going',
  },
} as const
