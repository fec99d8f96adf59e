import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AuditLog, openAuditLog } from '../../main/audit-log/audit-log.ts'
import { createSnapshots, type Snapshots } from '../../main/coverage/snapshots.ts'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import type { Desk } from '../../main/session/desk.ts'
import type { ConsoleRole, CoverageReport } from '../../preload/contract.ts'
import { type Console, openConsole } from './coverage-office.ts'
import { baseDn, dnOf, password } from './people.ts'
import { type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
let folder: string
let auditLog: AuditLog
let console: Console
let report: CoverageReport
let snapshots: Snapshots
const connections: DirectoryConnection[] = []

beforeAll(async () => {
  slapd = await startSlapd()
  folder = mkdtempSync(join(tmpdir(), 'snapshots-'))
  const clock = () => new Date('2026-11-24T10:00:00Z')
  auditLog = await openAuditLog({ file: join(folder, 'audit-log.jsonl'), clock, consoleId: 'console-1' })
  console = await openConsole(slapd.url)
  report = await console.report()
  snapshots = createSnapshots({ auditLog })
})
afterAll(async () => {
  await console?.close()
  for (const connection of connections) await connection.close()
  await auditLog?.close()
  await slapd?.stop()
  rmSync(folder, { recursive: true })
})

async function deskOf(role: ConsoleRole): Promise<Desk> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  connections.push(connection)
  await connection.bind(dnOf[role], password)
  const directory = { id: 'd', label: 'D', practice: false, security: 'ldap' as const, urls: [], baseDn }
  const operator = { dn: dnOf[role], name: role, userName: role, roles: [role] }
  return { connection, operator, directory, baseDn, scope: null, issuer: 'D' } as unknown as Desk
}

const on = (day: string): CoverageReport => ({ ...report, startedAt: `${day}T10:00:00.000Z` })

it('there is no trend before the first day', async () => {
  expect(await snapshots.list(await deskOf('auditor'))).toEqual({ snapshots: [], why: null })
})

it('a day is kept once, by whichever console comes first, for all of them, with a record', async () => {
  const [auditor, administrator] = [await deskOf('auditor'), await deskOf('administrator')]
  await Promise.all([
    snapshots.keep(auditor, on('2026-11-24')),
    snapshots.keep(administrator, on('2026-11-24')),
  ])
  await snapshots.keep(administrator, { ...on('2026-11-24'), people: { ...report.people, total: 1 } })
  await snapshots.keep(auditor, on('2026-11-23'))
  const { snapshots: kept } = await snapshots.list(administrator)
  expect(kept.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24'])
  expect(kept[1]?.people).toEqual(report.people)
  expect(kept[1]?.roles.map(({ name }) => name)).toEqual(report.roles.map(({ name }) => name))
  expect(readFileSync(join(folder, 'audit-log.jsonl'), 'utf8')).toContain('keep-coverage')
})

it('nobody changes or removes a day, and technicians add none', async () => {
  const dn = `cn=2026-11-24,ou=coverage,ou=security-info,${baseDn}`
  const { connection } = await deskOf('administrator')
  await expect(connection.delete(dn)).rejects.toMatchObject({ code: 'insufficient-access' })
  await expect(
    connection.modify(dn, [{ op: 'replace', attribute: 'securityInfoCoverageDocument', values: ['{}'] }]),
  ).rejects.toMatchObject({ code: 'insufficient-access' })
  await expect(snapshots.keep(await deskOf('technician'), on('2026-11-25'))).rejects.toMatchObject({
    code: 'insufficient-access',
  })
})

it('more days than the directory gives at once all come, and how many people there were the last time', async () => {
  const auditor = await deskOf('auditor')
  const limit = (values: string[]) => configured(slapd, 'olcLimits', values)
  const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  connections.push(admin)
  await admin.bind(slapd.adminDn, slapd.adminPassword)
  const first = Date.parse('2025-01-01')
  for (let n = 0; n < 620; n += 1) {
    const day = new Date(first + n * 86_400_000).toISOString().slice(0, 10)
    const document = { day, policyVersion: 1, people: { ...report.people, total: n }, roles: [] }
    await admin.add(`cn=${day},ou=coverage,ou=security-info,${baseDn}`, {
      ...{ objectClass: ['securityInfoCoverage'], cn: [day] },
      securityInfoCoverageDocument: [JSON.stringify(document)],
    })
  }
  await limit(['{0}users size.soft=500 size.hard=500 size.prtotal=unlimited'])
  const all = await snapshots.list(auditor)
  expect(all.why).toBeNull()
  expect(all.snapshots).toHaveLength(622)
  expect(all.snapshots.at(-1)?.day).toBe('2026-11-24')
  expect(await snapshots.lastTotal(auditor, new Date('2026-09-20T10:00:00Z'))).toBe(619)
  expect(await snapshots.lastTotal(auditor, new Date('2024-09-20T10:00:00Z'))).toBe(0)
  await limit(['{0}users size=500 size.prtotal=500'])
  const some = await snapshots.list(auditor)
  expect(some.why).toBe('size-limit')
  expect(some.snapshots.length).toBeGreaterThan(0)
})

async function configured({ url, adminPassword }: Slapd, attribute: string, values: string[]): Promise<void> {
  const config = await DirectoryConnection.open({ urls: [url], security: 'ldap', ca: null })
  await config.bind('cn=config', adminPassword)
  await config.modify('olcDatabase={1}mdb,cn=config', [{ op: 'replace', attribute, values }])
  await config.close()
}
