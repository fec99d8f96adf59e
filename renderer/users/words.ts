/** What the search's list says, in `en-US`. */
export const users = {
  title: 'Users',
  results: 'Users found',
  count_one: '{{count}} user',
  count_other: '{{count}} users',
  more_one: 'Showing {{count}} of more. Type more to narrow it down.',
  more_other: 'Showing {{count}} of more. Type more to narrow it down.',
  hint: {
    title: 'Find a user',
    text: 'Type above: any words, in any order, also in part.',
    name: 'Name',
    userName: 'User name',
    mail: 'Mail',
    phone: 'Phone, any format',
    number: 'Employee number',
    example: {
      name: 'priya ok',
      userName: 'pokafor',
      mail: 'pokafor@',
      phone: '555-0168',
      number: '989161',
    },
  },
  noneTitle: 'No user found',
  none: 'Nobody matches “{{words}}”. Check the spelling, type less, or try the user name or the phone number.',
  nobody: {
    title: 'No user is open',
    text: 'Choose a user to see their security info.',
    keys: '↑ ↓ move, Enter opens.',
  },
  coverage: {
    capable: 'Capable',
    lacks: 'Shortfall',
    'not-required': 'Not required',
    unreadable: 'Can’t be read',
  },
  coverageExplained: {
    capable: 'Has what the policy requires',
    lacks: 'Lacks what the policy requires',
    'not-required': 'The policy requires nothing',
    unreadable: 'Some of the security info can’t be read',
  },
  account: {
    active: 'Active',
    locked: 'Locked',
    disabled: 'Disabled',
  },
} as const
