import { errorWords } from './error-words.ts'

/** What the frame says, in `en-US`. */
export const app = {
  name: 'Security Info Console',
  practiceBand: 'Practice directory',
  practiceBandText: 'Nothing here is real, and nothing leaves this computer.',
  navigation: 'Views',
  users: 'Users',
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
    password: 'Password of {{name}}',
    unlock: 'Unlock',
    unlockAs: 'Unlock as {{name}}',
    other: 'Sign out instead',
  },
  role: {
    technician: 'Technician',
    auditor: 'Auditor',
    administrator: 'Administrator',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    close: 'Close',
    search: 'Search users',
    'set-up-methods': 'Set up methods',
    refresh: 'Refresh',
    back: 'Back, without losing what was typed',
    'go-users': 'Users',
    'go-settings': 'Settings',
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
  error: {
    details: 'Details',
    retry: 'Try again',
    viewFailed: 'This view has failed.',
    viewFailedNext: 'Nothing was changed. Open it again.',
    openAgain: 'Open again',
    certificate: {
      'self-signed': 'It is signed by itself.',
      'unknown-authority': 'Its authority is not known on this computer.',
      expired: 'It has expired.',
      'not-yet-valid': 'It is not valid yet.',
      'wrong-host': 'It belongs to another host than {{host}}.',
    },
    code: errorWords,
  },
} as const
