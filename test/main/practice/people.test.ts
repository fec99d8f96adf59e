import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DirectoryConnection } from '../../../main/directory/connection.ts'
import { foldDn } from '../../../main/directory/dn.ts'
import type { Entry } from '../../../main/directory/entry.ts'
import { present } from '../../../main/directory/filter.ts'
import { parseSecurityInfo } from '../../../main/directory/security-info.ts'
import { accountState, cardAttributes } from '../../../main/directory/users.ts'
import { readMailbox } from '../../../main/messaging/mailbox.ts'
import { methodTypes, secondFactors } from '../../../main/methods/offers.ts'
import { readPhoneNumber } from '../../../main/methods/phone-number.ts'
import { evaluate } from '../../../main/policy/evaluate.ts'
import type { Policy } from '../../../main/policy/parse.ts'
import { readPolicy } from '../../../main/policy/read.ts'
import { openPractice } from '../../../main/practice/practice.ts'
import { connection, now, open, operatorOf, people } from './opened.ts'

let everybody: Entry[]
let policy: Policy

async function read(directory: DirectoryConnection, base: string, attributes: string[]): Promise<Entry[]> {
  const answer = await directory.search(base, { scope: 'one', filter: present('objectClass'), attributes })
  return answer.entries
}

/** As an operator meets them: over LDAP, with what a card reads. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'))
  const file = join(folder, 'practice-directory.json')
  const practice = await openPractice({ file, clock: () => now })
  const { dn, password } = operatorOf(practice, 'auditor')
  const directory = await DirectoryConnection.open({ urls: [practice.url], security: 'ldap', ca: null })
  await directory.bind(dn, password)
  everybody = await read(directory, people, [...cardAttributes, 'sn', 'preferredLanguage', 'memberOf'])
  policy = await readPolicy(directory, practice.baseDn)
  await directory.close()
  await practice.close()
  await rm(folder, { recursive: true })
})

const values = (name: string): string[] => everybody.flatMap((entry) => entry.values(name))
const count = (suits: (entry: Entry) => boolean): number => everybody.filter(suits).length
const infoOf = (entry: Entry) => parseSecurityInfo(entry)
const has = (name: string) => (entry: Entry) => entry.has(name)
/** As it is read when it is registered: which kind of method takes it. */
const read164 = async (kind: 'text' | 'call', number = '') =>
  (await readPhoneNumber({ country: 'US', number, extension: null, kind, countries: null })).target
const is = (type: string) => (entry: Entry) => entry.values('employeeType').includes(type)

test('at least 300, the same ones each time', async () => {
  expect(everybody.length).toBeGreaterThanOrEqual(300)
  const directory = await connection(await open(), 'auditor')
  const again = await read(directory, people, [...cardAttributes, 'sn', 'preferredLanguage', 'memberOf'])
  expect(JSON.stringify(again)).toBe(JSON.stringify(everybody))
})

test('user names, numbers, stable ids and mailboxes are nobody else’s', () => {
  for (const name of ['uid', 'employeeNumber', 'entryUUID', 'mail']) {
    const all = values(name).map((value) => value.toLowerCase())
    expect(new Set(all).size).toBe(all.length)
  }
})

