/**
 * What the wizard says, in `en-US`. `say` is what the operator reads to the user, so it speaks to the user;
 * the rest speaks to the operator.
 */
export const enrollment = {
  title: 'Keep your account secure',
  forUser: 'for',
  steps: 'Steps',
  step: {
    'get-app': 'Get the app',
    account: 'Set up your account',
    scan: 'Scan the QR code',
    code: 'Enter the code',
    success: 'Success',
  },
  stepState: { done: 'done', now: 'current step', later: 'not yet' },
  sayThis: 'Say to the user',
  youDo: 'You',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  close: 'Stop setting up (Esc)',

  app: { microsoft: 'Microsoft Authenticator', other: 'authenticator app' },

  getApp: {
    microsoft: {
      heading: 'Start by getting the app',
      say: 'On your phone, install the Microsoft Authenticator app. Your phone’s camera can scan one of these codes to find it.',
      you: 'If the app is on the phone already, go on.',
    },
    other: {
      heading: 'Use a different authenticator app',
      say: 'Open the authenticator app you like to use. Any app that shows six-digit codes will do. If you don’t have one yet, install it from your phone’s app store.',
      you: 'The account goes into the app as an “Other account”. The app shows codes; it doesn’t ask to approve sign-ins.',
    },
    iphone: 'iPhone',
    android: 'Android',
    appStore: 'App Store',
    googlePlay: 'Google Play',
    qrOf: 'QR code: Microsoft Authenticator in the {{store}}',
    different: 'I want to use a different authenticator app',
    microsoftAgain: 'I want to use Microsoft Authenticator',
    otherMethod: 'I want to set up a different method',
    notAllowed: 'The policy doesn’t allow an authenticator app for this user.',
  },

  others: {
    heading: 'Choose a different method',
    intro: 'This is what the policy allows for {{name}}.',
    purpose: {
      'authenticator-app': 'An app on the phone shows a six-digit code. Works without a signal.',
      push: 'An app on the phone asks to approve the sign-in.',
      text: 'A code arrives as a text message.',
      call: 'A call reads out a code. Works with any phone.',
      email: 'A code arrives by mail. For password reset only.',
      'security-questions': 'Answers that the user chooses. For password reset only.',
    },
    fulfills: 'Meets what the {{roles}} rule requires',
    notReady: 'This version of the console can’t set it up yet',
    choose: 'Set up',
    chooseNamed: 'Set up {{method}}',
    none: 'The policy allows no method for this user.',
  },

  account: {
    heading: 'Set up your account',
    microsoft: {
      say: 'In the app, allow notifications if it asks. Then tap the plus sign to add an account, and choose “Work or school account”. If it asks how, choose “Scan a QR code”.',
    },
    other: {
      say: 'In the app, tap the plus sign to add an account. If it asks what kind, choose “Other account”. If it asks how, choose “Scan a QR code”.',
    },
    you: 'When the camera is open, go on: the next page shows the code to scan.',
    ended:
      'The setup before has ended, and its QR code is of no use any more. Nothing was changed. The next page shows a new one.',
    pictureAdd: 'The app: a plus sign at the upper right adds an account',
    pictureWork: 'The app: a list with “Work or school account” chosen',
    pictureOther: 'The app: a list with “Other account” chosen',
    addAccount: 'Add account',
    personal: 'Personal account',
    workOrSchool: 'Work or school account',
    otherAccount: 'Other account',
  },

  scan: {
    heading: 'Scan the QR code',
    say: 'Point your phone’s camera at this code, from inside the app. When the app shows your account, tell me.',
    you: 'Turn the screen to the user, or share this window. Go on when the app shows “{{issuer}}” with a six-digit code.',
    qr: 'QR code that adds {{account}} to the app. To add it without a camera, choose “Can’t scan the image?”',
    cant: 'Can’t scan the image?',
    cantSay: 'In the app, choose to enter the code yourself, then type in what I read to you.',
    cantYou:
      'Read the key in its groups of four. There is no zero and no one in it. Go on when the app shows “{{issuer}}” with a six-digit code.',
    account: 'Account',
    issuer: 'Issuer',
    key: 'Secret key',
    uri: 'Address',
    kind: 'Kind',
    kindValue: 'Time based, 6 digits',
    copy: 'Copy',
    copyKey: 'Copy the secret key',
    copyUri: 'Copy the address',
    copiedNow: 'Copied',
    copied: 'Copied. The clipboard is cleared in {{seconds}} s.',
    restarted:
      'Five codes in a row were wrong, so this is a new QR code. The account in the app from before is of no use: have the user delete it and scan this one.',
    another: 'Work or school account doesn’t take it? Have the user choose “Other account” and scan again.',
  },

  code: {
    heading: 'Enter the code',
    say: 'Read me the six digits that the app shows under “{{issuer}}”.',
    you: 'If less than five seconds are left in the ring, wait for the next code.',
    label: 'Code from the app',
    hint: 'Six digits',
    checking: 'Checking the code…',
    picture: 'The app: a six-digit code with a ring that runs down',
    attempts_one: 'One try left before a new QR code is needed.',
    attempts_other: '{{count}} tries left before a new QR code is needed.',
    showQr: 'Show the QR code',
    problem: {
      format: {
        empty: 'Enter the six digits from the app.',
        'too-short': 'The code is too short: it has six digits.',
        'too-long': 'The code is too long: it has six digits.',
        'not-digits': 'The code has digits only, from 0 to 9.',
      },
      clockAhead: 'The phone’s clock is {{time}} fast.',
      clockBehind: 'The phone’s clock is {{time}} slow.',
      clockDo:
        'On the phone, in Settings under Date & time, turn on the automatic time. Then read me a new code.',
      used: 'This code was used already.',
      usedDo: 'Wait until the app shows the next one, and read me that.',
      previousKey: 'This code comes from the QR code shown before this one.',
      previousKeyDo:
        'Delete that account in the app. I’ll show you the QR code again: scan it, and read me the new code.',
      wrong: 'This is not the code.',
      wrongDo: 'Look for “{{issuer}}” with {{account}} in the app, and read me the code that it shows now.',
    },
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    seconds_one: '{{count}} second',
    seconds_other: '{{count}} seconds',
  },

  changed: {
    heading: 'Somebody else changed this user',
    explained: 'Nothing was written. The code was right and still counts: no new scan is needed.',
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
    goOnExplained: 'Go on adds the authenticator app to what is there now.',
  },

  unknown: {
    heading: 'The outcome isn’t known yet',
    explained:
      'The connection to the directory was lost while the method was being written. It may have been added, or not.',
    reconnect: 'If a bar at the top says that the connection is lost, reconnect there first.',
    findOutThen: 'Then find out. If it wasn’t added, it is added now: no new scan is needed.',
    findOut: 'Find out',
    keepAccount: 'Until then, the user keeps the account in the app.',
  },

  success: {
    heading: 'Success',
    complete: 'Everything that the policy requires is met.',
    added: 'The method was added. Something is still missing.',
    sayDefault:
      'Great job! From now on, the app on your phone proves that it’s you when you sign in or reset your password.',
    sayBackup: 'Great job! The app on your phone is now one more way to prove that it’s you.',
    methods: 'Methods that are set up',
    defaultIs: 'Default sign-in method: {{label}}',
  },

  leave: {
    title: 'Stop setting up?',
    nothing: 'Nothing was changed in the directory.',
    scanned:
      'If the user has scanned the QR code already, the account in their app will not work: they can delete it.',
    unknown:
      'Whether the method was added isn’t known yet. The console finds out by itself after the reconnect and writes it to the history.',
    stop: 'Stop',
    keep: 'Keep going',
  },
} as const
