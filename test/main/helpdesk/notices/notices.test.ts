import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openAuditLog } from '../../../../main/audit-log/audit-log.ts'
import type { DirectoryConnection } from '../../../../main/directory/connection.ts'
import { Entry } from '../../../../main/directory/entry.ts'
import type { SecurityInfoChange } from '../../../../main/directory/security-info-change.ts'
import { methodValue, type StoredMethod } from '../../../../main/directory/security-info-values.ts'
import { ConsoleError } from '../../../../main/errors.ts'
import type { ToldChange } from '../../../../main/helpdesk/notices/notice-draft.ts'
import { describeChange, describeHold } from '../../../../main/helpdesk/notices/notice-words.ts'
import { createNotices } from '../../../../main/helpdesk/notices/notices.ts'
import { describeTime } from '../../../../main/messaging/notice-values.ts'
import type { OutgoingNotice } from '../../../../main/messaging/routes.ts'
import { trouble } from '../../../../main/messaging/trouble.ts'
import { parsePolicy } from '../../../../main/policy/parse.ts'
import type { Desk } from '../../../../main/session/desk.ts'
import type { AuditAction } from '../../../../preload/contract.ts'
import { errorOf } from '../../directory/served.ts'
import { openMessaging } from '../../messaging/messaging-office.ts'
import { account, startTwilio } from '../../messaging/twilio-stand-in.ts'

const dn = 'uid=priya,ou=people,dc=example,dc=org'
const policy = parsePolicy(JSON.stringify({ roles: [], organization: { name: 'Practice University' } }))
const at = '2026-11-01T10:00:00.000Z'
const method = (id: string, type: StoredMethod['type'], target?: string): StoredMethod => ({
  id,
  type,
  label: id,
  addedAt: at,
  addedBy: null,
  confirmedAt: at,
  ...(target !== undefined && { target }),
})
const mobile = method('mobile', 'text', '+12065550101')
const mobileCall = method('mobile-call', 'call', '+12065550101')
const office = method('office', 'call', '+12065550102;ext=7')
const privateMail = method('private', 'email', 'priya@home.example')
const app = { ...method('app', 'authenticator-app'), label: 'Microsoft Authenticator' }

function entryOf(methods: StoredMethod[], mail = ['priya@university.example'], more = {}): Entry {
  return Entry.from(dn, { cn: 'Priya Okafor', mail, securityInfoMethod: methods.map(methodValue), ...more })
}
const everything = entryOf([mobile, mobileCall, office, privateMail, app])

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'notices-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const refusal = (code: 'number-blocked' | 'gateway-refused' | 'gateway-busy') =>
  trouble(code, { gateway: 'smtp', answer: `the gateway says ${code}`, sent: 'no' })

/** Never: not before the test is over. */
type Answer = 'sent' | 'never' | Error

interface Options {
  folder?: string
  directory?: string
  signedIn?: boolean
  /** What the gateway does with each message, in turn; it takes what comes after. */
  answers?: Answer[]
}

