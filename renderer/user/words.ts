/** What the user's card says, in `en-US`. Also the names of methods, which other areas use too. */
export const user = {
  back: 'Back to the list',
  privileged: 'Privileged account',
  photoUnreadable: 'The photo in the directory is not a readable picture.',

  readAgo: 'As of',
  refreshKeys: 'Refresh (F5)',
  reading: 'Reading the user…',

  accountExplained: {
    active: 'The account is active.',
    locked: 'Too many wrong passwords: this account can’t sign in until it is unlocked in the directory.',
    disabled:
      'An administrator disabled this account: it can’t sign in. Methods can be set up, but not used.',
  },

  facts: {
    manager: 'Manager',
    mail: 'Mail',
    phone: 'Phone',
    employeeNumber: 'Employee number',
    userName: 'User name',
    none: 'None on file',
    work: 'work',
    mobile: 'mobile',
  },

  attention: 'Needs attention',
  requirements: 'What the policy requires',
  setUp: 'Set up methods',
  setUpKeys: 'Set up methods (E)',
  cannotEnroll: 'Only technicians set up methods. You can read this user, but not change anything.',
  nothingAllowed: 'The policy allows no methods for this user, so there is nothing to set up.',
  reregister: 'Must register again at next sign-in, since',

  rule: {
    noRole: 'No role of the policy fits this user, so no method counts.',
    nothing: '{{role}} rule: requires nothing.',
    needsAll: '{{role}} rule: needs {{methods}}.',
    needsSome: '{{role}} rule: needs {{number}} of {{methods}}.',
    noneRegistered: 'None registered.',
    some: 'Registered so far: {{methods}}.',
    met: 'Registered: {{methods}}.',
    notAllowed: 'Registered, but not allowed by policy: {{methods}}.',
    notConfirmed: 'Registered, but not confirmed with a code, so it doesn’t count: {{methods}}.',
  },
  number: { one: 'one', two: 'two', three: 'three', four: 'four', five: 'five' },

  method: {
    'authenticator-app': 'authenticator app',
    push: 'push',
    text: 'text message',
    call: 'phone call',
    email: 'email',
    'security-questions': 'security questions',
  },

  methods: {
    title: 'Methods',
    none: 'No methods registered.',
    default: 'Default',
    notAllowed: 'Not allowed by policy: doesn’t count',
    notConfirmed: 'Not confirmed',
    confirmed: 'Confirmed',
    added: 'Added',
    lastTest: 'Last test',
    method: 'Method',
    by: 'by {{name}}',
    addedUnknown: 'Unknown',
    never: 'Never',
    passed: 'Passed',
    failed: 'Failed',
  },

  malformed: {
    title: 'Some of the security info can’t be read',
    explained_one:
      'One value in the directory is damaged. It does not count, and sign-in services may stumble over it.',
    explained_other:
      '{{count}} values in the directory are damaged. They do not count, and sign-in services may stumble over them.',
    repair: 'Repair…',
    cannotRepair: 'A technician can repair it.',
    problem: {
      'not-json': 'can’t be read at all',
      'wrong-shape': 'lacks parts that a method needs',
      'duplicate-id': 'stands there twice',
      'unknown-type': 'is of a kind that this console doesn’t know',
      'bad-version': 'is not a number',
      'default-without-method': 'names a method that isn’t there',
      'types-differ': 'doesn’t agree with the methods',
      'bad-time': 'is not a time',
    },
    what: {
      securityInfoMethod: 'A method',
      securityInfoMethodType: 'The list of method types',
      securityInfoDefault: 'The default method',
      securityInfoSecret: 'A sealed secret',
      securityInfoVersion: 'The version',
      securityInfoReregister: 'The re-registration time',
      securityInfoPass: 'The temporary access pass',
      securityInfoSessionsRevoked: 'The time of revoked sessions',
      other: 'The value of {{attribute}}',
    },
  },

  repair: {
    title: 'Repair the security info of {{name}}?',
    removed: 'This will be removed or put in order:',
    stays: 'This stays:',
    staysNothing: 'No readable method is left. The user will have to register again.',
    confirm: 'Repair',
    cancel: 'Cancel',
  },

  history: {
    title: 'History',
    none: 'Nothing recorded on this computer yet.',
    unreadable: 'The history can’t be read.',
    showAll: 'Show all {{count}}',
    outcome: { succeeded: 'Done', failed: 'Failed', unknown: 'Outcome not known yet' },
    added: '{{operator}} added {{label}}.',
    aMethod: 'a method',
    repaired_one: '{{operator}} repaired the security info: one damaged value removed.',
    repaired_other: '{{operator}} repaired the security info: {{count}} damaged values removed.',
    other: '{{operator}}: {{action}}.',
  },

  news: {
    added_one: '{{labels}} was added.',
    added_other: '{{labels}} were added.',
    stopped: 'Stopped. Nothing was changed.',
    repaired: 'Repaired. What could not be read is gone; the methods below stayed.',
  },
} as const
