import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { childDn } from '../../../../main/directory/dn.ts'
import { parseSecurityInfo } from '../../../../main/directory/security-info.ts'
import { readGeneralizedTime } from '../../../../main/directory/security-info-values.ts'
import type { ApprovableCall, Approval, ObservedEvidence, ResetWish } from '../../../../preload/contract.ts'
import { baseDn, groupsDn, policyDn, policyDocument, strictVerification } from '../../../directory/people.ts'
import { arrived } from '../arrived.ts'
import { type Console, type Office, openOffice } from '../office.ts'
import { stored } from '../reset-users.ts'

// What comes of an approval where something else happens meanwhile: by the services as they are, on a real directory.

let office: Office
let lead: Console
let colleague: Console
let numbers = 1_000

const strict = { ...policyDocument, verification: strictVerification }

beforeAll(async () => {
  office = await openOffice({ policy: strict })
  lead = await office.open('lead')
  colleague = await office.open('colleague')
})
afterAll(() => office.close())

const photo: ObservedEvidence = {
  ...{ kind: 'photo-id', how: 'in-person', document: 'passport', lastFour: 'AB12', outcome: 'matches' },
}
const noReset: ResetWish = {
  ...{ kind: 'reset', methodIds: [], reregister: false, revokeSessions: false, pass: null },
}
const endSessions: ApprovableCall = { call: 'reset', wish: { ...noReset, revokeSessions: true } }
const passWish = { minutes: 60, startsAt: null, once: true, showOn: 'user-display' } as const
const issuePass: ApprovableCall = { call: 'issue-pass', wish: passWish }
const emergency = 'The building is on fire, and this is the key.'

/** With a phone for texts and another for calls, verified on level 3 at this console. */
async function verifiedUser({ privileged = false, at = lead, more = {} } = {}): Promise<string> {
  office.wait(3600)
  numbers += 2
  const dn = await office.addUser({
    securityInfoVersion: ['1'],
    securityInfoMethod: [
      stored('mobile', 'text', { target: `+1206555${numbers}` }),
      stored('desk', 'call', { target: `+1206555${numbers + 1}` }),
    ],
    securityInfoMethodType: ['text', 'call'],
    securityInfoDefault: ['mobile'],
    mail: [`user${numbers}@example.net`],
    ...more,
  })
  if (privileged)
    await office.admin.modify(childDn('cn', 'administrators', groupsDn), [
      { op: 'add', attribute: 'member', values: [dn] },
    ])
  await verify(dn, at)
  return dn
}

async function verify(dn: string, at = lead): Promise<void> {
  await at.verifications.observe({ dn, optionId: 'photo-id', observed: photo })
  await at.verifications.setCase({ dn, case: { reason: 'New phone', text: '', ticket: null } })
}

const ask = async (dn: string, call: ApprovableCall, at = lead) =>
  (await at.approvals.request({ dn, call })).id
const yes = (id: string) => colleague.approvals.decide({ id, approve: true, reason: '' })
const seen = async (id: string, at = colleague): Promise<Approval | undefined> =>
  (await at.approvals.list()).find((one) => one.id === id)
const looks = async (times = 3) => {
  for (let time = 0; time < times; time += 1) await lead.approvals.look()
}
const infoOf = async (dn: string) => parseSecurityInfo(await office.read(dn))
const intentsOf = async (dn: string, action: string) =>
  (await office.auditLog.forUser(dn)).filter(
    (record) => record.phase === 'intent' && record.action === action,
  )
const write = (dn: string, attribute: string, values: string[]) =>
  office.admin.modify(dn, [{ op: 'replace', attribute, values }])