async function open({ folder = scratch(), directory = 'd1', signedIn = true, answers = [] }: Options = {}) {
  let time = Date.parse('2026-11-24T10:00:00Z')
  const clock = () => new Date(time)
  const auditLog = await openAuditLog({
    file: join(folder, 'audit-log.jsonl'),
    clock,
    consoleId: 'console-1',
  })
  const desk: Desk = {
    connection: null as unknown as DirectoryConnection,
    operator: { dn: 'uid=tess', name: 'Tess Technician', userName: 'tess', roles: ['technician'] },
    directory: {
      id: directory,
      label: directory,
      practice: true,
      security: 'ldaps',
      urls: [],
      baseDn: 'dc=example',
    },
    baseDn: 'dc=example',
    policy,
    scope: null,
    issuer: 'Practice University',
  }
  let present = signedIn
  let timers: { work: () => void; at: number }[] = []
  const delivered: OutgoingNotice[] = []
  const unanswered: (() => void)[] = []
  const logged: string[] = []
  const changed: string[] = []
  const notices = createNotices({
    ...{ folder, auditLog, clock, uptime: () => time },
    desk: () => {
      if (!present) throw new ConsoleError('not-signed-in', 'Nobody is signed in.')
      return desk
    },
    async deliver(_, notice) {
      const answer = answers[delivered.length] ?? 'sent'
      delivered.push(notice)
      if (answer === 'never') await new Promise<void>((resolve) => unanswered.push(resolve))
      if (answer instanceof Error) throw answer
    },
    changed: (user) => changed.push(user),
    log: (line) => logged.push(line),
    later(work, ms) {
      const timer = { work, at: time + ms }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
  })
  onTestFinished(async () => {
    for (const answer of unanswered) answer()
    await notices.stop()
    await auditLog.close()
  })
  const told: ToldChange = {
    ...{ desk, entry: everything, change: {} },
    ...{ action: 'remove-method', what: 'something was removed' },
  }
  const tell = (more: Partial<ToldChange> = {}) => notices.tell({ ...told, ...more })
  const states = () =>
    notices
      .read(dn)
      .map(({ state }) => state)
      .sort()
  return {
    folder,
    auditLog,
    told,
    notices,
    delivered,
    logged,
    changed,
    tell,
    states,
    signIn: () => {
      present = true
      notices.start()
    },
    signOut: () => {
      present = false
    },
    /** So many are over, or wait for another try. */
    settled: (count: number) =>
      expect
        .poll(
          () =>
            notices.read(dn).filter(({ state, problem }) => state !== 'waiting' || problem !== null).length,
        )
        .toBe(count),
    /** Seconds go by, and timers with them. What that sets off is under way then, not over. */
    wait(seconds: number) {
      const end = time + seconds * 1000
      for (;;) {
        const next = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        time = next.at
        next.work()
      }
      time = end
    },
    async records() {
      const all = await auditLog.forUser(dn)
      return all.map(({ phase, action, operator, outcome, detail }) => ({
        phase,
        action,
        operator,
        outcome,
        detail,
      }))
    },
    file: () => readFileSync(join(folder, 'notices.json'), 'utf8'),
  }
}

const toldBy = (delivered: OutgoingNotice[]) =>
  delivered.map(({ channel, target }) => `${channel} ${target}`).sort()

describe('a user is told', () => {
  test('on every channel on file, once a number or mailbox', async () => {
    const { tell, delivered, notices, settled, changed } = await open()
    tell()
    await settled(4)
    expect(toldBy(delivered)).toEqual([
      'call +12065550102;ext=7',
      'email priya@home.example',
      'email priya@university.example',
      'text +12065550101',
    ])
    expect(delivered[0]?.values).toMatchObject({
      what: 'something was removed',
      desk: 'help desk',
      organization: 'Practice University',
      name: 'Priya Okafor',
      cancelCode: null,
    })
    await expect.poll(() => notices.read(dn).every(({ state }) => state === 'sent')).toBe(true)
    expect(notices.read(dn).map(({ target }) => target)).toContain('+1 206 555 0102 ext. 7')
    expect(changed).toContain(dn)
    expect(notices.read('uid=somebody,dc=example')).toEqual([])
  })

  const told = async (change: Partial<ToldChange>) => {
    const { tell, delivered, settled, notices } = await open()
    tell(change)
    await expect.poll(() => notices.read(dn).length).toBeGreaterThan(0)
    await settled(notices.read(dn).length)
    return toldBy(delivered)
  }

  test('not on a number that was just added, but on one that is being removed', async () => {
    const change: SecurityInfoChange = { add: [method('new', 'text', '+12065550199')], remove: ['mobile'] }
    expect(await told({ entry: entryOf([mobile], []), change })).toEqual(['text +12065550101'])
  })

  test('not on the device reported lost, whichever of its methods is named', async () => {
    const entry = entryOf([mobile, mobileCall, privateMail])
    const change = { remove: ['mobile', 'mobile-call'] }
    const sent = await told({ entry, change, exceptMethodIds: ['mobile'] })
    expect(sent).toEqual(['email priya@home.example', 'email priya@university.example'])
    expect(await told({ entry, exceptTargets: ['Priya@Home.example', '+12065550101'] })).toEqual([
      'email priya@university.example',
    ])
  })

  test('not on a number that was lost before and is not found yet', async () => {
    const lost = JSON.stringify({ method: mobile, at })
    const entry = entryOf([mobileCall, privateMail], [], { securityInfoLostMethod: lost })
    expect(await told({ entry })).toEqual(['email priya@home.example'])
  })

  test('not on what was never confirmed, and once on a mailbox that is on file twice', async () => {
    const { confirmedAt, ...unproved } = mobile
    const own = method('own', 'email', 'Priya@University.example')
    expect(await told({ entry: entryOf([unproved, own]) })).toEqual(['email Priya@University.example'])
  })

  test('nowhere where nothing is on file: the card can say so', async () => {
    const { tell, notices, records, settled, delivered } = await open()
    tell({ entry: entryOf([app], []) })
    await settled(1)
    expect(notices.read(dn)).toMatchObject([{ state: 'failed', problem: 'no-channel', target: '' }])
    await expect.poll(records).toMatchObject([
      { phase: 'intent', detail: { result: 'no-channel' } },
      { phase: 'outcome', outcome: 'failed' },
    ])
    const [{ id } = { id: '' }] = notices.read(dn)
    expect(notices.retry(id)).toMatchObject([{ state: 'failed' }])
    expect(delivered).toEqual([])
  })
})

const one = { entry: entryOf([mobile], []) }

describe('what does not go out', () => {
  test('is tried again after 30 s, 2 min, 10 min and 1 h, and then given up', async () => {
    const { tell, delivered, wait, notices, settled, records } = await open({
      answers: Array.from({ length: 5 }, () => refusal('gateway-busy')),
    })
    tell(one)
    await settled(1)
    expect(notices.read(dn)).toMatchObject([
      {
        state: 'waiting',
        attempts: 1,
        nextAt: '2026-11-24T10:00:30.000Z',
        problem: 'the gateway says gateway-busy',
      },
    ])
    for (const [seconds, tries] of [
      [29, 1],
      [2, 2],
      [118, 2],
      [3, 3],
      [602, 4],
      [3_500, 4],
      [200, 5],
    ] as const) {
      wait(seconds)
      await expect.poll(() => delivered.length).toBe(tries)
    }
    await expect.poll(() => notices.read(dn)).toMatchObject([{ state: 'failed', attempts: 5, nextAt: null }])
    wait(10_000)
    await notices.stop()
    expect(delivered).toHaveLength(5)
    expect(new Set(delivered.map(({ id }) => id)).size).toBe(1)
    // One record, whatever number of tries it took.
    await expect.poll(records).toMatchObject([
      {
        phase: 'intent',
        action: 'send-notice',
        operator: { name: 'Tess Technician' },
        detail: { channel: 'text', about: 'remove-method', result: 'failed', attempts: 5 },
      },
      { phase: 'outcome', outcome: 'failed' },
    ])
  })

  test.each(['number-blocked', 'gateway-refused'] as const)(
    'and never will (%s) fails at once',
    async (code) => {
      const { tell, notices, settled, wait, delivered } = await open({ answers: [refusal(code)] })
      tell(one)
      await settled(1)
      await expect
        .poll(() => notices.read(dn))
        .toMatchObject([{ state: 'failed', problem: `the gateway says ${code}` }])
      wait(5_000)
      await notices.stop()
      expect(delivered).toHaveLength(1)
    },
  )

  test('is not sent twice where nobody knows whether it did', async () => {
    const lost = trouble('gateway-unreachable', {
      gateway: 'smtp',
      answer: 'connection lost',
      sent: 'unknown',
    })
    const { tell, notices, wait, delivered, states } = await open({ answers: [lost] })
    tell(one)
    await expect.poll(states).toEqual(['failed'])
    expect(notices.read(dn)).toMatchObject([{ problem: 'outcome-unknown: connection lost' }])
    wait(5_000)
    await notices.stop()
    expect(delivered).toHaveLength(1)
  })

  test('is tried again when an operator says so', async () => {
    const { tell, notices, states, delivered } = await open({ answers: [refusal('number-blocked')] })
    tell(one)
    await expect.poll(states).toEqual(['failed'])
    const [{ id } = { id: '' }] = notices.read(dn)
    expect(notices.userOf(id)).toBe(dn)
    expect(notices.retry(id)).toMatchObject([{ state: 'waiting' }])
    await expect.poll(states).toEqual(['sent'])
    expect(delivered).toHaveLength(2)
    notices.retry(id)
    expect(delivered).toHaveLength(2)
    expect((await errorOf(Promise.resolve().then(() => notices.retry('nobody')))).code).toBe('not-found')
  })

  test('goes out although the operator is gone meanwhile', async () => {
    const { tell, wait, delivered, settled, signOut } = await open({ answers: [refusal('gateway-busy')] })
    tell(one)
    await settled(1)
    signOut()
    wait(31)
    await expect.poll(() => delivered).toHaveLength(2)
  })
})

describe('after a restart', () => {
  test('what waits goes on once somebody is signed in at the same directory, and nothing goes out twice', async () => {
    const before = await open({ answers: [refusal('gateway-busy'), 'sent', 'never'] })
    const three = entryOf([mobile, office, privateMail], [])
    before.tell({ entry: three })
    await before.settled(2)
    await expect.poll(() => before.delivered.length).toBe(3)
    await expect.poll(before.states).toEqual(['sent', 'waiting', 'waiting'])
    // As it is on disk.
    await expect.poll(() => before.file().match(/"underWay": true/g)).toHaveLength(1)
    const { folder } = before

    const elsewhere = await open({ folder, directory: 'd2' })
    elsewhere.notices.start()
    elsewhere.wait(60)
    await elsewhere.notices.stop()
    expect(elsewhere.delivered).toEqual([])
    expect(elsewhere.notices.read(dn)).toEqual([])

    const nobody = await open({ folder, signedIn: false })
    nobody.wait(60)
    await nobody.notices.stop()
    expect(nobody.delivered).toEqual([])

    const after = await open({ folder, signedIn: false })
    after.signIn()
    after.wait(60)
    // The one that was refused; not the one that went out, nor the one that may have.
    await expect.poll(() => toldBy(after.delivered)).toEqual(['text +12065550101'])
    await expect.poll(after.states).toEqual(['failed', 'sent', 'sent'])
    const interrupted = after.notices.read(dn).find(({ state }) => state === 'failed')
    expect(interrupted?.problem).toMatch(/^outcome-unknown: /)
  })

  test('a file that can’t be read is kept aside and told', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'notices.json'), '{"notices": [{"id": 1}]}')
    const { notices, tell, states } = await open({ folder })
    expect(notices.notice?.kind).toBe('notices-reset')
    expect(notices.notice?.kept).toMatch(/^notices\.json\.unreadable-/)
    tell(one)
    await expect.poll(states).toEqual(['sent'])
  })

  test('the newest 2,000 are remembered', async () => {
    const folder = scratch()
    const first = await open({ folder })
    first.tell(one)
    await expect.poll(first.states).toEqual(['sent'])
    await first.notices.stop()
    const {
      notices: [old],
    } = JSON.parse(first.file()) as { notices: [{ id: string }] }
    const full = { notices: Array.from({ length: 2_000 }, (_, n) => ({ ...old, id: `old-${n}` })) }
    writeFileSync(join(folder, 'notices.json'), JSON.stringify(full))
    const { notices, tell } = await open({ folder })
    tell(one)
    await expect.poll(() => notices.read(dn)[0]?.id).not.toBe('old-1999')
    expect(notices.read(dn)).toHaveLength(2_000)
    expect(notices.read(dn).at(-1)?.id).toBe('old-1')
    await notices.stop()
  })
})

