import { errorReasons, errorWords } from './error-words.ts'

/** What the frame says, in `en-US`. */
export const app = {
  name: 'Security Info Console',
  practiceBand: 'Practice directory',
  practiceBandText: 'Nothing here is real, and nothing leaves this computer.',
  practicePhone: 'Practice phone',
  practicePhoneHint: 'Shows what users would get: messages, calls, mails, prompts',
  userDisplay: {
    open: 'Open the user display',
    close: 'Close the user display',
    name: 'User display',
  },
  navigation: 'Views',
  users: 'Users',
  coverage: 'Coverage',
  approvals: 'Approvals',
  approvalsWait_one: '{{count}} waits for you',
  approvalsWait_other: '{{count}} wait for you',
  settings: 'Settings',
  searchUsers: 'Search users…',
  searchUsersLabel: 'Search users',
  clearSearch: 'Clear the search',
  lock: 'Lock',
  signOut: 'Sign out',
  operatorMenu: 'Signed in as {{name}}',
  keyboardShortcuts: 'Keyboard shortcuts',
  directory: {
    bound: 'Connected',
    lost: 'Connection lost',
  },
  lost: {
    title: 'The directory connection was lost.',
    text: 'Nothing on screen was lost. Reconnect to go on.',
    reconnect: 'Reconnect',
    password: 'Password of {{name}}',
  },
  locked: {
    title: 'The console is locked',
    idle: 'It locked itself because nobody used it for a while.',
    suspend: 'It locked itself because the computer went to sleep or was locked.',
    operator: 'What you were doing is kept.',
    crash:
      'The window stopped working and was loaded again. What was written to the directory is there; what was only typed is gone.',
    password: 'Password of {{name}}',
    unlock: 'Unlock',
    unlockAs: 'Unlock as {{name}}',
    other: 'Sign out instead',
  },
  role: {
    technician: 'Technician',
    auditor: 'Auditor',
    administrator: 'Administrator',
    lead: 'Help desk lead',
  },
  gatewayAnswer: 'The gateway answered:',
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    search: 'Search users',
    'verify-caller': 'Verify the caller',
    'set-up-methods': 'Set up methods',
    'test-method': 'Test a method, then its number',
    'remove-method': 'Remove a method, then its number',
    'lost-device': 'Lost device',
    'access-pass': 'Temporary access pass',
    refresh: 'Refresh',
    back: 'Back, without losing what was typed',
    'go-users': 'Users',
    'go-coverage': 'Coverage',
    'go-approvals': 'Approvals',
    'go-settings': 'Settings',
    'user-display': 'Open or close the user display',
    'practice-phone': 'Practice phone',
    lock: 'Lock',
    shortcuts: 'This list',
    list: 'Move in a list, and open',
    singleKeysOff: 'Single-key shortcuts are off. Settings turns them on.',
  },
  notice: {
    dismiss: 'Dismiss',
    kept: 'The old file was kept as {{file}}.',
    'settings-reset':
      'The settings file could not be read, so the console starts with the standard settings.',
    'message-limits-reset':
      'The file in which messages to users are counted could not be read: the limits on them start over.',
    'notices-reset':
      'The file of notices to users could not be read: those that had not gone out yet won’t, and cards don’t show the earlier ones.',
    'practice-directory-reset': 'The practice directory’s file could not be read, so it starts over.',
    'audit-log-set-aside':
      'The audit log on this computer was damaged. It was set aside whole, and a new one begun that says so.',
    'audit-log-tail-cut': 'The last line of the audit log was cut off, probably by a power failure.',
    'window-state-reset': 'The window’s size and place could not be read.',
    'organization-key-unreadable':
      'The organization’s key on this computer can’t be read. Methods can’t be set up until an administrator imports it.',
    'user-data-read-only':
      'The console’s folder can’t be written. You can look at users, but nothing can be changed: every change needs its audit record.',
  },
  alert: {
    dismiss: 'Dismiss',
    'velocity-operator_one':
      '{{who}} reset {{count}} user in the last hour; resets by {{who}} now need approval.',
    'velocity-operator_other':
      '{{who}} reset {{count}} users in the last hour; resets by {{who}} now need approval.',
    'velocity-number_one':
      'The number {{who}} led to {{count}} reset in the last hour; resets with this number now need approval.',
    'velocity-number_other':
      'The number {{who}} led to {{count}} resets in the last hour; resets with this number now need approval.',
  },
  error: {
    details: 'Details',
    retry: 'Try again',
    viewFailed: 'This view has failed.',
    viewFailedNext: 'Nothing was changed. Open it again.',
    openAgain: 'Open again',
    perhapsSent: 'A message may have gone out all the same.',
    at: 'at {{time}}',
    later: 'a little later',
    gateway: {
      practice: 'The practice phone',
      twilio: 'Twilio',
      smtp: 'The mail server',
      other: 'The gateway',
    },
    channel: {
      text: 'text messages',
      call: 'phone calls',
      email: 'mail',
      push: 'push',
      other: 'this kind of message',
    },
    methodThere: {
      what: 'The user has this already, as “{{label}}”. Nothing was changed.',
      next: 'Use that one. If it is to be set up anew, remove it first.',
    },
    methodGone: {
      what: 'The user doesn’t have this method any more: it was removed elsewhere. Nothing was changed.',
      next: 'Refresh the card to see what there is now.',
    },
    sealedOtherwise: {
      what: 'The secret of this method can’t be opened with the organization’s key on this computer. Nothing was changed.',
      next: 'It may have been sealed with another key. Test another method, or set this one up anew.',
    },
    nothingToTest: {
      what: 'The directory holds nothing to test this method with. Nothing was changed.',
      next: 'Remove it, and set it up again.',
    },
    code: errorWords,
    reason: errorReasons,
  },
} as const
