/** What the page of reminders says, in `en-US`. */
export const reminders = {
  open: 'Remind…',
  // In its place, while reminders are not over.
  openRunning: 'Reminding: {{done, number}} of {{total, number}}',
  openPaused: 'Reminders paused',
  title: 'Reminders',
  back: 'Back to the report',
  about:
    'Sent from this console, and known on this console only: another one does not know whom you have reminded here.',
  setAside:
    'The record of earlier reminders could not be read and was kept as {{file}}. Who was reminded before is not known any more, and may be reminded again.',
  readOnly: 'Administrators send reminders. You can see what they would say, and who got one.',
  noReport: 'Read the report first: reminders go to those whom it lists.',
  partialReport: 'The report is not whole: only those it has read so far are reminded.',

  who: {
    title: 'Who',
    nobody: 'Nobody of those selected lacks anything.',
    change: 'Choose others in the report',
    // After the number of those who get one.
    get_one: 'of {{total, number}} who lack something gets a reminder',
    get_other: 'of {{total, number}} who lack something get a reminder',
    left: 'Left out:',
    lately_one: '{{count, number}} reminded less than {{days}} days ago',
    lately_other: '{{count, number}} reminded less than {{days}} days ago',
    disabled_one: '{{count, number}} whose account is disabled',
    disabled_other: '{{count, number}} whose accounts are disabled',
    unreachable: {
      email: '{{count, number}} without a mail address',
      text: '{{count, number}} without a mobile number',
    },
    unknown: {
      email: 'The directory did not say who has no mail address: they are left out when it is their turn.',
      text: 'The directory did not say who has no mobile number: they are left out when it is their turn.',
    },
    anew: 'Everybody is read once more just before: who lacks nothing by then gets nothing.',
  },

  channel: {
    title: 'How',
    email: 'Mail',
    text: 'Text message',
    via: {
      practice: 'To the practice phone: nothing leaves this computer.',
      twilio: 'By Twilio, from the organization’s own number.',
      smtp: 'By the organization’s mail server.',
    },
    none: {
      email:
        'No gateway carries mails from this computer. Set up the mail server in the settings, under Messages.',
      text: 'No gateway carries text messages from this computer. Choose one in the settings, under Messages; Twilio needs a sender of your own for them.',
    },
  },

  message: {
    title: 'What it says',
    kind: {
      nothing: 'No method yet',
      'registered-only': 'Not enough',
      manager: 'To the manager',
    },
    kindCount: '{{kind}} ({{count, number}})',
    means: {
      nothing: 'To those who have no confirmed method.',
      'registered-only': 'To those whose methods are not enough.',
      manager_one:
        'To the manager, by mail, of whoever was reminded once without effect: once, with the next reminder.',
      manager_other:
        'To the manager, by mail, of whoever was reminded {{count}} times without effect: once, with the next reminder.',
      noManager:
        'The policy tells no managers: reminders.escalateAfter says after how many reminders it would.',
    },
    asFor: 'As {{name}} gets it',
    edit: 'Change the words',
    done: 'Close the editor',
    segments_one: '{{count}} SMS segment, {{characters}} characters ({{encoding}})',
    segments_other: '{{count}} SMS segments, {{characters}} characters ({{encoding}})',
    field: { mailSubject: 'Subject of the mail', mailBody: 'Body of the mail', text: 'Text message' },
    variables: 'Put in when it is sent:',
    variable: {
      name: 'the name of whom it is written to',
      missing: 'what is missing, to be read after “needs”',
      organization: 'the organization’s name',
      url: 'the page where it is set up, or “the sign-in page”',
      desk: 'the policy’s name for the help desk',
      user: 'the name of who lacks it',
    },
    kept: 'The words are kept in the policy: saving applies to the whole organization, on every console.',
    save: 'Save for the whole organization',
    saved: 'Saved for the whole organization.',
    discard: 'Discard changes',
    standard: 'Use the default words',
    problem: {
      'variable-missing': 'Without {{value}} the manager does not learn who it is.',
      'unknown-variable': 'There is nothing to put in for {{value}}.',
      'too-long': 'This is too long: {{value}} characters at most.',
      empty: 'This can’t be empty.',
    },
    elsewhere: {
      what: 'Somebody else changed the policy just now.',
      next: 'Nothing was saved, and what you typed is still here. Save again to put it in place of what is there now.',
    },
  },

  test: {
    address: 'Your address',
    number: 'Your number',
    send: 'Send me a test',
    sending: 'Sending…',
    sent: 'Sent to {{to}}.',
    empty: { email: 'Type your address.', text: 'Type your number.' },
  },

  start: {
    title: 'Start',
    takes: {
      seconds: 'It takes less than a minute: {{perMinute, number}} go out in a minute at most.',
      minutes_one: 'It takes about {{count}} minute: {{perMinute, number}} go out in a minute at most.',
      minutes_other:
        'It takes about {{count, number}} minutes: {{perMinute, number}} go out in a minute at most.',
      hours_one: 'It takes about {{count}} hour: {{perMinute, number}} go out in a minute at most.',
      hours_other: 'It takes about {{count}} hours: {{perMinute, number}} go out in a minute at most.',
    },
    stay: 'You can work on meanwhile. The console has to stay unlocked: it locks itself when nobody uses it, and nothing goes out then. Once you have unlocked it, it goes on by itself.',
    button_one: 'Remind {{count, number}} person…',
    button_other: 'Remind {{count, number}} people…',
    buttonNone: 'Remind…',
    saveFirst: 'Save the words or discard the changes first.',
    question_one: 'Remind {{count, number}} person?',
    question_other: 'Remind {{count, number}} people?',
    byMail_one: '{{count, number}} mail goes out, in the words that are kept.',
    byMail_other: '{{count, number}} mails go out, in the words that are kept.',
    byText_one: '{{count, number}} text message goes out, in the words that are kept.',
    byText_other: '{{count, number}} text messages go out, in the words that are kept.',
    practice: 'They go to the practice phone.',
    noWayBack: 'You can pause or cancel at any time; what went out can’t be taken back.',
    confirm: 'Start',
    cancel: 'Not yet',
  },

  campaign: {
    title: {
      running: { email: 'Sending by mail', text: 'Sending by text message' },
      paused: { email: 'Paused: reminders by mail', text: 'Paused: reminders by text message' },
      finished: { email: 'Sent by mail', text: 'Sent by text message' },
      cancelled: { email: 'Cancelled: reminders by mail', text: 'Cancelled: reminders by text message' },
    },
    started: 'Started by {{name}}',
    progress: '{{done, number}} of {{total, number}} done',
    progressLabel: 'How far the reminders are',
    secondsLeft_one: 'about {{count}} second left',
    secondsLeft_other: 'about {{count}} seconds left',
    minutesLeft_one: 'about {{count}} minute left',
    minutesLeft_other: 'about {{count, number}} minutes left',
    stay: 'Nothing goes out while the console is locked. Once it is unlocked, it goes on by itself.',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel…',
    cancelTitle: 'Cancel the reminders?',
    cancelText_one: '{{count, number}} person who waits gets nothing. What went out stays in the list.',
    cancelText_other: '{{count, number}} people who wait get nothing. What went out stays in the list.',
    cancelDo: 'Cancel them',
    cancelKeep: 'Keep them',
    outcome: {
      sent: 'Sent',
      'maybe-sent': 'Not certain',
      failed: 'Failed',
      'left-out': 'Left out',
      waiting: 'Waiting',
    },
    outcomeMeans: {
      sent: 'The gateway took it.',
      'maybe-sent':
        'It was handed over, and nobody knows whether it was taken. It is not sent again by itself.',
      failed: 'The gateway refused it for good.',
      'left-out': 'They lack nothing any more, can’t be reached, or were reminded lately.',
      waiting: 'It is not their turn yet.',
      cancelled: 'They got nothing: it was cancelled before.',
    },
    managers_one: '{{count, number}} manager was told.',
    managers_other: '{{count, number}} managers were told.',
    rests: 'It waits a little and tries again by itself. Nobody is lost.',
    // Why it rests, and what to do.
    paused: {
      operator: { what: 'Paused.', next: 'Resume goes on with those who wait.' },
      away: {
        what: 'It stopped when the console was locked or signed out, or lost the directory.',
        next: 'Resume goes on with those who wait. Nobody gets a second one.',
      },
      restart: {
        what: 'The console was closed before it was done.',
        next: 'Resume goes on with those who wait. Nobody gets a second one.',
      },
      gateway: {
        what: 'It stopped by itself: several in a row could not be sent.',
        next: 'Nobody is lost: who got nothing waits. Mend the gateway in the settings, under Messages, or try later, then resume.',
      },
      directory: {
        what: 'It stopped by itself: the directory could not be read several times in a row.',
        next: 'Nobody is lost: who got nothing waits. Resume when the directory answers again.',
      },
      storage: {
        what: 'It stopped by itself: this computer could not write down who was reminded.',
        next: 'Nothing is sent without that. Make room on the disk, then resume.',
      },
    },
    others: 'An administrator can resume or cancel it.',
  },

  list: {
    title: 'Who was reminded',
    find: 'Find by name',
    outcome: 'Outcome',
    count_one: '{{count, number}} person',
    count_other: '{{count, number}} people',
    selected: '{{count, number}} of {{listed, number}} people',
    keys: '↑ ↓ move, Enter opens the card.',
    empty: 'Nobody was reminded from this console yet.',
    none: 'Nobody fits.',
    name: 'Name',
    userName: 'User name',
    last: 'Last reminder',
    often: 'How often',
    state: 'This time',
    manager: 'Manager',
    times_one: '{{count}} time',
    times_other: '{{count}} times',
    lastTime: '{{when}}, {{channel}}',
    lastPerhaps: '{{when}}, {{channel}}, perhaps',
    earlier: 'Earlier only',
    cancelled: 'Cancelled',
    leftOut: {
      'nothing-missing': 'Lacks nothing any more',
      disabled: 'Account disabled',
      'no-address': 'No address',
      lately: 'Reminded lately',
      gone: 'Not in the directory',
    },
    told: 'Told {{when}}',
    noManager: 'No manager with a mailbox',
    notTold: 'Not told',
  },
} as const