describe('a console that is killed in the middle of a change', () => {
  /** As it is on disk then. @returns the next console */
  async function killed(told: Partial<ToldChange> = one) {
    const before = await open()
    const { auditLog, notices, folder } = before
    const operator = { dn: 'uid=tess', name: 'Tess Technician' }
    const intent = { operator, user: dn, action: 'remove-method' as const, directory: 'd1', detail: {} }
    void auditLog.around(intent, (record) =>
      notices.around({ ...before.told, ...told }, record, () => new Promise(() => undefined)),
    )
    await expect.poll(() => existsSync(join(folder, 'notices.json'))).toBe(true)
    const after = await open({ folder })
    const [record] = await after.auditLog.unsettled()
    if (!record) throw new Error('There is no intent.')
    return { ...after, record }
  }

  test('shows and sends nothing before it is known whether the change was made', async () => {
    const { notices, delivered, wait, states } = await killed()
    notices.start()
    wait(600)
    await notices.stop()
    expect(delivered).toEqual([])
    expect(states()).toEqual([])
  })

  test.each(['succeeded', 'unknown'] as const)('tells of one that %s', async (outcome) => {
    const { notices, record, states, auditLog, delivered } = await killed()
    await auditLog.settle(record, outcome)
    notices.settled(record, outcome)
    notices.start()
    await expect.poll(states).toEqual(['sent'])
    expect(delivered).toHaveLength(1)
  })

  test('says nothing of one that was not made, and keeps none of it', async () => {
    const { notices, record, file, delivered } = await killed()
    notices.settled(record, 'failed')
    await expect.poll(file).not.toContain(dn)
    expect(delivered).toEqual([])
  })

  test('sends no code of which nobody knows whether it stops anything', async () => {
    const { notices, record, file, delivered } = await killed({ ...one, cancelCode: '1234 5678' })
    notices.settled(record, 'unknown')
    await expect.poll(file).not.toContain('1234 5678')
    expect(delivered).toEqual([])
  })

  test('finds the outcome that was on disk already', async () => {
    const { notices, record, states, auditLog } = await killed()
    await auditLog.settle(record, 'succeeded')
    notices.start()
    await expect.poll(states).toEqual(['sent'])
  })

  test('tells all the same where its audit log is gone', async () => {
    const { folder } = await killed()
    rmSync(join(folder, 'audit-log.jsonl'))
    const { notices, states } = await open({ folder })
    notices.start()
    await expect.poll(states).toEqual(['sent'])
  })

  test('of a change that is refused, nothing is left', async () => {
    const { notices, told, file, delivered } = await open()
    const refused = new ConsoleError('changed-elsewhere', 'Somebody else was first.')
    const work = () => Promise.reject(refused)
    await expect(notices.around(told, { hash: 'a' }, work)).rejects.toBe(refused)
    await expect.poll(file).not.toContain(dn)
    expect(delivered).toEqual([])
  })
})

