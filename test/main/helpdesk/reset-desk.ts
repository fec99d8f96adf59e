import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPasses } from '../../../main/helpdesk/passes.ts'
import { createReset } from '../../../main/helpdesk/reset.ts'
import type { DisplayContent, MethodType } from '../../../preload/contract.ts'
import { dnOf } from '../../directory/people.ts'
import type { Console, Office } from './office.ts'

/** Reset and passes at a console, with a user display that opens and closes. */
export function openResetDesk(office: Office, at: Console) {
  let isOpen = false
  let shown: DisplayContent | null = null
  const display = {
    state: () => ({ open: isOpen }),
    show(_: string, content: DisplayContent) {
      shown = content
    },
    clear() {
      shown = null
    },
  }
  const { desk, writer, protection, random } = at
  const passes = createPasses({ desk, writer, clock: office.now, random, display })
  const reset = createReset({ desk, writer, protection, passes, clock: office.now })
  return {
    ...at,
    passes,
    reset,
    shown: () => shown,
    setDisplay(open: boolean) {
      isOpen = open
    },
  }
}

/** As registered long ago. */
export const stored = (id: string, type: MethodType, more: object = {}): string =>
  JSON.stringify({
    ...{ id, type, label: `Label of ${id}` },
    ...{ addedAt: '2026-01-05T09:00:00Z', addedBy: dnOf.technician, confirmedAt: '2026-01-05T09:00:00Z' },
    ...more,
  })

/** A phone with app, push and number, and a mailbox besides. The app is the default. */
export const withPhone = {
  securityInfoVersion: ['3'],
  securityInfoMethod: [
    stored('app', 'authenticator-app', { step: 59_000_000 }),
    stored('push', 'push', { device: 'device-1' }),
    stored('text', 'text', { target: '+12065550100' }),
    stored('mail', 'email', { target: 'priya@private.example' }),
  ],
  securityInfoMethodType: ['authenticator-app', 'push', 'text', 'email'],
  securityInfoDefault: ['app'],
  securityInfoSecret: ['app eyJhbGciOiJkaXIifQ..sealed', 'other eyJhbGciOiJkaXIifQ..of-another'],
}

export const auditLogOf = ({ folder }: Office): string =>
  readFileSync(join(folder, 'audit-log.jsonl'), 'utf8')
