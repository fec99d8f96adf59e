import type { Events } from '../../preload/contract.ts'
import type { WindowKind } from './permissions.ts'

/** Which windows are told of what. What one shows to somebody else than the operator goes there alone. */
export const receivers = {
  'session.changed': ['console'],
  'app.command': ['console'],
  'app.paused': ['console', 'user-display', 'practice-phone'],
  'practice-phone.changed': ['practice-phone'],
  'approvals.changed': ['console'],
  'notices.changed': ['console'],
  'notices.alerts': ['console'],
  'coverage.changed': ['console'],
  'coverage.list': ['console'],
  'exports.progress': ['console'],
  'reminders.changed': ['console'],
  'policy.tried': ['console'],
  'verification.changed': ['console'],
  'enrollment.ended': ['console'],
  'enrollment.answered': ['console'],
  'tests.answered': ['console'],
  'user-display.changed': ['console'],
  'user-display.content': ['user-display'],
} as const satisfies Record<keyof Events, readonly WindowKind[]>

export const isToldOf = (kind: WindowKind, event: keyof Events): boolean =>
  (receivers[event] as readonly WindowKind[]).includes(kind)
