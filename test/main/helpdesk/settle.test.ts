import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AuditLog, type Intent, openAuditLog } from '../../../main/audit-log/audit-log.ts'
import { equal } from '../../../main/directory/filter.ts'
import { planChange } from '../../../main/directory/security-info-change.ts'
import { ConsoleError } from '../../../main/errors.ts'
import { readHistory } from '../../../main/helpdesk/history.ts'
import { settleIntents } from '../../../main/helpdesk/settle.ts'
import { dnOf } from '../../directory/people.ts'
import { type Console, type Office, openOffice } from './office.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

const method = (id: string) => ({
  id,
  type: 'authenticator-app' as const,
  label: 'Authenticator app',
  addedAt: '2026-11-24T10:00:00Z',
  addedBy: dnOf.technician,
  confirmedAt: '2026-11-24T10:00:00Z',
})

const addMethod = (user: string, more: Partial<Intent> = {}): Intent => ({
  operator: { dn: dnOf.technician, name: 'Tina Tech' },
  user,
  action: 'add-method',
  directory: 'd1',
  detail: { methodId: 'm1', versionBefore: 0, versionAfter: 1 },
  ...more,
})

/** As it is when the console is killed in the middle. */
async function leaveUnsettled(intent: Intent, log: AuditLog = office.auditLog): Promise<void> {
  const lost = new ConsoleError('outcome-unknown', 'Lost.')
  await expect(log.around(intent, () => Promise.reject(lost))).rejects.toBe(lost)
}

const write = async (dn: string, id: string) =>
  office.admin.modify(dn, planChange(await office.read(dn), { add: [method(id)] }))

const settledOutcome = async (dn: string) => {
  await settleIntents(desk.desk(), { auditLog: office.auditLog, clock: office.now })
  return (await readHistory(office.auditLog, dn))[0]
}

it('a method that is there was added', async () => {
  const dn = await office.addUser()
  await leaveUnsettled(addMethod(dn))
  await write(dn, 'm1')
  expect(await settledOutcome(dn)).toMatchObject({
    outcome: 'succeeded',
    detail: { settledBy: 'Tess technician' },
  })
})

it('a version that stayed means that nothing was written', async () => {
  const dn = await office.addUser()
  await leaveUnsettled(addMethod(dn))
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'failed' })
})

it("a version that is somebody else's means that ours was not written", async () => {
  const dn = await office.addUser()
  await leaveUnsettled(addMethod(dn))
  await write(dn, 'other')
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'failed' })
})

it('a version beyond leaves it unknown, for good', async () => {
  const dn = await office.addUser()
  await leaveUnsettled(addMethod(dn))
  await write(dn, 'other')
  await write(dn, 'another')
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'unknown', detail: { reason: 'changed-since' } })
  expect(await office.auditLog.unsettled()).toEqual([])
})

it('a user who is gone leaves it unknown', async () => {
  const dn = await office.addUser()
  await leaveUnsettled(addMethod(dn))
  await office.admin.delete(dn)
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'unknown', detail: { reason: 'user-gone' } })
})

it('a user whom this operator may not see waits for one who may', async () => {
  const dn = await office.addUser()
  await leaveUnsettled(addMethod(dn))
  await office.admin.delete(dn)
  const scoped = await office.open('technician', { scope: equal('title', 'Nurse') })
  await settleIntents(scoped.desk(), { auditLog: office.auditLog, clock: office.now, user: dn })
  expect(await office.auditLog.unsettled()).toMatchObject([{ user: dn }])
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'unknown', detail: { reason: 'user-gone' } })
})

it('a repair is judged by what is malformed now', async () => {
  const dn = await office.addUser({ securityInfoVersion: ['1'], securityInfoMethod: ['not JSON'] })
  const repair = addMethod(dn, { action: 'repair', detail: { versionBefore: 1, versionAfter: 2 } })
  await leaveUnsettled(repair)
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'failed' })
  await leaveUnsettled(repair)
  await office.admin.modify(dn, planChange(await office.read(dn), { repair: true }))
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'succeeded' })
})

