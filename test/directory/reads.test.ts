import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAuditLog } from '../../main/audit-log/audit-log.ts'
import { filterText } from '../../main/directory/filter.ts'
import { createEnrollments } from '../../main/helpdesk/enrollment.ts'
import { settleIntents } from '../../main/helpdesk/settle.ts'
import { createUsers } from '../../main/helpdesk/users.ts'
import { readPolicy } from '../../main/policy/read.ts'
import { type Operation, readRequest } from '../../main/practice/request.ts'
import type { Desk } from '../../main/session/desk.ts'
import { signInTo } from '../../main/session/sign-in.ts'
import { openOrganizationKeys } from '../../main/settings/organization-key.ts'
import type { AuthenticatorEnrollment } from '../../preload/contract.ts'
import { onRequests } from '../main/directory/raw-server.ts'
import { openWriter } from '../main/helpdesk/open-writer.ts'
import { codeFor, fromBase32 } from '../main/methods/totp.ts'
import { baseDn, dnOf, password, type Slapd, startSlapd } from './slapd.ts'

/** No message is sent in these tests. */
const none = () => Promise.reject(new Error('not here'))

/** Stands between the console and a real directory, and reads along what is asked. */
let slapd: Slapd
let listener: Server
let folder: string
let url: string
const asked: Operation[] = []
const sockets = new Set<Socket>()

beforeAll(async () => {
  slapd = await startSlapd()
  folder = mkdtempSync(join(tmpdir(), 'reads-'))
  listener = createServer((client) => {
    const upstream = connect(Number(new URL(slapd.url).port), '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    onRequests(client, ({ bytes }) => asked.push(readRequest(bytes).operation))
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  url = `ldap://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterAll(async () => {
  for (const socket of sockets) socket.destroy()
  listener?.close()
  await slapd?.stop()
  rmSync(folder, { recursive: true })
})

const clock = () => new Date('2026-11-24T10:00:10Z')

/** Sign-in, search, cards, repair, enrollment: all that a technician does today. */
async function aDaysWork(): Promise<void> {
  const config = {
    id: 'd1',
    label: 'Test',
    urls: [url],
    security: 'ldap' as const,
    ca: null,
    baseDn,
    roleGroups: null,
  }
  const { connection, operator } = await signInTo(config, 'tina.tech', password)
  const policy = await readPolicy(connection, baseDn)
  const directory = {
    id: 'd1',
    label: 'Test',
    practice: true,
    security: 'ldap' as const,
    urls: [url],
    baseDn,
  }
  const desk = (): Desk => ({ connection, operator, directory, baseDn, policy, scope: null, issuer: 'Test' })
  const auditLog = await openAuditLog({
    file: join(folder, 'audit-log.jsonl'),
    clock,
    consoleId: 'console-1',
  })
  const keychain = { available: () => false, encrypt: () => Buffer.alloc(0), decrypt: () => '' }
  const keys = openOrganizationKeys({ userData: folder, keychain, clock })
  const { writer } = openWriter({ auditLog, clock, newId: () => 'v1' })
  const users = createUsers({ desk, auditLog, writer, clock })
  const enrollments = createEnrollments({
    ...{ desk, writer, keys, clock, random: randomBytes },
    settle: async () => undefined,
    ended: () => undefined,
    answered: () => undefined,
    codes: { send: none },
    push: { begin: none, remove: () => undefined },
    display: { show: () => undefined, clear: () => undefined },
  })

  await settleIntents(desk(), { auditLog, clock: () => new Date() })
  for (const words of ['p', 'priya', '555 010', 'ruth both']) await users.search(words)
  for (const dn of Object.values(dnOf)) await users.read(dn)
  await users.repair({ dn: dnOf.malformed })
  for (const dn of [dnOf.staff, dnOf.twoRoles]) {
    const shown = (await enrollments.begin({
      dn,
      wish: { type: 'authenticator-app', app: 'other' },
    })) as AuthenticatorEnrollment
    const key = fromBase32(new URL(shown.uri).searchParams.get('secret') ?? '')
    const result = await enrollments.confirm(shown.enrollmentId, codeFor(key, clock()))
    expect(result.outcome).toBe('confirmed')
    await users.history(dn)
  }
  await connection.close()
  await auditLog.close()
}

it('a day’s work names what it reads, and never a secret', async () => {
  await aDaysWork()
  const searches = asked.filter((operation) => operation.kind === 'search')
  expect(searches.length).toBeGreaterThan(30)
  for (const { attributes, filter } of searches) {
    expect(attributes.length).toBeGreaterThan(0)
    for (const everything of ['*', '+']) expect(attributes).not.toContain(everything)
    const text = `${attributes.join(' ')} ${filterText(filter)}`
    expect(text).not.toMatch(/securityInfoSecret|securityInfoPass\b|userPassword/i)
  }
  const compared = asked.filter((operation) => operation.kind === 'compare')
  expect(compared).toEqual([])
  // Written they were: this is not for want of any.
  const written = asked.flatMap((operation) => (operation.kind === 'modify' ? operation.changes : []))
  expect(written.filter(({ op, name }) => op === 'add' && name === 'securityInfoSecret')).toHaveLength(2)
})
