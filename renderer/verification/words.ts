import { evidenceWords } from './evidence-words.ts'

/** What the caller's panel says, and the hints at buttons that need a verified caller; in `en-US`. */
export const verification = {
  title: 'Caller',
  notVerified: 'Not verified',
  level: 'Level {{level}} of 3',
  bar: 'Caller verification: level {{level}} of 3',
  by: 'by {{evidence}}',
  holdsFor: 'holds for',
  heldUntil: 'It has run out.',

  next: {
    case: 'Next: say what the call is about.',
    verify:
      'Next: verify the caller. One of level 3 is enough, and so are two of level 2 that differ in kind.',
    more: 'Next, for what needs level 3: one more of another kind.',
    moreAfterKnowledge: 'Answers alone open nothing. Next: one of level 2 or 3.',
    exhausted: 'No other way is left: what needs more needs a second operator.',
    emergency: 'Do what can’t wait, and verify the caller as soon as you can.',
    notNeeded: 'The policy asks for no verification of this user’s callers.',
    done: 'Verified as far as the policy asks.',
    none: 'Nothing is left to verify this caller with: ask them to come by with a photo ID, or report them.',
  },

  velocity: {
    operator:
      'You have reset many users within an hour: until that is over, every reset needs a second operator.',
    number:
      'Many users were reset for this number within an hour: until that is over, every reset needs a second operator.',
  },

  about: {
    title: 'What the call is about',
    reason: 'Reason',
    choose: 'Choose a reason',
    ticket: 'Ticket',
    text: 'Notes',
    textHint: 'Optional',
    save: 'Save',
    cancel: 'Cancel',
    edit: 'Edit what the call is about',
    noReason: 'Choose a reason.',
    noTicket: 'Type the ticket’s number.',
    badTicket: 'A ticket looks like {{example}}.',
    tooLong: 'Notes have at most 500 characters.',
  },

  gate: {
    level: 'Level {{level}} needed: verify the caller',
    levelOrApproval:
      'Level {{level}} needed, or {{levelWithApproval}} and a second operator: verify the caller',
    case: 'Say what the call is about',
    approval: 'Needs a second operator',
    approvalOrLevel: 'Needs a second operator, or level {{level}}',
  },

  options: {
    title: 'Ways to verify the caller',
    level: 'level {{level}}',
    refused_one: 'Does not count (1)',
    refused_other: 'Does not count ({{count}})',
  },

  ...evidenceWords,

  lost: {
    open: 'The caller has lost a device',
    title: 'Which of these are on the lost device?',
    what: 'What is on it proves nothing: it is no longer offered, and what it proved before is dropped. If that was a mistake, untick it: it is offered again, and has to be proved anew.',
    save: 'That is on the lost device',
    cancel: 'Cancel',
    reported: 'Reported lost: {{labels}}.',
  },

  failed: {
    open: 'Caller failed…',
    title: 'Did this caller fail to prove that they are {{name}}?',
    warning:
      'All operators see a warning on this user’s card, for 24 hours unless the policy says otherwise.',
    dropped: 'What was given as evidence in this call is dropped.',
    stays: 'The user’s methods stay as they are.',
    confirm: 'Warn all operators',
    cancel: 'Cancel',
  },

  emergency: {
    menu: 'Emergency…',
    open: 'Act without verification…',
    title: 'Act on {{name}} without verification?',
    what: 'For the next minutes you can do to this user what otherwise needs a verified caller or a second operator.',
    told: 'All administrators are told, and it stands in the audit log and, for all operators, on the user’s card.',
    reason: 'Why it can’t wait',
    characters_one: '{{count}} character more',
    characters_other: '{{count}} characters more',
    enough: 'Long enough',
    tooLong: 'At most 500 characters.',
    confirm: 'Act without verification',
    cancel: 'Cancel',
    on: 'Emergency: you act without verification.',
    toldNone: 'No administrator could be told: call one yourself.',
    toldSome: 'Not every administrator could be told: call one yourself.',
    left: 'Ends in',
  },

  end: 'End call',
  endHint: 'The caller has hung up: what was verified is forgotten.',

  flags: {
    title: 'Warnings',
    'caller-failed': {
      before: 'Somebody claiming to be {{name}} failed verification',
      after: '(by {{by}}). Be careful.',
    },
    'break-glass': {
      before: '{{name}} was opened to changes in an emergency, without verification,',
      after: '(by {{by}}). Be careful.',
    },
  },
} as const