describe('what is done under an approval uses it up, whatever else would allow it', () => {
  it('an emergency', async () => {
    const dn = await verifiedUser({ privileged: true })
    const id = await ask(dn, endSessions)
    await yes(id)
    office.wait(14 * 60)
    await lead.verifications.breakGlass({ dn, reason: emergency })
    office.wait(60)
    await looks()
    const intents = await intentsOf(dn, 'reset')
    expect(intents).toMatchObject([{ detail: { approvalId: id } }])
    expect(intents[0]?.detail).not.toHaveProperty('breakGlass')
    expect(await seen(id)).toMatchObject({ state: 'carried-out' })
  })

  it('evidence by a phone that is reported lost after it was asked for counts no more', async () => {
    const at = await office.open('technician')
    const dn = await verifiedUser({ at: colleague })
    const { testId } = await at.verifications.begin({ dn, optionId: 'method:mobile' })
    await at.tests.confirm(testId, arrived(at))
    await at.verifications.setCase({ dn, case: { reason: 'New phone', text: '', ticket: null } })
    const id = await ask(dn, endSessions, at)
    await at.verifications.reportLost({ dn, methodIds: ['mobile'] })
    await yes(id)
    await at.approvals.look()
    expect(await intentsOf(dn, 'reset')).toEqual([])
    expect(await seen(id)).toMatchObject({ state: 'failed', why: 'verification-needed' })
  })

  it('an emergency shortens no hold of what was asked for', async () => {
    const dn = await verifiedUser({ privileged: true })
    const id = await ask(dn, endSessions)
    await yes(id)
    await lead.verifications.breakGlass({ dn, reason: emergency })
    await looks()
    expect(await intentsOf(dn, 'reset')).toEqual([])
    expect(await seen(id)).toMatchObject({ state: 'holding' })
  })

  it('a pass that was issued by hand meanwhile is issued no second time', async () => {
    const dn = await verifiedUser({ privileged: true })
    const id = await ask(dn, issuePass)
    await yes(id)
    await lead.verifications.breakGlass({ dn, reason: emergency })
    await lead.passes.issue({ dn, wish: { ...passWish, showOn: 'console' } })
    const { pass } = await infoOf(dn)
    office.wait(15 * 60)
    await looks()
    await expect(lead.approvals.collectPass({ id })).rejects.toMatchObject({ code: 'not-found' })
    expect((await infoOf(dn)).pass).toEqual(pass)
    expect(await intentsOf(dn, 'issue-pass')).toHaveLength(1)
    expect(await seen(id)).toMatchObject({ state: 'failed', why: 'user-changed' })
  })

  it('an action that the policy has opened to everybody', async () => {
    const dn = await verifiedUser()
    const id = await ask(dn, { call: 'make-default', methodId: 'desk' })
    await yes(id)
    const open = { ...strictVerification, actions: { 'change-default': { level: 0 } } }
    await withPolicy({ ...strict, verification: open }, () => looks())
    expect(await intentsOf(dn, 'change-default')).toMatchObject([{ detail: { approvalId: id } }])
    expect(await seen(id)).toMatchObject({ state: 'carried-out' })
  })

  it('a default that somebody else chose meanwhile: nothing is written, and it is said once', async () => {
    const dn = await verifiedUser()
    const id = await ask(dn, { call: 'make-default', methodId: 'desk' })
    await yes(id)
    await write(dn, 'securityInfoDefault', ['desk'])
    await looks()
    expect((await infoOf(dn)).version).toBe(1)
    expect(await seen(id)).toMatchObject({ state: 'failed', why: 'user-changed' })
    expect(await intentsOf(dn, 'stop-approval')).toHaveLength(1)
  })

  it('nothing that is left to do', async () => {
    const dn = await verifiedUser({ more: { securityInfoMethodType: ['text', 'call', 'push'] } })
    const id = await ask(dn, { call: 'repair' })
    await yes(id)
    await write(dn, 'securityInfoMethodType', ['text', 'call'])
    await looks()
    expect((await infoOf(dn)).version).toBe(1)
    expect(await seen(id)).toMatchObject({ state: 'failed', why: 'nothing-to-do' })
    expect(await intentsOf(dn, 'stop-approval')).toHaveLength(1)
  })
})

