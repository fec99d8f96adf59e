/** An authenticator app: get it, set up the account, scan the QR code. */
export const authenticatorAppWords = {
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
    youDisplay:
      'The QR code and the key are on the user display. Go on when the app shows “{{issuer}}” with a six-digit code.',
    qr: 'QR code that adds {{account}} to the app. To add it without a camera, choose “Can’t scan the image?”',
    cant: 'Can’t scan the image?',
    cantSay: 'In the app, choose to enter the code yourself, then type in what I read to you.',
    cantYou:
      'Read the key in its groups of four. There is no zero and no one in it. Go on when the app shows “{{issuer}}” with a six-digit code.',
    account: 'Account',
    key: 'Secret key',
    uri: 'Address',
    copy: 'Copy',
    copyKey: 'Copy the secret key',
    copyUri: 'Copy the address',
    copiedNow: 'Copied',
    copied: 'Copied. The clipboard is cleared in {{seconds}} s.',
    restarted:
      'Five codes in a row were wrong, so this is a new QR code. The account in the app from before is of no use: have the user delete it and scan this one.',
  },
} as const
