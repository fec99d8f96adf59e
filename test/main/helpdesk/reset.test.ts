import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { readHistory } from '../../../main/helpdesk/history.ts'
import { settleIntents } from '../../../main/helpdesk/settle.ts'
import { verifyPass } from '../../../main/methods/access-pass.ts'
import type { ResetWish } from '../../../preload/contract.ts'
import { dnOf, policyDocument, strictVerification } from '../../directory/people.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { auditLogOf, stored, withPhone } from './reset-users.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

const day = 24 * 3600
const refusal = (code: string, detail?: object) =>
  expect.objectContaining({ code, ...(detail && { detail: expect.objectContaining(detail) }) })
const reset = (change: Partial<ResetWish> = {}): ResetWish => ({
  ...{ kind: 'reset', methodIds: [], reregister: false, revokeSessions: false, pass: null },
  ...change,
})
const lostPhone = (change: Partial<ResetWish> = {}) =>
  reset({ kind: 'lost-device', methodIds: ['app', 'push', 'text'], ...change })
const pass = { minutes: 60, startsAt: null, once: true, showOn: 'console' } as const
const infoOf = async (dn: string) => parseSecurityInfo(await office.read(dn))
const history = (dn: string) => readHistory(office.auditLog, dn)

describe('a reset', () => {
  it('is one change, with everything that was wished for', async () => {
    const dn = await office.addUser(withPhone)
    const wish = reset({ methodIds: ['app', 'mail'], reregister: true, revokeSessions: true, pass })
    const preview = await desk.reset.preview({ dn, wish })
    expect(preview).toMatchObject({
      removed: [
        { methodId: 'app', label: 'Label of app', restorable: false },
        { methodId: 'mail', restorable: false },
      ],
      kept: [{ methodId: 'push' }, { methodId: 'text' }],
      ...{ nextDefault: 'Label of push', unmeets: [], signsInWith: 'Label of push' },
      gate: { open: true },
    })
    expect(new Set(preview.actions)).toEqual(
      new Set(['remove-method', 're-registration', 'revoke-sessions', 'temporary-access-pass']),
    )
    expect((await infoOf(dn)).version).toBe(3)

    const result = await desk.reset.apply({ dn, wish })
    expect(result.preview).toEqual(preview)
    const entry = await office.read(dn)
    const since = `${office.now().toISOString().slice(0, 19)}.000Z`
    expect(parseSecurityInfo(entry)).toMatchObject({
      ...{ version: 4, defaultId: 'push', reregisterSince: since, sessionsRevokedAt: since, lost: [] },
      methods: [{ id: 'push' }, { id: 'text' }],
    })
    expect(entry.values('securityInfoMethodType').sort()).toEqual(['push', 'text'])
    // Another method's secret stays, whosever it is.
    expect(entry.values('securityInfoSecret')).toEqual(withPhone.securityInfoSecret.slice(1))
    const value = result.pass?.value ?? ''
    expect(await verifyPass(entry.first('securityInfoPass') ?? '', value, office.now())).toEqual({
      valid: true,
    })
    expect(result.card).toMatchObject({ reregisterSince: since, pass: { once: true } })
    expect(await history(dn)).toMatchObject([
      {
        ...{ action: 'reset', outcome: 'succeeded' },
        detail: {
          ...{ methodIds: 'app mail', labels: 'Label of app, Label of mail', nextDefault: 'Label of push' },
          ...{ reregister: 'yes', sessionsRevoked: 'yes', pass: 'yes', minutes: 60 },
        },
      },
    ])
    expect(auditLogOf(office)).not.toContain(value)
    expect(auditLogOf(office)).not.toContain('sealed')
  })

  it('of all methods leaves nothing to sign in with, and says which rules that breaks', async () => {
    const dn = await office.addUser(withPhone)
    const wish = reset({ methodIds: ['mail', 'text', 'push', 'app'] })
    expect(await desk.reset.preview({ dn, wish })).toMatchObject({
      ...{ kept: [], nextDefault: null, unmeets: ['staff'], signsInWith: null },
      actions: ['remove-all-methods'],
    })
    const { card } = await desk.reset.apply({ dn, wish })
    expect(card).toMatchObject({ methods: [], coverage: { capable: false } })
    expect((await office.read(dn)).has('securityInfoDefault')).toBe(false)
  })

  it('may be of sessions or re-registration alone', async () => {
    const dn = await office.addUser(withPhone)
    await desk.reset.apply({ dn, wish: reset({ revokeSessions: true }) })
    await desk.reset.apply({ dn, wish: reset({ reregister: true }) })
    const info = await infoOf(dn)
    expect(info).toMatchObject({ version: 5, defaultId: 'app', methods: { length: 4 } })
    expect(info.reregisterSince).toBe(info.sessionsRevokedAt)
  })

  it.each<[string, object, Partial<ResetWish>]>([
    ['bad-arguments', { problem: 'nothing-to-do' }, {}],
    ['bad-arguments', { problem: 'no-methods' }, { kind: 'lost-device' }],
    ['bad-arguments', { problem: 'minutes' }, { reregister: true, pass: { ...pass, minutes: 5 } }],
    ['not-found', { methodId: 'gone' }, { methodIds: ['app', 'gone'] }],
  ])('%s %j is refused before anything is written', async (code, detail, change) => {
    const dn = await office.addUser(withPhone)
    const argument = { dn, wish: reset(change) }
    await expect(desk.reset.preview(argument)).rejects.toEqual(refusal(code, detail))
    await expect(desk.reset.apply(argument)).rejects.toEqual(refusal(code, detail))
    expect((await infoOf(dn)).version).toBe(3)
    expect(await history(dn)).toEqual([])
  })

  it('of a malformed user takes what can be understood', async () => {
    const [known] = parseSecurityInfo(await office.read(dnOf.malformed)).methods
    const wish = reset({ methodIds: [known?.id ?? ''], reregister: true })
    const { card } = await desk.reset.apply({ dn: dnOf.malformed, wish })
    expect(card).toMatchObject({ methods: [{ id: 'm2' }], reregisterSince: expect.any(String) })
  })
})

