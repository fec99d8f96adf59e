import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../../../main/directory/connection.ts'
import { childDn } from '../../../../main/directory/dn.ts'
import { equal } from '../../../../main/directory/filter.ts'
import { parseSecurityInfo } from '../../../../main/directory/security-info.ts'
import { ConsoleError } from '../../../../main/errors.ts'
import type { CarryOut } from '../../../../main/helpdesk/approvals/approval-carrier.ts'
import {
  type ApprovalStore,
  createApprovalStore,
} from '../../../../main/helpdesk/approvals/approval-store.ts'
import { type Approvals, createApprovals } from '../../../../main/helpdesk/approvals/approvals.ts'
import { readUserFor } from '../../../../main/helpdesk/read-user.ts'
import type { ApprovableCall, Approval, IssuedPass, ProtectedAction } from '../../../../preload/contract.ts'
import { baseDn, dnOf, groupsDn, policyDocument, strictVerification } from '../../../directory/people.ts'
import { connection, open } from '../../practice/opened.ts'
import { type Console, type Office, type OpenOptions, openOffice, type Who } from '../office.ts'

let office: Office
let tech: Seat
let colleague: Seat
let users = 0

/** A console with its approvals. */
interface Seat extends Omit<Console, 'approvals' | 'notices'> {
  approvals: Approvals
  store: ApprovalStore
  /** The lists that its window was told, oldest first. */
  lists: Approval[][]
  /** How users whose accounts are on hold can object. */
  cancelCodes: string[]
  /** Ids of what was carried out, and how that ends. */
  carried: string[]
  ends: { work: CarryOut | null }
}

const approvalsDn = childDn('ou', 'approvals', childDn('ou', 'security-info', baseDn))
const remove: ApprovableCall = { call: 'remove', methodId: 'm1' }
const addMethod: ApprovableCall = { call: 'add-method' }
const wish = { minutes: 60, startsAt: null, once: false, showOn: 'console' as const }
const pass: IssuedPass = { value: 'CDFG-HJKM', startsAt: '', expiresAt: '', once: false }

const refusal = (why: string) => expect.objectContaining({ code: 'approval-refused', detail: { why } })

const actionsOf: Partial<Record<ApprovableCall['call'], ProtectedAction>> = {
  remove: 'remove-method',
  rename: 'rename-method',
  'issue-pass': 'temporary-access-pass',
  'add-method': 'add-first-method',
}

async function sit(who: Who, options: OpenOptions = {}): Promise<Seat> {
  const store = createApprovalStore({ clock: office.now, log: () => undefined })
  const at = await office.open(who, options)
  const seat = {
    ...at,
    store,
    lists: [],
    cancelCodes: [],
    carried: [],
    ends: { work: null },
  } as unknown as Seat
  const approvals = createApprovals({
    desk: at.desk,
    auditLog: office.auditLog,
    store,
    protection: at.protection,
    clock: office.now,
    random: at.random,
    actionsFor: async (_desk, _user, { call }) => [actionsOf[call] ?? 'repair'],
    effectsOf: async (_desk, user) => [{ effect: 'remove', label: `m1 of ${user.first('cn')}` }],
    async carryOut(desk, approval) {
      seat.carried.push(approval.id)
      if (seat.ends.work) return seat.ends.work(desk, approval)
      await at.changes.remove({ dn: approval.user.dn, methodId: 'm1', approvalId: approval.id })
      return { pass: null }
    },
    changed: (list) => seat.lists.push(list),
    async holding({ cancelCode }, _intent, work) {
      seat.cancelCodes.push(cancelCode)
      return work()
    },
    log: () => undefined,
  })
  return Object.assign(seat, { approvals })
}

