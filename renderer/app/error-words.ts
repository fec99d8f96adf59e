import type { ErrorCode } from '../../preload/contract.ts'

/** For each failure: what happened and what was kept, and what to do next. */
export const errorWords = {
  'wrong-credentials': {
    what: 'The name or the password is wrong.',
    next: 'Check the name, and type the password again. After several wrong passwords the directory may lock the account.',
  },
  'account-locked': {
    what: 'This account is locked.',
    next: 'Wait until the lock ends, or ask a directory administrator to unlock it.',
  },
  'account-disabled': {
    what: 'This account is disabled.',
    next: 'Ask a directory administrator to enable it.',
  },
  'password-expired': {
    what: 'The password of this account has expired or must be changed.',
    next: 'Change it where you usually do, then sign in with the new one.',
  },
  'no-console-role': {
    what: 'Name and password are right, but this account has no role in the console.',
    next: 'Ask an administrator to add you to the group of technicians, auditors or administrators.',
  },
  'name-not-unique': {
    what: 'Several accounts have this user name.',
    next: 'Sign in with the full DN of your entry instead.',
  },
  'name-lookup-refused': {
    what: 'This directory finds nobody by user name before sign-in.',
    next: 'Sign in with the full DN of your entry instead.',
  },
  'base-not-found': {
    what: 'The directory has no entry with this base DN, or hides it before sign-in.',
    next: 'Sign in with the full DN of your entry. If that fails too, add the directory again with the right base DN.',
  },
  'starttls-refused': {
    what: 'The directory does not offer StartTLS, so nothing was sent to it.',
    next: 'Choose LDAPS in the directory’s settings, or ask whoever runs the directory to turn StartTLS on.',
  },
  'directory-unreachable': {
    what: 'The directory can’t be reached. Nothing was changed.',
    next: 'Check the network and the directory’s address, then try again.',
  },
  'certificate-not-trusted': {
    what: 'The directory’s certificate can’t be trusted, so nothing was sent to it.',
    next: 'Ask whoever runs the directory for the certificate of its authority, and add it to the directory’s settings.',
  },
  'not-ldap': {
    what: 'Something answers at this address, but it is not a directory.',
    next: 'Check the address, the port and the kind of encryption in the directory’s settings.',
  },
  'directory-timeout': {
    what: 'The directory stopped answering. Nothing was changed.',
    next: 'Try again, or work on: cards already open stay readable.',
  },
  'directory-lost': {
    what: 'The directory connection was lost. What is on screen stays readable.',
    next: 'Reconnect with the button at the top, then try again.',
  },
  'directory-busy': {
    what: 'The directory is busy. Nothing was changed.',
    next: 'Wait a moment, then try again.',
  },
  'directory-unavailable': {
    what: 'The directory is up but does not serve just now. Nothing was changed.',
    next: 'Wait a moment, then try again.',
  },
  'directory-garbled': {
    what: 'The directory sent an answer that can’t be understood. The connection was closed.',
    next: 'Reconnect. If it happens again, show the details to whoever runs the directory.',
  },
  'confidentiality-required': {
    what: 'The directory accepts this over an encrypted connection only.',
    next: 'Choose StartTLS or LDAPS in the directory’s settings.',
  },
  'strong-authentication-required': {
    what: 'The directory asks for a stronger way to sign in than a password over this connection.',
    next: 'Choose StartTLS or LDAPS in the directory’s settings.',
  },
  referral: {
    what: 'The directory says that another server is in charge of this entry. Nothing was changed.',
    next: 'Ask an administrator to add that server’s address to the directory’s settings.',
  },
  'insufficient-access': {
    what: 'The directory does not allow you to do this. Nothing was changed.',
    next: 'If you should be able to, ask a directory administrator for the access rule.',
  },
  unwilling: {
    what: 'The directory refused to do this. Nothing was changed.',
    next: 'The details say why, where the directory told it.',
  },
  'constraint-violation': {
    what: 'The directory has a rule against this value. Nothing was changed.',
    next: 'The details say which, where the directory told it.',
  },
  'changed-elsewhere': {
    what: 'Somebody else changed this user in the meantime. Nothing was written.',
    next: 'Refresh the card to see what changed, then go on.',
  },
  'already-exists': {
    what: 'This exists already. Nothing was changed.',
    next: 'Refresh to see it.',
  },
  'not-found': {
    what: 'This entry is no longer in the directory.',
    next: 'It may have been moved or removed. Search again.',
  },
  'time-limit': {
    what: 'The directory gave up before it was done. Nothing was changed.',
    next: 'Type more to narrow the search down, or try again later.',
  },
  'size-limit': {
    what: 'The directory found more than it may send.',
    next: 'Type more to narrow the search down.',
  },
  'admin-limit': {
    what: 'This search asks more of the directory than it allows.',
    next: 'Type more to narrow the search down.',
  },
  'schema-missing': {
    what: 'The directory does not know security info yet. Nothing was changed.',
    next: 'Ask a directory administrator to load the console’s schema into it.',
  },
  'directory-error': {
    what: 'The directory answered with an error. Nothing was changed.',
    next: 'The details say which. Try again, or show them to whoever runs the directory.',
  },
  'policy-missing': {
    what: 'This directory has no policy yet, so the console can’t tell what a role requires.',
    next: 'Ask an administrator to put the policy into the directory.',
  },
  'policy-invalid': {
    what: 'The policy in the directory can’t be understood (line {{line}}: {{problem}}).',
    next: 'Ask an administrator to mend it. Until then no user can be shown.',
  },
  'unknown-sender': {
    what: 'The console refused a request that did not come from its own window.',
    next: 'Close the console and start it again.',
  },
  'bad-arguments': {
    what: 'The console refused a request that makes no sense. Nothing was changed.',
    next: 'This is a fault of ours. The details help to find it.',
  },
  'not-permitted': {
    what: 'Your role does not open this. Nothing was changed.',
    next: 'Ask a colleague who has the role, or an administrator.',
  },
  'not-signed-in': { what: 'Nobody is signed in.', next: 'Sign in, then try again.' },
  locked: { what: 'The console is locked.', next: 'Unlock it, then try again.' },
  'enrollment-ended': {
    what: 'This set-up has ended, because of the time that passed or because the operator changed. Nothing was changed.',
    next: 'Start it again.',
  },
  'method-not-allowed': {
    what: 'The policy does not allow this method for this user. Nothing was changed.',
    next: 'Choose one of the methods that the card names.',
  },
  'bad-number': {
    what: 'This number can’t be used, so nothing was sent.',
    next: 'Ask for the number once more, or for another one.',
  },
  'bad-address': {
    what: 'This address can’t be used, so nothing was sent.',
    next: 'Ask for the address once more, or for another one.',
  },
  'no-gateway': {
    what: 'No gateway is ready for {{channel}}, so nothing was sent.',
    next: 'An administrator chooses and sets one up in Settings. Another method may do meanwhile.',
  },
  'send-limit': {
    what: 'No more can be sent for now. Nothing was sent, and nothing was changed.',
    next: 'Another one may be sent {{until}}. Or choose another method.',
  },
  'gateway-unreachable': {
    what: '{{gateway}} can’t be reached. Nothing was changed.',
    next: 'Try again in a moment, or choose another method.',
  },
  'gateway-refused': {
    what: '{{gateway}} refused to send this: “{{answer}}”. Nothing was changed.',
    next: 'Compare the number or address with the user, or choose another method.',
  },
  'gateway-garbled': {
    what: '{{gateway}} answered something that can’t be understood. Nothing was changed.',
    next: 'Try again in a moment. If it stays so, an administrator looks at the gateway in Settings.',
  },
  'gateway-credentials': {
    what: '{{gateway}} doesn’t accept the console’s credentials, so nothing was sent.',
    next: 'An administrator enters them anew in Settings. Another method may do meanwhile.',
  },
  'gateway-busy': {
    what: '{{gateway}} has too much to do just now, so nothing was sent.',
    next: 'Try again in a minute, or choose another method.',
  },
  'number-blocked': {
    what: '{{gateway}} blocks this number, so nothing was sent.',
    next: 'Choose another number, or another method.',
  },
  'practice-only': {
    what: 'From the practice directory no real gateway can be set up, chosen or tested. Nothing was changed.',
    next: 'Sign out, and sign in to your own directory as an administrator.',
  },
  'test-ended': {
    what: 'This test has ended: too much time went by, or the console was locked. Nothing was changed.',
    next: 'Start another one.',
  },
  'case-needed': {
    what: 'It isn’t said yet what the call is about. Nothing was changed.',
    next: 'Say so in the caller’s panel on the card, then try again.',
  },
  'verification-needed': {
    what: 'This needs a caller who is verified to level {{level}}. Nothing was changed.',
    next: 'Verify the caller on the card (V), then try again.',
  },
  'approval-needed': {
    what: 'This needs a second operator. Nothing was changed.',
    next: 'Ask for approval: it is carried out as soon as somebody else approves it.',
  },
  'hold-not-over': {
    what: 'It is approved, but the user can still object. Nothing was changed.',
    next: 'It can be carried out {{until}}.',
  },
  'evidence-refused': {
    what: 'This can’t prove who the caller is, so it was not asked for.',
    next: 'Choose another of the ways that the caller’s panel offers.',
  },
  'approval-refused': {
    what: 'This approval can’t be decided or used.',
    next: 'See in Approvals how it stands, and ask anew if it is still wanted.',
  },
  'outcome-unknown': {
    what: 'The connection was lost in the middle of the change, so it isn’t known yet whether it was made.',
    next: 'Reconnect: the console then finds out and tells you.',
  },
  'no-report': {
    what: 'There is no report to export yet.',
    next: 'Open Coverage and wait until it has read the first people, then export.',
  },
  'export-running': {
    what: 'Another export is still going on, so this one was not begun.',
    next: 'Wait until it is done, or cancel it, then try again.',
  },
  'export-cancelled': {
    what: 'The export was cancelled. Nothing is left of it, and a file of that name is as it was.',
    next: 'Export again whenever you want.',
  },
  'export-unwritable': {
    what: 'The file “{{file}}” could not be written. No half file is left, and a file of that name is as it was.',
    next: 'Choose another folder or name, then export again.',
  },
  'export-unprintable': {
    what: 'The PDF could not be made. No half file is left, and a file of that name is as it was.',
    next: 'Try again, or export CSV or JSON: they need no printing.',
  },
  'audit-log-unwritable': {
    what: 'The audit log can’t be written on this computer, so nothing was changed.',
    next: 'Make room on the disk or ask for write access to the console’s folder, then try again.',
  },
  'storage-unwritable': {
    what: 'The console can’t save this on this computer ({{file}}). Nothing was changed.',
    next: 'Make room on the disk or ask for write access to the console’s folder, then try again.',
  },
  'no-keychain': {
    what: 'This computer has no keychain to keep secrets in, so nothing was set up or saved.',
    next: 'Unlock or install one (on Linux: GNOME Keyring or KWallet), then start the console again.',
  },
  'bad-settings': {
    what: 'This can’t be saved as it is.',
    next: 'Correct what is marked, then save again.',
  },
  internal: {
    what: 'Something went wrong in the console.',
    next: 'Refresh to see the state of things, then try again. The details help to find the fault.',
  },
} as const satisfies Record<ErrorCode, { what: string; next: string }>

