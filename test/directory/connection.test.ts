import { execFileSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectionOptions, DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn, foldDn } from '../../main/directory/dn.ts'
import { and, contains, equal, not, or, present, startsWith } from '../../main/directory/filter.ts'
import { parseFilter } from '../../main/directory/filter-parse.ts'
import type { ConsoleError } from '../../main/errors.ts'
import { stillTime } from '../main/still-time.ts'
import { peopleDn } from './people.ts'
import { baseDn, dnOf, ldapsearch, password, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
beforeAll(async () => {
  slapd = await startSlapd({ tls: true, people: 1_500 })
})
afterAll(() => slapd?.stop())

const open: DirectoryConnection[] = []
afterEach(async () => {
  for (const connection of open.splice(0)) await connection.close()
})

async function connect(options: Partial<ConnectionOptions> = {}, to = slapd): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({
    urls: [to.url],
    security: 'ldap',
    ca: null,
    ...options,
  })
  open.push(connection)
  return connection
}

async function signIn(dn: string = dnOf.technician, to = slapd): Promise<DirectoryConnection> {
  const connection = await connect({}, to)
  await connection.bind(dn, dn === to.adminDn ? to.adminPassword : password)
  return connection
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'succeeded',
    (error: ConsoleError) => error.code,
  )
}

describe('ways in', () => {
  it.each([
    ['ldap', 'url'],
    ['starttls', 'url'],
    ['ldaps', 'ldapsUrl'],
  ] as const)('%s', async (security, url) => {
    const connection = await connect({ urls: [slapd[url]], security, ca: slapd.caPem })
    expect(await connection.whoAmI()).toBe('')
    await connection.bind(dnOf.technician, password)
    expect(await connection.whoAmI()).toBe(dnOf.technician)
  })

  it('without the authority there is none', async () => {
    for (const [security, url] of [
      ['starttls', slapd.url],
      ['ldaps', slapd.ldapsUrl],
    ] as const) {
      expect(await codeOf(connect({ urls: [url], security }))).toBe('certificate-not-trusted')
    }
  })

  it('the TLS port, asked in the clear, is told as one', async () => {
    const urls = [slapd.ldapsUrl.replace('ldaps:', 'ldap:')]
    await expect(connect({ urls })).rejects.toMatchObject({ code: 'not-ldap', detail: { speaks: 'tls' } })
    await expect(connect({ urls: [slapd.url], security: 'ldaps' })).rejects.toMatchObject({
      code: 'not-ldap',
      detail: { speaks: 'no-tls' },
    })
  })
})

describe('bind', () => {
  it.each([
    ['disabled', 'account-disabled'],
    ['locked', 'account-locked'],
    ['expired', 'password-expired'],
    ['mustChange', 'password-expired'],
  ] as const)('of a %s account: %s', async (who, code) => {
    expect(await codeOf((await connect()).bind(dnOf[who], password))).toBe(code)
  })

  it('with a wrong password and of nobody is told alike', async () => {
    const messages = await Promise.all(
      [dnOf.student, childDn('uid', 'nobody', peopleDn), 'not a dn'].map(async (dn) => {
        const connection = await connect()
        return connection.bind(dn, 'wrong').catch((error: ConsoleError) => error.code)
      }),
    )
    expect(messages).toEqual(Array(3).fill('wrong-credentials'))
  })

  it('after five wrong passwords the account is locked: not one bind more was sent than asked for', async () => {
    const connection = await connect()
    for (let attempt = 1; attempt <= 4; attempt += 1)
      expect(await codeOf(connection.bind(dnOf.several, 'wrong'))).toBe('wrong-credentials')
    await connection.bind(dnOf.several, password)
    for (let attempt = 1; attempt <= 5; attempt += 1)
      expect(await codeOf(connection.bind(dnOf.several, 'wrong'))).toBe('wrong-credentials')
    expect(await codeOf(connection.bind(dnOf.several, password))).toBe('account-locked')
  })

  it('of a name with everything that has to be escaped', async () => {
    const connection = await signIn(dnOf.awkward)
    expect(await connection.whoAmI()).toBe('cn=Doe\\2C Jane \\2B \\22x\\22,ou=people,dc=example,dc=org')
  })
})