/** With one method, unless told. */
async function addUser({ privileged = false, methods = ['m1'] } = {}): Promise<string> {
  office.wait(3600)
  users += 1
  const values = methods.map((id) =>
    JSON.stringify({
      ...{ id, type: 'text', label: id, target: `+1206555${1000 + users}`, addedBy: dnOf.technician },
      ...{ addedAt: '2026-01-05T09:00:00Z', confirmedAt: '2026-01-05T09:00:00Z' },
    }),
  )
  const dn = await office.addUser({
    securityInfoVersion: ['1'],
    ...(values.length > 0 && { securityInfoMethod: values, securityInfoMethodType: ['text'] }),
  })
  if (privileged)
    await change(childDn('cn', 'administrators', groupsDn), [
      { op: 'add', attribute: 'member', values: [dn] },
    ])
  return dn
}

const change = (dn: string, changes: Change[]) => office.admin.modify(dn, changes)

/** The caller is who they say, on level 2 or 3. */
async function verify(at: Seat, dn: string, kind: 'call-back' | 'photo-id' = 'call-back'): Promise<void> {
  const { user } = await readUserFor(at.desk(), dn)
  const verification = at.verificationStore.open(at.desk(), user)
  const isCall = kind === 'call-back'
  verification.case = { reason: 'New phone', text: '', ticket: null }
  verification.evidence = [
    {
      ...{ kind, channel: isCall ? 'phone' : 'photo-id', label: 'Mobile phone', optionId: 'o1' },
      at: office.now().toISOString(),
      ...(isCall && { number: '+12065550123' }),
      ground: { methodId: null, reach: isCall ? '+12065550123' : null },
      validity: at.verificationStore.stopwatch(15),
    },
  ]
}

async function ask(dn: string, call: ApprovableCall = remove, at = tech): Promise<Approval> {
  await verify(at, dn)
  return at.approvals.request({ dn, call })
}

/** Of a privileged user, approved, while the hold lasts. */
async function hold(): Promise<{ dn: string; id: string; cancelCode: string }> {
  const dn = await addUser({ privileged: true })
  await verify(tech, dn, 'photo-id')
  const { id } = await tech.approvals.request({ dn, call: remove })
  await yes(id)
  return { dn, id, cancelCode: colleague.cancelCodes.at(-1) ?? '' }
}

const yes = (id: string, at = colleague) => at.approvals.decide({ id, approve: true, reason: '' })
const stop = (id: string, at = colleague, cancelCode: string | null = null) =>
  at.approvals.stop({ id, cancelCode, reason: 'The user objects.' })

async function stateOf(id: string, at = colleague): Promise<Approval['state'] | undefined> {
  return (await at.approvals.list()).find((one) => one.id === id)?.state
}

const methodsOf = async (dn: string) => parseSecurityInfo(await office.read(dn)).methods.length
const find = async (at: Seat, dn: string, id: string | null) =>
  at.store.find(at.desk(), (await readUserFor(at.desk(), dn)).user, id)
const userChanges = (dn: string) =>
  change(dn, [
    { op: 'replace', attribute: 'securityInfoVersion', values: ['7'] },
    { op: 'replace', attribute: 'securityInfoSessionsRevoked', values: ['20261124080000Z'] },
  ])

beforeAll(async () => {
  office = await openOffice({ policy: { ...policyDocument, verification: strictVerification } })
  tech = await sit('technician')
  colleague = await sit('colleague')
})

afterAll(() => office.close())

