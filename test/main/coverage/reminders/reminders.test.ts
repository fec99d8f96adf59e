import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reminderFile } from '../../../../main/coverage/reminders/store.ts'
import { ConsoleError } from '../../../../main/errors.ts'
import { trouble } from '../../../../main/messaging/trouble.ts'
import type { ReminderChannel, ReminderOutcome } from '../../../../preload/contract.ts'
import { errorOf } from '../../directory/served.ts'
import {
  type Console,
  dnOf,
  everybody,
  type GatewayAnswer,
  mailOf,
  method,
  openPlace,
  type Place,
  type StartOptions,
  signal,
} from './desk.ts'

const day = 86_400_000
const minute = 60_000

const cannot = (code: 'gateway-busy' | 'gateway-refused' | 'gateway-credentials', answer = 'not now') =>
  trouble(code, { gateway: 'smtp', answer, sent: 'no' })
const nobodyKnows = trouble('gateway-unreachable', {
  gateway: 'smtp',
  answer: 'connection lost',
  sent: 'unknown',
})

function placeOf(...names: string[]): Place {
  const place = openPlace()
  for (const name of names) place.add(name)
  return place
}
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `user${index}`)

async function send(place: Place, options: StartOptions = {}, channel: ReminderChannel = 'email') {
  const console = await place.start(options)
  await console.reminders.start({ selection: everybody, channel })
  return { console, campaign: await console.rested() }
}

const targets = ({ taken }: Place) => taken.map(({ target }) => target)

async function outcomesOf({ reminders }: Console): Promise<Record<string, ReminderOutcome | null>> {
  const { people } = await reminders.list({ words: '', outcome: null, from: 0, count: 1_000 })
  return Object.fromEntries(people.map(({ userName, outcome }) => [userName, outcome]))
}

describe('who gets what', () => {
  test('each in the words for what they lack, at the address on file', async () => {
    const place = placeOf('priya')
    place.add('tomas', { securityInfoMethod: [method('email', 'tomas@home.example')] })
    const { campaign } = await send(place, { reminders: { url: 'https://mfa.university.example' } })
    expect(campaign).toMatchObject({ state: 'finished', people: 2, outcomes: { sent: 2 } })
    expect(targets(place)).toEqual([mailOf('priya'), mailOf('tomas')])
    const [priya, tomas] = place.taken.map(({ written }) => written)
    expect(priya?.subject).toBe('Please set up your security info at Practice University')
    expect(priya?.text).toContain(
      'Hello priya Person,\n\nyour account at Practice University has no security info yet. It needs one of these: ' +
        'an authenticator app, text messages.',
    )
    expect(priya?.text).toContain('https://mfa.university.example')
    expect(tomas?.subject).toBe('Your security info at Practice University is not complete yet')
    expect(JSON.stringify(place.taken)).not.toContain('{{')
  })

  test('texts go to a proved number before the one on file, and are whole sentences without a page to name', async () => {
    const place = openPlace()
    place.add('priya', { mobile: ['206 555 0101'] })
    place.add('tomas', {
      ...{ mobile: ['206 555 0102'], employeeType: ['staff'] },
      // Proved, but of no role: it reaches them and is not enough.
      securityInfoMethod: [method('call', '+12065550103')],
    })
    place.add('nobody')
    place.add('landline', { mobile: ['no number'] })
    const { campaign } = await send(place, {}, 'text')
    expect(place.taken.map(({ target, written }) => [target, written.plain])).toEqual([
      [
        '+12065550101',
        'Practice University: your account has no security info yet. It needs one of these: an authenticator app, ' +
          'text messages. Set it up at the sign-in page. Questions? Ask the IT help desk.',
      ],
      [
        '+12065550102',
        'Practice University: your security info is not complete. It still needs one of these: an authenticator app, ' +
          'text messages. Add it at the sign-in page. Questions? Ask the IT help desk.',
      ],
    ])
    expect(campaign.leftOut).toMatchObject({ 'no-address': 2 })
  })

  test('everybody is read anew: who lacks nothing any more, is disabled, gone or without an address is left out', async () => {
    const place = placeOf('first', 'capable', 'disabled', 'gone', 'silent')
    const change = (name: string, attributes: Record<string, string[]>) => place.add(name, attributes)
    const { console, campaign } = await send(place, {
      async reads(dn) {
        if (dn !== dnOf('first')) return
        change('capable', { securityInfoMethod: [method('authenticator-app')] })
        change('disabled', { pwdAccountLockedTime: ['000001010000Z'] })
        change('silent', { mail: [] })
        place.people.delete(dnOf('gone'))
      },
    })
    expect(targets(place)).toEqual([mailOf('first')])
    expect(campaign).toMatchObject({
      outcomes: { sent: 1, 'left-out': 4 },
      leftOut: { 'nothing-missing': 1, disabled: 1, gone: 1, 'no-address': 1, lately: 0 },
    })
    const { people } = await console.reminders.list({
      words: 'GONE',
      outcome: 'left-out',
      from: 0,
      count: 10,
    })
    expect(people).toMatchObject([{ userName: 'gone', leftOut: 'gone', reminders: [] }])
  })

  test('in the policy’s own words, and in ours where those can’t be used', async () => {
    const place = placeOf('priya')
    const templates = { nothing: { mailSubject: 'Hey {{name}}', mailBody: 'Broken {{nonsense}}' } }
    await send(place, { reminders: { templates } })
    expect(place.taken[0]?.written.subject).toBe('Hey priya Person')
    expect(place.taken[0]?.written.text).toContain('has no security info yet')
  })
})

