import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { contains, endsWith, equal, type Filter, startsWith } from '../../main/directory/filter.ts'
import { parseFilter } from '../../main/directory/filter-parse.ts'
import { searchUsers } from '../../main/directory/users.ts'
import { sampleEntries } from '../../main/practice/people/entries.ts'
import { openPractice, type Practice } from '../../main/practice/practice.ts'
import { baseDn, peopleDn } from './people.ts'
import { type Slapd, startSlapd } from './slapd.ts'

/** The practice directory and a real OpenLDAP, with the same people: what is asked of both is answered alike. */
let slapd: Slapd
let practice: Practice
let folder: string
const connections: DirectoryConnection[] = []
let real: DirectoryConnection
let practiced: DirectoryConnection

async function signIn(url: string, dn: string, password: string): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [url], security: 'ldap', ca: null })
  connections.push(connection)
  await connection.bind(dn, password)
  return connection
}

const practiceBase = 'dc=practice,dc=example'
const practicePeople = `ou=people,${practiceBase}`
const rebased = (text: string): string => text.replace(practiceBase, baseDn)
/** Kept by each directory itself, or by a reference that is not binary here. */
const left = /^(entryUUID|createTimestamp|creatorsName|modif|pwd|userPassword|jpegPhoto)/

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'practice-'))
  slapd = await startSlapd()
  practice = await openPractice({
    file: join(folder, 'practice-directory.json'),
    clock: () => new Date('2026-11-24T10:00:00Z'),
  })
  const auditor = practice.operators.find(({ id }) => id === 'auditor')
  practiced = await signIn(practice.url, auditor?.dn ?? '', auditor?.password ?? '')
  real = await signIn(slapd.url, slapd.adminDn, slapd.adminPassword)
  // Those that other tests know have no place in the comparison.
  const options = { scope: 'one', filter: equal('objectClass', 'inetOrgPerson'), attributes: [] } as const
  const { entries } = await real.search(peopleDn, { ...options, attributes: [] })
  for (const { dn } of entries) await real.delete(dn)
  for (const { dn, attributes } of sampleEntries()) {
    if (!dn.endsWith(practicePeople) || dn === practicePeople) continue
    const kept = Object.entries(attributes).filter(([name]) => !left.test(name))
    await real.add(rebased(dn), Object.fromEntries(kept.map(([name, values]) => [name, values.map(rebased)])))
  }
})
afterAll(async () => {
  for (const connection of connections) await connection.close()
  await practice?.close()
  await slapd?.stop()
  rmSync(folder, { recursive: true })
})

async function found(connection: DirectoryConnection, base: string, filter: Filter): Promise<string[]> {
  const options = { scope: 'one', filter, attributes: ['uid'] } as const
  const answer = await connection.search(base, { ...options, attributes: ['uid'] })
  expect(answer.complete).toBe(true)
  return answer.entries.map((entry) => entry.first('uid') ?? '?').sort()
}

/** @param least so many at least, lest two empty answers pass for agreement */
async function agree(filter: Filter, least: number): Promise<void> {
  const here = await found(practiced, practicePeople, filter)
  expect(here).toEqual(await found(real, peopleDn, filter))
  expect(here.length).toBeGreaterThanOrEqual(least)
}