describe('asking', () => {
  it('is seen from another console, with all that a second operator needs', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await colleague.approvals.look()
    const seen = colleague.lists.at(-1)?.find((one) => one.id === id)
    expect(seen).toMatchObject({
      state: 'pending',
      user: { dn },
      requester: { dn: dnOf.technician, name: 'Tess technician' },
      call: remove,
      does: [{ effect: 'remove', label: expect.stringContaining('m1 of user') }],
      case: { reason: 'New phone' },
      level: 2,
      evidence: [{ kind: 'call-back', level: 2 }],
      privileged: false,
      may: { decide: true, stop: true },
      mayNot: null,
    })
    expect(Date.parse(seen?.expiresAt ?? '') - Date.parse(seen?.requestedAt ?? '')).toBe(60 * 60_000)
  })

  it('is told at once at the own console, and only when something differs', async () => {
    const { id } = await ask(await addUser())
    expect(tech.lists.at(-1)?.[0]).toMatchObject({ id, mayNot: 'own-request', may: { decide: false } })
    const count = tech.lists.length
    await tech.approvals.look()
    await tech.approvals.look()
    expect(tech.lists.length).toBe(count)
  })

  it('needs a verified caller, and is refused a second time for the same', async () => {
    const dn = await addUser()
    const request = () => tech.approvals.request({ dn, call: remove })
    await expect(request()).rejects.toMatchObject({ code: 'verification-needed' })
    await verify(tech, dn)
    const both = await Promise.allSettled([request(), request()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(request()).rejects.toMatchObject({ code: 'already-exists' })
    await expect(tech.approvals.request({ dn, call: addMethod })).resolves.toBeTruthy()
  })

  it('is a technician’s; auditors see it', async () => {
    const { id } = await ask(await addUser())
    const auditor = await sit('auditor')
    const seen = (await auditor.approvals.list()).find((one) => one.id === id)
    expect(seen).toMatchObject({ may: { decide: false, stop: false }, mayNot: null })
    for (const work of [yes(id, auditor), stop(id, auditor), ask(await addUser(), remove, auditor)])
      await expect(work).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(
      auditor.store.replace(auditor.desk(), await tech.store.read(tech.desk(), id), {}),
    ).rejects.toMatchObject({ code: 'insufficient-access' })
  })

  it('is not seen by those who may not help the user', async () => {
    const { id } = await ask(await addUser())
    const scoped = await sit('lead', { scope: equal('employeeType', 'student') })
    expect(await stateOf(id, scoped)).toBeUndefined()
    for (const work of [yes(id, scoped), stop(id, scoped)])
      await expect(work).rejects.toMatchObject({ code: 'not-found' })
    expect(await stateOf(id, await sit('lead', { scope: equal('employeeType', 'staff') }))).toBe('pending')
  })
})

describe('deciding', () => {
  it('yes lets the console that asked carry it out, once', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    expect(await yes(id)).toMatchObject({ state: 'approved', decidedBy: { dn: dnOf.colleague } })
    const before = tech.carried.length
    await Promise.all([tech.approvals.look(), colleague.approvals.look(), tech.approvals.look()])
    await tech.approvals.look()
    expect(tech.carried.length).toBe(before + 1)
    expect(await methodsOf(dn)).toBe(0)
    expect(await stateOf(id)).toBe('carried-out')
    expect(tech.lists.at(-1)?.find((one) => one.id === id)?.state).toBe('carried-out')
    expect((await office.auditLog.forUser(dn)).at(-2)).toMatchObject({
      action: 'remove-method',
      phase: 'intent',
      detail: { approvalId: id, level: 2, reason: 'New phone' },
    })
  })

  it('no ends it, with a reason', async () => {
    const { id } = await ask(await addUser())
    const no = (reason: string) => colleague.approvals.decide({ id, approve: false, reason })
    await expect(no(' ')).rejects.toMatchObject({ code: 'bad-arguments' })
    expect(await no('That voice was not hers.')).toMatchObject({
      state: 'declined',
      why: 'That voice was not hers.',
      decidedBy: { dn: dnOf.colleague },
    })
    await expect(yes(id)).rejects.toEqual(refusal('not-pending'))
  })

  it('is refused to whoever asked', async () => {
    const { id } = await ask(await addUser())
    await expect(yes(id, tech)).rejects.toEqual(refusal('own-request'))
  })

  it('is refused to the user', async () => {
    const { id } = await ask(dnOf.colleague, addMethod)
    await colleague.approvals.look()
    expect(colleague.lists.at(-1)?.find((one) => one.id === id)).toMatchObject({ mayNot: 'is-the-user' })
    await expect(yes(id)).rejects.toEqual(refusal('is-the-user'))
  })

  it('is refused to those who report to the user, also if they became so later', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    const manager = (values: string[]) => change(dnOf.lead, [{ op: 'replace', attribute: 'manager', values }])
    const lead = await sit('lead')
    await manager([dn])
    await expect(yes(id, lead)).rejects.toEqual(refusal('reports-to-the-user'))
    await manager([])
    await yes(id, lead)
    await manager([dn])
    await expect(find(tech, dn, id)).rejects.toEqual(refusal('reports-to-the-user'))
    await manager([])
  })

  it('is refused after it ran out, and after the user changed', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await userChanges(dn)
    await expect(yes(id)).rejects.toEqual(refusal('user-changed'))
    office.wait(3600)
    await expect(yes(id)).rejects.toEqual(refusal('expired'))
    await expect(stop(id)).rejects.toEqual(refusal('expired'))
    expect(await stateOf(id)).toBe('expired')
  })

  it('happens once: twice is refused, and of two at once exactly one counts', async () => {
    const lead = await sit('lead')
    for (let round = 0; round < 5; round += 1) {
      const { id } = await ask(await addUser())
      const both = await Promise.allSettled([
        yes(id),
        lead.approvals.decide({ id, approve: false, reason: 'No.' }),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
      expect(lost.reason).toEqual(refusal('not-pending'))
      await expect(yes(id)).rejects.toEqual(refusal('not-pending'))
    }
  })
})

