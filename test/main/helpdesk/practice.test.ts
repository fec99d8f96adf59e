import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditLog, openAuditLog } from '../../../main/audit-log/audit-log.ts'
import { DirectoryConnection } from '../../../main/directory/connection.ts'
import { present } from '../../../main/directory/filter.ts'
import { createEnrollments, type Enrollments } from '../../../main/helpdesk/enrollment.ts'
import { createUsers, type Users } from '../../../main/helpdesk/users.ts'
import { protectionSchema } from '../../../main/policy/protection.ts'
import { readPolicy } from '../../../main/policy/read.ts'
import { openPractice, type Practice } from '../../../main/practice/practice.ts'
import type { Desk } from '../../../main/session/desk.ts'
import { openOrganizationKeys } from '../../../main/settings/organization-key.ts'
import type { AuthenticatorEnrollment, UserCard } from '../../../preload/contract.ts'
import { openVerification } from '../../directory/people.ts'
import { codeFor, fromBase32 } from '../methods/totp.ts'
import { openWriter } from './open-writer.ts'

let folder: string
let practice: Practice
let connection: DirectoryConnection
let auditLog: AuditLog
let users: Users
let enrollments: Enrollments
const people: UserCard[] = []
/** No message is sent here, and nothing shown. */
const none = () => Promise.reject(new Error('not here'))
const nothingElse = {
  codes: { send: none },
  push: { begin: none, remove: () => undefined },
  display: { show: () => undefined, clear: () => undefined },
}
const clock = () => new Date('2026-11-24T10:00:10Z')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'))
  practice = await openPractice({ file: join(folder, 'practice-directory.json'), clock })
  const technician = practice.operators.find(({ id }) => id === 'technician')
  if (!technician) throw new Error('There is no technician.')
  connection = await DirectoryConnection.open({ urls: [practice.url], security: 'ldap', ca: null })
  await connection.bind(technician.dn, technician.password)
  const { baseDn } = practice
  const verification = protectionSchema.parse(openVerification)
  const policy = { ...(await readPolicy(connection, baseDn)), verification }
  const desk = (): Desk => ({
    connection,
    operator: { ...technician, roles: ['technician'] },
    directory: { id: 'practice', label: 'Practice', practice: true, security: 'ldap', urls: [], baseDn },
    baseDn,
    policy,
    scope: null,
    issuer: policy.organization.issuer,
  })
  auditLog = await openAuditLog({ file: join(folder, 'audit-log.jsonl'), clock, consoleId: 'console-1' })
  const keychain = { available: () => false, encrypt: () => Buffer.alloc(0), decrypt: () => '' }
  const keys = openOrganizationKeys({ userData: folder, keychain, clock })
  const { writer } = openWriter({ auditLog, clock, newId: () => 'v1' })
  users = createUsers({ desk, auditLog, writer, clock })
  enrollments = createEnrollments({
    ...nothingElse,
    desk,
    settle: async () => undefined,
    ended: () => undefined,
    answered: () => undefined,
    writer,
    keys,
    clock,
    random: randomBytes,
  })

  const found = await connection.search(`ou=people,${baseDn}`, {
    scope: 'one',
    filter: present('objectClass'),
    attributes: [],
  })
  for (const { dn } of found.entries) people.push(await users.read(dn))
})

afterAll(async () => {
  await connection.close()
  await auditLog.close()
  await practice.close()
  rmSync(folder, { recursive: true })
})

async function enroll({ dn }: UserCard) {
  const shown = (await enrollments.begin({
    dn,
    wish: { type: 'authenticator-app', app: 'other' },
  })) as AuthenticatorEnrollment
  const key = fromBase32(new URL(shown.uri).searchParams.get('secret') ?? '')
  return enrollments.confirm(shown.enrollmentId, codeFor(key, clock()))
}

describe('on the practice directory', () => {
  it('every card opens, and there are people in every state', () => {
    expect(people.length).toBeGreaterThanOrEqual(300)
    const states = new Set(
      people.map(({ coverage: { required, registered, capable } }) => [required, registered, capable].join()),
    )
    for (const state of ['true,false,false', 'true,true,false', 'true,true,true', 'false,false,true'])
      expect(states).toContain(state)
    expect(people.some(({ roles }) => roles.length > 1)).toBe(true)
    expect(people.some(({ privileged }) => privileged)).toBe(true)
    expect(people.some(({ malformed }) => malformed.length > 0)).toBe(true)
    expect(people.some(({ photo }) => photo !== null)).toBe(true)
    expect(new Set(people.map(({ account }) => account))).toEqual(new Set(['active', 'locked', 'disabled']))
  })

  it('who lacks a second factor has one after enrollment, as the default', async () => {
    const lacking = people.find(({ coverage }) => coverage.required && !coverage.registered)
    if (!lacking) throw new Error('Nobody lacks anything.')
    const result = await enroll(lacking)
    expect(result).toMatchObject({ outcome: 'confirmed', madeDefault: true })
    expect((await users.read(lacking.dn)).coverage).toMatchObject({ capable: true, malformed: false })
    expect(await users.history(lacking.dn)).toMatchObject([{ action: 'add-method', outcome: 'succeeded' }])
  })

  it('who has one keeps it as the default', async () => {
    const having = people.find(({ coverage, malformed, methods }) => {
      return (
        coverage.required && coverage.capable && malformed.length === 0 && methods.some((m) => m.isDefault)
      )
    })
    if (!having) throw new Error('Nobody has anything.')
    expect(await enroll(having)).toMatchObject({ outcome: 'confirmed', madeDefault: false })
    expect((await users.read(having.dn)).methods).toHaveLength(having.methods.length + 1)
  })

  it('everything malformed is repaired, and what could be read is kept', async () => {
    for (const card of people.filter(({ malformed }) => malformed.length > 0)) {
      const repaired = await users.repair({ dn: card.dn })
      expect(repaired.malformed).toEqual([])
      expect(repaired.methods.map(({ id }) => id)).toEqual(card.methods.map(({ id }) => id))
    }
  })
})