describe('filters select the same people as OpenLDAP', () => {
  it.each<[string, number]>([
    ['(objectClass=*)', 340],
    ['(objectClass=person)', 340],
    ['(objectClass=securityInfoUser)', 150],
    ['(employeeType=STAFF)', 50],
    ['(!(employeeType=staff))', 200],
    ['(&(employeeType=staff)(employeeType=student))', 5],
    ['(|(employeeType=staff)(employeeType=faculty))', 100],
    ['(&)', 340],
    ['(|)', 0],
    ['(!(mail=*))', 3],
    ['(mail=*)', 300],
    ['(&(!(securityInfoMethodType=*))(employeeType=staff))', 10],
    ['(|(securityInfoMethodType=authenticator-app)(securityInfoMethodType=PUSH))', 50],
    ['(uid=pokafor)', 1],
    ['(uid=POKAFOR)', 1],
    ['(uid= pokafor )', 1],
    ['(userid=pokafor)', 1],
    ['(0.9.2342.19200300.100.1.1=pokafor)', 1],
    ['(surname=okafor)', 2],
    ['(cn=priya   OKAFOR)', 1],
    ['(cn=priya okafor*)', 1],
    ['(cn=*OKAF*)', 2],
    ['(cn=pri*ok*or)', 1],
    ['(cn=*o*k*a*f*)', 1],
    ['(cn=*a*a*a*a*a*)', 1],
    ['(departmentNumber=registrar)', 5],
    ['(departmentNumber=*  of  the *)', 2],
    ['(telephoneNumber=*555*)', 20],
    ['(employeeNumber>=5)', 0],
    ['(securityInfoVersion>=2)', 20],
    ['(securityInfoVersion<=1)', 50],
    ['(!(securityInfoVersion>=2))', 50],
    ['(securityInfoVersion<=010)', 0],
    ['(securityInfoVersion=01)', 0],
    ['(!(securityInfoVersion=01))', 0],
    ['(securityInfoReregister=*)', 2],
    ['(securityInfoReregister>=20261001000000Z)', 2],
    ['(securityInfoReregister<=20261001000000Z)', 0],
    ['(securityInfoReregister=20261012163000+0200)', 2],
    ['(securityInfoMethod=*"type":"push"*)', 3],
    ['(securityInfoMethod=*"type":"PUSH"*)', 0],
    ['(securityInfoMethod=*"type":*"target":"+1*)', 20],
    ['(!(securityInfoMethod=*"type":"push"*))', 100],
    ['(securityInfoMethodType=auth*)', 0],
    ['(objectClass=inet*)', 0],
    ['(noSuchAttribute=x)', 0],
    ['(!(noSuchAttribute=x))', 0],
    ['(|(noSuchAttribute=x)(uid=pokafor))', 1],
    ['(&(noSuchAttribute=x)(uid=pokafor))', 0],
    ['(!(&(noSuchAttribute=x)(uid=pokafor)))', 340],
    ['(uid:caseExactMatch:=pokafor)', 1],
    ['(uid:caseExactMatch:=POKAFOR)', 0],
    ['(uid:noSuchRule:=pokafor)', 0],
    ['(securityInfoVersion:1.2.840.113556.1.4.803:=2)', 0],
    ['(objectClass=noSuchClass)', 0],
    ['(!(objectClass=noSuchClass))', 0],
    ['(!(objectClass=2.16.840.1.113730.3.2.2))', 0],
    ['(objectClass=INETORGPERSON)', 340],
    ['(!(structuralObjectClass=noSuchClass))', 0],
    ['(!(objectClass:=noSuchClass))', 0],
    ['(!(objectClass>=person))', 0],
    ['(!(noSuchAttribute=*))', 0],
    ['(!(title=))', 0],
    ['(!(title= ))', 340],
    ['(!(telephoneNumber=))', 0],
    ['(!(manager:caseExactMatch:=cn=x))', 0],
    ['(!(title:integerMatch:=1))', 0],
    ['(!(title:telephoneNumberMatch:=1))', 0],
    ['(!(telephoneNumber:caseIgnoreMatch:=1))', 340],
    ['(!(mail:caseIgnoreMatch:=x))', 0],
    ['(!(mail:caseExactIA5Match:=x))', 340],
    ['(!(uid:caseIgnoreIA5Match:=x))', 0],
    ['(!(objectClass:caseIgnoreMatch:=person))', 0],
    ['(!(title:1.2.840.113556.1.4.803:=1))', 0],
    ['(!(securityInfoVersion:1.2.840.113556.1.4.803:=one))', 0],
    ['(ou:dn:=PEOPLE)', 340],
    ['(organizationalUnitName:dn:=people)', 340],
    ['(ou:dn:caseExactMatch:=PEOPLE)', 0],
    ['(uid:dn:=pokafor)', 1],
    ['(!(ou:dn:=groups))', 340],
    ['(manager=noDn)', 0],
    ['(!(manager=noDn))', 0],
    ['(manager=*)', 50],
    ['(entryDN=*)', 340],
    ['(structuralObjectClass=inetOrgPerson)', 340],
    ['(hasSubordinates=FALSE)', 340],
  ])('%s', (text, least) => agree(parseFilter(text), least))

  it.each([
    '*',
    '(',
    ')',
    '\\',
    '"',
    ',',
    '<',
    '#',
    '\u200f',
    'é',
    'É',
    'e\u0301',
    'ß',
    'ﬁ',
    'Ω',
    '张',
    'ל',
    'O\u0027B',
    '\u0130',
  ])('a value %j, as start, part and end', async (value) => {
    for (const filter of [startsWith('cn', value), contains('cn', value), endsWith('cn', value)])
      await agree(filter, 0)
  })

  it('a blank as a part', () => agree(contains('cn', ' '), 300))

  // OpenLDAP looks for what sounds alike; RFC 4511, 4.5.1.7.6, lets a directory look for the same instead.
  it('but for approximate ones', async () => {
    expect(await found(practiced, practicePeople, parseFilter('(sn~=OKAFOR)'))).toEqual([
      'pokafor',
      'prokafor',
    ])
    expect(await found(practiced, practicePeople, parseFilter('(sn~=okafur)'))).toEqual([])
  })

  it('a manager, however their name is spelled', async () => {
    const { entries } = await practiced.search(practicePeople, {
      scope: 'one',
      filter: parseFilter('(manager=*)'),
      attributes: ['manager'],
    })
    const managers = new Set(entries.map((entry) => entry.first('manager') ?? ''))
    expect(managers.size).toBeGreaterThan(15)
    for (const manager of managers) {
      const spelled = manager.replace('uid=', 'UID = ').replace(',ou=', ' , OU=')
      const here = await found(practiced, practicePeople, equal('manager', spelled))
      expect(here).toEqual(await found(real, peopleDn, equal('manager', rebased(spelled))))
      expect(here.length).toBeGreaterThan(0)
    }
  })
})