describe('the hold of a privileged account', () => {
  it('lets nothing be carried out before it is over', async () => {
    const { dn, id, cancelCode } = await hold()
    expect(cancelCode).toMatch(/^\d{4} \d{4}$/)
    expect(await stateOf(id)).toBe('holding')
    await tech.approvals.look()
    await expect(find(tech, dn, id)).rejects.toMatchObject({ code: 'hold-not-over' })
    expect(await methodsOf(dn)).toBe(1)
    office.wait(15 * 60)
    expect(await stateOf(id)).toBe('approved')
    await tech.approvals.look()
    expect(await methodsOf(dn)).toBe(0)
    await expect(stop(id, colleague, cancelCode)).rejects.toEqual(refusal('hold-over'))
    await expect(stop(id)).rejects.toEqual(refusal('not-pending'))
  })

  it('adds its time to that of the approval', async () => {
    const dn = await addUser({ privileged: true })
    await verify(tech, dn, 'photo-id')
    const { id } = await tech.approvals.request({ dn, call: remove })
    office.wait(59 * 60)
    await yes(id)
    office.wait(15 * 60)
    expect(await stateOf(id)).toBe('approved')
    office.wait(60)
    await expect(find(tech, dn, id)).rejects.toEqual(refusal('expired'))
  })

  it('ends with the cancel code, at any console, however it is typed', async () => {
    const { dn, id, cancelCode } = await hold()
    const stopped = await stop(id, await sit('lead'), cancelCode.replace(' ', '-'))
    expect(stopped).toMatchObject({ state: 'stopped', decidedBy: null, why: 'The user objects.' })
    office.wait(15 * 60)
    await tech.approvals.look()
    expect(await methodsOf(dn)).toBe(1)
  })

  it('takes five wrong cancel codes, and then none', async () => {
    const { id, cancelCode } = await hold()
    const wrong = String((Number(cancelCode.replace(' ', '')) + 1) % 1e8).padStart(8, '0')
    for (const code of [wrong, wrong, '', '12', wrong])
      await expect(stop(id, colleague, code)).rejects.toEqual(refusal('wrong-cancel-code'))
    await expect(stop(id, tech, cancelCode)).rejects.toEqual(refusal('wrong-cancel-code'))
    expect(await stateOf(id)).toBe('holding')
    expect(await stop(id)).toMatchObject({ state: 'stopped', decidedBy: { dn: dnOf.colleague } })
  })

  it('lasts by the directory’s own clock, also where somebody writes at the moment of asking it', async () => {
    const { dn, id } = await hold()
    office.wait(15 * 60)
    const grant = await find(tech, dn, id)
    if (!grant) throw new Error('no grant')
    const desk = tech.desk()
    let isFirst = true
    const connection = Object.assign(Object.create(desk.connection), {
      async modify(...given: Parameters<typeof desk.connection.modify>) {
        if (isFirst) await expect(stop(id, colleague, '0')).rejects.toEqual(refusal('wrong-cancel-code'))
        isFirst = false
        return desk.connection.modify(...given)
      },
    })
    const left = await tech.store.holdLeft({ ...desk, connection }, grant, 15 * 60_000)
    expect(left).toBeGreaterThan(14 * 60_000)
    expect(left).toBeLessThanOrEqual(15 * 60_000)
    expect(isFirst).toBe(false)
    expect((await tech.store.read(desk, id)).document).toMatchObject({
      state: 'approved',
      cancelCode: { wrong: 1 },
    })
  })

  it('leaves no cancel code in the directory or the audit log', async () => {
    const { dn, id, cancelCode } = await hold()
    await stop(id, colleague, cancelCode)
    const held = JSON.stringify([await tech.store.read(tech.desk(), id), await office.auditLog.forUser(dn)])
    expect(held).not.toContain(cancelCode)
    expect(held).not.toContain(cancelCode.replace(' ', ''))
  })
})

