import type { ReactNode } from 'react'
import type {
  CallerVerification,
  Evidence,
  EvidenceOption,
  Gate,
  ProtectedAction,
} from '../../../preload/contract.ts'
import { createQueryClient } from '../../../renderer/queries/client.ts'
import { callerVerification } from '../../../renderer/queries/verification.ts'
import { markupOf } from '../markup.tsx'

export const dn = 'uid=priya,ou=people,dc=example,dc=org'

export const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()

const actions: ProtectedAction[] = [
  'test-code',
  'add-first-method',
  'add-method',
  'rename-method',
  'change-default',
  'repair',
  'remove-method',
  'remove-all-methods',
  'lost-device',
  're-registration',
  'revoke-sessions',
  'temporary-access-pass',
  'delete-pass',
]

export const gate = (more: Partial<Gate> = {}): Gate => ({
  open: false,
  level: 3,
  levelWithApproval: 2,
  approval: false,
  holdMinutes: 0,
  missing: 'level',
  ...more,
})

export const gates = (one: Gate) =>
  Object.fromEntries(actions.map((action) => [action, one])) as CallerVerification['gates']

export const option = (more: Partial<EvidenceOption> = {}): EvidenceOption => ({
  id: 'method:t1',
  kind: 'text',
  level: 2,
  channel: 'phone',
  label: 'Private phone',
  target: '+1 206-555-0147',
  refused: null,
  goodUntil: null,
  ...more,
})

export const app = option({
  ...{ id: 'method:a1', kind: 'authenticator-app', level: 3, channel: 'app' },
  ...{ label: 'Microsoft Authenticator', target: null },
})
export const manager = option({
  ...{
    id: 'manager',
    kind: 'manager',
    channel: 'manager',
    label: 'Adaeze Nwosu',
    target: 'a•••@example.org',
  },
})
export const photoId = option({
  ...{ id: 'photo-id', kind: 'photo-id', level: 3, channel: 'photo-id', label: '', target: null },
})
export const questions = option({
  ...{ id: 'method:q1', kind: 'security-questions', level: 1, channel: 'knowledge' },
  ...{ label: 'Security questions', target: null },
})
export const callBack = option({
  ...{ id: 'call-back:+12065550199', kind: 'call-back', label: 'work', target: '+1 206-555-0199' },
})

export const evidence = (more: Partial<Evidence> = {}): Evidence => ({
  kind: 'text',
  level: 2,
  channel: 'phone',
  label: 'Private phone',
  at: minutes(-1),
  expiresAt: minutes(14),
  ...more,
})

export const about = { reason: 'New phone', text: '', ticket: 'INC0012345' }

/** Nothing is known of the caller yet. */
export const known = (more: Partial<CallerVerification> = {}): CallerVerification => ({
  verificationId: null,
  level: 0,
  holdsUntil: null,
  given: [],
  options: [app, photoId, option(), manager, questions],
  case: null,
  caseForm: {
    reasons: ['Lost or stolen device', 'New phone'],
    ticket: { pattern: 'INC\\d{7}', example: 'INC0012345' },
  },
  reportedLost: [],
  breakGlass: null,
  mayBreakGlass: false,
  velocity: null,
  gates: gates(gate()),
  ...more,
})

/** Markup of it, with this known of the caller. */
export function html(view: ReactNode, verification?: CallerVerification): string {
  const client = createQueryClient()
  if (verification) client.setQueryData(callerVerification(dn).queryKey, verification)
  return markupOf(view, client)
}

/** What an operator reads of it. */
export const text = (markup: string): string =>
  markup
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<\/?bdi[^>]*>|<!-- -->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
