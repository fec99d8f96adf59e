import { execFileSync } from 'node:child_process'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectionOptions, DirectoryConnection } from '../../main/directory/connection.ts'
import { present } from '../../main/directory/filter.ts'
import { parseFilter } from '../../main/directory/filter-parse.ts'
import type { ConsoleError } from '../../main/errors.ts'
import { signInTo } from '../../main/session/sign-in.ts'
import { makeAuthority } from './certificates.ts'
import { baseDn, dnOf, password, type Slapd, type SlapdOptions, startSlapd } from './slapd.ts'

const connections: DirectoryConnection[] = []
const slapds: Slapd[] = []
afterEach(async () => {
  for (const connection of connections.splice(0)) await connection.close()
})
afterAll(async () => {
  for (const slapd of slapds) await slapd.stop()
})

async function start(options: SlapdOptions = {}): Promise<Slapd> {
  const slapd = await startSlapd(options)
  slapds.push(slapd)
  return slapd
}

async function open(urls: string[], options: Partial<ConnectionOptions> = {}): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls, security: 'ldap', ca: null, ...options })
  connections.push(connection)
  return connection
}

async function failure(work: Promise<unknown>): Promise<ConsoleError> {
  return work.then(
    () => expect.fail('it succeeded'),
    (error) => error,
  )
}

function signal(slapd: Slapd, name: string): void {
  execFileSync('kill', [`-${name}`, String(slapd.process.pid)])
}

const setting = (name: string, value: string): string =>
  `dn: cn=config\nchangetype: modify\nreplace: ${name}\n${name}: ${value}\n`

/** Changes the server's own settings, as its administrator. */
function configure({ url, adminPassword }: Slapd, ldif: string): void {
  const as = ['-x', '-H', url, '-D', 'cn=config', '-w', adminPassword]
  execFileSync('ldapmodify', as, { input: ldif, stdio: ['pipe', 'ignore', 'pipe'] })
}

describe('several servers of one directory', () => {
  let first: Slapd
  let second: Slapd
  beforeAll(async () => {
    ;[first, second] = await Promise.all([start(), start()])
  })

  it('the first that answers is taken; one that stalls costs its deadline only', async () => {
    const urls = [first.url, second.url]
    expect((await open(urls)).url).toBe(first.url)
    await first.halt()
    const connection = await open(urls, { connectDeadlineMs: 1_500 })
    signal(first, 'CONT')
    expect(connection.url).toBe(second.url)
    await connection.bind(dnOf.technician, password)
    expect(await connection.whoAmI()).toBe(dnOf.technician)
  })

  it('a wrong password goes to the first only', async () => {
    const connection = await open([first.url, second.url])
    expect((await failure(connection.bind(dnOf.student, 'wrong'))).code).toBe('wrong-credentials')
    const failures = async ({ url, adminDn, adminPassword }: Slapd): Promise<number> => {
      const admin = await open([url])
      await admin.bind(adminDn, adminPassword)
      return (await admin.read(dnOf.student, ['pwdFailureTime']))?.values('pwdFailureTime').length ?? 0
    }
    expect([await failures(first), await failures(second)]).toEqual([1, 0])
  })

  it('when the first dies, its connection is lost, and the next one opened is to the second', async () => {
    const urls = [first.url, second.url]
    const connection = await open(urls)
    await connection.bind(dnOf.technician, password)
    const lost = new Promise((resolve) => connection.onLost(resolve))
    signal(first, 'KILL')
    expect(await lost).toMatchObject({ code: 'directory-lost' })
    // Not by itself to the other one, where nobody has bound.
    expect((await failure(connection.whoAmI())).code).toBe('directory-lost')
    const next = await open(urls)
    expect(next.url).toBe(second.url)
    expect(await next.whoAmI()).toBe('')
  })

  it('all gone are all named', async () => {
    signal(second, 'KILL')
    await expect.poll(() => second.process.signalCode).toBe('SIGKILL')
    const error = await failure(open([first.url, second.url]))
    expect(error).toMatchObject({ code: 'directory-unreachable', detail: { reason: 'refused' } })
    for (const { url } of [first, second]) expect(error.message).toContain(url)
  })
})

describe('certificates of a real server', () => {
  it.each<[string, string, SlapdOptions]>([
    ['expired', 'it has expired', { tls: { expired: true } }],
    ['wrong-host', 'it was issued for another name', { tls: { names: 'DNS:directory.example.org' } }],
  ])('%s are told in plain words, with ldaps and with StartTLS', async (reason, words, options) => {
    const slapd = await start(options)
    for (const [security, url] of [
      ['ldaps', slapd.ldapsUrl],
      ['starttls', slapd.url],
    ] as const) {
      const error = await failure(open([url], { security, ca: slapd.caPem }))
      expect(error).toMatchObject({ code: 'certificate-not-trusted', detail: { reason, host: '127.0.0.1' } })
      expect(error.message).toContain(words)
    }
  })

  it('of an authority that nobody here knows', async () => {
    const slapd = await start({ tls: true })
    for (const ca of [null, makeAuthority('Another').certPem]) {
      const error = await failure(open([slapd.ldapsUrl], { security: 'ldaps', ca }))
      expect(error).toMatchObject({
        code: 'certificate-not-trusted',
        detail: { reason: 'unknown-authority' },
      })
    }
  })

  it('after StartTLS several callers may begin at once, and one after the other is bound', async () => {
    const slapd = await start({ tls: true })
    const connection = await open([slapd.url], { security: 'starttls', ca: slapd.caPem })
    const [before, , after, entry] = await Promise.all([
      connection.whoAmI(),
      connection.bind(dnOf.technician, password),
      connection.whoAmI(),
      connection.read(dnOf.staff, ['cn']),
    ])
    expect([before, after]).toEqual(['', dnOf.technician])
    expect(entry?.first('cn')).toBe('Priya Okafor')
  })

  it('StartTLS that a server does not offer is never gone without', async () => {
    const slapd = await start()
    const error = await failure(open([slapd.url], { security: 'starttls' }))
    expect(error.code).toBe('starttls-refused')
  })
})

