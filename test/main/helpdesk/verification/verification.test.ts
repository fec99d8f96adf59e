import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { equal } from '../../../../main/directory/filter.ts'
import { parseSecurityInfo } from '../../../../main/directory/security-info.ts'
import { generalizedTime } from '../../../../main/directory/security-info-values.ts'
import { dnOf, policyDn } from '../../../directory/people.ts'
import { codeFor, fromBase32 } from '../../methods/totp.ts'
import { arrived } from '../arrived.ts'
import { type Console, type Office, openOffice } from '../office.ts'
import { about, createCallers, inPerson, strict } from './callers.ts'

let office: Office
let desk: Console

beforeAll(async () => {
  office = await openOffice({ policy: strict })
  desk = await office.open()
})
afterAll(() => office.close())

const { codes, daysAgo, failTest, level, mail, method, option, phone, proveByCode, user } = createCallers(
  () => office,
  () => desk,
)

describe('the level', () => {
  it('is 2 after a code to the registered phone, and 3 after one to the mailbox as well', async () => {
    const dn = await user([phone('p1', '+12065550101'), mail('m1', 'a@example.net')])
    expect(await level(dn)).toBe(0)
    await proveByCode(dn, 'method:p1')
    expect(await desk.verifications.read({ dn })).toMatchObject({
      level: 2,
      given: [{ kind: 'text', channel: 'phone', level: 2 }],
      holdsUntil: new Date(office.now().getTime() + 15 * 60_000).toISOString(),
    })
    await proveByCode(dn, 'method:m1')
    expect(await level(dn)).toBe(3)
  })

  it('is not 3 by two of the same channel: two phones, or a phone that is called back', async () => {
    const dn = await user([phone('p1', '+12065550102'), phone('p2', '+12065550103')])
    await proveByCode(dn, 'method:p1')
    await proveByCode(dn, 'method:p2')
    await desk.verifications.observe({
      dn,
      optionId: 'call-back:+12065550103',
      observed: { kind: 'call-back', outcome: 'confirmed' },
    })
    expect(await level(dn)).toBe(2)
  })

  it('is not raised by the same factor twice', async () => {
    const dn = await user([phone('p1', '+12065550104')])
    await proveByCode(dn, 'method:p1')
    office.wait(60)
    await proveByCode(dn, 'method:p1')
    const { level: now, given } = await desk.verifications.read({ dn })
    expect({ now, given: given.length }).toEqual({ now: 2, given: 1 })
  })

  it('is 3 after photo ID in person, of which four characters are recorded', async () => {
    const dn = await user([])
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    expect(await level(dn)).toBe(3)
    const [record] = await office.auditLog.forUser(dn)
    expect(record).toMatchObject({
      action: 'verify-caller',
      detail: { document: 'passport', lastFour: '12AB' },
    })
    await expect(
      desk.verifications.observe({ dn, optionId: 'photo-id', observed: { ...inPerson, lastFour: '12' } }),
    ).rejects.toMatchObject({ code: 'bad-arguments' })
  })

  it('drops when the evidence has expired', async () => {
    const dn = await user([phone('p1', '+12065550105')])
    await proveByCode(dn, 'method:p1')
    office.wait(15 * 60 - 1)
    expect(await level(dn)).toBe(2)
    office.wait(1)
    expect(await desk.verifications.read({ dn })).toMatchObject({ level: 0, holdsUntil: null, given: [] })
  })

  it('holds until its weaker half expires, where two made it', async () => {
    const dn = await user([phone('p1', '+12065550106'), mail('m1', 'b@example.net')])
    await proveByCode(dn, 'method:p1')
    const first = new Date(office.now().getTime() + 15 * 60_000).toISOString()
    office.wait(300)
    await proveByCode(dn, 'method:m1')
    expect(await desk.verifications.read({ dn })).toMatchObject({ level: 3, holdsUntil: first })
    office.wait(600)
    expect(await level(dn)).toBe(2)
  })

  it('is that of knowledge, 1, for questions alone, which open nothing', async () => {
    const dn = await user([method('q1', 'security-questions')])
    expect(await option(dn, 'method:q1')).toMatchObject({ level: 1, channel: 'knowledge' })
    const { gates } = await desk.verifications.read({ dn })
    for (const gate of Object.values(gates))
      expect(gate.level === 1 || gate.levelWithApproval === 1).toBe(false)
  })

  it('follows the policy as it is now', async () => {
    const dn = await user([phone('p1', '+12065550107')])
    const own = await office.open()
    await proveByCode(dn, 'method:p1', own)
    await office.admin.modify(policyDn, [
      {
        op: 'replace',
        attribute: 'securityInfoPolicyDocument',
        values: [JSON.stringify({ ...strict, verification: { evidence: { text: 1 } } })],
      },
    ])
    try {
      await own.verifications.setCase({ dn, case: about })
      await expect(own.changes.rename({ dn, methodId: 'p1', label: 'Other' })).rejects.toMatchObject({
        code: 'verification-needed',
      })
      expect(await level(dn, own)).toBe(1)
    } finally {
      await office.admin.modify(policyDn, [
        { op: 'replace', attribute: 'securityInfoPolicyDocument', values: [JSON.stringify(strict)] },
      ])
    }
  })
})

