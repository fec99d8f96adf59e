import type { CoverageReport, CoverageRow } from '../../../../preload/contract.ts'

/** Somebody on the list of those who lack something. */
export const row = (given: Partial<CoverageRow> = {}): CoverageRow => ({
  dn: 'uid=pokafor,ou=people,dc=x',
  name: 'Priya Okafor',
  userName: 'pokafor',
  roles: ['Staff'],
  group: 'Registrar',
  missing: [{ role: 'Staff', anyOf: ['authenticator-app', 'text'], atLeast: 1, has: [] }],
  methods: ['email'],
  default: null,
  lastConfirmedAt: null,
  flags: [],
  detail: null,
  ...given,
})

const methods = {
  'authenticator-app': 1,
  push: 0,
  text: 1,
  call: 0,
  email: 2,
  'security-questions': 0,
}

/** Two capable, one registered only, one with nothing. */
export const report = (given: Partial<CoverageReport> = {}): CoverageReport => ({
  id: 'r1',
  state: 'complete',
  why: null,
  error: null,
  startedAt: '2026-11-24T09:00:00.000Z',
  finishedAt: '2026-11-24T09:00:01.000Z',
  policyVersion: 3,
  directory: 'Example University',
  read: 4,
  expected: 4,
  secondsLeft: null,
  undecidable: [],
  namesPrivileged: true,
  unchangedSince: null,
  people: { total: 4, capable: 2, registered: 3, registeredOnly: 1, nothing: 1 },
  withoutRole: 0,
  roles: [
    {
      ...{
        name: 'staff',
        label: 'Staff',
        total: 4,
        capable: 2,
        registered: 3,
        registeredOnly: 1,
        nothing: 1,
      },
      requirements: [{ anyOf: ['authenticator-app', 'text'], atLeast: 1, met: 2, lacking: 2 }],
      methods,
    },
  ],
  groupings: [{ attribute: 'departmentNumber', label: 'Department', groups: [] }],
  methods,
  ...given,
})
