import { appendFileSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { planChange } from '../../../main/directory/security-info-change.ts'
import { open as openSealed } from '../../../main/methods/sealing.ts'
import type { AuthenticatorEnrollment } from '../../../preload/contract.ts'
import { dnOf } from '../../directory/people.ts'
import { codeFor, fromBase32 } from '../methods/totp.ts'
import { type Console, type Office, openOffice } from './office.ts'

let office: Office
let console1: Console
const refusal = (code: string) => expect.objectContaining({ code })

beforeAll(async () => {
  office = await openOffice()
  console1 = await office.open()
})

afterAll(() => office.close())

const begin = async (dn: string, at = console1) =>
  (await at.enrollments.begin({
    dn,
    wish: { type: 'authenticator-app', app: 'microsoft' },
  })) as AuthenticatorEnrollment

/** What the user's phone shows, from the URI that it scanned. */
function phone({ uri }: AuthenticatorEnrollment, secondsOff = 0): string {
  const key = fromBase32(new URL(uri).searchParams.get('secret') ?? '')
  return codeFor(key, new Date(office.now().getTime() + secondsOff * 1000))
}

function wrong(shown: AuthenticatorEnrollment): string {
  // Right at no time near: the phone's codes of the hours around are left out.
  const near = new Set(Array.from({ length: 400 }, (_, i) => phone(shown, (i - 200) * 30)))
  for (let guess = 0; ; guess += 1) {
    const code = String(guess).padStart(6, '0')
    if (!near.has(code)) return code
  }
}

const infoOf = async (dn: string) => parseSecurityInfo(await office.read(dn))
const recordsOf = async (dn: string) =>
  (await office.auditLog.forUser(dn)).map(({ phase, action, outcome }) => [phase, action, outcome])

/** Another console gives the user a text method. */
async function changeElsewhere(dn: string, id = 'text-1'): Promise<void> {
  const entry = await office.read(dn)
  const method = {
    id,
    type: 'text' as const,
    label: 'Text message',
    target: '+1 555 0100',
    addedAt: '2026-11-24T10:00:00Z',
    addedBy: dnOf.administrator,
    confirmedAt: '2026-11-24T10:00:00Z',
  }
  await office.admin.modify(dn, planChange(entry, { add: [method], defaultId: id }))
}

describe('a right code', () => {
  it('writes method, type, default, version and sealed secret, with the accepted step', async () => {
    const dn = await office.addUser({ mail: ['u@example.org'] })
    const shown = await begin(dn)
    const result = await console1.enrollments.confirm(shown.enrollmentId, phone(shown))
    expect(result).toMatchObject({ outcome: 'confirmed', madeDefault: true })

    const entry = await office.read(dn)
    const info = parseSecurityInfo(entry)
    const [method] = info.methods
    expect(method).toMatchObject({
      type: 'authenticator-app',
      label: 'Microsoft Authenticator',
      addedBy: dnOf.technician,
      addedByName: 'Tess technician',
      addedAt: office.now().toISOString(),
      confirmedAt: office.now().toISOString(),
      step: Math.floor(office.now().getTime() / 30_000),
    })
    expect(info).toMatchObject({ version: 1, defaultId: method?.id, malformed: [] })
    expect(entry.values('securityInfoMethodType')).toEqual(['authenticator-app'])

    const [id = '', jwe = ''] = entry.first('securityInfoSecret')?.split(' ') ?? []
    const key = await office.keys.keyFor(console1.desk().directory)
    const belonging = { userId: entry.first('entryUUID') ?? '', methodId: id }
    expect(id).toBe(method?.id)
    const secret = Buffer.from(await openSealed(jwe, key, belonging)).toString()
    expect(secret).toBe(new URL(shown.uri).searchParams.get('secret'))
  })

  it('shows on the card, and in the history', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    const result = await console1.enrollments.confirm(shown.enrollmentId, phone(shown))
    if (result.outcome !== 'confirmed') throw new Error(result.outcome)
    expect(result.card.methods).toMatchObject([
      { id: result.methodId, isDefault: true, addedBy: 'Tess technician' },
    ])
    expect(result.card.coverage).toEqual({
      required: true,
      registered: true,
      capable: true,
      malformed: false,
    })
    expect(await recordsOf(dn)).toEqual([
      ['intent', 'add-method', null],
      ['outcome', 'add-method', 'succeeded'],
    ])
  })

  it.each([
    ['with a blank', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    [
      'in Arabic digits',
      (code: string) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
    ],
  ])('%s is accepted', async (_, write) => {
    const shown = await begin(await office.addUser())
    const result = await console1.enrollments.confirm(shown.enrollmentId, write(phone(shown)))
    expect(result.outcome).toBe('confirmed')
  })

  it('is not accepted a second time', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    const code = phone(shown)
    await console1.enrollments.confirm(shown.enrollmentId, code)
    expect(await console1.enrollments.confirm(shown.enrollmentId, code)).toMatchObject({
      outcome: 'not-accepted',
      problem: { why: 'used' },
    })
    office.wait(30)
    await expect(console1.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow(
      refusal('enrollment-ended'),
    )
    expect((await infoOf(dn)).methods).toHaveLength(1)
  })

  it('entered twice at once writes once', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    const results = await Promise.all(
      [1, 2].map(() => console1.enrollments.confirm(shown.enrollmentId, phone(shown))),
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['confirmed', 'not-accepted'])
    expect((await infoOf(dn)).methods).toHaveLength(1)
  })

  it('of a second app leaves the default, and gets a label of its own', async () => {
    const dn = await office.addUser()
    for (const madeDefault of [true, false]) {
      const shown = await begin(dn)
      const result = await console1.enrollments.confirm(shown.enrollmentId, phone(shown))
      expect(result).toMatchObject({ outcome: 'confirmed', madeDefault })
      office.wait(1)
    }
    const { methods } = await infoOf(dn)
    expect(methods.map(({ label }) => label)).toEqual([
      'Microsoft Authenticator',
      'Microsoft Authenticator 2',
    ])
  })
})

