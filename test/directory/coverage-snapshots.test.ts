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
  expect(await snapshots.list(await deskOf('auditor'))).toEqual([])
})

it('a day is kept once, by whichever console comes first, for all of them, with a record', async () => {
  const [auditor, administrator] = [await deskOf('auditor'), await deskOf('administrator')]
  await Promise.all([
    snapshots.keep(auditor, on('2026-11-24')),
    snapshots.keep(administrator, on('2026-11-24')),
  ])
  await snapshots.keep(administrator, { ...on('2026-11-24'), people: { ...report.people, total: 1 } })
  await snapshots.keep(auditor, on('2026-11-23'))
  const kept = await snapshots.list(administrator)
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