describe('a user who changes while it waits', () => {
  it('does not by being verified further: what a test leaves is no change', async () => {
    const dn = await verifiedUser()
    const id = await ask(dn, endSessions)
    const { testId } = await lead.verifications.begin({ dn, optionId: 'method:mobile' })
    await lead.tests.confirm(testId, arrived(lead))
    const tested = (await infoOf(dn)).methods.find(({ id: methodId }) => methodId === 'mobile')
    expect(tested?.lastTest).toMatchObject({ result: 'passed' })
    await looks(1)
    await yes(id)
    const test = await lead.tests.begin({ dn, methodId: 'mobile' })
    await lead.tests.confirm(test.testId, arrived(lead))
    await looks()
    expect(await seen(id)).toMatchObject({ state: 'carried-out' })
  })

  it.each<[string, (dn: string) => Promise<void>]>([
    ['a secret', (dn) => write(dn, 'securityInfoSecret', ['mobile eyJhbGciOiJkaXIifQ..another'])],
    ['the sessions', (dn) => write(dn, 'securityInfoSessionsRevoked', ['20261124080000Z'])],
    [
      'a number',
      (dn) => write(dn, 'securityInfoMethod', [stored('mobile', 'text', { target: '+12065559999' })]),
    ],
    ['a warning of a caller', async (dn) => void (await colleague.verifications.callerFailed({ dn }))],
  ])('does by %s: it can’t be approved any more, and is over', async (_, change) => {
    const dn = await verifiedUser()
    const id = await ask(dn, endSessions)
    await change(dn)
    await expect(yes(id)).rejects.toMatchObject({ detail: { why: 'user-changed' } })
    await looks()
    expect(await seen(id)).toMatchObject({ state: 'failed', why: 'user-changed' })
  })

  it('does by the first of two requests: the second is over once the first was carried out', async () => {
    const dn = await verifiedUser()
    const first = await ask(dn, endSessions)
    const second = await ask(dn, { call: 'remove', methodId: 'desk' })
    await yes(first)
    await yes(second)
    await looks()
    expect([(await seen(first))?.state, (await seen(second))?.state].sort()).toEqual([
      'carried-out',
      'failed',
    ])
    // Looked at anew, it is asked for anew.
    const left =
      (await seen(first))?.state === 'carried-out'
        ? ({ call: 'remove', methodId: 'desk' } as const)
        : endSessions
    await expect(ask(dn, left)).resolves.toEqual(expect.any(String))
  })
})

describe('an approval that opens the wizard', () => {
  const add: ApprovableCall = { call: 'add-method' }
  const begin = (dn: string) =>
    lead.enrollments.begin({ dn, wish: { type: 'text', country: 'US', number: '2065550177' } })

  it('is over where the user has changed, and can be asked for again', async () => {
    const dn = await verifiedUser({ privileged: true })
    const id = await ask(dn, add)
    await yes(id)
    await write(dn, 'securityInfoSessionsRevoked', ['20261124080000Z'])
    // Also before anybody has looked.
    const again = await ask(dn, add)
    await looks()
    expect(await seen(id)).toMatchObject({ state: 'failed', why: 'user-changed' })
    expect(await seen(again)).toMatchObject({ state: 'pending' })
  })

  it('says until when the hold lasts', async () => {
    const dn = await verifiedUser({ privileged: true })
    await expect(begin(dn)).rejects.toMatchObject({ code: 'approval-needed' })
    const id = await ask(dn, add)
    await yes(id)
    const holdUntil = (await seen(id))?.holdUntil
    await expect(begin(dn)).rejects.toMatchObject({ code: 'hold-not-over', detail: { until: holdUntil } })
    office.wait(15 * 60)
    const { enrollmentId } = await begin(dn)
    await lead.enrollments.confirm(enrollmentId, arrived(lead))
    expect(await seen(id)).toMatchObject({ state: 'carried-out' })
    await expect(begin(dn)).rejects.toMatchObject({ code: 'verification-needed' })
  })

  it('stands in nobody’s way who may do without', async () => {
    const dn = await verifiedUser({ privileged: true })
    await yes(await ask(dn, add))
    await lead.verifications.breakGlass({ dn, reason: emergency })
    const { enrollmentId } = await begin(dn)
    await lead.enrollments.confirm(enrollmentId, arrived(lead))
    expect((await infoOf(dn)).flags).toMatchObject([{ kind: 'break-glass' }])
  })
})