describe('secrets', () => {
  test('a cancel code is in the file only while its notice waits, and never in the audit log', async () => {
    const { tell, file, wait, states, folder, delivered, notices, logged } = await open({
      answers: [refusal('gateway-busy'), refusal('number-blocked')],
    })
    const entry = entryOf([mobile, privateMail], [])
    tell({ entry, action: 'decide-approval', what: 'a change waits', cancelCode: '1234-5678' })
    await expect.poll(states).toEqual(['failed', 'waiting'])
    await expect.poll(file).toContain('1234-5678')
    wait(31)
    await expect.poll(states).toEqual(['failed', 'sent'])
    await notices.stop()
    expect(delivered.map(({ values }) => values.cancelCode)).toEqual(['1234-5678', '1234-5678', '1234-5678'])
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toContain('1234')
    expect(JSON.stringify([notices.read(dn), logged])).not.toContain('1234-5678')
    const { notices: stored } = JSON.parse(file()) as { notices: { state: string; told: object | null }[] }
    expect(stored.find(({ state }) => state === 'sent')?.told).toBeNull()
  })

  test('of what was told nothing is in the audit log', async () => {
    const { tell, records, states } = await open()
    tell(one)
    await expect.poll(states).toEqual(['sent'])
    await expect.poll(records).toHaveLength(2)
    const told = await records()
    expect(told).toMatchObject([{ detail: { channel: 'text', result: 'sent' } }, { outcome: 'succeeded' }])
    expect(JSON.stringify(told)).not.toMatch(/something was removed|\+1206/)
  })
})