describe('evidence is refused, with the reason,', () => {
  it.each([
    ['added 2 days ago', 'changed-lately', () => phone('x', '+12065550110', { addedAt: daysAgo(2) })],
    ['nobody knows since when', 'age-unknown', () => phone('x', '+12065550111', { addedAt: null })],
    ['added tomorrow', 'changed-lately', () => phone('x', '+12065550112', { addedAt: daysAgo(-1) })],
    ['never confirmed', 'not-confirmed', () => phone('x', '+12065550113', { confirmedAt: undefined })],
  ])('when it was %s', async (_, why, make) => {
    const dn = await user([make()])
    expect(await option(dn, 'method:x')).toMatchObject({ refused: { why } })
    await expect(desk.verifications.begin({ dn, optionId: 'method:x' })).rejects.toMatchObject({
      code: 'evidence-refused',
      detail: { why },
    })
  })

  it('when it is on the device that is reported lost, also if it was given before', async () => {
    const dn = await user([phone('p1', '+12065550114'), mail('m1', 'c@example.net')])
    await proveByCode(dn, 'method:p1')
    await proveByCode(dn, 'method:m1')
    const after = await desk.verifications.reportLost({ dn, methodIds: ['p1'] })
    expect(after).toMatchObject({ level: 2, given: [{ kind: 'email' }], reportedLost: ['p1'] })
    expect(after.options.find(({ id }) => id === 'method:p1')?.refused).toMatchObject({ why: 'lost' })
    expect(after.options.find(({ id }) => id === 'call-back:+12065550114')?.refused).toMatchObject({
      why: 'lost',
    })
  })

  it('when it failed, and the caller is flagged for all operators for 24 hours', async () => {
    const dn = await user([phone('p1', '+12065550115')])
    const begun = await desk.verifications.begin({ dn, optionId: 'method:p1' })
    await failTest(begun)
    expect(await option(dn, 'method:p1')).toMatchObject({ refused: { why: 'failed' } })
    const colleague = await office.open('colleague')
    expect((await colleague.users.read(dn)).flags).toMatchObject([
      { kind: 'caller-failed', by: 'Tess technician' },
    ])
    office.wait(24 * 3600)
    expect((await colleague.users.read(dn)).flags).toEqual([])
  })

  it('when the number on file is as young as the directory entry', async () => {
    const dn = await user([], { mobile: ['+1 206 555 0116'] })
    // slapd has just made the entry, by its own clock.
    expect(await option(dn, 'call-back:+12065550116')).toMatchObject({ refused: { why: 'changed-lately' } })
  })

  it('when the caller failed, whichever way is left, until the call is over', async () => {
    const dn = await user([phone('p1', '+12065550117'), mail('m1', 'f@example.net')])
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    const { level: after, options } = await desk.verifications.callerFailed({ dn })
    expect(after).toBe(0)
    expect(new Set(options.map(({ refused }) => refused?.why))).toEqual(new Set(['failed']))
    await desk.verifications.end({ dn })
    expect(await option(dn, 'photo-id')).toMatchObject({ refused: null })
  })

  it('when the manager is the operator, or the user', async () => {
    const own = await user([], { manager: [dnOf.technician] })
    expect(await option(own, 'manager')).toMatchObject({ refused: { why: 'not-independent' } })
    const boss = await user([])
    const dn = await user([], { manager: [boss] })
    expect(await option(dn, 'manager')).toMatchObject({ refused: { why: 'manager-unreachable' } })
  })
})

