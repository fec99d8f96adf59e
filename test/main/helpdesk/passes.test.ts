import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { readHistory } from '../../../main/helpdesk/history.ts'
import { settleIntents } from '../../../main/helpdesk/settle.ts'
import { verifyPass } from '../../../main/methods/access-pass.ts'
import type { PassWish } from '../../../preload/contract.ts'
import { dnOf, openVerification, policyDocument } from '../../directory/people.ts'
import { type Console, type Office, openOffice } from './office.ts'
import { auditLogOf } from './reset-users.ts'

let office: Office
let desk: Console

const history = (dn: string) => readHistory(office.auditLog, dn)

beforeAll(async () => {
  office = await openOffice()
  desk = await office.open()
})

afterAll(() => office.close())

const refusal = (code: string, detail?: object) =>
  expect.objectContaining({ code, ...(detail && { detail: expect.objectContaining(detail) }) })
const wish = (change: Partial<PassWish> = {}): PassWish => ({
  ...{ minutes: 60, startsAt: null, once: false, showOn: 'console' },
  ...change,
})
const later = (minutes: number) => new Date(office.now().getTime() + minutes * 60_000)
const storedPassOf = async (dn: string) => (await office.read(dn)).first('securityInfoPass') ?? ''
/** What every change of a user has to say, also where it needs no level. */
const sayWhy = (dn: string) =>
  desk.verifications.setCase({
    dn,
    case: { reason: 'Other', text: 'It was read by somebody else', ticket: null },
  })
const issue = async (dn: string, change: Partial<PassWish> = {}) => {
  const { pass, card } = await desk.passes.issue({ dn, wish: wish(change) })
  return { ...pass, value: pass.value ?? '', card }
}

describe('a pass', () => {
  it('is shown once and kept as a hash that a sign-in service can check', async () => {
    const dn = await office.addUser()
    const { value, card, ...times } = await issue(dn)
    expect(value).toMatch(/^[A-Z2-9]{10}$/)
    const state = { startsAt: office.now().toISOString(), expiresAt: later(60).toISOString(), once: false }
    expect(times).toEqual(state)
    expect(card.pass).toEqual({
      ...state,
      ...{ issuedBy: 'Tess technician', issuedAt: office.now().toISOString() },
    })
    const stored = await storedPassOf(dn)
    expect(await verifyPass(stored, value.toLowerCase(), later(1))).toEqual({ valid: true })
    expect(await verifyPass(stored, value, later(60))).toMatchObject({ why: 'expired' })
    expect(await history(dn)).toMatchObject([
      {
        action: 'issue-pass',
        outcome: 'succeeded',
        detail: { minutes: 60, ...times, once: 'no' },
      },
    ])
    const entry = await office.read(dn)
    const everything = JSON.stringify(entry.names().map((name) => entry.values(name)))
    for (const text of [auditLogOf(office), everything]) expect(text).not.toContain(value)
    expect(auditLogOf(office)).not.toContain('$scrypt$')
  })

  it('is replaced by the next one', async () => {
    const dn = await office.addUser()
    const first = await issue(dn)
    const second = await issue(dn, { once: true })
    const stored = await storedPassOf(dn)
    expect(await verifyPass(stored, first.value, later(1))).toMatchObject({ why: 'wrong' })
    expect(await verifyPass(stored, second.value, later(1))).toEqual({ valid: true })
    expect(JSON.parse(stored)).toMatchObject({ usesLeft: 1 })
  })

  it('can start later', async () => {
    const dn = await office.addUser()
    const startsAt = later(24 * 60).toISOString()
    const { value, expiresAt } = await issue(dn, { startsAt })
    expect(expiresAt).toBe(later(25 * 60).toISOString())
    expect(await verifyPass(await storedPassOf(dn), value, later(60))).toMatchObject({ why: 'not-yet' })
  })

  it('goes with its removal; there must be one', async () => {
    const dn = await office.addUser()
    await issue(dn)
    await sayWhy(dn)
    expect(await desk.passes.remove({ dn })).toMatchObject({ pass: null })
    const entry = await office.read(dn)
    for (const name of ['securityInfoPass', 'securityInfoPassInfo']) expect(entry.has(name)).toBe(false)
    await expect(desk.passes.remove({ dn })).rejects.toEqual(refusal('not-found'))
  })

  it('is deleted without any evidence, but not without saying why', async () => {
    const dn = await office.addUser()
    await issue(dn)
    await expect(desk.passes.remove({ dn })).rejects.toEqual(refusal('case-needed'))
    expect((await office.read(dn)).has('securityInfoPass')).toBe(true)
    expect((await desk.verifications.read({ dn })).gates['delete-pass']).toMatchObject({
      ...{ open: false, level: 0, missing: 'case' },
    })
    await sayWhy(dn)
    expect((await desk.verifications.read({ dn })).gates['delete-pass']).toMatchObject({ open: true })
    await desk.passes.remove({ dn })
    expect((await history(dn))[0]).toMatchObject({
      ...{ action: 'delete-pass', outcome: 'succeeded' },
      detail: { reason: 'Other', why: 'It was read by somebody else' },
    })
  })

  it('is never for oneself, and not from an auditor', async () => {
    await expect(issue(dnOf.technician)).rejects.toEqual(refusal('not-permitted'))
    const auditor = await office.open('auditor')
    const dn = await office.addUser()
    await expect(auditor.passes.issue({ dn, wish: wish() })).rejects.toEqual(refusal('not-permitted'))
    for (const one of [dn, dnOf.technician])
      expect((await office.read(one)).has('securityInfoPass')).toBe(false)
  })

  it('of a malformed user leaves the rest as it is', async () => {
    const before = await office.read(dnOf.malformed)
    const { card } = await issue(dnOf.malformed)
    expect(card).toMatchObject({ pass: { once: false }, coverage: { malformed: true } })
    const after = await office.read(dnOf.malformed)
    expect(after.values('securityInfoMethod').sort()).toEqual(before.values('securityInfoMethod').sort())
  })
})

