import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childDn } from '../../../../main/directory/dn.ts'
import { settleIntents } from '../../../../main/helpdesk/settle.ts'
import type { Approval } from '../../../../preload/contract.ts'
import { baseDn, groupsDn, policyDocument, strictVerification } from '../../../directory/people.ts'
import { type Console, type Office, openOffice } from '../office.ts'
import { withPhone } from '../reset-users.ts'

// A console that is killed, or cut off, in the middle of asking, deciding or stopping: the approval tells the next
// start what became of it.

let office: Office
let tech: Console
let colleague: Console
let lead: Console

beforeAll(async () => {
  office = await openOffice({ policy: { ...policyDocument, verification: strictVerification } })
  tech = await office.open('technician')
  colleague = await office.open('colleague')
  lead = await office.open('lead')
})
afterAll(() => office.close())

async function verifiedUser({ privileged = false } = {}): Promise<string> {
  const dn = await office.addUser(withPhone)
  if (privileged)
    await office.admin.modify(childDn('cn', 'administrators', groupsDn), [
      { op: 'add', attribute: 'member', values: [dn] },
    ])
  const seen = { how: 'in-person', document: 'passport', lastFour: '12AB', outcome: 'matches' } as const
  await tech.verifications.observe({ dn, optionId: 'photo-id', observed: { kind: 'photo-id', ...seen } })
  await tech.verifications.setCase({ dn, case: { reason: 'New phone', text: '', ticket: null } })
  return dn
}

const ask = (dn: string): Promise<Approval> =>
  tech.approvals.request({ dn, call: { call: 'remove', methodId: 'app' } })
const decide = (at: Console, id: string, approve: boolean) =>
  at.approvals.decide({ id, approve, reason: 'Because.' })
const stop = (at: Console, id: string) =>
  at.approvals.stop({ id, cancelCode: null, reason: 'The user objects.' })
const unknown = expect.objectContaining({ code: 'outcome-unknown' })

/** What the log says of the last thing that was done to the user, after the next sign-in. */
async function settled(dn: string): Promise<object | undefined> {
  await settleIntents(tech.desk(), { auditLog: office.auditLog, clock: office.now, user: dn })
  const { action, outcome, detail } = (await office.auditLog.forUser(dn)).at(-1) ?? {}
  return { action, outcome, reason: detail?.['reason'] }
}

const dnOfApproval = (id: string) =>
  childDn('cn', id, childDn('ou', 'approvals', childDn('ou', 'security-info', baseDn)))

const both = [
  ['loseAnswer', 'succeeded'],
  ['loseRequest', 'failed'],
] as const

describe('asking', () => {
  it.each(both)('%s: %s', async (lose, outcome) => {
    const dn = await verifiedUser()
    office.proxy[lose]()
    await expect(ask(dn)).rejects.toEqual(unknown)
    await tech.reconnect()
    expect(await settled(dn)).toMatchObject({ action: 'request-approval', outcome })
    const asked = (await colleague.approvals.list()).some(({ user }) => user.dn === dn)
    expect(asked).toBe(outcome === 'succeeded')
  })

  it('stays unknown once it may have been cleared away', async () => {
    const dn = await verifiedUser()
    office.proxy.loseAnswer()
    await expect(ask(dn)).rejects.toEqual(unknown)
    await tech.reconnect()
    const [{ id } = { id: '' }] = (await tech.approvals.list()).filter(({ user }) => user.dn === dn)
    await office.admin.delete(dnOfApproval(id))
    office.wait(24 * 3600)
    expect(await settled(dn)).toMatchObject({ outcome: 'unknown', reason: 'approval-gone' })
  })
})

