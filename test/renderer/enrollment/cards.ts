import type { Method, MethodType, UserCard } from '../../../preload/contract.ts'

/** A confirmed method, as a card lists it. */
export function method(type: MethodType, more: Partial<Method> = {}): Method {
  return {
    id: `id-${type}`,
    type,
    label: `My ${type}`,
    target: null,
    addedAt: '2026-01-05T09:00:00Z',
    addedBy: null,
    confirmedAt: '2026-01-05T09:00:00Z',
    lastTest: null,
    isDefault: false,
    allowed: true,
    ifRemoved: { unmeets: [], nextDefault: null },
    ...more,
  }
}

const all: MethodType[] = ['authenticator-app', 'push', 'text', 'call', 'email', 'security-questions']

/** A user with these methods, to whom the policy allows everything. */
export function card(methods: Method[], plan: Partial<UserCard['plan']> = {}): UserCard {
  return {
    dn: 'uid=priya,ou=people,dc=example,dc=org',
    name: 'Priya Okafor',
    userName: 'priya',
    photo: null,
    photoUnreadable: false,
    title: null,
    department: null,
    employeeNumber: null,
    mails: [],
    phones: [],
    manager: null,
    account: 'active',
    lockedSince: null,
    privileged: false,
    coverage: { required: true, registered: methods.length > 0, capable: false, malformed: false },
    roles: [],
    methods,
    offers: all.map((type) => ({ type, fulfills: [] })),
    plan: { stepsLeft: 0, next: null, optional: [], ...plan },
    malformed: [],
    reregisterSince: null,
    sessionsRevokedAt: null,
    flags: [],
    pass: null,
    lost: [],
    may: { enroll: true, repair: true, test: true, change: true },
    readAt: '2026-01-05T09:00:00Z',
  }
}