describe('evidence', () => {
  it('is given by the manager whom the directory names', async () => {
    const boss = await user([phone('b1', '+12065550120')])
    const dn = await user([], { manager: [boss] })
    await proveByCode(dn, 'manager')
    expect(await desk.verifications.read({ dn })).toMatchObject({ level: 2, given: [{ kind: 'manager' }] })
  })

  it('is given by a manager out of the technician’s scope, of whom nothing is shown and nothing is changed', async () => {
    const boss = await user([phone('b1', '+12065550170')], { title: ['Judge'] })
    const dn = await user([], { title: ['Nurse'], manager: [boss] })
    const own = await office.open('technician', { scope: equal('title', 'Nurse') })
    const before = await office.read(boss)
    const begun = await own.verifications.begin({ dn, optionId: 'manager' })
    expect(await own.tests.confirm(begun.testId, arrived(own))).toEqual({
      ...{ outcome: 'passed', recorded: false, card: null },
    })
    expect(await own.verifications.read({ dn })).toMatchObject({ level: 2, given: [{ kind: 'manager' }] })
    expect(await office.read(boss)).toEqual(before)
    // Asked for their word, and for nothing else.
    for (const call of [
      () => own.users.read(boss),
      () => own.tests.begin({ dn: boss, methodId: 'b1' }),
      () => own.verifications.begin({ dn: boss, optionId: 'method:b1' }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not-found' })
  })

  it('of a call back names no answer and somebody else apart', async () => {
    const dn = await user([phone('p1', '+12065550121')])
    const optionId = 'call-back:+12065550121'
    await desk.verifications.observe({ dn, optionId, observed: { kind: 'call-back', outcome: 'no-answer' } })
    expect(parseSecurityInfo(await office.read(dn)).flags).toEqual([])
    const other = await user([phone('p1', '+12065550122')])
    await desk.verifications.observe({
      dn: other,
      optionId: 'call-back:+12065550122',
      observed: { kind: 'call-back', outcome: 'somebody-else' },
    })
    expect(parseSecurityInfo(await office.read(other)).flags).toMatchObject([{ kind: 'caller-failed' }])
  })

  it('for one user opens nothing on another', async () => {
    const [a, b] = [await user([phone('p1', '+12065550123')]), await user([phone('p1', '+12065550124')])]
    await desk.verifications.observe({ dn: a, optionId: 'photo-id', observed: inPerson })
    await desk.verifications.setCase({ dn: a, case: about })
    await desk.verifications.setCase({ dn: b, case: about })
    await expect(desk.changes.remove({ dn: b, methodId: 'p1' })).rejects.toMatchObject({
      code: 'verification-needed',
    })
    await expect(desk.changes.remove({ dn: a, methodId: 'p1' })).resolves.toBeDefined()
  })

  it('of one operator is not another’s, and is gone after a lock', async () => {
    const dn = await user([phone('p1', '+12065550125')])
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    const colleague = await office.open('colleague')
    expect(await level(dn, colleague)).toBe(0)
    desk.verificationStore.endAll()
    expect(await level(dn)).toBe(0)
  })

  it.each([
    ['a lock', '+12065550171', (_dn: string) => desk.away()],
    ['a sign-out', '+12065550173', (_dn: string) => desk.ended()],
    [
      'the end of the call',
      '+12065550174',
      async (dn: string) => void (await desk.verifications.end({ dn })),
    ],
  ])('that was begun before %s gives none after it', async (_, number, leave) => {
    const dn = await user([phone('p1', number), mail('m1', `${number}@example.net`)])
    const begun = await desk.verifications.begin({ dn, optionId: 'method:p1' })
    const code = arrived(desk)
    await leave(dn)
    // Whoever is on the line now begins anew.
    await proveByCode(dn, 'method:m1')
    await expect(desk.tests.confirm(begun.testId, code)).rejects.toMatchObject({ code: 'test-ended' })
    expect(await desk.verifications.read({ dn })).toMatchObject({ level: 2, given: [{ kind: 'email' }] })
  })

  it('that is being checked at the moment of a lock is none either', async () => {
    const dn = await user([phone('p1', '+12065550172')])
    const begun = await desk.verifications.begin({ dn, optionId: 'method:p1' })
    const confirming = desk.tests.confirm(begun.testId, arrived(desk))
    desk.away()
    await expect(confirming).rejects.toMatchObject({ code: 'test-ended' })
    expect(await level(dn)).toBe(0)
  })

  it('is not for an entry that was made anew under the same name', async () => {
    const dn = await user([])
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    await office.admin.delete(dn)
    const uid = dn.split(',')[0]?.slice(4) ?? ''
    await office.admin.add(dn, { objectClass: ['inetOrgPerson'], uid: [uid], cn: [uid], sn: [uid] })
    expect(await level(dn)).toBe(0)
  })

  it('stands with its id, reason and ticket in each record that it opened', async () => {
    const dn = await user([phone('p1', '+12065550126')])
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    const { verificationId } = await desk.verifications.setCase({
      dn,
      case: { ...about, text: 'Bought today' },
    })
    await desk.changes.rename({ dn, methodId: 'p1', label: 'Old phone' })
    const records = await office.auditLog.forUser(dn)
    expect(records.find(({ action }) => action === 'rename-method')?.detail).toMatchObject({
      ...{ verificationId, level: 3, reason: 'New phone', why: 'Bought today' },
    })
  })
})

describe('a protected action', () => {
  it('asks for the level first, then for what the call is about', async () => {
    const dn = await user([phone('p1', '+12065550130')])
    const rename = () => desk.changes.rename({ dn, methodId: 'p1', label: 'New name' })
    await expect(rename()).rejects.toMatchObject({
      code: 'verification-needed',
      detail: { level: 2, has: 0 },
    })
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    await expect(rename()).rejects.toMatchObject({ code: 'case-needed' })
    await expect(
      desk.verifications.setCase({ dn, case: { ...about, reason: 'Because' } }),
    ).rejects.toMatchObject({
      code: 'bad-arguments',
      detail: { problem: 'reason' },
    })
    await desk.verifications.setCase({ dn, case: about })
    await expect(rename()).resolves.toBeDefined()
  })

  it('is refused when the verification expires in its middle, and goes on with a new one', async () => {
    const dn = await user([phone('p1', '+12065550131')])
    const verify = async () => {
      await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
      await desk.verifications.setCase({ dn, case: about })
    }
    await verify()
    const begun = await desk.enrollments.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } })
    if (begun.type !== 'authenticator-app') throw new Error('This is no authenticator app.')
    const code = () => codeFor(fromBase32(begun.key.replaceAll(' ', '')), office.now())
    office.wait(16 * 60)
    await expect(desk.enrollments.confirm(begun.enrollmentId, code())).rejects.toMatchObject({
      code: 'verification-needed',
    })
    expect(parseSecurityInfo(await office.read(dn)).methods).toHaveLength(1)
    await verify()
    // The code was right: it need not be entered again.
    await expect(desk.enrollments.finish(begun.enrollmentId)).resolves.toMatchObject({ outcome: 'confirmed' })
  })

  it('with level 2 alone needs approval, and says so', async () => {
    const dn = await user([phone('p1', '+12065550133')])
    await proveByCode(dn, 'method:p1')
    await desk.verifications.setCase({ dn, case: about })
    await expect(desk.changes.remove({ dn, methodId: 'p1' })).rejects.toMatchObject({
      code: 'approval-needed',
    })
    expect((await desk.verifications.read({ dn })).gates['remove-method']).toMatchObject({
      open: false,
      missing: 'approval',
    })
  })

  it('on a privileged account needs level 3, an approval and a hold', async () => {
    const dn = dnOf.administrator
    await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    await desk.verifications.setCase({ dn, case: about })
    const { gates } = await desk.verifications.read({ dn })
    expect(gates['add-first-method']).toMatchObject({
      open: false,
      approval: true,
      holdMinutes: 15,
      level: 3,
    })
    expect(gates['test-code']).toMatchObject({ open: true })
    await expect(
      desk.enrollments.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } }),
    ).rejects.toMatchObject({ code: 'approval-needed' })
  })

  it('is nothing that an auditor or an administrator can do', async () => {
    const dn = await user([phone('p1', '+12065550134')])
    for (const role of ['auditor', 'administrator'] as const) {
      const other = await office.open(role)
      await expect(
        other.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson }),
      ).rejects.toMatchObject({ code: 'not-permitted' })
      await expect(other.changes.remove({ dn, methodId: 'p1' })).rejects.toMatchObject({
        code: 'not-permitted',
      })
      expect((await other.verifications.read({ dn })).gates['remove-method']?.missing).toBe('role')
    }
  })
})