it('intents at another directory wait for it; those about no user do not', async () => {
  const dn = await office.addUser()
  await leaveUnsettled(addMethod(dn, { directory: 'another' }))
  await leaveUnsettled(addMethod(dn, { user: null, action: 'sign-in', directory: null }))
  await settleIntents(desk.desk(), { auditLog: office.auditLog, clock: office.now })
  expect(await office.auditLog.unsettled()).toMatchObject([{ directory: 'another' }])
})

it('a restart in the middle is settled from the file', async () => {
  const dn = await office.addUser()
  const file = join(office.folder, 'killed.jsonl')
  const options = { file, clock: office.now, consoleId: 'console-1' }
  const killed = await openAuditLog(options)
  await leaveUnsettled(addMethod(dn), killed)
  await killed.close()
  await write(dn, 'm1')
  const next = await openAuditLog(options)
  await settleIntents(desk.desk(), { auditLog: next, clock: office.now })
  expect(await next.unsettled()).toEqual([])
  expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2)
  await next.close()
})

const flag = (kind: 'caller-failed' | 'break-glass', verificationId: string) => ({
  ...{ kind, at: '2026-11-24T10:00:00Z', until: '2026-11-25T10:00:00Z' },
  ...{ by: dnOf.technician, byName: 'Tina Tech', verificationId },
})

it.each([
  ['flag-caller', 'caller-failed', 'v1', 'succeeded'],
  ['flag-caller', 'caller-failed', 'v2', 'failed'],
  ['break-glass', 'break-glass', 'v1', 'succeeded'],
  ['break-glass', 'caller-failed', 'v1', 'failed'],
] as const)(
  '%s: a flag (%s) is judged by whose verification it is of (%s)',
  async (action, kind, verificationId, outcome) => {
    const dn = await office.addUser()
    const detail = { hours: 24, verificationId: 'v1', versionBefore: 0, versionAfter: 1 }
    await leaveUnsettled(addMethod(dn, { action, detail }))
    const change = { flag: { add: [flag(kind, verificationId)], now: office.now() } }
    await office.admin.modify(dn, planChange(await office.read(dn), change))
    expect(await settledOutcome(dn)).toMatchObject({ outcome })
  },
)

it.each(['break-glass', 'verify-caller'] as const)(
  '%s leaves nothing on the user to be read off',
  async (action) => {
    const dn = await office.addUser()
    await leaveUnsettled(addMethod(dn, { action, detail: { verificationId: 'v1' } }))
    expect(await settledOutcome(dn)).toMatchObject({
      ...{ outcome: 'unknown', detail: { reason: 'not-on-the-user' } },
    })
  },
)

it('a reset is not taken for somebody else’s of the same moment', async () => {
  const dn = await office.addUser()
  const detail = {
    ...{ reregister: 'yes', sessionsRevoked: 'no', pass: 'no', since: '2026-11-24T10:00:00.000Z' },
    ...{ versionBefore: 0, versionAfter: 1 },
  }
  await leaveUnsettled(addMethod(dn, { action: 'reset', detail }))
  const reregister = new Date('2026-11-24T10:00:07Z')
  await office.admin.modify(dn, planChange(await office.read(dn), { reregister }))
  expect(await settledOutcome(dn)).toMatchObject({ outcome: 'failed' })
})

it('an approval under which nothing came about is told of, and only that', async () => {
  const told: string[] = []
  const settle = () =>
    settleIntents(desk.desk(), {
      ...{ auditLog: office.auditLog, clock: office.now },
      approvalFailed: (approvalId) => void told.push(approvalId),
    })
  const [one, other] = [await office.addUser(), await office.addUser()]
  const detail = { methodId: 'm1', versionBefore: 0, versionAfter: 1 }
  await leaveUnsettled(addMethod(one, { detail: { ...detail, approvalId: 'a1' } }))
  await leaveUnsettled(addMethod(other, { detail: { ...detail, approvalId: 'a2' } }))
  await write(other, 'm1')
  await settle()
  await settle()
  expect(told).toEqual(['a1'])
})
