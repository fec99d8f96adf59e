import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditLog, openAuditLog } from '../../main/audit-log/audit-log.ts'
import { createReminders, type Reminders } from '../../main/coverage/reminders/reminders.ts'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import type { ConsoleError } from '../../main/errors.ts'
import type { OutgoingMessage } from '../../main/messaging/routes.ts'
import { readPolicy } from '../../main/policy/read.ts'
import type { Desk } from '../../main/session/desk.ts'
import { type Console, method, now, openConsole, selected, someone } from './coverage-office.ts'
import { baseDn, dnOf, type LdifEntry, password, policyDocument } from './people.ts'
import { type Slapd, startSlapd } from './slapd.ts'

const mail = (uid: string) => ({ mail: `${uid}@university.example` })
const selection = selected({ words: 'Person r-' })

function* crowd(): Generator<LdifEntry> {
  yield someone('r-nothing', [], { ...mail('r-nothing'), manager: dnOf.lead })
  yield someone('r-mailbox', [method('a', 'email', { target: 'r-mailbox@home.example' })])
  yield someone('r-number', [], { mobile: '+1 206 555 0110' })
  yield someone('r-silent')
  yield someone('r-capable', [method('a', 'text', { target: '+12065550111' })], mail('r-capable'))
  yield someone('r-disabled', [], { ...mail('r-disabled'), pwdAccountLockedTime: '000001010000Z' })
}

let slapd: Slapd
let folder: string
let auditLog: AuditLog
let auditor: Console
let connection: DirectoryConnection
let desk: Desk
let reminders: Reminders
const sent: OutgoingMessage[] = []

beforeAll(async () => {
  const policy = { ...policyDocument, reminders: { perMinute: 600, url: 'https://mfa.university.example' } }
  slapd = await startSlapd({ load: crowd(), policy })
  folder = mkdtempSync(join(tmpdir(), 'reminders-'))
  auditLog = await openAuditLog({ file: join(folder, 'audit-log.jsonl'), clock: () => now, consoleId: 'c' })
  auditor = await openConsole(slapd.url)
  await auditor.report()
  connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await connection.bind(dnOf.administrator, password)
  let inPlace = await readPolicy(connection, baseDn)
  desk = {
    connection,
    operator: { dn: dnOf.administrator, name: 'Adam', userName: 'adam.admin', roles: ['administrator'] },
    directory: { id: 'd1', label: 'Test', practice: false, security: 'ldap', urls: [], baseDn },
    baseDn,
    get policy() {
      return inPlace
    },
    scope: null,
    issuer: 'Test',
    async reloadPolicy() {
      inPlace = await readPolicy(connection, baseDn)
    },
  }
  reminders = createReminders({
    ...{ folder, auditLog, coverage: auditor.coverage, desk: () => desk, clock: () => now },
    messaging: {
      async send(_, message) {
        sent.push(message)
        return ''
      },
      sendAsTest: async (_channel, _to, written) => ({ answer: written.subject }),
      gateways: () => ({
        choice: { text: null, call: null, email: 'practice', push: null },
        ...{ twilio: null, smtp: null },
      }),
    },
    random: (bytes) => Buffer.alloc(bytes, 7),
    changed: () => undefined,
    log: (line) => expect.fail(line),
    // The clock stands still: whoever waits for it has waited long enough.
    uptime: () => performance.now() * 1_000,
  })
})
afterAll(async () => {
  await reminders?.stop()
  await auditor?.close()
  await connection?.close()
  await auditLog?.close()
  await slapd?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const examples = { nothing: null, 'registered-only': null }

describe('reminders at a real directory', () => {
  it('count whom a channel can’t reach by what the directory itself says', async () => {
    expect(await reminders.plan({ selection, channel: 'email' })).toMatchObject({
      ...{ people: 5, shortfalls: { nothing: 4, 'registered-only': 1 } },
      ...{ disabled: 1, unreachable: 2, lately: 0, toSend: 2, gateway: 'practice', own: null },
    })
    const byText = await reminders.plan({ selection, channel: 'text' })
    expect(byText).toMatchObject({ people: 5, unreachable: 3, disabled: 1, toSend: 1, gateway: null })
  })

  it('keep the organization’s words in the policy, and go out in them', async () => {
    const { kept, standard } = reminders.templates()
    expect(kept).toEqual(standard)
    const templates = { ...kept, nothing: { ...kept.nothing, mailSubject: 'Please, {{name}}' } }
    expect(await reminders.saveTemplates({ templates, before: kept })).toEqual(templates)
    expect(reminders.templates().kept).toEqual(templates)
    expect((await readPolicy(connection, baseDn)).reminders).toMatchObject({ perMinute: 600, templates })

    const late = reminders.saveTemplates({ templates: kept, before: kept })
    await expect(late).rejects.toMatchObject({ code: 'changed-elsewhere' })
    const broken = { ...templates, manager: { ...templates.manager, mailBody: 'Somebody' } }
    await expect(reminders.saveTemplates({ templates: broken, before: templates })).rejects.toMatchObject({
      code: 'bad-settings',
      detail: { field: 'manager.mailBody', problem: 'variable-missing', value: '{{user}}' },
    } satisfies Partial<ConsoleError>)
    expect(reminders.templates().kept).toEqual(templates)
    const test = { channel: 'email', to: 'adam@university.example', kind: 'nothing' } as const
    expect(await reminders.sendTest({ ...test, templates, examples })).toEqual({
      answer: 'Please, Priya Okafor',
    })
  })

  it('go to those who lack something now, and to nobody else', async () => {
    // The report is older than this: they are read anew.
    const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
    await admin.bind(slapd.adminDn, slapd.adminPassword)
    await admin.modify(someone('r-number').dn, [
      {
        op: 'add',
        attribute: 'securityInfoMethod',
        values: [method('a', 'text', { target: '+12065550110' })],
      },
      { op: 'add', attribute: 'securityInfoMethodType', values: ['text'] },
    ])
    await admin.close()
    await reminders.start({ selection, channel: 'email' })
    await expect.poll(async () => (await reminders.state()).campaign?.state).toBe('finished')
    expect(sent.map(({ target, written }) => [target, written.subject])).toEqual([
      ['r-mailbox@home.example', 'Your security info at Organization is not complete yet'],
      ['r-nothing@university.example', 'Please, Person r-nothing'],
    ])
    expect(sent[1]?.written.text).toContain(
      'one of these: an authenticator app, push prompts, text messages, phone calls',
    )
    expect((await reminders.state()).campaign).toMatchObject({
      leftOut: { 'nothing-missing': 1, 'no-address': 1, disabled: 1 },
    })
  })
})
