import type { Gate, LostMethod } from '../../../preload/contract.ts'

export const openGate: Gate = {
  open: true,
  level: 3,
  levelWithApproval: 2,
  approval: false,
  holdMinutes: 0,
  missing: null,
}

export const closedGate = (missing: Gate['missing'], more: Partial<Gate> = {}): Gate => ({
  ...openGate,
  open: false,
  missing,
  ...more,
})

export const lostNumber: LostMethod = {
  methodId: 'text',
  type: 'text',
  label: 'Mobile phone',
  target: '+1 206 555 0100',
  lostAt: '2026-12-01T09:00:00Z',
  restorableUntil: '2026-12-08T12:00:00Z',
}

export const lostKey: LostMethod = {
  methodId: 'app',
  type: 'authenticator-app',
  label: 'Authenticator app',
  target: null,
  lostAt: '2026-12-01T09:00:00Z',
  restorableUntil: null,
}
