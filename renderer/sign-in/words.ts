/** What the sign-in page and the form for a directory say, in `en-US`. */
export const signIn = {
  title: 'Sign in',
  lead: 'Look after the security info of your organization’s accounts.',
  directory: 'Directory',
  userName: 'User name',
  userNameHint: 'Or the full DN of your entry',
  password: 'Password',
  showPassword: 'Show the password',
  hidePassword: 'Hide the password',
  capsLock: 'Caps Lock is on.',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  plain: 'This directory is not encrypted: your password can be read on the way.',
  practiceTitle: 'Practice',
  practiceText:
    'An invented university inside the console. Choose who you want to be; nothing leaves this computer.',
  practiceDoes: {
    technician: 'Helps users: sets up their methods',
    auditor: 'Reads everything, changes nothing',
    administrator: 'Looks after settings and the organization’s key',
    lead: 'Approves what others ask for, and acts in an emergency',
  },
  practiceResetDone: 'The practice directory is as it was at first.',
  addDirectory: 'Add a directory',
  noReal: 'To work with your own directory, add it here.',
} as const