describe('search', () => {
  const everybody = equal('objectClass', 'inetOrgPerson')

  it('page by page finds everybody, beyond the limit for one answer', async () => {
    const connection = await signIn(dnOf.auditor)
    const whole = await connection.search(baseDn, { scope: 'sub', filter: everybody, attributes: ['uid'] })
    expect(whole).toMatchObject({ complete: false, why: 'size-limit' })
    const names = new Set<string>()
    const sizes: number[] = []
    for await (const page of connection.pages(baseDn, {
      scope: 'sub',
      filter: everybody,
      attributes: ['uid'],
      pageSize: 400,
    })) {
      sizes.push(page.length)
      for (const entry of page) names.add(entry.dn)
    }
    expect(names.size).toBe(1_500 + Object.keys(dnOf).length)
    expect(sizes.slice(0, 3)).toEqual([400, 400, 400])
  })

  it('tells a size limit of its own', async () => {
    const connection = await signIn()
    const options = { scope: 'sub', filter: everybody, attributes: ['uid'], sizeLimit: 7 } as const
    const answer = await connection.search(baseDn, { ...options, attributes: ['uid'] })
    expect(answer.complete).toBe(false)
    expect(answer.entries).toHaveLength(7)
  })

  it('reads only what it names', async () => {
    const connection = await signIn()
    const entry = await connection.read(dnOf.twoRoles, ['cn', 'ENTRYUUID', 'memberOf', 'securityInfoPass'])
    expect(entry?.names()).toEqual(['cn', 'entryUUID'])
    expect((await connection.read(dnOf.twoRoles, []))?.names()).toEqual([])
    expect(await connection.read(childDn('uid', 'nobody', peopleDn), ['cn'])).toBeNull()
  })

  it.each([
    ['(cn=Doe, Jane + "x")', equal('cn', 'Doe, Jane + "x"')],
    ['(cn=*jane*)', contains('cn', 'jane')],
    ['(&(sn=doe)(!(uid=x)))', and(equal('sn', 'doe'), not(equal('uid', 'x')))],
    ['(|(uid=jane.doe)(uid=*))', and(or(equal('uid', 'jane.doe'), equal('uid', '*')), present('sn'))],
    ['(entryDN=…)', equal('entryDN', dnOf.awkward)],
    ['(uid:caseExactMatch:=jane.doe)', parseFilter('(uid:caseExactMatch:=jane.doe)')],
    ['(&(uid>=jane)(cn~=doe, jane + "x"))', parseFilter('(cn~=doe, jane \\2b "x")')],
  ])('%s finds one with an awkward name', async (_, filter) => {
    const connection = await signIn(slapd.adminDn)
    const { entries } = await connection.search(baseDn, { scope: 'sub', filter, attributes: ['cn'] })
    expect(entries.map((entry) => entry.first('cn'))).toEqual(['Doe, Jane + "x"'])
  })

  it.each(['*', '(', ')', '\\', '\0', '*)(uid=*', '\\2a', '😀', 'عربي', ' ', '"', 'x'.repeat(10_000)])(
    'a value %j is only a value',
    async (value) => {
      const connection = await signIn()
      // No user name, start of a name or part of a family name is any of these.
      const filter = or(equal('uid', value), startsWith('cn', value), contains('sn', value))
      const answer = await connection.search(baseDn, { scope: 'sub', filter, attributes: ['cn'] })
      expect(answer).toEqual({ entries: [], complete: true })
      expect(await connection.whoAmI()).toBe(dnOf.technician)
    },
  )

  it('a value that stands in names is found there, a blank too', async () => {
    const connection = await signIn()
    const found = async (value: string): Promise<string[]> => {
      const filter = and(contains('cn', value), equal('employeeType', 'faculty'))
      const options = { scope: 'sub', filter, attributes: [], sizeLimit: 400 } as const
      const answer = await connection.search(peopleDn, { ...options, attributes: [] })
      return answer.entries.map((entry) => foldDn(entry.dn))
    }
    expect(await found('"')).toEqual([foldDn(dnOf.awkward)])
    expect(await found('玛丽')).toEqual([foldDn(dnOf.several)])
    expect((await found(' ')).length).toBeGreaterThan(100)
  })
})

