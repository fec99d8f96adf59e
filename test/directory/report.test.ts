import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { type Ran, runCli } from '../main/cli/run-cli.ts'
import { startLimitedProxy } from './limited-proxy.ts'
import { dnOf, ldapsearch, password, policyDn, type Slapd, startSlapd } from './slapd.ts'

/** The report without a window, on a real OpenLDAP. */
let slapd: Slapd
let folder: string
let admin: DirectoryConnection

beforeAll(async () => {
  slapd = await startSlapd({ people: 2_000, tls: true })
  folder = mkdtempSync(join(tmpdir(), 'report-'))
  admin = await signIn(slapd.adminDn)
})
afterAll(async () => {
  await admin?.close()
  await slapd?.stop()
  rmSync(folder, { recursive: true })
})

async function signIn(dn: string): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await connection.bind(dn, slapd.adminPassword)
  return connection
}

function file(name: string, content: string, mode = 0o600): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  chmodSync(path, mode)
  return path
}

const config = (more: object = {}): string =>
  file(
    'directory.json',
    JSON.stringify(
      { urls: [slapd.url], security: 'ldap', baseDn: slapd.baseDn, operator: 'audrey.audit', ...more },
      null,
      2,
    ),
  )
const passwordFile = (): string => file('password', `${password}\n`)

async function run(args: string[], { env = {}, more = {} } = {}): Promise<Ran> {
  const ran = await runCli(['report', '--config', config(more), ...args], { env })
  for (const said of [ran.printed, ran.complained, ran.passedBy]) expect(said).not.toContain(password)
  return ran
}
const withPassword = (...args: string[]): Promise<Ran> => run(['--password-file', passwordFile(), ...args])

/** Counted by a tool that nobody here wrote. */
const count = (filter: string): number =>
  ldapsearch(slapd, `ou=people,${slapd.baseDn}`, `(&(objectClass=person)${filter})`, '1.1').match(/^dn:/gm)
    ?.length ?? 0
const capable =
  '(|(securityInfoMethodType=authenticator-app)(securityInfoMethodType=push)(securityInfoMethodType=text)(securityInfoMethodType=call))'

describe('the numbers', () => {
  it("are the directory's own", async () => {
    const { exitCode, printed, complained } = await withPassword('--format', 'json')
    expect({ exitCode, complained }).toEqual({ exitCode: 1, complained: '' })
    const told = JSON.parse(printed)
    const total = count('')
    const lacking = count(`(|(employeeType=staff)(employeeType=faculty))(!${capable})`)
    expect(total).toBe(2_016)
    expect(told).toMatchObject({
      ...{ complete: true, total, capable: total - lacking, policyVersion: 1 },
      directory: slapd.baseDn,
      withoutRole: count('(!(|(employeeType=staff)(employeeType=faculty)(employeeType=student)))'),
    })
    expect(told.lacking).toHaveLength(lacking)
    for (const name of ['staff', 'faculty'])
      expect(told.roles[name]).toMatchObject({
        total: count(`(employeeType=${name})`),
        capable: count(`(employeeType=${name})${capable}`),
        registered: count(`(employeeType=${name})(securityInfoMethodType=*)`),
        lacking: count(`(employeeType=${name})(!${capable})`),
      })
    expect(new Date(told.generatedAt).toISOString()).toBe(told.generatedAt)
    expect(told.groupings[0].groups.reduce((sum: number, one: { total: number }) => sum + one.total, 0)).toBe(
      total,
    )
    expect(told.methods.text).toBe(count('(securityInfoMethodType=text)'))
    const priya = told.lacking.find(({ userName }: { userName: string }) => userName === 'priya.okafor')
    expect(priya).toMatchObject({ roles: ['staff'], missing: [{ role: 'staff', atLeast: 1, has: [] }] })
  })

  it('are the same encrypted, with the authority from a file beside the configuration', async () => {
    file('ca.pem', slapd.caPem, 0o644)
    for (const more of [
      { urls: [slapd.ldapsUrl], security: 'ldaps', ca: 'ca.pem' },
      { security: 'starttls', ca: slapd.caPem },
    ]) {
      const { exitCode, printed } = await run(['--password-file', passwordFile(), '--format', 'json'], {
        more,
      })
      expect(exitCode).toBe(1)
      expect(JSON.parse(printed).total).toBe(2_016)
    }
  })
})