describe('how fast', () => {
  test.each([1, 7, 60])('no minute has more than %i', async (perMinute) => {
    const place = placeOf(...numbered(perMinute === 1 ? 5 : 150))
    await send(place, { reminders: { perMinute } })
    const at = place.taken.map((message) => message.at)
    for (const time of at)
      expect(at.filter((other) => other >= time && other < time + minute).length).toBeLessThanOrEqual(
        perMinute,
      )
    expect(at.length).toBe(perMinute === 1 ? 5 : 150)
  })

  test('a pause makes it no faster', async () => {
    const place = placeOf('a', 'b')
    let console: Console | null = null
    console = await place.start({
      reminders: { perMinute: 1 },
      gateway() {
        void console?.reminders.pause()
        return 'takes'
      },
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    expect(await console.rested()).toMatchObject({
      state: 'paused',
      why: 'operator',
      outcomes: { waiting: 1 },
    })
    await console.reminders.resume()
    await console.rested()
    const [first, second] = place.taken
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(minute)
  })

  test('the time left is told', async () => {
    const place = placeOf(...numbered(120))
    const { console } = await send(place, { reminders: { perMinute: 60 } })
    const left = console.told
      .map(({ campaign }) => campaign?.secondsLeft ?? null)
      .filter((one) => one !== null)
    expect(Math.max(...left)).toBeGreaterThan(100)
    expect(left).toEqual([...left].sort((a, b) => b - a))
  })
})

describe('how often', () => {
  test('nobody again before the policy’s days are over', async () => {
    const place = placeOf('priya')
    await send(place)
    place.wait(6 * day)
    place.add('new')
    expect((await send(place)).campaign).toMatchObject({ outcomes: { sent: 1 }, leftOut: { lately: 1 } })
    expect(targets(place)).toEqual([mailOf('priya'), mailOf('new')])
    // A week later in the calendar, an hour earlier in the day.
    place.wait(day - 3_600_000)
    expect((await send(place)).campaign.outcomes.sent).toBe(1)
    expect(targets(place)).toEqual([mailOf('priya'), mailOf('new'), mailOf('priya')])
  })

  test('how often and when stays known', async () => {
    const place = placeOf('priya')
    await send(place)
    const first = new Date(place.now()).toISOString()
    place.wait(7 * day)
    const { console } = await send(place)
    const { people, listed } = await console.reminders.list({
      words: 'priya',
      outcome: null,
      from: 0,
      count: 9,
    })
    expect(listed).toBe(1)
    expect(people[0]?.reminders.map(({ certain, channel }) => [certain, channel])).toEqual([
      [true, 'email'],
      [true, 'email'],
    ])
    expect(people[0]?.reminders[1]?.at.slice(0, 10)).toBe(first.slice(0, 10))
  })
})

describe('the manager', () => {
  const reminders = { escalateAfter: 2, everyDays: 7 }
  function office() {
    const place = openPlace()
    place.add('priya', { manager: [dnOf('boss')] })
    place.people.set(dnOf('boss'), place.people.get(dnOf('boss')) ?? bossOf(place))
    return place
  }
  function bossOf(place: Place) {
    place.add('boss', { securityInfoMethod: [method('authenticator-app')] })
    const boss = place.people.get(dnOf('boss'))
    if (!boss) throw new Error('no boss')
    return boss
  }
  const week = (place: Place) => place.wait(7 * day)

  test('is told once, after as many reminders as the policy says', async () => {
    const place = office()
    for (let round = 0; round < 4; round += 1) {
      await send(place, { reminders })
      week(place)
    }
    const told = place.taken.filter(({ target }) => target === mailOf('boss'))
    expect(told).toHaveLength(1)
    expect(place.taken.indexOf(told[0] as (typeof told)[number])).toBe(3)
    expect(told[0]?.written.subject).toBe('priya Person has not set up their security info yet')
    expect(told[0]?.written.text).toContain('Hello boss Person,')
    expect(told[0]?.written.text).toContain('one of these: an authenticator app, text messages')
  })

  test('is told again only of somebody who had set it up in between', async () => {
    const place = office()
    for (let round = 0; round < 3; round += 1) {
      await send(place, { reminders })
      week(place)
    }
    place.add('priya', { manager: [dnOf('boss')], securityInfoMethod: [method('authenticator-app')] })
    await send(place, { reminders })
    place.add('priya', { manager: [dnOf('boss')] })
    for (let round = 0; round < 2; round += 1) {
      await send(place, { reminders })
      week(place)
    }
    const toldSoFar = () => targets(place).filter((target) => target === mailOf('boss')).length
    expect(toldSoFar()).toBe(1)
    await send(place, { reminders })
    expect(toldSoFar()).toBe(2)
  })

  test('who has none keeps nothing up', async () => {
    const place = placeOf('priya')
    for (let round = 0; round < 3; round += 1) {
      await send(place, { reminders })
      week(place)
    }
    const { console, campaign } = await send(place, { reminders })
    expect(campaign).toMatchObject({ state: 'finished', outcomes: { sent: 1 }, managersTold: 0 })
    const { people } = await console.reminders.list({ words: '', outcome: null, from: 0, count: 9 })
    expect(people[0]).toMatchObject({ managerToldAt: null, managerProblem: 'no-manager' })
  })

  test('is not told twice where the console ended in the middle of it', async () => {
    const place = office()
    for (let round = 0; round < 2; round += 1) {
      await send(place, { reminders })
      week(place)
    }
    const loss = signal()
    const dies = await place.start({
      reminders,
      gateway({ target }): GatewayAnswer {
        if (target !== mailOf('boss')) return 'takes'
        loss.happen()
        return 'lost-after'
      },
    })
    await dies.reminders.start({ selection: everybody, channel: 'email' })
    await loss.happened
    const next = await place.start({ reminders })
    await next.reminders.resume()
    await next.rested()
    week(place)
    await send(place, { reminders })
    expect(targets(place).filter((target) => target === mailOf('boss'))).toHaveLength(1)
  })
})

describe('a gateway that fails', () => {
  test('is left alone for longer and longer, then it stops, and Resume goes on with everybody who got nothing', async () => {
    const place = placeOf(...numbered(20))
    let works = true
    const tries: number[] = []
    const console = await place.start({
      gateway() {
        if (place.taken.length === 7 && tries.length < 5) works = false
        if (works) return 'takes'
        tries.push(place.now())
        return cannot('gateway-busy')
      },
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    expect(await console.rested()).toMatchObject({
      ...{ state: 'paused', why: 'gateway', outcomes: { sent: 7, waiting: 13 } },
      error: { code: 'gateway-busy' },
    })
    const rests = tries.slice(1).map((at, index) => at - (tries[index] ?? 0))
    expect(rests).toEqual([...rests].sort((a, b) => a - b))
    expect(rests.at(-1)).toBeGreaterThanOrEqual(minute)

    works = true
    await console.reminders.resume()
    expect(await console.rested()).toMatchObject({ state: 'finished', error: null, outcomes: { sent: 20 } })
    expect(new Set(targets(place)).size).toBe(20)
    expect(place.taken).toHaveLength(20)
  })

  test('one that comes back in time is never stopped for, and what it waits for is told', async () => {
    const place = placeOf(...numbered(3))
    let failures = 3
    const { console, campaign } = await send(place, {
      gateway: () => (failures-- > 0 ? cannot('gateway-busy', 'come back later') : 'takes'),
    })
    expect(campaign).toMatchObject({ state: 'finished', outcomes: { sent: 3 } })
    expect(console.told.map((state) => state.campaign?.error?.message)).toContain('smtp: come back later')
  })

  test('with one mailbox only keeps nobody else waiting', async () => {
    const place = placeOf(...numbered(30))
    const { console, campaign } = await send(place, {
      gateway: ({ target }) =>
        target === mailOf('user3') ? cannot('gateway-busy', 'mailbox full') : 'takes',
    })
    expect(campaign).toMatchObject({ state: 'paused', why: 'gateway', outcomes: { sent: 29, waiting: 1 } })
    const { people } = await console.reminders.list({ words: '', outcome: 'waiting', from: 0, count: 9 })
    expect(people).toMatchObject([{ userName: 'user3', problem: 'mailbox full' }])
  })

  test('that refuses one mailbox is right about that one', async () => {
    const place = placeOf(...numbered(12))
    const bad = ['user1', 'user4', 'user9'].map(mailOf)
    const { console, campaign } = await send(place, {
      gateway: ({ target }) =>
        bad.includes(target) ? cannot('gateway-refused', 'no such mailbox') : 'takes',
    })
    expect(campaign).toMatchObject({ state: 'finished', outcomes: { sent: 9, failed: 3 } })
    expect((await outcomesOf(console))['user4']).toBe('failed')
  })

  test('that refuses one after the other stops it, and those are tried again; twice refused is refused', async () => {
    const place = placeOf(...numbered(12))
    let refuses = true
    const console = await place.start({
      gateway: ({ target }) =>
        refuses || target === mailOf('user2') ? cannot('gateway-refused', 'policy violation') : 'takes',
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    expect(await console.rested()).toMatchObject({
      ...{ state: 'paused', why: 'gateway', outcomes: { waiting: 12, failed: 0 } },
      error: { code: 'gateway-refused' },
    })
    refuses = false
    await console.reminders.resume()
    expect(await console.rested()).toMatchObject({ state: 'finished', outcomes: { sent: 11, failed: 1 } })
    expect(place.taken).toHaveLength(11)
  })

  test('by its settings stops at once', async () => {
    const place = placeOf(...numbered(3))
    let tries = 0
    const { campaign } = await send(place, {
      gateway() {
        tries += 1
        return cannot('gateway-credentials')
      },
    })
    expect(campaign).toMatchObject({ state: 'paused', why: 'gateway', outcomes: { waiting: 3 } })
    expect(tries).toBe(1)
  })

  test('in the middle of a message may have sent it: it is not sent again', async () => {
    const place = placeOf(...numbered(3))
    let tries = 0
    const { console, campaign } = await send(place, {
      gateway({ target }) {
        if (target !== mailOf('user1')) return 'takes'
        tries += 1
        return nobodyKnows
      },
    })
    expect(campaign).toMatchObject({ state: 'finished', outcomes: { sent: 2, 'maybe-sent': 1 } })
    expect(tries).toBe(1)
    const { people } = await console.reminders.list({ words: '', outcome: 'maybe-sent', from: 0, count: 9 })
    expect(people).toMatchObject([
      { userName: 'user1', problem: 'connection lost', reminders: [{ certain: false }] },
    ])
    // It counts as one all the same.
    expect((await send(place)).campaign.leftOut.lately).toBe(3)
  })
})

describe('a directory that fails', () => {
  test('stops it after several tries, and nobody is lost', async () => {
    const place = placeOf(...numbered(4))
    let fails = true
    const console = await place.start({
      async reads(dn) {
        if (fails && dn === dnOf('user2')) throw new ConsoleError('directory-timeout', 'no answer')
      },
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    expect(await console.rested()).toMatchObject({
      ...{ state: 'paused', why: 'directory', outcomes: { sent: 2, waiting: 2 } },
      error: { code: 'directory-timeout' },
    })
    fails = false
    await console.reminders.resume()
    expect((await console.rested()).outcomes.sent).toBe(4)
  })

  test.each(['locked', 'directory-lost'] as const)(
    '%s: it waits for the operator, and goes on when they are back',
    async (why) => {
      const place = placeOf(...numbered(6))
      let console: Console | null = null
      console = await place.start({
        gateway() {
          if (place.taken.length === 2) console?.absent(why)
          return 'takes'
        },
      })
      await console.reminders.start({ selection: everybody, channel: 'email' })
      expect(await console.rested()).toMatchObject({ state: 'paused', why: 'away', outcomes: { sent: 3 } })
      console.absent(null)
      await console.reminders.bound(console.desk)
      expect(await console.rested()).toMatchObject({ state: 'finished', outcomes: { sent: 6 } })
      expect(new Set(targets(place)).size).toBe(6)
    },
  )

  test('signed out, it waits until somebody resumes it', async () => {
    const place = placeOf(...numbered(6))
    let console: Console | null = null
    let left: Promise<void> | undefined
    console = await place.start({
      gateway() {
        if (place.taken.length === 2) left ??= console?.reminders.ended()
        return 'takes'
      },
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    await console.rested()
    await left
    await console.reminders.bound(console.desk)
    expect(await console.rested()).toMatchObject({ state: 'paused', why: 'away', outcomes: { sent: 3 } })
    await console.reminders.resume()
    expect(await console.rested()).toMatchObject({ state: 'finished', outcomes: { sent: 6 } })
  })
})

describe('a campaign', () => {
  test('is paused after a restart, and says so', async () => {
    const place = placeOf(...numbered(5))
    const loss = signal()
    const dies = await place.start({
      gateway(): GatewayAnswer {
        if (place.taken.length < 2) return 'takes'
        loss.happen()
        return 'lost-before'
      },
    })
    await dies.reminders.start({ selection: everybody, channel: 'email' })
    await loss.happened
    const next = await place.start()
    expect((await next.reminders.state()).campaign).toMatchObject({
      ...{ state: 'paused', why: 'restart', startedBy: 'Adam Administrator', channel: 'email', people: 5 },
      outcomes: { sent: 2, 'maybe-sent': 1, waiting: 2 },
      filter: 'who lacks something',
    })
  })

  test('closed with the console, nothing is uncertain', async () => {
    const place = placeOf(...numbered(5))
    const third = signal()
    const console = await place.start({
      gateway() {
        if (place.taken.length === 2) third.happen()
        return 'takes'
      },
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    await third.happened
    await console.reminders.stop()
    const next = await place.start()
    expect((await next.reminders.state()).campaign).toMatchObject({
      ...{ state: 'paused', why: 'restart', outcomes: { sent: 3, 'maybe-sent': 0, waiting: 2 } },
    })
  })

  test('that is cancelled sends nothing more, and makes room for another', async () => {
    const place = placeOf(...numbered(5))
    let console: Console | null = null
    console = await place.start({
      gateway() {
        void console?.reminders.cancel()
        return 'takes'
      },
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    expect(await console.rested()).toMatchObject({ state: 'cancelled', outcomes: { sent: 1, waiting: 4 } })
    await console.reminders.resume()
    expect(place.taken).toHaveLength(1)
    const { campaign } = await send(place)
    expect(campaign).toMatchObject({ outcomes: { sent: 4 }, leftOut: { lately: 1 } })
  })

  test('is the only one', async () => {
    const place = placeOf('a', 'b')
    const { console } = await send(place, { gateway: () => cannot('gateway-credentials') })
    const again = console.reminders.start({ selection: everybody, channel: 'text' })
    expect((await errorOf(again)).code).toBe('already-exists')
  })

  test('is an administrator’s, whatever the border says', async () => {
    const place = placeOf('a')
    const { reminders } = await place.start({ roles: ['auditor'] })
    for (const call of [
      () => reminders.start({ selection: everybody, channel: 'email' }),
      () => reminders.resume(),
      () => reminders.cancel(),
    ])
      expect((await errorOf(call())).code).toBe('not-permitted')
    expect(await reminders.state()).toEqual({ campaign: null, setAside: null })
  })

  test('of one directory is nothing to another', async () => {
    const place = placeOf('a')
    await send(place)
    const elsewhere = await place.start({ directory: 'd2' })
    expect((await elsewhere.reminders.state()).campaign).toBeNull()
    await elsewhere.reminders.start({ selection: everybody, channel: 'email' })
    expect((await elsewhere.rested()).outcomes.sent).toBe(1)
    await elsewhere.reminders.forget('d2')
    expect(existsSync(reminderFile(place.folder, 'd2'))).toBe(false)
    expect((await elsewhere.reminders.state()).campaign).toBeNull()
    expect(existsSync(reminderFile(place.folder, 'd1'))).toBe(true)
  })

  test('stands in the audit log, before and after, without names and addresses', async () => {
    const place = placeOf('a', 'b', 'c')
    const console = await place.start({
      gateway: ({ target }) =>
        target === mailOf('b') ? cannot('gateway-refused', `no ${mailOf('b')}`) : 'takes',
    })
    await console.reminders.start({
      selection: { ...everybody, words: 'priya', role: 'staff' },
      channel: 'email',
    })
    await console.rested()
    await console.reminders.stop()
    expect(console.audit).toMatchObject([
      {
        action: 'send-reminders',
        outcome: 'succeeded',
        detail: {
          channel: 'email',
          people: 3,
          filter: 'who lacks something, role Staff, found by a search',
          ended: 'finished',
          sent: 2,
          failed: 1,
        },
      },
    ])
    expect(JSON.stringify(console.audit)).not.toMatch(/priya|university\.example/)
    expect(readFileSync(join(place.folder, 'audit-log-1.jsonl'), 'utf8')).not.toMatch(
      /university\.example|Person/,
    )
  })
})

describe('the record on disk', () => {
  test('that can’t be read is set aside, and nothing is sent by it', async () => {
    const place = placeOf('a', 'b')
    await send(place, { gateway: () => cannot('gateway-credentials') })
    const file = reminderFile(place.folder, 'd1')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"kind":"begin"', '"kind":"bogus"'))
    const next = await place.start()
    const { campaign, setAside } = await next.reminders.state()
    expect(campaign).toBeNull()
    expect(readFileSync(join(place.folder, setAside ?? ''), 'utf8')).toContain('bogus')
  })

  test('that can’t be written stops it before anything goes out unrecorded', async () => {
    const place = placeOf(...numbered(5))
    const console = await place.start({
      gateway({ target }) {
        // Somebody else writes to the file: ours refuses to go on.
        if (target === mailOf('user2')) appendFileSync(reminderFile(place.folder, 'd1'), 'x')
        return 'takes'
      },
    })
    await console.reminders.start({ selection: everybody, channel: 'email' })
    expect(await console.rested()).toMatchObject({
      ...{ state: 'paused', why: 'storage', error: { code: 'storage-unwritable' } },
      // The third went out, and no line could say so.
      outcomes: { sent: 2, 'maybe-sent': 1, waiting: 2 },
    })
    expect(place.taken).toHaveLength(3)
  })
})

describe('before it starts', () => {
  test('it is told how many get it, and how many don’t and why', async () => {
    const place = placeOf('a', 'b')
    place.add('registered', { securityInfoMethod: [method('email')] })
    await send(place)
    place.add('new')
    place.add('silent', { mail: [] })
    place.add('disabled', { pwdAccountLockedTime: ['000001010000Z'] })
    place.add('adam')
    const { reminders } = await place.start({ reminders: { escalateAfter: 3, everyDays: 14 } })
    expect(await reminders.plan({ selection: everybody, channel: 'email' })).toEqual({
      ...{ channel: 'email', people: 6, shortfalls: { nothing: 5, 'registered-only': 1 } },
      ...{ lately: 3, disabled: 1, unreachable: 1, toSend: 1 },
      examples: { nothing: dnOf('new'), 'registered-only': null },
      ...{ everyDays: 14, perMinute: 600, escalateAfter: 3, gateway: 'smtp', own: mailOf('adam') },
    })
  })

  test('a gateway that is not set up for it is none', async () => {
    const { reminders } = await placeOf('a').start()
    // Twilio, without a number of the organization's own.
    expect(await reminders.plan({ selection: everybody, channel: 'text' })).toMatchObject({ gateway: null })
  })

  test('they are shown as they will arrive', async () => {
    const place = placeOf('priya')
    const { reminders } = await place.start()
    const { kept } = reminders.templates()
    const templates = { ...kept, nothing: { ...kept.nothing, text: '{{name}}: {{missing}} {{oops}}' } }
    const { looks, problems } = await reminders.preview({
      templates,
      examples: { nothing: dnOf('priya'), 'registered-only': dnOf('nobody') },
    })
    expect(looks.nothing).toMatchObject({
      to: 'priya Person',
      text: {
        message: 'priya Person: one of these: an authenticator app, text messages {{oops}}',
        segments: 1,
      },
    })
    expect(looks['registered-only'].mailText).toContain('It still needs one of these')
    expect(looks.manager.mailSubject).toBe('priya Person has not set up their security info yet')
    expect(problems).toEqual([{ kind: 'nothing', template: 'text', why: 'unknown-variable', value: 'oops' }])
  })
})