describe('what a real server refuses', () => {
  let slapd: Slapd
  beforeAll(async () => {
    slapd = await start()
  })

  it('a password in the clear, where it wants encryption', async () => {
    const strict = await start({ tls: true })
    configure(strict, setting('olcSecurity', 'simple_bind=112'))
    const clear = await open([strict.url])
    expect((await failure(clear.bind(dnOf.technician, password))).code).toBe('confidentiality-required')
    const secured = await open([strict.url], { security: 'starttls', ca: strict.caPem })
    await secured.bind(dnOf.technician, password)
  })

  it('questions before a bind: it is a directory all the same', async () => {
    const strict = await start()
    configure(strict, setting('olcRequires', 'authc'))
    const connection = await open([strict.url])
    const options = { scope: 'sub', filter: present('uid'), attributes: [] } as const
    const refused = await failure(connection.search(baseDn, { ...options, attributes: [] }))
    expect(refused).toMatchObject({ code: 'unwilling', detail: { diagnostic: 'authentication required' } })
    await connection.bind(dnOf.technician, password)
    expect(await connection.whoAmI()).toBe(dnOf.technician)

    // So a user name leads nowhere there, and the operator is told what does.
    const config = { id: 'd', label: 'D', security: 'ldap', ca: null, baseDn, roleGroups: null } as const
    const signIn = (name: string) => signInTo({ ...config, urls: [strict.url] }, name, password)
    expect((await failure(signIn('tina.tech'))).code).toBe('name-lookup-refused')
    const { operator, connection: bound } = await signIn(dnOf.technician)
    connections.push(bound)
    expect(operator.roles).toEqual(['technician'])
  })

  it('changes, while it is read-only', async () => {
    const database =
      'dn: olcDatabase={1}mdb,cn=config\nchangetype: modify\nreplace: olcReadOnly\nolcReadOnly:'
    const connection = await open([slapd.url])
    await connection.bind(dnOf.technician, password)
    configure(slapd, `${database} TRUE\n`)
    const change = { op: 'replace' as const, attribute: 'securityInfoDefault', values: ['m2'] }
    expect((await failure(connection.modify(dnOf.twoRoles, [change]))).code).toBe('unwilling')
    configure(slapd, `${database} FALSE\n`)
    await connection.modify(dnOf.twoRoles, [change])
  })

  it('entries that another server is in charge of: their address is told, and searches go past them', async () => {
    const administrator = await open([slapd.url])
    await administrator.bind(slapd.adminDn, slapd.adminPassword)
    const dn = `ou=branch,${baseDn}`
    const ref = 'ldap://branch.example.org/ou=branch,dc=example,dc=org'
    await administrator.add(dn, { objectClass: ['referral', 'extensibleObject'], ou: ['branch'], ref: [ref] })
    const options = { scope: 'sub', filter: present('objectClass'), attributes: ['cn'] } as const
    const search = (base: string) => administrator.search(base, { ...options, attributes: ['cn'] })
    for (const asked of [dn, `uid=x,${dn}`]) {
      const calls = [
        () => search(asked),
        () => administrator.modify(asked, [{ op: 'add', attribute: 'cn', values: ['x'] }]),
      ]
      for (const call of calls) {
        const error = await failure(call())
        expect(error.code).toBe('referral')
        expect(error.detail?.urls).toContain('ldap://branch.example.org/')
      }
    }
    const whole = await search(baseDn)
    expect(whole.complete).toBe(true)
    expect(whole.entries.some((entry) => entry.dn === dn)).toBe(false)
    expect(whole.entries.length).toBeGreaterThan(20)
  })

  it('no filter that writes letters as escaped bytes', async () => {
    const connection = await open([slapd.url])
    await connection.bind(dnOf.technician, password)
    const options = { scope: 'sub', attributes: ['uid'] } as const
    for (const text of ['(cn=*Jos\\c3\\a9*)', '(cn=*José*)', '(cn=\\e7\\8e\\9b\\e4\\b8\\bd*)']) {
      const filter = parseFilter(text)
      const { entries } = await connection.search(baseDn, { ...options, attributes: ['uid'], filter })
      expect(entries.map((entry) => entry.first('uid'))).toEqual(['maria.several'])
    }
  })
})