describe('who signs in', () => {
  it.each(['audrey.audit', dnOf.auditor])(
    'is %s from the environment, with the password from there',
    async (user) => {
      const env = { SECURITY_INFO_CONSOLE_USER: user, SECURITY_INFO_CONSOLE_PASSWORD: password }
      const { exitCode } = await run([], { env, more: { operator: 'nobody' } })
      expect(exitCode).toBe(1)
    },
  )

  const refused = async (ran: Promise<Ran>): Promise<string> => {
    const { exitCode, printed, complained } = await ran
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained.split('\n')).toHaveLength(1)
    return complained
  }

  it('is told to be refused, without the password', async () => {
    const wrong = { SECURITY_INFO_CONSOLE_PASSWORD: 'Wrong-0123456789' }
    const told = await refused(run([], { env: wrong, more: { operator: 'theo.tech' } }))
    expect(told).toContain('report: the directory did not take the user name or the password (')
    expect(told).not.toContain('0123456789')
    expect(await refused(run([], { env: wrong, more: { operator: 'nobody' } }))).toContain(
      'the directory did not take the user name or the password',
    )
  })

  it('has to be known, and to have a password', async () => {
    expect(await refused(run([], { more: { operator: undefined } }))).toContain(
      'who signs in? Set SECURITY_INFO_CONSOLE_USER, or "operator" in the configuration.',
    )
    expect(await refused(run([]))).toContain(
      'there is no password: set SECURITY_INFO_CONSOLE_PASSWORD, or give --password-file FILE.',
    )
  })

  it('has to be an auditor or administrator', async () => {
    expect(
      await refused(run(['--password-file', passwordFile()], { more: { operator: 'tina.tech' } })),
    ).toContain('technicians see no report')
    expect(
      await refused(run(['--password-file', passwordFile()], { more: { operator: 'priya.okafor' } })),
    ).toContain('has no role in the console')
  })

  it.each([
    [0o644, '0644'],
    [0o640, '0640'],
    [0o602, '0602'],
  ])(
    'has a password file that only its owner may read: mode %o is refused, with what to do',
    async (mode, told) => {
      const path = file('open-password', `${password}\n`, mode)
      expect(await refused(run(['--password-file', path]))).toBe(
        `report: --password-file ${path}: others can read it (mode ${told}). Run: chmod 600 '${path}', and change the password if somebody may have seen it.`,
      )
    },
  )

  it('has a password file that can be read, and is not empty', async () => {
    const missing = join(folder, 'nowhere')
    expect(await refused(run(['--password-file', missing]))).toBe(
      `report: --password-file ${missing}: there is no such file.`,
    )
    expect(await refused(run(['--password-file', folder]))).toContain('it is not a file')
    expect(await refused(run(['--password-file', file('empty', '\n')]))).toContain('its first line is empty')
  })
})

describe('a configuration', () => {
  const refused = async (path: string): Promise<string> => {
    const { exitCode, printed, complained } = await runCli([
      'report',
      '--config',
      path,
      '--password-file',
      passwordFile(),
    ])
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained.split('\n')).toHaveLength(1)
    return complained
  }

  it('that is not there is told', async () => {
    const path = join(folder, 'nowhere.json')
    expect(await refused(path)).toBe(`report: --config ${path}: there is no such file.`)
  })

  it.each<[string, string, string]>([
    ['no JSON', '{ "urls": [\n"ldap://x"', 'line 2: this is not JSON'],
    ['no list of URLs', '{\n"urls": "ldap://x",\n"security": "ldap", "baseDn": "dc=x" }', 'line 2: urls: '],
    ['an unknown member', '{ "urls": ["ldap://x"], "security": "ldap",\n"baseDN": "dc=x" }', 'line '],
    [
      'a password in it',
      '{ "urls": ["ldap://x"], "security": "ldap", "baseDn": "dc=x",\n"password": "secret-123" }',
      'line 2: ',
    ],
    [
      'a URL of the other kind',
      '{ "urls": ["ldap://x"], "security": "ldaps", "baseDn": "dc=x" }',
      'urls: ldap://x does not fit "security"',
    ],
    [
      'a certificate that is none',
      '{ "urls": ["ldaps://x"], "security": "ldaps", "baseDn": "dc=x", "ca": "-----BEGIN x" }',
      'ca: is no certificate in PEM',
    ],
    [
      'a certificate that is not there',
      '{ "urls": ["ldaps://x"], "security": "ldaps", "baseDn": "dc=x", "ca": "no.pem" }',
      'there is no such file',
    ],
  ])('with %s is told, with its line', async (_, content, problem) => {
    const told = await refused(file('bad.json', content))
    expect(told).toContain(problem)
    expect(told).toContain('bad.json')
    expect(told).not.toContain('secret-123')
  })

  it('that names nothing that answers is told', async () => {
    expect(
      (await run(['--password-file', passwordFile()], { more: { urls: ['ldap://127.0.0.1:1'] } })).complained,
    ).toBe("report: ldap://127.0.0.1:1 can't be reached: refused.")
  })

  it('with the base of another tree is told: nobody is not the same as nobody who lacks something', async () => {
    const { exitCode, complained } = await run(['--password-file', passwordFile()], {
      more: { operator: dnOf.auditor, baseDn: 'dc=other,dc=org' },
    })
    expect(exitCode).toBe(2)
    expect(complained).toMatch(/^report: /)
  })
})