describe('a lost device', () => {
  it('is what is on it, and takes all of that in one change', async () => {
    const dn = await office.addUser(withPhone)
    expect(await desk.reset.devices({ dn })).toMatchObject([{ methodIds: ['app', 'push', 'text'] }])
    // Whatever the wish says, the user registers again and sessions end.
    const { card, preview } = await desk.reset.apply({ dn, wish: lostPhone({ pass }) })
    expect(preview).toMatchObject({
      actions: [
        ...['temporary-access-pass', 'lost-device', 'remove-method', 're-registration', 'revoke-sessions'],
      ],
      removed: [{ restorable: false }, { restorable: false }, { methodId: 'text', restorable: true }],
      ...{ unmeets: ['staff'], signsInWith: null },
    })
    const until = new Date(office.now().getTime() + 14 * day * 1000).toISOString()
    expect(card).toMatchObject({
      methods: [{ id: 'mail' }],
      reregisterSince: expect.any(String),
      sessionsRevokedAt: expect.any(String),
      pass: { once: true },
    })
    expect(new Map(card.lost.map((one) => [one.methodId, one.restorableUntil]))).toEqual(
      new Map([
        ['app', null],
        ['push', null],
        ['text', until],
      ]),
    )
    const entry = await office.read(dn)
    expect(parseSecurityInfo(entry).version).toBe(4)
    // What is bound to the device itself is not kept.
    for (const secret of ['device-1', '59000000'])
      expect(entry.values('securityInfoLostMethod').join()).not.toContain(secret)
    expect(await history(dn)).toMatchObject([{ action: 'lost-device', outcome: 'succeeded' }])
  })

  it('found again gives its number back, as one that was just added', async () => {
    const dn = await office.addUser(withPhone)
    await desk.reset.apply({ dn, wish: lostPhone() })
    office.wait(13 * day)
    const card = await desk.reset.restore({ dn, methodId: 'text' })
    const now = office.now().toISOString()
    expect(card).toMatchObject({
      methods: [
        { id: 'mail' },
        {
          ...{ id: 'text', label: 'Label of text', target: '+1 206 555 0100', isDefault: true },
          ...{ addedAt: now, addedBy: 'Tess technician', confirmedAt: '2026-01-05T09:00:00Z' },
        },
      ],
      lost: [{}, {}],
    })
    expect((await history(dn))[0]).toMatchObject({
      ...{ action: 'restore-method', outcome: 'succeeded', detail: { methodId: 'text', type: 'text' } },
    })
    await expect(desk.reset.restore({ dn, methodId: 'text' })).rejects.toEqual(refusal('not-found'))
  })

  it('gives nothing back too late, no key, and nothing that is there again', async () => {
    const dn = await office.addUser(withPhone)
    await desk.reset.apply({ dn, wish: lostPhone() })
    for (const methodId of ['app', 'push'])
      await expect(desk.reset.restore({ dn, methodId })).rejects.toEqual(
        refusal('bad-arguments', { problem: 'not-restorable' }),
      )
    const again = stored('new', 'text', { target: '+12065550100' })
    await office.admin.modify(dn, [{ op: 'add', attribute: 'securityInfoMethod', values: [again] }])
    await expect(desk.reset.restore({ dn, methodId: 'text' })).rejects.toEqual(
      refusal('already-exists', { label: 'Label of new' }),
    )
    office.wait(14 * day)
    await expect(desk.reset.restore({ dn, methodId: 'text' })).rejects.toEqual(
      refusal('bad-arguments', { problem: 'too-late' }),
    )
  })

  it('gives no number back that no role allows any more, and none under another’s label', async () => {
    const dn = await office.addUser(withPhone)
    await desk.reset.apply({ dn, wish: lostPhone() })
    await office.admin.modify(dn, [{ op: 'replace', attribute: 'employeeType', values: ['guest'] }])
    await expect(desk.reset.restore({ dn, methodId: 'text' })).rejects.toEqual(refusal('method-not-allowed'))
    const other = stored('new', 'call', { target: '+12065550101', label: 'Label of text' })
    await office.admin.modify(dn, [
      { op: 'replace', attribute: 'employeeType', values: ['staff'] },
      { op: 'add', attribute: 'securityInfoMethod', values: [other] },
    ])
    const { methods } = await desk.reset.restore({ dn, methodId: 'text' })
    expect(methods.map(({ label }) => label)).toContain('Label of text 2')
  })
})

