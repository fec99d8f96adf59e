import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn, foldDn, sameDn } from '../../main/directory/dn.ts'
import {
  accountState,
  findByUserName,
  lockedSince,
  readUser,
  searchUsers,
} from '../../main/directory/users.ts'
import { passwordPolicyDn, peopleDn } from './people.ts'
import { baseDn, dnOf, password, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
let connection: DirectoryConnection
beforeAll(async () => {
  slapd = await startSlapd({ people: 2_000 })
  connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await connection.bind(dnOf.technician, password)
})
afterAll(async () => {
  await connection?.close()
  await slapd?.stop()
})

const find = async (typed: string): Promise<string[]> =>
  (await searchUsers(connection, baseDn, typed)).entries.map((entry) => entry.dn)

describe('searchUsers', () => {
  it.each<[string, keyof typeof dnOf]>([
    ['priya.okafor', 'staff'],
    ['  OKAFOR priya.o ', 'staff'],
    ['Priya Okafor', 'staff'],
    ['400123', 'staff'],
    ['priya.okafor@example.org', 'staff'],
    ['+1 (555) 010-1234', 'staff'],
    ['5550109876', 'staff'],
    ['555.010.9876', 'staff'],
    ['玛丽', 'several'],
    ['ماريا', 'several'],
    ['núñez', 'several'],
    ['alumni.example.org', 'several'],
    ['030 12345678', 'several'],
    ['0123456789', 'several'],
    ['020 7946 0958', 'several'],
    ['doe jane', 'awkward'],
    ['Doe, Jane + "x"', 'awkward'],
    ['bare', 'bare'],
    ['diana', 'disabled'],
    ['priya\0okafor', 'staff'],
    ['\u202bpriya\u202c okafor\u200f', 'staff'],
  ])('"%s" finds first %s', async (typed, who) => {
    // slapd writes `\2C` where others write `\,`: the same name.
    expect(foldDn((await find(typed))[0] ?? '')).toBe(foldDn(dnOf[who]))
  })

  it.each([
    '*',
    '(',
    'pri*ya',
    '*)(uid=*',
    '\\2a',
    '\\',
    'priya\0xyzzy',
    'priya.okafor@example.org\0xyzzy',
    '\0',
    '"',
    '😀',
    '\u202e',
    'priya xyzzy',
    'x'.repeat(10_000),
    'a '.repeat(5_000),
    '\ud800',
    ' ',
    '',
  ])('%j finds nobody, without an error', async (typed) => {
    expect(await searchUsers(connection, baseDn, typed)).toEqual({ entries: [], more: false })
  })

  it('finds people only', async () => {
    expect(await find('security-info-technicians')).toEqual([])
    expect(await find('policy')).toEqual([])
  })

  it('gives the 50 best, and tells that there are more', async () => {
    const many = await searchUsers(connection, baseDn, 'u')
    expect(many.entries).toHaveLength(50)
    expect(many.more).toBe(true)
    const few = await searchUsers(connection, baseDn, 'u200')
    expect(few.entries).toHaveLength(2)
    expect(few.more).toBe(false)
  })

  it('puts who is named exactly so first, even where the list is cut off before', async () => {
    // Those whose numbers begin so are many, and the one meant came into the directory last.
    const found = await searchUsers(connection, baseDn, 'u1')
    expect(found.more).toBe(true)
    expect(found.entries[0]?.first('uid')).toBe('u1')
    expect((await searchUsers(connection, baseDn, 'bare')).entries[0]?.dn).toBe(dnOf.bare)
  })

  it('puts beginnings of words before what is elsewhere', async () => {
    const found = await searchUsers(connection, baseDn, 'maria')
    expect(found.entries[0]?.dn).toBe(dnOf.several)
  })

  it('brings what coverage is reckoned from, and neither photo nor secret', async () => {
    const [entry] = (await searchUsers(connection, baseDn, 'ruth.both')).entries
    expect(entry?.names()).toEqual(
      expect.arrayContaining([
        'securityInfoMethod',
        'securityInfoMethodType',
        'securityInfoDefault',
        'securityInfoVersion',
      ]),
    )
    expect(entry?.has('securityInfoSecret')).toBe(false)
    const [several] = (await searchUsers(connection, baseDn, 'maria.several')).entries
    expect(several?.has('jpegPhoto')).toBe(false)
    const [administrator] = (await searchUsers(connection, baseDn, 'adam.admin')).entries
    expect(administrator?.values('memberOf')).toHaveLength(2)
    expect(administrator?.has('labeledURI')).toBe(false)
  })

  it.each([
    ['pri', 2],
    ['priya', 3],
    ['555 010-1234', 2],
    ['x'.repeat(10_000), 0],
  ])('%.15s asks at once no more than it has to', async (typed, requests) => {
    const before = connection.roundTrips
    await find(typed)
    expect(connection.roundTrips - before).toBe(requests)
  })
})

describe('people whose names are', () => {
  const family = 'Zyxwvut'
  let admin: DirectoryConnection
  beforeAll(async () => {
    admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
    await admin.bind(slapd.adminDn, slapd.adminPassword)
  })
  afterAll(() => admin.close())

  it.each(
    [
      ...[
        '*',
        '(',
        ')',
        '\\',
        '"',
        "'",
        ',',
        '+',
        '<',
        '>',
        ';',
        '#',
        '=',
        '/',
        '&',
        '|',
        '!',
        '~',
        '%00',
        '\\00',
      ].map((sign) => `${sign}Anna${sign}bel ${sign} ${family}${sign}`),
      `  Anna ${family}  `,
      `👩🏽‍💻 Anna 🎓 ${family}`,
      `שלום Anna ${family}`,
      `\u202eAnna ${family}\u202c`,
      `Anna\n${family}`,
      `${'Anna '.repeat(2_000)}${family}`,
      `Anna ${'x'.repeat(10_000)} ${family}`,
      `<img src=x onerror=alert(1)> Anna ${family}`,
      `{{Anna}} \${Anna} ${family}`,
    ].map((name) => [name.slice(0, 60), name] as const),
  )('%j are found, and read as they are', async (_, cn) => {
    // OpenLDAP's names of entries have 8,192 bytes at most.
    const dn = cn.length > 1_000 ? childDn('uid', 'long', peopleDn) : childDn('cn', cn, peopleDn)
    await admin.add(dn, { objectClass: ['inetOrgPerson'], uid: ['long'], cn: [cn], sn: [family] })
    try {
      for (const typed of [family, `anna ${family}`]) {
        const found = await searchUsers(connection, baseDn, typed)
        expect(found.entries.map((entry) => entry.first('cn'))).toEqual([cn])
      }
      const { user } = await readUser(connection, dn)
      expect(user.first('cn')).toBe(cn)
      // And by the name that the directory gives it, whatever way it spells that.
      expect((await readUser(connection, user.dn)).user.dn).toBe(user.dn)
      expect(sameDn(user.dn, dn)).toBe(true)
    } finally {
      await admin.delete(dn)
    }
  })
})

describe('readUser', () => {
  it('reads user and manager in two requests', async () => {
    const before = connection.roundTrips
    const { user, manager } = await readUser(connection, dnOf.staff)
    expect(connection.roundTrips - before).toBe(2)
    expect(user.first('entryUUID')).toMatch(/^[0-9a-f-]{36}$/)
    expect(manager?.first('cn')).toBe('Adam Admin')
  })

  it('of a user without a manager asks once', async () => {
    const before = connection.roundTrips
    const { user, manager } = await readUser(connection, dnOf.several)
    expect(connection.roundTrips - before).toBe(1)
    expect(manager).toBeNull()
    expect(user.bytes('jpegPhoto')[0]?.toString()).toBe('this is no picture')
    expect(user.values('mail')).toHaveLength(2)
  })

  it('reads everybody, however malformed', async () => {
    for (const dn of Object.values(dnOf))
      expect((await readUser(connection, dn)).user.dn).toMatch(/^(uid|cn)=/)
  })

  it('tells that there is no such user', async () => {
    await expect(readUser(connection, 'uid=nobody,ou=people,dc=example,dc=org')).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

it('a lock that ended by itself still stands in the entry until the next sign-in: so it is told since when', async () => {
  const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await admin.bind(slapd.adminDn, slapd.adminPassword)
  const dn = childDn('uid', 'brief.lock', peopleDn)
  await admin.add(dn, {
    objectClass: ['inetOrgPerson'],
    ...{ uid: ['brief.lock'], cn: ['Brief Lock'], sn: ['Lock'], userPassword: [password] },
    pwdPolicySubentry: [passwordPolicyDn('brief')],
    pwdAccountLockedTime: ['20260101120000Z'],
  })
  const { user } = await readUser(connection, dn)
  expect(accountState(user)).toBe('locked')
  expect(lockedSince(user)).toBe('2026-01-01T12:00:00.000Z')
  await admin.bind(dn, password)
  const { user: after } = await readUser(connection, dn)
  expect(accountState(after)).toBe('active')
  expect(lockedSince(after)).toBeNull()
  await admin.bind(slapd.adminDn, slapd.adminPassword)
  await admin.delete(dn)
  await admin.close()
})

it('accountState tells disabled from locked', async () => {
  const state = async (dn: string): Promise<string> => accountState((await readUser(connection, dn)).user)
  expect(await state(dnOf.disabled)).toBe('disabled')
  expect(await state(dnOf.locked)).toBe('locked')
  expect(await state(dnOf.staff)).toBe('active')
})

describe('findByUserName', () => {
  it('finds the one', async () => {
    expect(await findByUserName(connection, baseDn, 'JANE.doe')).toBe(
      'cn=Doe\\2C Jane \\2B \\22x\\22,ou=people,dc=example,dc=org',
    )
  })

  it.each(['', '*', 'nobody', 'u*', '\0', 'x'.repeat(10_000)])('finds nobody for %j', async (name) => {
    expect(await findByUserName(connection, baseDn, name)).toBeNull()
  })

  it('does not choose between two', async () => {
    const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
    await admin.bind(slapd.adminDn, slapd.adminPassword)
    await admin.add(`uid=sam.student,${baseDn}`, { objectClass: ['inetOrgPerson'], cn: ['Sam'], sn: ['Sam'] })
    await admin.close()
    await expect(findByUserName(connection, baseDn, 'sam.student')).rejects.toMatchObject({
      code: 'name-not-unique',
    })
  })
})