describe('what could not be told', () => {
  async function limited(limit: string): Promise<void> {
    const server = await signIn('cn=config')
    const dn = 'olcDatabase={1}mdb,cn=config'
    const old = (await server.read(dn, ['olcLimits']))?.values('olcLimits') ?? []
    await server.modify(dn, [{ op: 'replace', attribute: 'olcLimits', values: [limit] }])
    onTestFinished(async () => {
      await server.modify(dn, [{ op: 'replace', attribute: 'olcLimits', values: old }])
      await server.close()
    })
  }

  it('is a report that the directory cut off at its size limit: it says so, and what there is', async () => {
    await limited('{0}users size=500 size.prtotal=500')
    const path = join(folder, 'part.json')
    const { exitCode, printed, complained } = await withPassword('--format', 'json', '--output', path)
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toBe('report: not complete: the directory gives no more people than its size limit.')
    const told = JSON.parse(readFileSync(path, 'utf8'))
    expect(told).toMatchObject({ complete: false, why: 'size-limit' })
    expect(told.total).toBeGreaterThan(0)
    expect(told.total).toBeLessThan(2_016)
    expect(told.capable + told.lacking.length).toBe(told.total)
    const table = await withPassword()
    expect(table.exitCode).toBe(2)
    expect(table.printed).toContain(
      '\nNOT COMPLETE: the directory gives no more people than its size limit\n',
    )
    const csv = await withPassword('--format', 'csv')
    expect(csv.printed.split('\r\n')[1]).toMatch(/,no: size-limit$/)
  })

  it('is a report by a policy that is not there, or not valid', async () => {
    const [old] =
      (await admin.read(policyDn, ['securityInfoPolicyDocument']))?.values('securityInfoPolicyDocument') ?? []
    const set = (values: string[]) =>
      admin.modify(policyDn, [{ op: 'replace', attribute: 'securityInfoPolicyDocument', values }])
    onTestFinished(() => set([old ?? '']))
    await set([])
    expect((await withPassword()).complained).toContain('report: there is no policy in the directory')
    await set(['{\n"roles": 1 }'])
    const { exitCode, printed, complained } = await withPassword()
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: '' })
    expect(complained).toContain('report: the policy in the directory is not valid: line 2: roles: ')
  })

  it('is a report of which the connection was lost on the way', async () => {
    const { port, reached, cut } = await startLimitedProxy(slapd.url, 100_000)
    void reached.then(cut)
    const args = ['--password-file', passwordFile(), '--format', 'json']
    const lost = await run(args, { more: { urls: [`ldap://127.0.0.1:${port}`] } })
    expect(lost.exitCode).toBe(2)
    expect(lost.complained).toBe('report: not complete: the connection to the directory was lost on the way.')
    const told = JSON.parse(lost.printed)
    expect(told).toMatchObject({ complete: false, why: 'lost' })
    expect(told.total).toBeLessThan(2_016)
    expect(told.capable + told.lacking.length).toBe(told.total)
  })
})