describe('until a right code was entered', () => {
  it('nothing is in the directory, nor when the enrollment is left', async () => {
    const dn = await office.addUser()
    const before = await office.read(dn)
    const shown = await begin(dn)
    await console1.enrollments.confirm(shown.enrollmentId, wrong(shown))
    await console1.enrollments.cancel(shown.enrollmentId)
    expect(await office.read(dn)).toEqual(before)
    await expect(console1.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow(
      refusal('enrollment-ended'),
    )
    expect(await recordsOf(dn)).toEqual([])
  })

  it('finish does not go on', async () => {
    const shown = await begin(await office.addUser())
    await expect(console1.enrollments.finish(shown.enrollmentId)).rejects.toThrow(refusal('bad-arguments'))
  })

  it('a wrong code says why and counts; what can not be a code does not', async () => {
    const shown = await begin(await office.addUser())
    const attempt = (code: string) => console1.enrollments.confirm(shown.enrollmentId, code)
    expect(shown.attemptsLeft).toBe(5)
    expect(await attempt('12345')).toMatchObject({ problem: { why: 'format' }, attemptsLeft: 5 })
    expect(await attempt(phone(shown, 240))).toMatchObject({
      problem: { why: 'clock', offsetSeconds: 240 },
      attemptsLeft: 4,
    })
    expect(await attempt(wrong(shown))).toMatchObject({ problem: { why: 'wrong' }, attemptsLeft: 3 })
    expect(await attempt(phone(shown))).toMatchObject({ outcome: 'confirmed' })
  })

  it('five wrong codes in a row start over with a new key, and the old one is explained', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    const attempt = (code: string) => console1.enrollments.confirm(shown.enrollmentId, code)
    for (let left = 4; left > 0; left -= 1)
      expect(await attempt(wrong(shown))).toMatchObject({ attemptsLeft: left })
    const result = await attempt(wrong(shown))
    if (result.outcome !== 'restarted') throw new Error(result.outcome)
    expect(result.enrollment).toMatchObject({ enrollmentId: shown.enrollmentId, attemptsLeft: 5 })
    expect(result.enrollment.key).not.toBe(shown.key)
    expect(await attempt(phone(shown))).toMatchObject({ problem: { why: 'previous-key' }, attemptsLeft: 4 })
    expect(await attempt(phone(result.enrollment))).toMatchObject({ outcome: 'confirmed' })
  })

  it('a code of the enrollment that was left before is explained', async () => {
    const dn = await office.addUser()
    const left = await begin(dn)
    await console1.enrollments.cancel(left.enrollmentId)
    const shown = await begin(dn)
    expect(await console1.enrollments.confirm(shown.enrollmentId, phone(left))).toMatchObject({
      outcome: 'not-accepted',
      problem: { why: 'previous-key' },
    })
  })
})