describe('changes', () => {
  const version = (op: 'add' | 'delete', value: string) => ({
    op,
    attribute: 'securityInfoVersion',
    values: [value],
  })

  it('with a stale version change nothing at all', async () => {
    const connection = await signIn()
    const type = { op: 'add' as const, attribute: 'securityInfoMethodType', values: ['text'] }
    await connection.modify(dnOf.twoRoles, [version('delete', '3'), version('add', '4')])
    const stale = connection.modify(dnOf.twoRoles, [type, version('delete', '3'), version('add', '4')])
    expect(await codeOf(stale)).toBe('changed-elsewhere')
    const entry = await connection.read(dnOf.twoRoles, ['securityInfoVersion', 'securityInfoMethodType'])
    expect(entry?.values('securityInfoVersion')).toEqual(['4'])
    expect(entry?.values('securityInfoMethodType')).not.toContain('text')
  })

  it('are made, compared and taken back', async () => {
    const connection = await signIn(slapd.adminDn)
    const dn = childDn('cn', ' #"+,;<>\\ = ', peopleDn)
    await connection.add(dn, { objectClass: ['inetOrgPerson'], cn: [' #"+,;<>\\ = '], sn: ['x'], mail: [] })
    expect(await codeOf(connection.add(dn, { objectClass: ['inetOrgPerson'], sn: ['x'] }))).toBe(
      'already-exists',
    )
    expect(await connection.compare(dn, 'sn', 'X')).toBe(true)
    expect(await connection.compare(dn, 'sn', 'y')).toBe(false)
    expect(await connection.compare(dn, 'mail', 'y')).toBe(false)
    expect(ldapsearch(slapd, dn, '-s', 'base', 'sn')).toContain('sn: x')
    await connection.delete(dn)
    expect(await connection.read(dn, ['sn'])).toBeNull()
    expect(await codeOf(connection.delete(dn))).toBe('not-found')
  })

  it('without changes ask nothing', async () => {
    const connection = await signIn()
    const before = connection.roundTrips
    await connection.modify(dnOf.staff, [])
    expect(connection.roundTrips).toBe(before)
  })

  it('are refused in words of the console', async () => {
    const connection = await signIn(slapd.adminDn)
    const set = (attribute: string, value: string) =>
      codeOf(connection.modify(dnOf.staff, [{ op: 'replace', attribute, values: [value] }]))
    expect(await set('noSuchAttribute', 'x')).toBe('schema-missing')
    expect(await set('objectClass', 'noSuchClass')).toBe('schema-missing')
    expect(await set('manager', 'not a dn')).toBe('constraint-violation')
    expect(await set('securityInfoVersion', 'one')).toBe('constraint-violation')
    expect(await codeOf(connection.modify('not a dn', [version('add', '1')]))).toBe('bad-arguments')
  })
})

describe('a directory that was not prepared', () => {
  let unprepared: Slapd
  beforeAll(async () => {
    unprepared = await startSlapd({ withoutSchema: true })
  })
  afterAll(() => unprepared?.stop())

  it('is told by the first write', async () => {
    const connection = await signIn(unprepared.adminDn, unprepared)
    const add = (attribute: string, value: string) =>
      codeOf(connection.modify(dnOf.staff, [{ op: 'add', attribute, values: [value] }]))
    expect(await add('securityInfoVersion', '1')).toBe('schema-missing')
    expect(await add('objectClass', 'securityInfoUser')).toBe('schema-missing')
  })
})

describe('a directory that goes away', () => {
  let mortal: Slapd
  beforeAll(async () => {
    mortal = await startSlapd()
  })
  afterAll(() => mortal?.stop())

  it('stalls: calls run out, and the connection holds', async () => {
    const connection = await connect({}, mortal)
    const time = stillTime()
    await connection.bind(dnOf.technician, password)
    const change = [{ op: 'add' as const, attribute: 'securityInfoMethodType', values: ['text'] }]
    const pid = String(mortal.process.pid)
    await stop(pid)
    const asked = codeOf(connection.whoAmI())
    time.pass(10_000)
    expect(await asked).toBe('directory-timeout')
    execFileSync('kill', ['-CONT', pid])
    expect(await connection.whoAmI()).toBe(dnOf.technician)

    await connection.modify(dnOf.staff, [
      { op: 'add', attribute: 'objectClass', values: ['securityInfoUser'] },
    ])
    await stop(pid)
    const written = codeOf(connection.modify(dnOf.staff, change))
    time.pass(10_000)
    expect(await written).toBe('outcome-unknown')
    execFileSync('kill', ['-CONT', pid])
    // It was carried out all the same: what nobody could know.
    await expect
      .poll(async () =>
        (await connection.read(dnOf.staff, ['securityInfoMethodType']))?.first('securityInfoMethodType'),
      )
      .toBe('text')
  })

  it('dies: the loss is told, and a new connection has to bind anew', async () => {
    const connection = await signIn(dnOf.technician, mortal)
    const lost = new Promise<ConsoleError>((resolve) => connection.onLost(resolve))
    mortal.process.kill('SIGKILL')
    expect((await lost).code).toBe('directory-lost')
    expect(await codeOf(connection.whoAmI())).toBe('directory-lost')
    expect(await codeOf(connect({}, mortal))).toBe('directory-unreachable')
  })
})

/** Halts a process. `kill` returns before it has happened. */
async function stop(pid: string): Promise<void> {
  execFileSync('kill', ['-STOP', pid])
  await expect.poll(() => execFileSync('ps', ['-o', 'stat=', '-p', pid]).toString()).toMatch(/^T/)
}