test('what can not be kept on disk goes out all the same', async () => {
  const { tell, folder, states, logged } = await open()
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, '')
  tell(one)
  await expect.poll(states).toEqual(['sent'])
  expect(logged.join()).toContain('notices.json')
})

describe('over a gateway', () => {
  const place = (id: string) => ({
    directory: {
      id,
      label: id,
      practice: id === 'practice',
      security: 'ldaps' as const,
      urls: [],
      baseDn: '',
    },
    policy,
  })
  const values = {
    ...{ what: 'all sessions were ended', when: 'now', desk: 'help desk', object: 'Call us.', name: 'Priya' },
    ...{ organization: 'Practice University', cancelCode: null },
  }

  test('the practice phone shows each channel’s own words', async () => {
    const { messaging, phone } = await openMessaging({ practice: true })
    for (const [channel, target] of [
      ['text', '+12065550101'],
      ['call', '+12065550102;ext=7'],
      ['email', 'priya@home.example'],
    ] as const)
      await messaging.sendNotice(place('practice'), {
        id: channel,
        channel,
        target,
        audience: 'user',
        values,
      })
    expect(phone.read().messages).toMatchObject([
      { kind: 'email', subject: 'Security notice for your account at Practice University' },
      {
        kind: 'call',
        to: '+1 206 555 0102 ext. 7',
        body: expect.stringContaining('On now: all sessions were ended.'),
      },
      {
        kind: 'text',
        body: 'Practice University help desk about your account (now): all sessions were ended. Not you? Call us.',
      },
    ])
  })

  test('administrators are told of an emergency in words of their own', async () => {
    const { messaging, phone } = await openMessaging({ practice: true })
    const what = 'Tess acts on the account of Priya in an emergency, without verification: “Fire”'
    const [channel, target, audience] = ['text', '+12065550101', 'administrators'] as const
    const told = { ...values, what }
    await messaging.sendNotice(place('practice'), { id: '1', channel, target, audience, values: told })
    expect(phone.read().messages[0]?.body).toMatch(/^Practice University help desk to its administrators/)
  })

  const notice = { id: '1', channel: 'text', target: '+12065550101', audience: 'user', values } as const
  const byTwilio = { text: 'twilio', call: 'twilio', email: null, push: null } as const

  test('that was not chosen, is not set up, or has no sender, says so', async () => {
    const { messaging } = await openMessaging({ practice: false })
    const send = () => messaging.sendNotice(place('d1'), notice)
    expect((await errorOf(send())).code).toBe('no-gateway')
    await messaging.choose(byTwilio)
    expect((await errorOf(send())).code).toBe('no-gateway')
    await messaging.saveTwilio({ ...account, sender: null })
    expect(await errorOf(send())).toMatchObject({
      code: 'no-gateway',
      detail: { problem: 'twilio-has-no-sender' },
    })
  })

  test('Twilio carries texts and calls from the sender of the settings', async () => {
    const twilio = await startTwilio()
    onTestFinished(twilio.close)
    const { messaging } = await openMessaging({ practice: false, twilioBaseUrl: twilio.url })
    await messaging.saveTwilio(account)
    await messaging.choose(byTwilio)
    await messaging.sendNotice(place('d1'), notice)
    await messaging.sendNotice(place('d1'), { ...notice, channel: 'call', target: '+12065550102;ext=7' })
    expect(twilio.notices).toMatchObject([
      { kind: 'text', from: account.sender, words: expect.stringMatching(/ended\. Not you\? Call us\.$/) },
      {
        kind: 'call',
        from: account.sender,
        digits: 'wwww7',
        words: expect.stringContaining('Hello. This is'),
      },
    ])
    // What was saved meanwhile holds for the next one.
    await messaging.saveTwilio({ ...account, secret: null, sender: `MG${'d4'.repeat(16)}` })
    expect(await errorOf(messaging.sendNotice(place('d1'), { ...notice, channel: 'call' }))).toMatchObject({
      detail: { problem: 'twilio-has-no-caller' },
    })
  })
})