describe('deciding', () => {
  it.each(
    both.flatMap(([lose, outcome]) => [
      { lose, outcome, approve: true },
      { lose, outcome, approve: false },
    ]),
  )('$lose: $outcome (approve: $approve)', async ({ lose, outcome, approve }) => {
    const dn = await verifiedUser({ privileged: true })
    const { id } = await ask(dn)
    office.proxy[lose]()
    await expect(decide(colleague, id, approve)).rejects.toEqual(unknown)
    await colleague.reconnect()
    expect(await settled(dn)).toMatchObject({ action: 'decide-approval', outcome })
  })

  it('is not taken for somebody else’s decision', async () => {
    const dn = await verifiedUser()
    const { id } = await ask(dn)
    office.proxy.loseRequest()
    await expect(decide(colleague, id, true)).rejects.toEqual(unknown)
    await colleague.reconnect()
    office.wait(1)
    await decide(lead, id, true)
    await tech.approvals.look()
    expect((await tech.approvals.list()).find((one) => one.id === id)?.state).toBe('carried-out')
    const before = (await office.auditLog.unsettled()).map(({ action }) => action)
    expect(before).toContain('decide-approval')
    await settled(dn)
    const outcomes = (await office.auditLog.forUser(dn)).filter(
      ({ action, phase }) => action === 'decide-approval' && phase === 'outcome',
    )
    expect(outcomes.map(({ operator, outcome }) => [operator.name, outcome])).toEqual([
      ['Tess lead', 'succeeded'],
      ['Tess colleague', 'failed'],
    ])
    // What was carried out under the other's yes stays so.
    expect((await tech.approvals.list()).find((one) => one.id === id)?.state).toBe('carried-out')
  })

  it('stays unknown where it was stopped since', async () => {
    const dn = await verifiedUser({ privileged: true })
    const { id } = await ask(dn)
    office.proxy.loseAnswer()
    await expect(decide(colleague, id, true)).rejects.toEqual(unknown)
    await colleague.reconnect()
    office.wait(1)
    await stop(lead, id)
    await settled(dn)
    const outcomes = (await office.auditLog.forUser(dn)).filter(({ phase }) => phase === 'outcome')
    expect(outcomes.at(-1)).toMatchObject({
      ...{ action: 'decide-approval', outcome: 'unknown', detail: { reason: 'changed-since' } },
    })
  })
})

describe('a hold', () => {
  it.each(both)(
    '%s: the user hears of it if it began, with the code that stops it',
    async (lose, outcome) => {
      const approver = await office.open('colleague', { telling: true })
      const dn = await verifiedUser({ privileged: true })
      const { id } = await ask(dn)
      office.proxy[lose]()
      await expect(decide(approver, id, true)).rejects.toEqual(unknown)
      expect(approver.notices.read(dn)).toEqual([])
      const { phone } = approver
      const restarted = await office.open('colleague', { telling: true, phone })
      await restarted.bound(restarted.desk())
      if (outcome === 'failed') {
        const file = () => readFileSync(join(office.folder, 'notices.json'), 'utf8')
        await expect.poll(file).not.toContain(dn)
        return
      }
      await expect.poll(() => restarted.notices.read(dn).map(({ state }) => state)).toEqual(['sent', 'sent'])
      const name = dn.slice('uid='.length, dn.indexOf(','))
      const told = phone.read().messages.find(({ body }) => body.includes(`Hello ${name},`))
      const cancelCode = /this code: (\d{4} \d{4})/.exec(told?.body ?? '')?.[1] ?? ''
      const { state } = await lead.approvals.stop({ id, cancelCode, reason: 'The user objects.' })
      expect(state).toBe('stopped')
    },
  )
})

describe('stopping', () => {
  it.each(both)('%s: %s', async (lose, outcome) => {
    const dn = await verifiedUser({ privileged: true })
    const { id } = await ask(dn)
    await decide(colleague, id, true)
    office.proxy[lose]()
    await expect(stop(lead, id)).rejects.toEqual(unknown)
    await lead.reconnect()
    expect(await settled(dn)).toMatchObject({ action: 'stop-approval', outcome })
  })
})
