import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openAuditLog } from '../../../main/audit-log/audit-log.ts'
import type { DirectoryConnection } from '../../../main/directory/connection.ts'
import { Entry } from '../../../main/directory/entry.ts'
import type { CodeRequest } from '../../../main/messaging/code-sender.ts'
import { createMessaging } from '../../../main/messaging/messaging.ts'
import { createPracticePhone } from '../../../main/messaging/practice-phone.ts'
import { parsePolicy } from '../../../main/policy/parse.ts'
import type { Desk } from '../../../main/session/desk.ts'
import type { CodeChannel, ConsoleRole } from '../../../preload/contract.ts'

export interface OfficeOptions {
  practice: boolean
  role?: ConsoleRole
  folder?: string
  keychain?: boolean
  twilioBaseUrl?: string
  smtpCa?: string
  /** Of a gateway's answer; as it is in the app unless told. */
  deadlineMs?: number
  /** What the directory holds of the operator's own account; without it nothing is asked of it. */
  own?: Record<string, string | string[]>
}

/** Messaging at a desk whose directory holds the operator's own account at most. */
export async function openMessaging({ practice, role = 'administrator', ...options }: OfficeOptions) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'messaging-'))
  if (options.folder === undefined) onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let time = Date.parse('2026-11-24T10:00:00Z')
  let up = 0
  const clock = () => new Date(time)
  const logged: string[] = []
  const auditLog = await openAuditLog({
    file: join(folder, 'audit-log.jsonl'),
    clock,
    consoleId: 'console-1',
  })
  onTestFinished(() => auditLog.close())
  const policy = parsePolicy(JSON.stringify({ roles: [], organization: { name: 'Practice University' } }))
  const baseDn = 'dc=example,dc=org'
  const id = practice ? 'practice' : 'd1'
  const at: Desk = {
    connection: {
      read: async (dn: string) => (dn === 'uid=adam' && options.own ? Entry.from(dn, options.own) : null),
    } as unknown as DirectoryConnection,
    operator: { dn: 'uid=adam', name: 'Adam', userName: 'adam', roles: [role] },
    directory: { id, label: id, practice, security: 'ldaps', urls: [], baseDn },
    baseDn,
    policy,
    scope: null,
    issuer: policy.organization.issuer,
  }
  const phone = createPracticePhone({ clock, random: randomBytes, changed: () => undefined })
  const messaging = createMessaging({
    folder,
    keychain: keychain(options.keychain ?? true),
    desk: () => at,
    auditLog,
    clock,
    random: randomBytes,
    log: (line) => logged.push(line),
    phone,
    twilioBaseUrl: options.twilioBaseUrl,
    smtpCa: options.smtpCa,
    deadlineMs: options.deadlineMs,
    uptime: () => up,
  })
  const request = (channel: CodeChannel): CodeRequest => ({
    desk: at,
    channel,
    target: channel === 'email' ? 'priya@example.org' : '+12065550101',
    userId: '5f0c1d5e-0000-4000-8000-000000000001',
    userName: 'Priya',
  })
  return {
    messaging,
    phone,
    folder,
    logged,
    request,
    wait(seconds: number) {
      time += seconds * 1000
      up += seconds * 1000
    },
    /** The computer's clock; time goes on. */
    setBack(seconds: number) {
      time -= seconds * 1000
    },
    closeAuditLog: () => auditLog.close(),
    /** What was begun in the background has had its turn. */
    settle: () => new Promise((resolve) => setTimeout(resolve, 50)),
  }
}

/** One that can be told from plain text. */
function keychain(available: boolean) {
  const mask = (data: Buffer) => Buffer.from(data.map((byte) => byte ^ 0x5a))
  return {
    available: () => available,
    encrypt: (text: string) => mask(Buffer.from(text)),
    decrypt: (data: Buffer) => mask(data).toString(),
  }
}