describe('what happened', () => {
  const says = (action: AuditAction, change: SecurityInfoChange) =>
    describeChange({ entry: everything, action, change })
  const now = new Date('2026-11-24T10:30:00Z')

  test.each<[AuditAction, SecurityInfoChange, string | null]>([
    ['add-method', { add: [app] }, 'the authenticator app “Microsoft Authenticator” was added'],
    ['remove-method', { remove: ['mobile'] }, 'the number ending in 01 for text messages was removed'],
    [
      'reset',
      { remove: ['mobile', 'office'], revokeSessions: now },
      '2 sign-in methods were removed and all sessions were ended',
    ],
    [
      'lost-device',
      { remove: ['office'], reregister: now, revokeSessions: now },
      'a device was reported lost, so the number ending in 02 for phone calls was removed, you will be asked to set ' +
        'up your sign-in methods at your next sign-in and all sessions were ended',
    ],
    ['restore-method', { add: [privateMail], find: ['private'] }, 'the mailbox at home.example was restored'],
    [
      'rename-method',
      { update: [{ ...app, label: 'Phone' }] },
      'the authenticator app “Microsoft Authenticator” is called “Phone” now',
    ],
    [
      'change-default',
      { defaultId: 'mobile' },
      'the number ending in 01 for text messages became the default sign-in method',
    ],
    ['delete-pass', { pass: null }, 'the temporary access pass was deleted'],
    ['repair', { repair: true }, 'entries that nobody could read were removed'],
    ['test-method', { update: [{ ...app, lastTest: { at, result: 'passed', by: 'x' } }] }, null],
  ])('%s', (action, change, sentence) => {
    expect(says(action, change)).toBe(sentence)
  })

  test('a hold says when, without a character that costs room', () => {
    expect(describeHold(now, 'UTC')).toBe(
      'a change to it was approved and takes effect on Nov 24, 10:30 AM UTC',
    )
    expect(describeTime(now, 'UTC')).toBe('Nov 24, 10:30 AM UTC')
  })
})
