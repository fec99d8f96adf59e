import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MethodType } from '../../../preload/contract.ts'
import { dnOf } from '../../directory/people.ts'
import type { Office } from './office.ts'

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