describe('when somebody else changed the user', () => {
  it('nothing is written, what changed is shown, and finish goes on without a new scan', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    await changeElsewhere(dn)
    const result = await console1.enrollments.confirm(shown.enrollmentId, phone(shown))
    expect(result).toMatchObject({
      outcome: 'changed-elsewhere',
      changes: [
        { kind: 'method-added', type: 'text', label: 'Text message', by: 'adam.admin' },
        { kind: 'default-changed', label: 'Text message' },
      ],
      card: { methods: [{ type: 'text' }] },
    })
    expect((await infoOf(dn)).version).toBe(1)

    const finished = await console1.enrollments.finish(shown.enrollmentId)
    expect(finished).toMatchObject({ outcome: 'confirmed', madeDefault: false })
    const info = await infoOf(dn)
    expect(info).toMatchObject({ version: 2, defaultId: 'text-1' })
    expect(info.methods).toHaveLength(2)
  })

  it('again before finish, it is shown again', async () => {
    const dn = await office.addUser({ securityInfoVersion: ['4'] })
    const shown = await begin(dn)
    await changeElsewhere(dn)
    await console1.enrollments.confirm(shown.enrollmentId, phone(shown))
    await changeElsewhere(dn, 'text-2')
    expect(await console1.enrollments.finish(shown.enrollmentId)).toMatchObject({
      outcome: 'changed-elsewhere',
    })
    expect(await console1.enrollments.finish(shown.enrollmentId)).toMatchObject({ outcome: 'confirmed' })
    expect((await infoOf(dn)).version).toBe(7)
  })

  it('so that the policy allows the method no more, finish is refused', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    await changeElsewhere(dn)
    await office.admin.modify(dn, [{ op: 'replace', attribute: 'employeeType', values: ['guest'] }])
    await console1.enrollments.confirm(shown.enrollmentId, phone(shown))
    await expect(console1.enrollments.finish(shown.enrollmentId)).rejects.toThrow(
      refusal('method-not-allowed'),
    )
    expect((await infoOf(dn)).methods).toHaveLength(1)
  })

  it('two consoles that enroll the same user at once: one writes, the other is told and goes on', async () => {
    const dn = await office.addUser()
    const console2 = await office.open()
    const [first, second] = [await begin(dn), await begin(dn, console2)]
    const results = await Promise.all([
      console1.enrollments.confirm(first.enrollmentId, phone(first)),
      console2.enrollments.confirm(second.enrollmentId, phone(second)),
    ])
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed-elsewhere', 'confirmed'])
    const late = results[0]?.outcome === 'confirmed' ? console2 : console1
    const id = late === console2 ? second.enrollmentId : first.enrollmentId
    expect(await late.enrollments.finish(id)).toMatchObject({ outcome: 'confirmed', madeDefault: false })
    expect(await infoOf(dn)).toMatchObject({ version: 2, malformed: [] })
  })
})

