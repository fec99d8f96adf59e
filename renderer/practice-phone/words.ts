/** What the practice phone says around the messages themselves, in `en-US`. */
export const practicePhone = {
  title: 'Practice phone: nothing here is real',
  heading: 'Practice phone',
  notReal: 'Nothing here is real',
  everybody: 'It belongs to everybody you practice with: whatever would go out arrives here.',
  list: 'What arrived, newest first',
  empty: {
    heading: 'Nothing has arrived yet',
    text: 'In the console, set up a phone, an email address or push for somebody, or test a method of theirs. What the user would get is shown here.',
  },
  apps: 'Authenticator',
  answers: 'Answers to security questions',
  secondsLeft: '{{seconds}} s left',
  kind: {
    text: 'Text message',
    call: 'Phone call',
    email: 'Email',
    register: 'Add an account?',
    approve: 'Is it you who signs in?',
  },
  to: 'to',
  spoken: 'A voice says:',
  code: 'Code',
  arrived: {
    text: 'A text message has arrived.',
    call: 'A call has come in.',
    email: 'An email has arrived.',
    register: 'The phone asks whether to add an account.',
    approve: 'The phone asks whether it is you who signs in.',
  },
  register: {
    text: '{{organization}} would like to add this account to the phone.',
    accept: 'Accept',
    decline: 'Decline',
  },
  approve: {
    text: 'Type the number that {{organization}} shows you. If it isn’t you, deny.',
    number: 'Number',
    numberMissing: 'Type the two digits first.',
    approve: 'Approve',
    deny: 'Deny',
  },
  over: {
    register: {
      approved: 'Accepted',
      denied: 'Declined',
      expired: 'Expired',
      'wrong-number': 'Declined',
    },
    approve: {
      approved: 'Approved',
      denied: 'Denied',
      expired: 'Expired',
      'wrong-number': 'The number was wrong',
    },
  },
} as const
