import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditLog, openAuditLog } from '../../main/audit-log/audit-log.ts'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import type { ConsoleError } from '../../main/errors.ts'
import { defaultTemplates } from '../../main/messaging/templates.ts'
import { readPolicy } from '../../main/policy/read.ts'
import { savePolicyMessages } from '../../main/policy/write.ts'
import type { Desk } from '../../main/session/desk.ts'
import type { ConsoleRole } from '../../preload/contract.ts'
import { baseDn, dnOf, password, policyDn, policyDocument, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
let folder: string
let auditLog: AuditLog
const connections: DirectoryConnection[] = []
const clock = () => new Date('2026-11-24T10:00:00Z')

beforeAll(async () => {
  slapd = await startSlapd()
  folder = mkdtempSync(join(tmpdir(), 'policy-write-'))
  auditLog = await openAuditLog({ file: join(folder, 'audit-log.jsonl'), clock, consoleId: 'console-1' })
})
afterAll(async () => {
  await auditLog?.close()
  for (const connection of connections) await connection.close()
  await slapd?.stop()
  rmSync(folder, { recursive: true })
})

async function deskOf(role: ConsoleRole): Promise<Desk & { reloaded: () => number }> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  connections.push(connection)
  await connection.bind(dnOf[role], password)
  const policy = await readPolicy(connection, baseDn)
  let reloaded = 0
  return {
    connection,
    operator: { dn: dnOf[role], name: role, userName: role, roles: [role] },
    directory: { id: 'd1', label: 'Test', practice: false, security: 'ldap', urls: [], baseDn },
    baseDn,
    policy,
    scope: null,
    issuer: policy.organization.issuer,
    reloadPolicy: async () => {
      reloaded += 1
    },
    reloaded: () => reloaded,
  }
}

async function stored(): Promise<{ version: string | null; document: Record<string, unknown> }> {
  const { connection } = await deskOf('administrator')
  const entry = await connection.read(policyDn, ['securityInfoPolicyDocument', 'securityInfoVersion'])
  return {
    version: entry?.first('securityInfoVersion') ?? null,
    document: JSON.parse(entry?.first('securityInfoPolicyDocument') ?? 'null') as Record<string, unknown>,
  }
}

const errorOf = (work: Promise<unknown>): Promise<ConsoleError> =>
  work.then(
    () => expect.fail('it succeeded'),
    (error) => error,
  )

/** For those who did not look at what is in place. */
const whatever = () => true

describe('the templates of the policy', () => {
  it('are not written over others than were shown', async () => {
    const desk = await deskOf('administrator')
    const text = '{{code}} by a colleague'
    await savePolicyMessages({ desk, auditLog }, { ...defaultTemplates, text }, whatever)
    const before = await stored()
    const late = savePolicyMessages({ desk, auditLog }, defaultTemplates, (kept) => kept === null)
    expect((await errorOf(late)).code).toBe('changed-elsewhere')
    expect(await stored()).toEqual(before)
    expect(desk.reloaded()).toBe(2)
  })

  it('are written, version by version, and all the rest stays', async () => {
    const desk = await deskOf('administrator')
    const before = await stored()
    const text = '{{code}}: your code – {{organization}}'
    await savePolicyMessages({ desk, auditLog }, { ...defaultTemplates, text }, whatever)
    const first = await stored()
    expect(first.version).toBe(String(Number(before.version ?? 0) + 1))
    expect(first.document).toEqual({ ...policyDocument, messages: { ...defaultTemplates, text } })
    await savePolicyMessages({ desk, auditLog }, defaultTemplates, whatever)
    const second = await stored()
    expect(second.version).toBe(String(Number(first.version) + 1))
    expect(second.document).toEqual({ ...policyDocument, messages: defaultTemplates })
    expect(desk.reloaded()).toBe(2)
    expect((await readPolicy(desk.connection, baseDn)).messages).toEqual(defaultTemplates)
  })

  it('of two administrators at once, one is told that somebody was first', async () => {
    const desks = [await deskOf('administrator'), await deskOf('administrator')]
    const texts = ['{{code}} by one', '{{code}} by the other']
    const both = await Promise.allSettled(
      desks.map((desk, index) =>
        savePolicyMessages({ desk, auditLog }, { ...defaultTemplates, text: texts[index] ?? '' }, whatever),
      ),
    )
    const won = both.findIndex(({ status }) => status === 'fulfilled')
    const lost = both.find(({ status }) => status === 'rejected')
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(lost).toMatchObject({ reason: { code: 'changed-elsewhere' } })
    expect((await stored()).document.messages).toMatchObject({ text: texts[won] })
  })

  it('are not written over what was changed by hand in between', async () => {
    const desk = await deskOf('administrator')
    const { connection } = desk
    const read = connection.read.bind(connection)
    const other = await deskOf('administrator')
    // Between reading and writing, somebody edits the document and leaves the version alone.
    const between = Object.assign(Object.create(connection) as DirectoryConnection, {
      read: async (dn: string, attributes: string[]) => {
        const entry = await read(dn, attributes)
        const document = JSON.stringify({ ...policyDocument, verification: { expiresAfterMinutes: 5 } })
        await other.connection.modify(policyDn, [
          { op: 'replace', attribute: 'securityInfoPolicyDocument', values: [document] },
        ])
        return entry
      },
    })
    const error = await errorOf(
      savePolicyMessages({ desk: { ...desk, connection: between }, auditLog }, defaultTemplates, whatever),
    )
    expect(error.code).toBe('changed-elsewhere')
    expect((await stored()).document.verification).toEqual({ expiresAfterMinutes: 5 })
  })

  it.each(['technician', 'auditor'] as const)(
    'are not the %s’s to change, here or in the directory',
    async (role) => {
      const desk = await deskOf(role)
      expect((await errorOf(savePolicyMessages({ desk, auditLog }, defaultTemplates, whatever))).code).toBe(
        'not-permitted',
      )
      const pretending: Desk = { ...desk, operator: { ...desk.operator, roles: ['administrator'] } }
      const error = await errorOf(
        savePolicyMessages({ desk: pretending, auditLog }, defaultTemplates, whatever),
      )
      expect(error.code).toBe('insufficient-access')
    },
  )
})