describe('when the connection breaks', () => {
  it('before the Modify arrives, finish writes after the reconnect', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    office.proxy.loseRequest()
    await expect(console1.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow(
      refusal('outcome-unknown'),
    )
    expect((await infoOf(dn)).methods).toEqual([])
    await console1.reconnect()
    expect(await console1.enrollments.finish(shown.enrollmentId)).toMatchObject({ outcome: 'confirmed' })
    expect((await infoOf(dn)).methods).toHaveLength(1)
    expect((await recordsOf(dn)).map(([, , outcome]) => outcome)).toEqual([null, 'failed', null, 'succeeded'])
  })

  it('after it was made, finish finds it, and writes nothing', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    office.proxy.loseAnswer()
    await expect(console1.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow(
      refusal('outcome-unknown'),
    )
    expect((await infoOf(dn)).methods).toHaveLength(1)
    await console1.reconnect()
    expect(await console1.enrollments.finish(shown.enrollmentId)).toMatchObject({
      outcome: 'confirmed',
      madeDefault: true,
    })
    expect(await infoOf(dn)).toMatchObject({ version: 1, methods: [{}] })
    expect((await recordsOf(dn)).map(([, , outcome]) => outcome)).toEqual([null, 'succeeded'])
  })

  it('the user is told once it is known that it was made, not before', async () => {
    const at = await office.open('technician', { telling: true })
    const dn = await office.addUser({ mail: ['sam@private.example'] })
    const wish = { type: 'authenticator-app', app: 'other' } as const
    const shown = (await at.enrollments.begin({ dn, wish })) as AuthenticatorEnrollment
    office.proxy.loseAnswer()
    await expect(at.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow(
      refusal('outcome-unknown'),
    )
    expect(at.notices.read(dn)).toEqual([])
    await at.reconnect()
    await at.enrollments.finish(shown.enrollmentId)
    await expect.poll(() => at.notices.read(dn)).toMatchObject([{ about: 'add-method', state: 'sent' }])
  })

  it('before the code is entered, the code is not used up', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    await console1.desk().connection.close()
    await expect(console1.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow()
    await console1.reconnect()
    expect(await console1.enrollments.confirm(shown.enrollmentId, phone(shown))).toMatchObject({
      outcome: 'confirmed',
    })
  })
})

describe('an enrollment', () => {
  it('is refused for a method that no role of the user allows', async () => {
    const dn = await office.addUser({ employeeType: ['guest'] })
    await expect(begin(dn)).rejects.toThrow(refusal('method-not-allowed'))
  })

  it.each(['auditor', 'administrator'] as const)('is refused to an %s', async (role) => {
    const other = await office.open(role)
    await expect(begin(await office.addUser(), other)).rejects.toThrow(refusal('not-permitted'))
  })

  it('is refused for a user who is not there', async () => {
    await expect(begin(`uid=nobody,${dnOf.staff}`)).rejects.toThrow(refusal('not-found'))
  })

  it('expires after 30 minutes', async () => {
    const shown = await begin(await office.addUser())
    office.wait(30 * 60 - 1)
    expect(console1.enrollments.peek(shown.enrollmentId).uri).toBe(shown.uri)
    office.wait(1)
    await expect(console1.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow(
      refusal('enrollment-ended'),
    )
  })

  it('leaves both screens as it expires, though nobody asks for anything', async () => {
    const { enrollmentId } = await begin(await office.addUser())
    office.wait(30 * 60 - 1)
    expect(console1.shown()).toMatchObject({ kind: 'qr' })
    office.wait(1)
    await expect.poll(() => console1.shown()).toBeNull()
    expect(console1.told.at(-1)).toEqual({ event: 'enrollment.ended', value: { enrollmentId } })
  })

  it('takes nothing of somebody else off the user display as it expires', async () => {
    const first = await begin(await office.addUser())
    office.wait(60)
    const next = await begin(await office.addUser())
    office.wait(30 * 60 - 60)
    // In its turn: whatever the timer does is done by then.
    await console1.enrollments.cancel(first.enrollmentId)
    expect(console1.shown()).toMatchObject({ kind: 'qr', key: next.key })
  })

  it('waits for nothing any more once it was left', async () => {
    const other = await office.open()
    const before = office.timers()
    const shown = await begin(await office.addUser(), other)
    expect(office.timers()).toBe(before + 1)
    await other.enrollments.cancel(shown.enrollmentId)
    expect(office.timers()).toBe(before)
    await begin(await office.addUser(), other)
    other.enrollments.endAll()
    expect(office.timers()).toBe(before)
  })

  it('ends with the session', async () => {
    const other = await office.open()
    const shown = await begin(await office.addUser(), other)
    other.enrollments.endAll()
    expect(() => other.enrollments.peek(shown.enrollmentId)).toThrow(refusal('enrollment-ended'))
  })

  it('that is only beginning ends with the session too, and the next operator’s user display stays empty', async () => {
    const other = await office.open()
    const before = office.timers()
    const beginning = begin(await office.addUser(), other)
    other.enrollments.endAll()
    await expect(beginning).rejects.toThrow(refusal('enrollment-ended'))
    expect(other.shown()).toBeNull()
    expect(office.timers()).toBe(before)
  })

  it('lets key and URI be copied, the key without its blanks', async () => {
    const shown = await begin(await office.addUser())
    expect(console1.enrollments.peek(shown.enrollmentId)).toEqual({
      key: shown.key.replaceAll(' ', ''),
      uri: shown.uri,
    })
  })

  it('is not written while the audit log can not be, and finish goes on when it can', async () => {
    const dn = await office.addUser()
    const shown = await begin(dn)
    const file = join(office.folder, 'audit-log.jsonl')
    const whole = readFileSync(file)
    appendFileSync(file, 'written by somebody else')
    await expect(console1.enrollments.confirm(shown.enrollmentId, phone(shown))).rejects.toThrow(
      refusal('audit-log-unwritable'),
    )
    expect((await infoOf(dn)).methods).toEqual([])
    truncateSync(file, whole.length)
    // The same code once more: it was right, and only the writing is left to do.
    expect(await console1.enrollments.confirm(shown.enrollmentId, phone(shown))).toMatchObject({
      outcome: 'confirmed',
    })
  })

  it('leaves no key in the audit log', async () => {
    const shown = await begin(await office.addUser())
    await console1.enrollments.confirm(shown.enrollmentId, phone(shown))
    const log = readFileSync(join(office.folder, 'audit-log.jsonl'), 'utf8')
    expect(log).not.toContain(shown.key.replaceAll(' ', ''))
    expect(log).not.toContain('eyJ')
  })
})