describe('names', () => {
  test.each([
    'Latin',
    'Cyrillic',
    'Greek',
    'Arabic',
    'Hebrew',
    'Han',
    'Hiragana',
    'Hangul',
    'Devanagari',
    'Tamil',
    'Bengali',
    'Thai',
    'Ethiopic',
    'Georgian',
    'Armenian',
  ])('are written in %s too', (script) => {
    const pattern = new RegExp(`\\p{Script=${script}}`, 'u')
    expect(values('displayName').filter((name) => pattern.test(name)).length).toBeGreaterThan(0)
  })

  test('not in Latin letters can be found by those as well', () => {
    const foreign = everybody.filter((entry) => !/\p{Script=Latin}/u.test(entry.first('displayName') ?? ''))
    expect(foreign.length).toBeGreaterThan(50)
    for (const entry of foreign)
      expect(entry.values('cn').some((name) => /^[a-z' -]+$/i.test(name))).toBe(true)
  })

  test('are one letter, or a hundred, or one word, or with signs that break careless code', () => {
    const lengths = values('displayName').map((name) => [...name].length)
    expect(Math.min(...lengths)).toBe(1)
    expect(Math.max(...lengths)).toBeGreaterThan(90)
    expect(count((entry) => !entry.has('givenName'))).toBeGreaterThan(1)
    for (const sign of [',', '+', '"', '\\', '<', '>', ';', '#', '*', '(', "'"])
      expect(values('displayName').some((name) => name.includes(sign))).toBe(true)
  })
})

describe('who they are', () => {
  test('students, staff and faculty, and some of two roles', () => {
    expect(count(is('student'))).toBeGreaterThan(100)
    expect(count(is('staff'))).toBeGreaterThan(50)
    expect(count(is('faculty'))).toBeGreaterThan(30)
    const two = everybody.filter((entry) => entry.values('employeeType').length === 2)
    const pairs = new Set(two.map((entry) => entry.values('employeeType').sort().join()))
    expect(pairs).toEqual(new Set(['staff,student', 'faculty,student', 'faculty,staff']))
  })

  test('privileged accounts, with and without what they need', () => {
    const privileged = everybody
      .map((entry) => evaluate(policy, entry, infoOf(entry)))
      .filter((one) => one.privileged)
    expect(privileged.length).toBeGreaterThanOrEqual(5)
    expect(new Set(privileged.map(({ coverage }) => coverage.capable))).toEqual(new Set([true, false]))
  })

  test('active, disabled and locked, students and employees', () => {
    for (const type of ['student', 'staff']) {
      const states = new Set(everybody.filter(is(type)).map(accountState))
      expect(states).toEqual(new Set(['active', 'disabled', 'locked']))
    }
  })

  test('managers who are there, up to one who has none, without going in circles', () => {
    const byDn = new Map(everybody.map((entry) => [foldDn(entry.dn), entry]))
    const employed = everybody.filter((entry) => entry.has('title') && !is('student')(entry))
    expect(employed.filter((entry) => !entry.has('manager'))).toHaveLength(1)
    for (const entry of employed) {
      let steps = 0
      for (let one: Entry | undefined = entry; one?.has('manager'); steps += 1) {
        one = byDn.get(foldDn(one.first('manager') ?? ''))
        expect(one).toBeDefined()
        expect(steps).toBeLessThan(6)
      }
    }
  })

  test('departments and titles', () => {
    expect(new Set(values('departmentNumber')).size).toBeGreaterThan(12)
    expect(count((entry) => !entry.has('departmentNumber'))).toBe(0)
    expect(new Set(values('title')).size).toBeGreaterThan(25)
  })

  test('no mailbox, one, several', () => {
    const numbers = new Set(everybody.map((entry) => entry.values('mail').length))
    expect(numbers).toEqual(new Set([0, 1, 2, 3]))
    for (const mail of values('mail')) expect(mail).toMatch(/^[\w.-]+@([\w-]+\.)?example\.(edu|org)$/)
  })

  test('phones, in many a format, or none', () => {
    expect(count(has('telephoneNumber'))).toBeGreaterThan(80)
    expect(count(has('mobile'))).toBeGreaterThan(150)
    expect(count((entry) => !entry.has('mobile') && !entry.has('telephoneNumber'))).toBeGreaterThan(20)
    const formats = new Set(
      [...values('mobile'), ...values('telephoneNumber')].map((one) => one.replace(/\d/g, '0')),
    )
    expect(formats.size).toBeGreaterThanOrEqual(5)
  })

  test('photos for some, one of which is no picture', () => {
    const photos = everybody.flatMap((entry) => entry.bytes('jpegPhoto'))
    expect(photos.length).toBeGreaterThan(20)
    expect(photos.length).toBeLessThan(everybody.length / 2)
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    expect(photos.filter((photo) => !photo.subarray(0, 8).equals(png))).toHaveLength(1)
  })
})

describe('what they have registered', () => {
  const methods = () => everybody.flatMap((entry) => infoOf(entry).methods)

  test('every type of method, confirmed or not, tested or not, by themselves or by a technician', () => {
    expect(new Set(methods().map(({ type }) => type))).toEqual(new Set(methodTypes))
    expect(methods().some(({ confirmedAt }) => confirmedAt === undefined)).toBe(true)
    expect(new Set(methods().map(({ lastTest }) => lastTest?.result))).toEqual(
      new Set(['passed', 'failed', undefined]),
    )
    for (const entry of everybody)
      for (const { addedBy } of infoOf(entry).methods)
        expect([entry.dn, `uid=asilva,${people}`]).toContain(addedBy)
    expect(new Set(methods().map(({ addedBy }) => addedBy)).size).toBeGreaterThan(50)
  })

  test('where each method sends, in the form in which it is stored', async () => {
    for (const { uid, type, target, device } of everybody.flatMap((entry) =>
      infoOf(entry).methods.map((method) => ({ ...method, uid: entry.first('uid') })),
    )) {
      const where = `${uid} ${type}`
      if (type === 'text' || type === 'call') expect(await read164(type, target), where).toBe(target)
      else if (type === 'email') expect(readMailbox(target ?? '').ascii, where).toBe(target)
      else expect(target, where).toBeUndefined()
      if (type === 'push') expect(device, where).toMatch(/^practice-/)
      else expect(device, where).toBeUndefined()
    }
  })

  test('mail outside the own mailboxes', () => {
    const mailed = everybody.filter((entry) => infoOf(entry).methods.some(({ type }) => type === 'email'))
    expect(mailed.length).toBeGreaterThan(20)
    for (const entry of mailed)
      for (const { type, target } of infoOf(entry).methods)
        if (type === 'email') expect(entry.values('mail')).not.toContain(target)
  })

  test('nothing, one, several, two of one type', () => {
    const numbers = new Set(everybody.map((entry) => infoOf(entry).methods.length))
    expect(numbers).toEqual(new Set([0, 1, 2, 3]))
    expect(
      count((entry) => infoOf(entry).methods.filter(({ type }) => type === 'text').length === 2),
    ).toBeGreaterThan(1)
  })

  test('a default that can prove two-factor, where there is one', () => {
    for (const entry of everybody) {
      const { methods, defaultId, malformed } = infoOf(entry)
      const factors = methods.filter(({ type, confirmedAt }) => secondFactors.includes(type) && confirmedAt)
      // Not always the oldest one: people may choose another.
      const fit = factors.length === 0 ? [null] : factors.map(({ id }) => id)
      if (malformed.length === 0) expect(fit).toContain(defaultId)
    }
  })

  test('enough, too little, and nothing where something is required; in every role', () => {
    for (const role of ['staff', 'faculty']) {
      const states = everybody
        .filter(is(role))
        .map((entry) => evaluate(policy, entry, infoOf(entry)).coverage)
        .map(({ required, registered, capable }) => [required, registered, capable].join())
      for (const state of ['true,true,true', 'true,true,false', 'true,false,false'])
        expect(states).toContain(state)
    }
    const pure = everybody.filter((entry) => entry.values('employeeType').join() === 'student')
    for (const entry of pure) expect(evaluate(policy, entry, infoOf(entry)).coverage.required).toBe(false)
  })

  test('to be registered anew', () => {
    expect(count((entry) => infoOf(entry).reregisterSince !== null)).toBeGreaterThanOrEqual(2)
  })

  test('malformed, in every way', () => {
    const problems = everybody.flatMap((entry) => infoOf(entry).malformed.map(({ problem }) => problem))
    expect(new Set(problems)).toEqual(
      new Set([
        'not-json',
        'wrong-shape',
        'unknown-type',
        'duplicate-id',
        'default-without-method',
        'types-differ',
        'bad-version',
        'bad-time',
      ]),
    )
  })
})

test('the policy is that of the sign-in prompt: two-factor for staff and faculty, optional for students', () => {
  const recovery = ['email', 'security-questions']
  expect(policy.roles.map(({ name }) => name)).toEqual(['staff', 'faculty', 'student'])
  const [staff, faculty, student] = policy.roles
  for (const role of [staff, faculty]) {
    expect(role?.allow).toEqual(secondFactors)
    expect(role?.require).toEqual([{ anyOf: secondFactors, atLeast: 1, countsFrom: null }])
  }
  expect(student?.allow).toEqual([...secondFactors, ...recovery])
  expect(student?.require).toEqual([])
})

test('groups, among them the three console roles with their operators', async () => {
  const directory = await connection(await open(), 'technician')
  const groups = await read(directory, 'ou=groups,dc=practice,dc=example', ['cn', 'member'])
  expect(groups.length).toBeGreaterThan(5)
  const members = (cn: string) => groups.find((group) => group.first('cn') === cn)?.values('member')
  expect(members('security-info-technicians')).toEqual([`uid=asilva,${people}`, `uid=jvirtanen,${people}`])
  expect(members('security-info-auditors')).toEqual([`uid=tdvorak,${people}`])
  expect(members('security-info-administrators')).toEqual([
    `uid=mlindqvist,${people}`,
    `uid=jvirtanen,${people}`,
  ])
  const known = new Set(everybody.map(({ dn }) => foldDn(dn)))
  for (const group of groups) for (const dn of group.values('member')) expect(known).toContain(foldDn(dn))
})
