import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { makeAuthority, type ServerCertificateOptions } from './certificates.ts'
import { baseDn, type LdifEntry, loadPeople, passwordPolicyDn, seed } from './people.ts'

export {
  baseDn,
  dnOf,
  loadPeople,
  openVerification,
  password,
  policyDn,
  policyDocument,
  strictVerification,
} from './people.ts'

export interface SlapdOptions {
  /** So many made-up people besides those of `dnOf`; 100,000 load in some 15 s. */
  people?: number
  /** These people instead. */
  load?: Iterable<LdifEntry>
  /** Also listens with ldaps, and offers StartTLS, with a certificate that `caPem` vouches for. */
  tls?: boolean | ServerCertificateOptions
  /** Most entries that a search without pages gets from the server. */
  sizeLimit?: number
  /** The tree alone, without our schema: a directory that has not been prepared. */
  withoutSchema?: boolean
  /** Another document than `policyDocument`. */
  policy?: object
}

export interface Slapd {
  url: string
  ldapsUrl: string
  /** Empty without `tls`. */
  caPem: string
  baseDn: string
  /** May do anything; for looking at the outcome. */
  adminDn: string
  adminPassword: string
  dir: string
  process: ChildProcess
  /** It answers nothing from here on, until it gets a SIGCONT. */
  halt(): Promise<void>
  stop(): Promise<void>
}

export const schemaFolder = new URL('../../main/directory/schema/', import.meta.url).pathname
const adminDn = `cn=admin,${baseDn}`
const adminPassword = 'admin'

/**
 * A real OpenLDAP of the caller's own on free loopback ports, with the schema, access rules and indexes that
 * main/directory/schema ships, password policy and memberOf. `stop` leaves nothing behind.
 */
export async function startSlapd(options: SlapdOptions = {}): Promise<Slapd> {
  const dir = mkdtempSync(join(tmpdir(), 'slapd-'))
  try {
    const slapd = copyOfSlapd(dir)
    const caPem = options.tls ? writeCertificates(dir, options.tls === true ? {} : options.tls) : ''
    await configure(dir, slapd, options)
    return await run(dir, slapd, caPem)
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    throw error
  }
}

/** Ubuntu's AppArmor keeps /usr/sbin/slapd out of temporary folders; its copy there goes free. */
function copyOfSlapd(dir: string): string {
  const installed = [
    '/usr/sbin/slapd',
    '/usr/libexec/slapd',
    '/opt/homebrew/opt/openldap/libexec/slapd',
  ].find(existsSync)
  if (!installed) throw new Error('slapd is not installed: `apt-get install slapd ldap-utils`')
  const copy = join(dir, 'slapd')
  copyFileSync(installed, copy)
  return copy
}

function writeCertificates(dir: string, options: ServerCertificateOptions): string {
  const authority = makeAuthority()
  const server = authority.issue(options)
  writeFileSync(join(dir, 'ca.pem'), authority.certPem)
  writeFileSync(join(dir, 'server.pem'), server.certPem)
  writeFileSync(join(dir, 'server.key'), server.keyPem)
  return authority.certPem
}