describe('a connection that breaks in the middle', () => {
  it.each([
    ['loseAnswer', 'succeeded', lostPhone({ pass })],
    ['loseRequest', 'failed', lostPhone({ pass })],
    ['loseAnswer', 'succeeded', reset({ revokeSessions: true })],
    ['loseRequest', 'failed', reset({ methodIds: ['app'] })],
  ] as const)('%s is settled as %s', async (lose, outcome, wish) => {
    const dn = await office.addUser(withPhone)
    office.proxy[lose]()
    await expect(desk.reset.apply({ dn, wish })).rejects.toEqual(refusal('outcome-unknown'))
    await desk.reconnect()
    await settleIntents(desk.desk(), { auditLog: office.auditLog, clock: office.now, user: dn })
    expect(await history(dn)).toMatchObject([{ action: wish.kind, outcome }])
    expect((await infoOf(dn)).version).toBe(outcome === 'succeeded' ? 4 : 3)
  })

  it('a number given back is settled by whether it is there', async () => {
    const dn = await office.addUser(withPhone)
    await desk.reset.apply({ dn, wish: lostPhone() })
    office.proxy.loseAnswer()
    await expect(desk.reset.restore({ dn, methodId: 'text' })).rejects.toEqual(refusal('outcome-unknown'))
    await desk.reconnect()
    await settleIntents(desk.desk(), { auditLog: office.auditLog, clock: office.now, user: dn })
    expect((await history(dn))[0]).toMatchObject({ action: 'restore-method', outcome: 'succeeded' })
  })
})

describe('without evidence', () => {
  let strict: Office

  beforeAll(async () => {
    strict = await openOffice({ policy: { ...policyDocument, verification: strictVerification } })
  })
  afterAll(() => strict.close())

  it('nothing is done, whichever way', async () => {
    const at = await strict.open()
    const dn = await strict.addUser(withPhone)
    expect(await at.reset.preview({ dn, wish: lostPhone() })).toMatchObject({
      gate: { open: false, level: 3, missing: 'level' },
    })
    for (const wish of [lostPhone({ pass }), reset({ reregister: true }), reset({ methodIds: ['app'] })])
      await expect(at.reset.apply({ dn, wish })).rejects.toEqual(refusal('verification-needed'))
    await expect(at.passes.issue({ dn, wish: pass })).rejects.toEqual(refusal('verification-needed'))
    const auditor = await strict.open('auditor')
    await expect(auditor.reset.devices({ dn })).rejects.toEqual(refusal('not-permitted'))
    await expect(auditor.reset.apply({ dn, wish: lostPhone() })).rejects.toEqual(refusal('not-permitted'))
    expect(parseSecurityInfo(await strict.read(dn)).version).toBe(3)
  })
})