/** What a failure's detail tells besides, by the value that tells it. */
export const errorReasons = {
  'certificate-not-trusted': {
    by: 'reason',
    says: {
      'self-signed': 'It is signed by itself.',
      'unknown-authority': 'Its authority is not known on this computer.',
      expired: 'It has expired.',
      'not-yet-valid': 'It is not valid yet.',
      'wrong-host': 'It belongs to another host than {{host}}.',
    },
  },
  'bad-number': {
    by: 'problem',
    says: {
      empty: 'There is no number.',
      invalid: 'There is no such number.',
      landline: 'It is a landline, which takes no text messages. It can be called.',
      premium: 'It costs whoever calls it, or belongs to nobody in particular.',
      'country-not-allowed': 'The policy does not allow numbers of its country.',
      'too-long': 'It is too long.',
      'bad-extension': 'An extension has digits only.',
      'text-extension': 'A number with an extension takes no text messages. It can be called.',
    },
  },
  'bad-address': {
    by: 'problem',
    says: {
      empty: 'There is no address.',
      'own-mailbox': 'It is the account’s own mailbox, which can’t be read by somebody who can’t sign in.',
      'line-break': 'There is a line break in it.',
      'at-sign': 'It needs one @, with a name before it and a domain behind it.',
      characters: 'There are characters before the @ that no address has.',
      domain: 'There is no such domain behind the @.',
      'too-long': 'It is too long.',
    },
  },
  'send-limit': {
    by: 'whose',
    says: {
      user: 'This user was sent as many as one may be in an hour.',
      number: 'This number or address was sent as many as one may be in a while.',
      operator: 'You sent as many as one operator may in an hour.',
      wait: 'There has to be half a minute between two.',
    },
  },
  'evidence-refused': {
    by: 'why',
    says: {
      'changed-lately': 'It was added or changed only a few days ago.',
      'age-unknown': 'Nobody knows since when it is there.',
      lost: 'It is on the device that is reported lost.',
      failed: 'It has failed in this call already.',
      'not-confirmed': 'It was never confirmed with a code.',
      'not-independent': 'The manager is you, or is the user.',
      'manager-unreachable': 'The manager has no method that a code could go to.',
    },
  },
  'approval-refused': {
    by: 'why',
    says: {
      'own-request': 'You asked for it yourself: somebody else has to decide.',
      'is-the-user': 'It is about your own account: somebody else has to decide.',
      'reports-to-the-user': 'It is about your manager’s account: somebody else has to decide.',
      'not-pending': 'It is decided already, or was stopped.',
      expired: 'It has expired.',
      'user-changed': 'The user was changed since it was asked for.',
      'hold-over': 'The time to object is over.',
      'wrong-cancel-code': 'The code is not the one that the user was sent.',
    },
  },
  'gateway-unreachable': {
    by: 'problem',
    says: {
      certificate: 'Its certificate can’t be trusted.',
      tls: 'It could not be agreed on how to encrypt.',
      deadline: 'It did not answer in time.',
      outage: 'It says that it is out of order.',
    },
  },
  'export-unwritable': {
    by: 'problem',
    says: {
      'disk-full': 'The disk is full.',
      'no-folder': 'Its folder is not there any more.',
      'no-permission': 'You have no permission to write there, or the file is open in another program.',
      'read-only': 'The disk is read-only.',
      'not-a-file': 'Something that is no file has this name.',
      'name-too-long': 'The name is too long.',
    },
  },
  'gateway-refused': {
    by: 'problem',
    says: { 'out-of-credit': 'The account there is out of credit: an administrator has to fill it up.' },
  },
} as const satisfies Partial<Record<ErrorCode, { by: string; says: Record<string, string> }>>
