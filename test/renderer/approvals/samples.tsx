import type { ReactNode } from 'react'
import type { Approval, Operator, SentNotice, SessionState } from '../../../preload/contract.ts'
import { createQueryClient } from '../../../renderer/queries/client.ts'
import { currentSession } from '../../../renderer/queries/session.ts'
import { markupOf } from '../markup.tsx'

export const ana: Operator = {
  dn: 'uid=ana,ou=people,dc=example',
  name: 'Ana Silva',
  userName: 'ana',
  roles: ['technician'],
}
export const joonas: Operator = {
  dn: 'uid=joonas,ou=people,dc=example',
  name: 'Joonas Virtanen',
  userName: 'joonas',
  roles: ['technician', 'administrator'],
}
export const auditor: Operator = {
  dn: 'uid=wen,ou=people,dc=example',
  name: 'Wen Li',
  userName: 'wen',
  roles: ['auditor'],
}

const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString()

/** Ana asks to cut off Priya's lost device; Joonas may decide. */
export const approval = (changes: Partial<Approval> = {}): Approval => ({
  id: 'a1',
  state: 'pending',
  user: { dn: 'uid=priya,ou=people,dc=example', name: 'Priya Okafor' },
  requester: { dn: ana.dn, name: ana.name },
  call: {
    call: 'reset',
    wish: { kind: 'lost-device', methodIds: ['m1'], reregister: true, revokeSessions: true, pass: null },
  },
  does: [{ effect: 'remove', label: 'Office phone' }, { effect: 're-registration' }],
  case: { reason: 'Lost device', text: 'Left on the train', ticket: 'HD-1234' },
  level: 2,
  evidence: [
    {
      kind: 'call-back',
      level: 2,
      channel: 'phone',
      label: 'Mobile phone',
      at: minutes(-4),
      expiresAt: minutes(11),
    },
  ],
  privileged: false,
  requestedAt: minutes(-3),
  expiresAt: minutes(27),
  decidedBy: null,
  decidedAt: null,
  why: null,
  holdUntil: null,
  may: { decide: false, stop: false },
  mayNot: null,
  passWaits: false,
  ...changes,
})

export const decided = (changes: Partial<Approval>): Approval =>
  approval({ decidedBy: { dn: joonas.dn, name: joonas.name }, decidedAt: minutes(-1), ...changes })

export const holding = (changes: Partial<Approval> = {}): Approval =>
  decided({
    state: 'holding',
    privileged: true,
    holdUntil: minutes(14),
    may: { decide: false, stop: true },
    ...changes,
  })

export const notice = (changes: Partial<SentNotice> = {}): SentNotice => ({
  id: 'n1',
  at: minutes(-2),
  channel: 'text',
  target: '+1 212-555-0170',
  about: 'lost-device',
  state: 'sent',
  attempts: 1,
  nextAt: null,
  problem: null,
  ...changes,
})

type Known = (client: ReturnType<typeof createQueryClient>) => void

/** What an operator reads, without the tags; `known`: puts what was read before into the queries. */
export function page(view: ReactNode, operator: Operator, known: Known = () => undefined): string {
  const client = createQueryClient()
  const session: SessionState = {
    state: 'signed-in',
    operator,
    directory: {
      id: 'practice',
      label: 'Practice directory',
      practice: true,
      security: 'ldap',
      urls: [],
      baseDn: 'dc=example',
    },
    connection: 'bound',
  }
  client.setQueryData(currentSession().queryKey, session)
  known(client)
  return markupOf(view, client)
}

export const read = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,:;)])/g, '$1')
    .replaceAll('( ', '(')
