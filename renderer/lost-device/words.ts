/** What the page of a lost device says, in `en-US`. */
export const lostDevice = {
  title: 'Lost device of',
  close: 'Back to the card (Esc)',
  which: 'Which device is it?',
  otherDevice: 'Something else',
  nothing:
    'Nothing is registered, so there is nothing to cut off. A reset ends the sessions, and a pass signs {{name}} in.',
  methods: 'What is on it',
  methodsHint:
    'Untick what {{name}} still has, and tick what is gone too. What is ticked proves nothing about the caller.',
  pass: 'Issue a temporary access pass',
  chooseDevice: 'Choose the device first.',
  chooseMethods: 'Tick what is on the lost device.',
  cutOff: 'Cut off this device',
  stillReading: 'One moment: what happens is being worked out.',
  toCaller: 'Verify the caller',
  toCallerHint:
    'The caller is verified on the card. What is chosen here is kept: Lost device leads back here.',

  done: 'The device is cut off',
  back: 'Back to the card',
} as const