describe('a wish outside the bounds is refused, and nothing is written', () => {
  it.each<[string, () => Partial<PassWish>]>([
    ['minutes', () => ({ minutes: 9 })],
    ['minutes', () => ({ minutes: 481 })],
    ['minutes', () => ({ minutes: 60.5 })],
    ['minutes', () => ({ minutes: Number.NaN })],
    ['start-unreadable', () => ({ startsAt: 'soon' })],
    ['start-too-late', () => ({ startsAt: later(30 * 24 * 60 + 1).toISOString() })],
    ['start-over', () => ({ startsAt: later(-2).toISOString() })],
    ['display-closed', () => ({ showOn: 'user-display' })],
  ])('%s', async (problem, change) => {
    const dn = await office.addUser()
    await expect(issue(dn, change())).rejects.toEqual(refusal('bad-arguments', { problem }))
    expect((await office.read(dn)).has('securityInfoVersion')).toBe(false)
    expect(await history(dn)).toEqual([])
  })

  it('a start in the minute that is running is now; one that went by while an approval was waited for, too', async () => {
    const now = office.now().toISOString()
    const start = (minutes: number) => wish({ startsAt: later(minutes).toISOString() })
    expect(desk.passes.check(desk.desk(), start(-0.5))).toMatchObject({ startsAt: now })
    expect(desk.passes.check(desk.desk(), start(-60), 'approval')).toMatchObject({ startsAt: now })
  })
})

describe('on the user display', () => {
  it('the value is there and not in the answer', async () => {
    const dn = await office.addUser({ givenName: ['Priya'] })
    desk.setDisplay(true)
    const { pass } = await desk.passes.issue({ dn, wish: wish({ showOn: 'user-display' }) })
    expect(pass.value).toBeNull()
    const shown = desk.shown()
    expect(shown).toMatchObject({ kind: 'pass', firstName: 'Priya', once: false })
    const value = shown?.kind === 'pass' ? shown.value : ''
    expect(await verifyPass(await storedPassOf(dn), value, later(1))).toEqual({ valid: true })
    await sayWhy(dn)
    await desk.passes.remove({ dn })
    expect(desk.shown()).toBeNull()
    desk.setDisplay(false)
  })
})

describe('an operator who is gone while it is written', () => {
  it.each(['console', 'user-display'] as const)('leaves it to nobody: %s', async (showOn) => {
    const dn = await office.addUser()
    const at = await office.open('technician', {
      hears: (event) => {
        // The change is made, and nothing was answered yet.
        if (event === 'verification.changed') at.ended()
      },
    })
    at.setDisplay(true)
    const { pass } = await at.passes.issue({ dn, wish: wish({ showOn }) })
    expect(await storedPassOf(dn)).not.toBe('')
    expect(pass.value).toBeNull()
    expect(at.shown()).toBeNull()
  })
})

describe('a connection that breaks in the middle', () => {
  it.each([
    ['loseAnswer', 'succeeded'],
    ['loseRequest', 'failed'],
  ] as const)('%s is settled as %s', async (lose, outcome) => {
    const dn = await office.addUser()
    office.proxy[lose]()
    await expect(issue(dn)).rejects.toEqual(refusal('outcome-unknown'))
    await desk.reconnect()
    const failed: string[] = []
    await settleIntents(desk.desk(), {
      ...{ auditLog: office.auditLog, clock: office.now, user: dn },
      approvalFailed: (id) => void failed.push(id),
    })
    expect(await history(dn)).toMatchObject([{ action: 'issue-pass', outcome }])
    expect(failed).toEqual([])
    expect(parseSecurityInfo(await office.read(dn)).pass === null).toBe(outcome === 'failed')
  })

  it('a removal is settled by whether there is a pass', async () => {
    const dn = await office.addUser()
    await issue(dn)
    await sayWhy(dn)
    office.proxy.loseAnswer()
    await expect(desk.passes.remove({ dn })).rejects.toEqual(refusal('outcome-unknown'))
    await desk.reconnect()
    await settleIntents(desk.desk(), { auditLog: office.auditLog, clock: office.now, user: dn })
    expect((await history(dn))[0]).toMatchObject({
      ...{ action: 'delete-pass', outcome: 'succeeded' },
    })
  })
})

describe('a policy of its own', () => {
  let strict: Office

  beforeAll(async () => {
    const pass = {
      length: 16,
      defaultMinutes: 30,
      leastMinutes: 20,
      mostMinutes: 40,
      onceOnly: true,
    }
    strict = await openOffice({ policy: { ...policyDocument, verification: { ...openVerification, pass } } })
  })
  afterAll(() => strict.close())

  it('says how long, how many minutes, and that it is once', async () => {
    const at = await strict.open()
    expect(at.passes.bounds()).toEqual({
      ...{ length: 16, defaultMinutes: 30, leastMinutes: 20, mostMinutes: 40, onceOnly: true },
    })
    const dn = await strict.addUser()
    const { pass } = await at.passes.issue({ dn, wish: wish({ minutes: 30 }) })
    expect(pass).toMatchObject({ once: true, value: expect.stringMatching(/^.{16}$/) })
    await expect(at.passes.issue({ dn, wish: wish() })).rejects.toEqual(
      refusal('bad-arguments', { problem: 'minutes', least: 20, most: 40 }),
    )
  })
})