it('security info is described alike', async () => {
  const arc = '1.2.840.113556.1.8000.2554.55269.44446.997.17729.34528.3026411.631348'
  const described = async (connection: DirectoryConnection): Promise<string[]> => {
    const schema = await connection.read('cn=subschema', ['attributeTypes', 'objectClasses'])
    return (
      [...(schema?.values('attributeTypes') ?? []), ...(schema?.values('objectClasses') ?? [])]
        .filter((text) => text.includes(arc))
        // Lengths are advice, and a list of one needs no parentheses.
        .map((text) =>
          text
            .replace(/ DESC '[^']*'/, '')
            .replace(/\{\d+\}/, '')
            .replace(/\( (\w+) \)(?= MAY)/, '$1'),
        )
        .sort()
    )
  }
  const here = await described(practiced)
  expect(here).toEqual(await described(real))
  expect(here).toHaveLength(16 + 4)
})

describe('words that operators type find the same people as on OpenLDAP', () => {
  it.each([
    'priya',
    'okafor',
    'priya ok',
    'p',
    'pr',
    'pri',
    'o',
    'E E',
    'registrar',
    'reg',
    'example.org',
    '206',
    '2065',
    '555 0',
    '+1 (206) 555',
    '206.555',
    '*',
    '(star)',
    '*vega*',
    'c\\sharp',
    "o'brien",
    '"K"',
    'kit +',
    '张',
    '张雅文',
    '雅文',
    'zhang',
    'петров',
    'oleg',
    'שירה',
    'ليلى',
    'प्रिया',
    'núñez',
    'nunez',
    'ß',
    'groß',
    'GROSS',
    'İbrahim',
    'Þorvaldsdóttir',
    'sigrid',
    '\0',
    'priya\0okafor',
    '😀',
    '\u202bليلى\u202c',
    'a a a',
    'bittencourt cavalcanti',
  ])('%j', async (typed) => {
    const [here, there] = await Promise.all([
      searchUsers(practiced, practicePeople, typed),
      searchUsers(real, peopleDn, typed),
    ])
    const uids = (answer: typeof here) => answer.entries.map((entry) => entry.first('uid'))
    expect(here.more).toBe(there.more)
    // Where there are more than are shown, the directories' own order decides which.
    if (!here.more) expect(uids(here)).toEqual(uids(there))
  })
})