describe('carrying out', () => {
  it('is claimed or stopped, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const dn = await addUser()
      const { id } = await ask(dn)
      await yes(id)
      const grant = await find(tech, dn, id)
      if (!grant) throw new Error('no grant')
      const both = await Promise.allSettled([stop(id), tech.store.claim(tech.desk(), grant)])
      const [stopped, claimed] = both.map(({ status }) => status === 'fulfilled')
      expect(stopped).toBe(!claimed)
      expect(await stateOf(id)).toBe(stopped ? 'stopped' : 'carried-out')
    }
  })

  it('does nothing where it was stopped just before', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await yes(id)
    await Promise.all([stop(id), tech.approvals.look()]).catch(() => undefined)
    await tech.approvals.look()
    expect(await methodsOf(dn)).toBe((await stateOf(id)) === 'stopped' ? 1 : 0)
  })

  it('is claimed by exactly one of two', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await yes(id)
    const grant = await find(tech, dn, id)
    if (!grant) throw new Error('no grant')
    const again = await sit('technician')
    const claims = await Promise.allSettled([
      tech.store.claim(tech.desk(), grant),
      again.store.claim(again.desk(), grant),
    ])
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(find(tech, dn, id)).rejects.toEqual(refusal('not-pending'))
    await tech.store.failed(tech.desk(), grant, 'changed-elsewhere')
    expect(await stateOf(id)).toBe('failed')
  })

  it('is nobody else’s', async () => {
    const other = await addUser()
    const dn = await addUser()
    const { id } = await ask(dn)
    await expect(find(tech, dn, id)).rejects.toEqual(refusal('not-pending'))
    await yes(id)
    await expect(find(colleague, dn, id)).rejects.toEqual(refusal('not-pending'))
    await expect(find(tech, other, id)).rejects.toEqual(refusal('user-changed'))
    const before = colleague.carried.length
    await colleague.approvals.look()
    expect(colleague.carried.length).toBe(before)
  })

  it('that fails says so, and is not tried again', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await yes(id)
    await userChanges(dn)
    await tech.approvals.look()
    await tech.approvals.look()
    expect(tech.carried.filter((one) => one === id).length).toBe(1)
    const shown = (await colleague.approvals.list()).find((one) => one.id === id)
    expect(shown).toMatchObject({ state: 'failed', why: 'user-changed' })
    expect(await methodsOf(dn)).toBe(1)
  })

  it('is tried again where the directory was lost', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await yes(id)
    tech.ends.work = async () => {
      throw new ConsoleError('directory-lost', 'gone')
    }
    await tech.approvals.look()
    expect(await stateOf(id)).toBe('approved')
    tech.ends.work = null
    await tech.approvals.look()
    expect(await stateOf(id)).toBe('carried-out')
  })

  it('of a pass waits until whoever asked has it shown, once', async () => {
    const dn = await addUser()
    const { id } = await ask(dn, { call: 'issue-pass', wish })
    const waits = async (at: Seat) => (await at.approvals.list()).find((one) => one.id === id)?.passWaits
    expect(await waits(tech)).toBe(false)
    await yes(id)
    const before = tech.carried.length
    await tech.approvals.look()
    expect(tech.carried.length).toBe(before)
    expect([await waits(tech), await waits(colleague)]).toEqual([true, false])
    await expect(colleague.approvals.collectPass({ id })).rejects.toMatchObject({ code: 'not-found' })
    tech.ends.work = async (desk, approval) => {
      const grant = await tech.store.find(desk, (await readUserFor(desk, dn)).user, approval.id)
      if (grant) await tech.store.claim(desk, grant)
      return { pass }
    }
    const both = await Promise.allSettled([
      tech.approvals.collectPass({ id }),
      tech.approvals.collectPass({ id }),
    ])
    tech.ends.work = null
    expect(both).toMatchObject([{ value: pass }, { reason: { code: 'not-found' } }])
    expect(tech.lists.at(-1)?.find((one) => one.id === id)).toMatchObject({
      ...{ state: 'carried-out', passWaits: false },
    })
  })

  it('opens the wizard where that was asked for, and leaves going through it to the operator', async () => {
    const other = await addUser()
    const dn = await addUser({ methods: [] })
    const { id } = await ask(dn, addMethod)
    expect(await find(tech, dn, null)).toBeNull()
    await yes(id)
    const before = tech.carried.length
    await tech.approvals.look()
    expect(tech.carried.length).toBe(before)
    const grant = await find(tech, dn, null)
    expect(grant).toMatchObject({ id })
    expect(await find(colleague, dn, null)).toBeNull()
    expect(await find(tech, other, null)).toBeNull()
    if (grant) await tech.store.claim(tech.desk(), grant)
    expect(await find(tech, dn, null)).toBeNull()
  })
})