it('does not offer what was removed a moment ago, and tells the window so', async () => {
  const dn = await user([phone('p1', '+12065550145'), mail('m1', 'f@example.net')])
  await desk.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
  await desk.verifications.setCase({ dn, case: about })
  await desk.users.read(dn)
  expect(await option(dn, 'method:p1')).toBeDefined()
  const before = desk.told.length
  await desk.changes.remove({ dn, methodId: 'p1' })
  expect(await option(dn, 'method:p1')).toBeUndefined()
  expect(desk.told.slice(before)).toContainEqual({ event: 'verification.changed', value: { dn } })
})

describe('break glass', () => {
  it('is for a technician who is an administrator, needs a reason, and shows on the card', async () => {
    const dn = await user([phone('p1', '+12065550140'), mail('m1', 'd@example.net')])
    const reason = 'The data center is on fire and she holds the key'
    await expect(desk.verifications.breakGlass({ dn, reason })).rejects.toMatchObject({
      code: 'not-permitted',
    })
    const lead = await office.open('lead')
    await expect(lead.verifications.breakGlass({ dn, reason: 'urgent' })).rejects.toMatchObject({
      code: 'bad-arguments',
    })
    await lead.verifications.setCase({ dn, case: about })
    await lead.verifications.breakGlass({ dn, reason })
    // For all operators from now on, and not only once something was changed.
    expect((await desk.users.read(dn)).flags).toMatchObject([{ kind: 'break-glass', by: 'Tess lead' }])
    await lead.changes.remove({ dn, methodId: 'p1' })
    expect((await desk.users.read(dn)).flags).toMatchObject([{ kind: 'break-glass', by: 'Tess lead' }])
    const records = await office.auditLog.forUser(dn)
    expect(records.find(({ action }) => action === 'break-glass')?.detail).toMatchObject({ reason })
    expect(records.find(({ action }) => action === 'remove-method')?.detail).toMatchObject({
      breakGlass: reason,
    })
    office.wait(16 * 60)
    await expect(lead.changes.remove({ dn, methodId: 'm1' })).rejects.toMatchObject({
      code: 'verification-needed',
    })
  })
})