async function configure(dir: string, slapd: string, options: SlapdOptions): Promise<void> {
  const config = join(dir, 'config')
  mkdirSync(config)
  mkdirSync(join(dir, 'data'))
  const tool = (name: string, args: string[]): void => {
    execFileSync(slapd, ['-T', name, '-F', config, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
  }
  writeFileSync(join(dir, 'config.ldif'), configLdif(dir, options))
  tool('add', ['-n', '0', '-l', join(dir, 'config.ldif')])
  if (!options.withoutSchema) {
    // As an administrator would, with the files that we ship.
    tool('modify', ['-n', '0', '-l', join(schemaFolder, 'indexes.ldif')])
    tool('modify', ['-n', '0', '-l', join(schemaFolder, 'access-rules.ldif')])
  }
  const people = join(dir, 'people.ldif')
  await writeLdif(people, options)
  tool('add', ['-n', '1', '-q', '-l', people])
  rmSync(people)
}

function configLdif(dir: string, options: SlapdOptions): string {
  const include = (file: string): string => `include: file://${file}\n`
  const schema = ['core', 'cosine', 'inetorgperson']
    .map((name) => include(`/etc/ldap/schema/${name}.ldif`))
    .join('\n')
  const own = options.withoutSchema ? '' : include(join(schemaFolder, 'security-info.ldif'))
  const tls = [
    'olcTLSCACertificateFile: ca.pem',
    'olcTLSCertificateFile: server.pem',
    'olcTLSCertificateKeyFile: server.key',
  ]
  return `dn: cn=config
objectClass: olcGlobal
cn: config
olcPidFile: ${join(dir, 'slapd.pid')}
${options.tls ? `${tls.map((line) => line.replace(': ', `: ${dir}/`)).join('\n')}\n` : ''}
dn: cn=module,cn=config
objectClass: olcModuleList
cn: module
olcModulePath: /usr/lib/ldap
olcModuleLoad: back_mdb
olcModuleLoad: memberof
olcModuleLoad: ppolicy
olcModuleLoad: syncprov

dn: cn=schema,cn=config
objectClass: olcSchemaConfig
cn: schema

${schema}
${own}
dn: olcDatabase={0}config,cn=config
objectClass: olcDatabaseConfig
olcDatabase: {0}config
olcRootPW: ${adminPassword}

dn: olcDatabase={1}mdb,cn=config
objectClass: olcMdbConfig
olcDatabase: {1}mdb
olcSuffix: ${baseDn}
olcDbDirectory: ${join(dir, 'data')}
olcDbMaxSize: 4294967296
olcDbNoSync: TRUE
olcRootDN: ${adminDn}
olcRootPW: ${adminPassword}
${options.sizeLimit === undefined ? '' : `olcSizeLimit: size=${options.sizeLimit} size.prtotal=unlimited\n`}
dn: olcOverlay=memberof,olcDatabase={1}mdb,cn=config
objectClass: olcMemberOf
olcOverlay: memberof

dn: olcOverlay=syncprov,olcDatabase={1}mdb,cn=config
objectClass: olcSyncProvConfig
olcOverlay: syncprov

dn: olcOverlay=ppolicy,olcDatabase={1}mdb,cn=config
objectClass: olcPPolicyConfig
olcOverlay: ppolicy
olcPPolicyDefault: ${passwordPolicyDn('default')}
olcPPolicyUseLockout: TRUE
`
}

async function writeLdif(file: string, options: SlapdOptions): Promise<void> {
  const stream = createWriteStream(file)
  for (const entry of seed(options.policy))
    stream.write(ldifText(options.withoutSchema ? withoutOurs(entry) : entry))
  for (const entry of options.load ?? loadPeople(options.people ?? 0)) stream.write(ldifText(entry))
  stream.end()
  await finished(stream)
}

function withoutOurs({ dn, attributes }: LdifEntry): LdifEntry {
  const kept = Object.entries(attributes).filter(([name]) => !name.startsWith('securityInfo'))
  const classes = [attributes.objectClass ?? []].flat().filter((name) => name !== 'securityInfoUser')
  const policy = classes.includes('securityInfoPolicy')
  return {
    dn,
    attributes: {
      ...Object.fromEntries(kept),
      objectClass: policy ? ['applicationProcess'] : (classes as string[]),
    },
  }
}

/** RFC 2849; every value as Base64, so that none needs a look. */
function ldifText({ dn, attributes }: LdifEntry): string {
  const base64 = (value: string | Buffer): string => Buffer.from(value).toString('base64')
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => `${name}:: ${base64(value)}`),
  )
  return `dn:: ${base64(dn)}\n${lines.join('\n')}\n\n`
}

async function run(dir: string, slapd: string, caPem: string): Promise<Slapd> {
  const [port, tlsPort] = [await freePort(), await freePort()]
  const url = `ldap://127.0.0.1:${port}`
  const ldapsUrl = `ldaps://127.0.0.1:${tlsPort}`
  const listen = caPem ? `${url} ${ldapsUrl}` : url
  // -d keeps it in the foreground, so that it ends with the test.
  const child = spawn(slapd, ['-F', join(dir, 'config'), '-h', listen, '-d', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const stop = async (): Promise<void> => {
    process.off('exit', kill)
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await ended
    }
    rmSync(dir, { recursive: true, force: true })
  }
  const kill = (): void => {
    child.kill('SIGKILL')
  }
  process.on('exit', kill)
  if (!(await answers(port, child))) {
    await stop()
    throw new Error(`slapd did not start: ${said}`)
  }
  return {
    url,
    ldapsUrl: caPem ? ldapsUrl : '',
    caPem,
    baseDn,
    adminDn,
    adminPassword,
    dir,
    process: child,
    async halt() {
      child.kill('SIGSTOP')
      while (isRunning(child)) await new Promise((resolve) => setTimeout(resolve, 1))
    },
    stop,
  }
}

/** A signal is dealt with by one thread, and on a busy machine the others go on meanwhile. Linux tells of each. */
function isRunning({ pid }: ChildProcess): boolean {
  const threads = `/proc/${pid}/task`
  if (!existsSync(threads)) return false
  return readdirSync(threads).some(
    (id) => !readFileSync(join(threads, id, 'status'), 'utf8').includes('State:\tT'),
  )
}

async function answers(port: number, child: ChildProcess): Promise<boolean> {
  for (let attempt = 0; attempt < 1_600 && child.exitCode === null; attempt += 1) {
    const connected = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (connected) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** What ldapsearch, which nobody here wrote, finds as the directory's administrator. */
export function ldapsearch(slapd: Slapd, base: string, ...args: string[]): string {
  const as = [
    '-x',
    '-D',
    slapd.adminDn,
    '-w',
    slapd.adminPassword,
    '-H',
    slapd.url,
    '-LLL',
    '-o',
    'ldif-wrap=no',
  ]
  return execFileSync('ldapsearch', [...as, '-b', base, ...args], { encoding: 'utf8' })
}

export function readSchemaFile(name: string): string {
  return readFileSync(join(schemaFolder, name), 'utf8')
}