describe('restarts', () => {
  it('of either console lose nothing, in any state', async () => {
    const dn = await addUser({ privileged: true })
    await verify(tech, dn, 'photo-id')
    const { id } = await tech.approvals.request({ dn, call: remove })
    colleague = await sit('colleague')
    tech = await sit('technician')
    expect(await stateOf(id)).toBe('pending')
    await yes(id)
    const code = colleague.cancelCodes[0] ?? ''
    colleague = await sit('colleague')
    tech = await sit('technician')
    expect(await stateOf(id)).toBe('holding')
    await expect(stop(id, colleague, `${code.slice(0, -1)}x`)).rejects.toEqual(refusal('wrong-cancel-code'))
    office.wait(15 * 60)
    tech = await sit('technician')
    expect(await stateOf(id, tech)).toBe('approved')
    await tech.approvals.look()
    colleague = await sit('colleague')
    expect(await stateOf(id)).toBe('carried-out')
    tech = await sit('technician')
    await tech.approvals.look()
    expect(tech.carried).toEqual([])
    expect(await methodsOf(dn)).toBe(0)
  })
})

describe('a connection that breaks', () => {
  it('while it is decided leaves what the directory has: all or nothing', async () => {
    const { id } = await ask(await addUser())
    office.proxy.loseRequest()
    await expect(yes(id)).rejects.toMatchObject({ code: 'outcome-unknown' })
    await colleague.approvals.look()
    await colleague.reconnect()
    expect(await stateOf(id)).toBe('pending')
    office.proxy.loseAnswer()
    await expect(yes(id)).rejects.toMatchObject({ code: 'outcome-unknown' })
    await colleague.reconnect()
    expect(await stateOf(id)).toBe('approved')
    await expect(yes(id)).rejects.toEqual(refusal('not-pending'))
  })

  it('before it is claimed lets it be carried out later', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await yes(id)
    office.proxy.loseRequest()
    await tech.approvals.look()
    await tech.reconnect()
    expect(await stateOf(id)).toBe('approved')
    await tech.approvals.look()
    expect(await methodsOf(dn)).toBe(0)
  })

  it('as it is claimed uses it up; what is settled later says that nothing came of it', async () => {
    const dn = await addUser()
    const { id } = await ask(dn)
    await yes(id)
    office.proxy.loseAnswer()
    await tech.approvals.look()
    await tech.reconnect()
    await tech.approvals.look()
    expect(await methodsOf(dn)).toBe(1)
    expect(await stateOf(id)).toBe('carried-out')
    await tech.store.failed(tech.desk(), { id }, 'outcome-unknown')
    expect((await colleague.approvals.list()).find((one) => one.id === id)).toMatchObject({
      state: 'failed',
      why: 'outcome-unknown',
    })
  })
})