describe('velocity', () => {
  it('asks for approval from the tenth reset of an operator in an hour, and all operators see it', async () => {
    const own = await office.open('colleague')
    for (let count = 0; count < 10; count += 1) await removeOne(own)
    await expect(removeOne(own)).rejects.toMatchObject({ code: 'approval-needed' })
    await desk.velocity.count()
    // More than the policy's number, not as many.
    expect(desk.velocity.alerts()).toEqual([])
    const dn = await verified(own)
    const wish = {
      kind: 'reset' as const,
      methodIds: ['p1'],
      reregister: false,
      revokeSessions: false,
      pass: null,
    }
    // Said beforehand, and not only once it is refused.
    await expect
      .poll(async () => (await own.reset.preview({ dn, wish })).gate)
      .toMatchObject({ open: false, missing: 'approval' })
    office.wait(3600)
    await expect(removeOne(own)).resolves.toBeUndefined()
  })

  it('tells which number led to too many resets, as people write it', async () => {
    const at = office.now().toISOString()
    const until = new Date(office.now().getTime() + 3_600_000).toISOString()
    const by = { by: dnOf.auditor, byName: 'Audrey', number: '+12065550155' }
    const reset = {
      securityInfoVersion: ['1'],
      securityInfoLastReset: [generalizedTime(office.now())],
      securityInfoFlag: [JSON.stringify({ kind: 'reset', at, until, ...by })],
    }
    for (let count = 0; count < 11; count += 1) await user([], reset)
    await desk.velocity.count()
    expect(desk.velocity.alerts()).toContainEqual({
      kind: 'velocity-number',
      who: '+1 206 555 0155',
      resets: 11,
    })
  })

  async function verified(own: Console): Promise<string> {
    const dn = await user([phone('p1', '+12065550150'), mail('m1', 'e@example.net')])
    await own.verifications.observe({ dn, optionId: 'photo-id', observed: inPerson })
    await own.verifications.setCase({ dn, case: about })
    return dn
  }

  async function removeOne(own: Console): Promise<void> {
    await own.changes.remove({ dn: await verified(own), methodId: 'p1' })
  }
})