it('what a colleague asked for is theirs: the same can be asked for at another console', async () => {
  const dn = await verifiedUser()
  await verify(dn, colleague)
  await ask(dn, endSessions, colleague)
  await expect(ask(dn, endSessions)).resolves.toEqual(expect.any(String))
  await expect(ask(dn, endSessions)).rejects.toMatchObject({ code: 'already-exists' })
})

describe('an approved pass for the user display', () => {
  it('is issued as its operator has it shown, and nobody else’s page is taken away before', async () => {
    const dn = await verifiedUser()
    const other = await verifiedUser()
    await verify(dn)
    const id = await ask(dn, issuePass)
    lead.setDisplay(true)
    await lead.passes.issue({ dn: other, wish: passWish })
    const page = lead.shown()
    await yes(id)
    await looks()
    expect(lead.shown()).toEqual(page)
    expect((await infoOf(dn)).pass).toBeNull()
    expect(await seen(id, lead)).toMatchObject({ state: 'approved', passWaits: true })
    expect(await lead.approvals.collectPass({ id })).toMatchObject({ value: null })
    expect(lead.shown()).toMatchObject({ kind: 'pass' })
    expect(lead.shown()).not.toEqual(page)
    expect(await seen(id, lead)).toMatchObject({ state: 'carried-out', passWaits: false })
    lead.setDisplay(false)
  })

  it('waits on where the display is closed', async () => {
    const dn = await verifiedUser()
    const id = await ask(dn, issuePass)
    await yes(id)
    await expect(lead.approvals.collectPass({ id })).rejects.toMatchObject({
      ...{ code: 'bad-arguments', detail: { problem: 'display-closed' } },
    })
    expect(await seen(id, lead)).toMatchObject({ state: 'approved', passWaits: true })
    lead.setDisplay(true)
    expect(await lead.approvals.collectPass({ id })).toMatchObject({ value: null })
    lead.setDisplay(false)
  })

  it('may have been meant to begin while it waited', async () => {
    const dn = await verifiedUser()
    const startsAt = new Date(office.now().getTime() + 5 * 60_000).toISOString()
    const id = await ask(dn, { call: 'issue-pass', wish: { ...passWish, showOn: 'console', startsAt } })
    office.wait(10 * 60)
    await yes(id)
    expect(await lead.approvals.collectPass({ id })).toMatchObject({ startsAt: office.now().toISOString() })
  })

  it('of a lost device too', async () => {
    const dn = await verifiedUser()
    const wish = { ...noReset, kind: 'lost-device' as const, methodIds: ['mobile'], pass: passWish }
    const id = await ask(dn, { call: 'reset', wish: { ...wish, pass: { ...passWish, showOn: 'console' } } })
    await yes(id)
    await looks()
    expect((await infoOf(dn)).methods).toHaveLength(2)
    expect(await lead.approvals.collectPass({ id })).toMatchObject({ value: expect.any(String) })
    expect((await infoOf(dn)).methods).toHaveLength(1)
  })
})

describe('who holds the lost phone', () => {
  const told = async (at: Console, dn: string) => {
    await expect.poll(() => at.notices.read(dn).length).toBeGreaterThan(0)
    return at.notices.read(dn).map(({ channel }) => channel)
  }

  it('is not told how to stop that it is cut off', async () => {
    const dn = await verifiedUser({ privileged: true })
    const wish = { ...noReset, kind: 'lost-device' as const, methodIds: ['mobile'] }
    const id = await ask(dn, { call: 'reset', wish })
    const approver = await office.open('colleague', { telling: true })
    await approver.approvals.decide({ id, approve: true, reason: '' })
    expect(await told(approver, dn)).not.toContain('text')
    expect(await told(approver, dn)).toContain('email')
    await approver.notices.stop()
  })

  it('is not told of another change either, also after the caller is gone', async () => {
    const dn = await verifiedUser({ privileged: true })
    await lead.verifications.reportLost({ dn, methodIds: ['mobile'] })
    const id = await ask(dn, endSessions)
    const approver = await office.open('colleague', { telling: true })
    await approver.approvals.decide({ id, approve: true, reason: '' })
    expect(await told(approver, dn)).not.toContain('text')
    await approver.notices.stop()
    lead.away()
    office.wait(15 * 60)
    const again = await office.open('lead', { telling: true })
    await again.approvals.look()
    expect(await seen(id)).toMatchObject({ state: 'carried-out' })
    expect((await told(again, dn)).filter((channel) => channel === 'text')).toEqual([])
    await again.notices.stop()
  })
})

