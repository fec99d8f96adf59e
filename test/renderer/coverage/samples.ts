import type {
  CoverageCount,
  CoverageReport,
  CoverageRow,
  CoverageRows,
  CoverageSnapshot,
  MethodType,
} from '../../../preload/contract.ts'

export const factors: MethodType[] = ['authenticator-app', 'push', 'text', 'call']

export function count(capable: number, registeredOnly: number, nothing: number): CoverageCount {
  return {
    total: capable + registeredOnly + nothing,
    capable,
    registered: capable + registeredOnly,
    registeredOnly,
    nothing,
  }
}

export const methods = (app: number, text: number): Record<MethodType, number> => ({
  'authenticator-app': app,
  push: 0,
  text,
  call: 0,
  email: 0,
  'security-questions': 0,
})

/** 312 of 1,204 lack a second factor: 300 staff and 12 faculty; nothing is required of students. */
export const report = (changes: Partial<CoverageReport> = {}): CoverageReport => ({
  id: 'r1',
  state: 'complete',
  why: null,
  error: null,
  startedAt: new Date(Date.now() - 62_000).toISOString(),
  finishedAt: new Date(Date.now() - 60_000).toISOString(),
  policyVersion: 7,
  directory: 'Campus directory',
  read: 1204,
  expected: 1204,
  secondsLeft: null,
  undecidable: [],
  namesPrivileged: true,
  unchangedSince: null,
  people: count(892, 112, 200),
  withoutRole: 2,
  roles: [
    {
      name: 'staff',
      label: 'Staff',
      ...count(400, 110, 190),
      requirements: [{ anyOf: factors, atLeast: 1, met: 400, lacking: 300 }],
      methods: methods(250, 180),
    },
    {
      name: 'faculty',
      label: 'Faculty',
      ...count(88, 2, 10),
      requirements: [{ anyOf: factors, atLeast: 1, met: 88, lacking: 12 }],
      methods: methods(60, 40),
    },
    { name: 'student', label: 'Student', ...count(402, 0, 0), requirements: [], methods: methods(9, 300) },
  ],
  groupings: [
    {
      attribute: 'departmentNumber',
      label: 'Department',
      groups: [
        { value: 'Registrar', ...count(100, 80, 120), roles: {} },
        { value: null, ...count(700, 32, 68), roles: {} },
        { value: 'Library', ...count(92, 0, 12), roles: {} },
      ],
    },
  ],
  methods: methods(319, 520),
  ...changes,
})

export const row = (changes: Partial<CoverageRow> = {}): CoverageRow => ({
  dn: 'uid=pokafor,ou=people,dc=example',
  name: 'Priya Okafor',
  userName: 'pokafor',
  roles: ['Staff'],
  group: 'Registrar',
  missing: [{ role: 'Staff', anyOf: factors, atLeast: 1, has: [] }],
  methods: ['email'],
  default: null,
  lastConfirmedAt: new Date(Date.now() - 26 * 3_600_000).toISOString(),
  flags: ['privileged', 'locked'],
  detail: null,
  ...changes,
})

export const rows = (changes: Partial<CoverageRows> = {}): CoverageRows => ({
  list: 'lacking',
  state: 'complete',
  why: null,
  error: null,
  read: 1204,
  listed: 312,
  selected: 312,
  from: 0,
  rows: [row()],
  ...changes,
})

export const snapshot = (day: string, people: CoverageCount, staff?: CoverageCount): CoverageSnapshot => ({
  day,
  policyVersion: 7,
  people,
  roles: staff ? [{ name: 'staff', label: 'Staff', count: staff }] : [],
})