describe('what lies in the directory', () => {
  it('lies in the practice directory too, with the same check of versions', async () => {
    const practice = await open()
    const desk = {
      ...tech.desk(),
      connection: await connection(practice, 'technician'),
      baseDn: practice.baseDn,
    }
    const { id } = await ask(await addUser())
    const { document } = await tech.store.read(tech.desk(), id)
    await tech.store.add(desk, document)
    const [stored] = await tech.store.list(desk)
    if (!stored) throw new Error('nothing is there')
    expect(stored.document).toEqual(document)
    const stopped = () => tech.store.replace(desk, stored, { state: 'stopped' })
    await stopped()
    await expect(stopped()).rejects.toEqual(refusal('not-pending'))
    await tech.store.remove(desk, stored)
    expect(await tech.store.list(desk)).toEqual([])
  })

  it('is passed over where it can’t be understood', async () => {
    const { id } = await ask(await addUser())
    const good = await office.admin.read(childDn('cn', id, approvalsDn), ['securityInfoApprovalDocument'])
    const documents = ['no JSON', '{}', '[]', good?.first('securityInfoApprovalDocument') ?? '']
    for (const [index, document] of documents.entries())
      await office.admin.add(childDn('cn', `bad${index}`, approvalsDn), {
        objectClass: ['securityInfoApproval'],
        cn: [`bad${index}`],
        securityInfoVersion: ['1'],
        securityInfoApprovalDocument: [document],
      })
    await office.admin.add(childDn('cn', 'empty', approvalsDn), {
      objectClass: ['securityInfoApproval'],
      cn: ['empty'],
    })
    const ids = (await colleague.approvals.list()).map((one) => one.id)
    expect(ids.filter((one) => one === id)).toEqual([id])
    expect(ids.some((one) => one.startsWith('bad'))).toBe(false)
    await expect(yes('bad3')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is cleared away by whoever asked, a day after it ended', async () => {
    const { id } = await ask(await addUser())
    await tech.approvals.stop({ id, cancelCode: null, reason: '' })
    office.wait(23 * 3600)
    expect(await stateOf(id)).toBe('stopped')
    office.wait(2 * 3600)
    expect(await stateOf(id)).toBeUndefined()
    await colleague.approvals.look()
    await expect(tech.store.read(tech.desk(), id)).resolves.toBeTruthy()
    for (let round = 0; round < 20; round += 1) await tech.approvals.look()
    await expect(tech.store.read(tech.desk(), id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('stands in the audit log: who asked, who decided, who stopped it', async () => {
    const { dn, id } = await hold()
    await stop(id)
    const records = (await office.auditLog.forUser(dn)).filter(({ phase }) => phase === 'intent')
    expect(records.map(({ action, operator, detail }) => [action, operator.name, detail.approvalId])).toEqual(
      [
        ['request-approval', 'Tess technician', id],
        ['decide-approval', 'Tess colleague', id],
        ['stop-approval', 'Tess colleague', id],
      ],
    )
    expect(records[1]?.detail).toMatchObject({ decision: 'approved', holdMinutes: 15, call: 'remove' })
  })
})