describe('a technician with a scope', () => {
  it('finds and opens those of it, and knows of nobody else', async () => {
    const [inside, outside] = [await user([], { title: ['Nurse'] }), await user([], { title: ['Judge'] })]
    const own = await office.open('technician', { scope: equal('title', 'Nurse') })
    await expect(own.users.read(inside)).resolves.toBeDefined()
    for (const call of [
      () => own.users.read(outside),
      () => own.users.history(outside),
      () => own.verifications.read({ dn: outside }),
      () => own.verifications.observe({ dn: outside, optionId: 'photo-id', observed: inPerson }),
      () => own.enrollments.begin({ dn: outside, wish: { type: 'push' } }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'not-found' })
    const found = await own.users.search('user')
    expect(found.users.map(({ dn }) => dn)).toContain(inside)
    expect(found.users.map(({ dn }) => dn)).not.toContain(outside)
  })
})

it('no code that was read out is in the audit log', () => {
  const records = readFileSync(join(office.folder, 'audit-log.jsonl'), 'utf8').trim().split('\n')
  expect(records.join('\n')).toContain('verify-caller')
  expect(records.join('\n')).not.toMatch(/"code":"\d{6}"/)
  const details = records.map((line) => JSON.stringify((JSON.parse(line) as { detail: object }).detail))
  expect(details.some((detail) => detail.includes('12AB'))).toBe(true)
  expect(codes.size).toBeGreaterThan(5)
  for (const code of codes)
    for (const detail of details) expect(detail).not.toMatch(new RegExp(`\\b${code}\\b`))
})
