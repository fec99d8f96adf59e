/** Push, with number matching. */
export const pushWords = {
  push: {
    heading: 'Set up push',
    headingBackup: 'Add push as a backup',
    say: 'Open your organization’s app on your phone. If you don’t have it yet, install it from your phone’s app store. At sign-in it will show you a prompt, and you type in a number to approve.',
    you: 'The phone has to be online. The next page shows the code with which the app registers the phone.',
    ended: 'The setup before has ended. Nothing was changed. Going on starts a new one.',
    device: {
      heading: 'Register the device',
      say: 'In the app, choose to add an account, and point your phone’s camera at this code.',
      you: 'Turn the screen to the user, or use the user display. The wizard goes on by itself as soon as the phone is registered.',
      youDisplay:
        'The QR code is on the user display. The wizard goes on by itself as soon as the phone is registered.',
      qr: 'QR code that registers the phone for push',
      waiting: 'Waiting for the device',
      practice: 'In practice, the practice phone stands in for the app: accept the registration there.',
      again: 'Show another code',
      missing: 'The phone isn’t registered',
      advice: {
        app: 'Was the code scanned from within the app? The phone’s own camera can’t register it.',
        online: 'Is the phone online? Switching flight mode on and off helps.',
        camera: 'If the camera doesn’t read the code, make the screen brighter and hold the phone still.',
        other: 'Still nothing: show another code, and scan that one.',
      },
    },
    approve: {
      heading: 'Match the number',
      say: 'Your phone shows a prompt now. Type this number into it, and approve: {{number}}.',
      sayDisplay: 'Your phone shows a prompt now. Type the number that you see there, and approve.',
      you: 'The prompt may take some seconds. The wizard goes on by itself as soon as the user approves.',
      label: 'Number to type on the phone',
      waiting: 'Waiting for the approval',
      writing: 'Approved. Writing it down…',
      practice: 'In practice, the prompt is on the practice phone.',
      advice: {
        app: 'Have the user open the app: a prompt may wait in it without a notification.',
        online: 'Is the phone online? Switching flight mode on and off helps.',
        allowed: 'Are notifications allowed for the app, and is “do not disturb” off?',
        other: 'Still nothing: ask again. The next prompt has another number.',
      },
    },
    left: 'Time left',
    again: 'Ask again',
    againIn: 'Ask again in {{time}}',
    noMore: 'No more prompts can be sent to this phone for now. Choose a different method.',
    stage: {
      denied: 'The prompt was denied on the phone.',
      deniedDo:
        'If it wasn’t the user who denied it, stop here. Else ask again: the next prompt has another number.',
      expired: 'Nobody answered in time.',
      expiredDo: 'Have the user unlock the phone and open the app, then ask again.',
      'not-delivered': 'The prompt could not be delivered to the phone.',
      notDeliveredDo: 'Is the phone online, and are notifications allowed for the app? Then ask again.',
    },
  },
} as const