describe('a policy that was changed since the approval', () => {
  it('and thinks less of the evidence lets nothing be done', async () => {
    const dn = await verifiedUser()
    const id = await ask(dn, endSessions)
    await yes(id)
    const evidence = { 'photo-id': 1 }
    await withPolicy({ ...strict, verification: { ...strictVerification, evidence } }, () => looks())
    expect(await intentsOf(dn, 'reset')).toEqual([])
    expect(await seen(id)).toMatchObject({ state: 'failed', why: 'verification-needed' })
  })

  it('and has a longer hold is waited for', async () => {
    const dn = await verifiedUser({ privileged: true })
    const id = await ask(dn, endSessions)
    await yes(id)
    office.wait(15 * 60)
    const privileged = { level: 3, approval: true, holdMinutes: 30 }
    await withPolicy({ ...strict, verification: { ...strictVerification, privileged } }, async () => {
      await looks()
      expect(await intentsOf(dn, 'reset')).toEqual([])
      expect(await seen(id)).toMatchObject({ state: 'approved' })
      office.wait(15 * 60)
      await looks()
    })
    expect(await seen(id)).toMatchObject({ state: 'carried-out' })
  })
})

describe('a computer whose clock is ahead', () => {
  it('waits for the hold by the directory’s own clock', async () => {
    const dn = await verifiedUser({ privileged: true })
    const id = await ask(dn, endSessions)
    await yes(id)
    let later = 0
    const ahead = await office.open('lead', {
      clockAheadMinutes: 16,
      readStamp: (stamp) => new Date(Date.parse(stamp) + later),
    })
    const { written: decided } = await stampsOf(id)
    for (const minutes of [0, 14]) {
      later = minutes * 60_000
      await ahead.approvals.look()
      expect(await intentsOf(dn, 'reset')).toEqual([])
      expect(await seen(id)).toMatchObject({ state: 'holding' })
      // To look at the clock makes the hold no longer.
      expect((await stampsOf(id)).stampedAt).toBe(decided)
    }
    later = 15 * 60_000
    await ahead.approvals.look()
    expect(await seen(id)).toMatchObject({ state: 'carried-out' })
  })

  it('and a wrong cancel code makes the hold no longer', async () => {
    const dn = await verifiedUser({ privileged: true })
    const id = await ask(dn, endSessions)
    await yes(id)
    const { stampedAt, written } = await stampsOf(id)
    expect(stampedAt).toBeNull()
    await expect(
      colleague.approvals.stop({ id, cancelCode: '0000 0000', reason: 'The user objects.' }),
    ).rejects.toMatchObject({ detail: { why: 'wrong-cancel-code' } })
    expect((await stampsOf(id)).stampedAt).toBe(written)
  })
})

/** By the directory's own clock: when it was last written, and what it says of when it was decided. */
async function stampsOf(id: string) {
  const dn = childDn('cn', id, childDn('ou', 'approvals', childDn('ou', 'security-info', baseDn)))
  const entry = await office.admin.read(dn, ['modifyTimestamp', 'securityInfoApprovalDocument'])
  const { stampedAt } = JSON.parse(entry?.first('securityInfoApprovalDocument') ?? '')
  return { stampedAt, written: readGeneralizedTime(entry?.first('modifyTimestamp') ?? '') }
}

async function withPolicy(policy: object, work: () => Promise<void>): Promise<void> {
  const set = (document: object) => write(policyDn, 'securityInfoPolicyDocument', [JSON.stringify(document)])
  await set(policy)
  try {
    await work()
  } finally {
    await set(strict)
  }
}
