import type { PolicyInPlace, TryOut, TryOutRow } from '../../../../preload/contract.ts'
import { factors } from '../samples.ts'

export const document = JSON.stringify(
  {
    roles: [
      {
        name: 'staff',
        label: 'Staff',
        match: '(employeeType=staff)',
        allow: factors,
        require: [{ anyOf: factors, atLeast: 1 }],
      },
    ],
  },
  null,
  2,
)

export const inPlace = (changes: Partial<PolicyInPlace> = {}): PolicyInPlace => ({
  document,
  version: 7,
  savedBy: 'Ana Silva',
  savedAt: new Date(Date.now() - 120_000).toISOString(),
  problem: null,
  maySave: true,
  ...changes,
})

const numbers = { become: 3, stop: 12, stranded: 4, nothingLeft: 5, lackNow: 312, lackThen: 321 }

/** Twelve would stop being capable on a day in February, and three become so. */
export const tried = (changes: Partial<TryOut> = {}): TryOut => ({
  id: '1',
  state: 'complete',
  why: null,
  error: null,
  today: '2026-11-24',
  at: '2027-02-01',
  read: 330,
  expected: null,
  version: 7,
  parts: ['retire'],
  ...numbers,
  roles: [{ name: 'staff', label: 'Staff', change: null, ...numbers }],
  findings: [],
  ...changes,
})

export const row = (changes: Partial<TryOutRow> = {}): TryOutRow => ({
  dn: 'uid=priya,ou=people,dc=example',
  name: 'Priya Okafor',
  userName: 'pokafor',
  roles: ['Staff'],
  methods: ['text'],
  missing: [{ role: 'Staff', anyOf: ['authenticator-app', 'push'], atLeast: 1, has: [] }],
  ...changes,
})
