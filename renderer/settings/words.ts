import { messages } from './message-words.ts'
import { templates } from './template-words.ts'

/** What the settings say, in `en-US`; also what is asked of a directory and of a reset at sign-in. */
export const settings = {
  title: 'Settings',
  contents: 'On this page',
  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },
  keyboard: {
    title: 'Keyboard',
    singleKeys: 'Single-key shortcuts',
    singleKeysHint:
      'One letter does it, such as E to set up methods. They never work while you type in a field.',
  },
  messages,
  templates,
  directories: {
    title: 'Directories',
    none: 'No directory has been added yet. Operators can only practice.',
    add: 'Add a directory',
    edit: 'Edit',
    editOf: 'Edit {{label}}',
    remove: 'Remove',
    removeOf: 'Remove {{label}}',
    encryption: { ldaps: 'LDAPS', starttls: 'StartTLS', ldap: 'Not encrypted' },
    removing: {
      title: 'Remove {{label}}?',
      text: 'This console forgets how to reach it, so that nobody can sign in to it from here until it is added again. Nothing in the directory itself changes.',
      remove: 'Remove',
      cancel: 'Keep it',
    },
  },
  key: {
    title: 'Organization’s key',
    text: 'It seals the keys of authenticator apps, so that only this organization’s consoles and sign-in service can open them.',
    ready: {
      keychain: 'Key {{kid}} is kept in this computer’s keychain.',
      'practice-file': 'Key {{kid}} was made for practicing, and is kept with the practice directory.',
    },
    none: 'There is none on this computer yet. Import the one that your other consoles use; if this is the first, one is made when the first method is set up.',
    noKeychain:
      'This computer has no keychain that is unlocked, and the console keeps the key nowhere else. Methods can’t be set up from here. Unlock or set up a keychain (on Linux: GNOME Keyring or KWallet), then start the console again.',
    copy: 'Copy for another console',
    copied: 'Copied. The clipboard is cleared in {{seconds}} s if the key is still in it.',
    import: 'Import a key',
    importLabel: 'Key, as another console copied it',
    importHint: '43 letters and digits (256 bits, base64url)',
    importDo: 'Import',
    cancel: 'Cancel',
    others: 'Administrators import it and copy it.',
  },
  practice: {
    title: 'Practice',
    text: 'Take back everything that was changed while practicing.',
  },
  about: {
    title: 'About',
    electron: 'Electron',
  },
  form: {
    addTitle: 'Add a directory',
    editTitle: 'Edit the directory',
    label: 'Name',
    labelHint: 'As operators see it, such as “Campus directory”',
    security: 'Encryption',
    ldaps: 'LDAPS (encrypted from the start)',
    starttls: 'StartTLS (encrypted before anything is said)',
    ldap: 'None (passwords travel in the clear)',
    ldapWarning:
      'Anyone on the way can read the passwords of your operators. Use it for trials on this computer only.',
    urls: 'Addresses, one a line',
    urlsHint: 'Tried in this order, for example {{example}}',
    baseDn: 'Base DN',
    baseDnHint: 'Where users, groups and the policy are, for example dc=example,dc=edu',
    ca: 'Certificate of its authority (PEM), if the system does not know it',
    save: 'Save',
    cancel: 'Cancel',
    problem: {
      label: 'Give it a name.',
      urls: 'Give at least one address.',
      baseDn: 'Give the base DN.',
      'not-a-url': '“{{value}}” is not an address.',
      'wrong-scheme': '“{{value}}” does not go with this encryption: it must begin with {{scheme}}.',
      'more-than-host-and-port': '“{{value}}” must be a host, with a port if need be, and nothing more.',
      'not-a-certificate': 'This is not a certificate in PEM form (-----BEGIN CERTIFICATE-----).',
    },
  },
  reset: {
    open: 'Reset practice directory',
    title: 'Reset the practice directory?',
    text: 'Everything that was changed while practicing will be gone: methods set up, repairs, all of it. The people come back as they were at first. Your own directories, settings and the audit log stay.',
    reset: 'Reset',
    cancel: 'Keep it',
  },
} as const
