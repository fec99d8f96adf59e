import { type Coverage, createCoverage } from '../../main/coverage/coverage.ts'
import { everybodyOn } from '../../main/coverage/select-rows.ts'
import type { Snapshots } from '../../main/coverage/snapshots.ts'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn } from '../../main/directory/dn.ts'
import type { Filter } from '../../main/directory/filter.ts'
import { person } from '../../main/directory/search-words.ts'
import { parseSecurityInfo } from '../../main/directory/security-info.ts'
import type { ConsoleError } from '../../main/errors.ts'
import { policyAt } from '../../main/policy/at.ts'
import { evaluate } from '../../main/policy/evaluate.ts'
import { readPolicy } from '../../main/policy/read.ts'
import type { Desk } from '../../main/session/desk.ts'
import { parseJson } from '../../main/text.ts'
import type { CoverageReport, CoverageSelection, Events } from '../../preload/contract.ts'
import { baseDn, dnOf, type LdifEntry, password, peopleDn } from './people.ts'
import { type Slapd, startSlapd } from './slapd.ts'

export const now = new Date('2026-11-24T10:00:00Z')

export const method = (id: string, type: string, more: object = {}): string =>
  JSON.stringify({
    id,
    type,
    label: `${type} ${id}`,
    addedAt: '2026-01-05T09:00:00.000Z',
    addedBy: dnOf.technician,
    confirmedAt: '2026-01-05T09:00:00.000Z',
    ...more,
  })

/** A person with these methods, as a console of ours would have written them. */
export function someone(
  uid: string,
  methods: string[] = [],
  attributes: LdifEntry['attributes'] = {},
): LdifEntry {
  const types = new Set(
    methods
      .map((value) => (parseJson(value) ?? {}) as { type?: string; confirmedAt?: string | null })
      .flatMap(({ type, confirmedAt }) => (type && confirmedAt ? [type] : [])),
  )
  return {
    dn: childDn('uid', uid, peopleDn),
    attributes: {
      objectClass: ['inetOrgPerson', 'securityInfoUser'],
      uid,
      cn: `Person ${uid}`,
      sn: uid,
      employeeType: 'staff',
      ...(methods.length > 0 && { securityInfoVersion: '1', securityInfoMethod: methods }),
      ...(types.size > 0 && { securityInfoMethodType: [...types] }),
      ...attributes,
    },
  }
}

/** A server with these people besides those of every test, and a connection as its administrator. */
export async function startCrowd(
  load: Iterable<LdifEntry>,
): Promise<{ slapd: Slapd; admin: DirectoryConnection }> {
  const slapd = await startSlapd({ load })
  const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await admin.bind(slapd.adminDn, slapd.adminPassword)
  // Their types are not those of their confirmed methods, as in no entry that a console has written.
  await admin.delete(dnOf.twoRoles)
  await admin.delete(dnOf.malformed)
  return { slapd, admin }
}

export interface Console {
  coverage: Coverage
  connection: DirectoryConnection
  told: CoverageReport[]
  /** Runs the report to its end. */
  report(): Promise<CoverageReport>
  close(): Promise<void>
}

export interface ConsoleOptions {
  second?: boolean
  /** False: as nobody, where the server asks for no name. */
  bind?: boolean
  scope?: Filter | null
  /** Called when the first people are there. */
  begun?: () => void
  /** Waited for after the first search for people on the first connection: they were read, and others were not. */
  between?: () => Promise<unknown>
  /** What the second connection's searches for people fail with. */
  secondFails?: ConsoleError
  snapshots?: Partial<Snapshots>
  listTold?: (progress: Events['coverage.list']) => void
}

/** A console with an auditor at it. */
export async function openConsole(url: string, options: ConsoleOptions = {}): Promise<Console> {
  const bind = async (): Promise<DirectoryConnection> => {
    const connection = await DirectoryConnection.open({ urls: [url], security: 'ldap', ca: null })
    if (options.bind !== false) await connection.bind(dnOf.auditor, password)
    return connection
  }
  const bound = await bind()
  const connection = options.between ? afterFirstScan(bound, options.between) : bound
  const second = options.second === false ? null : await bind()
  const scanned = second && options.secondFails ? failing(second, options.secondFails) : second
  const policy = policyAt(await readPolicy(connection, baseDn), now)
  const desk: Desk = {
    connection,
    second: async () => scanned,
    operator: { dn: dnOf.auditor, name: 'Audrey Audit', userName: 'audrey.audit', roles: ['auditor'] },
    directory: { id: 'test', label: 'Test', practice: false, security: 'ldap', urls: [url], baseDn },
    baseDn,
    policy,
    scope: options.scope ?? null,
    issuer: 'Test',
  }
  const told: CoverageReport[] = []
  const tell = <E extends keyof Events>(event: E, value: Events[E]): void => {
    if (event === 'coverage.list') options.listTold?.(value as Events['coverage.list'])
    if (event !== 'coverage.changed') return
    told.push(value as CoverageReport)
    if (told.length === 1) options.begun?.()
  }
  const coverage = createCoverage({
    desk: () => desk,
    clock: () => now,
    tell,
    log: () => undefined,
    snapshots: {
      keep: async () => undefined,
      list: async () => ({ snapshots: [], why: null }),
      lastTotal: async () => 0,
      ...options.snapshots,
    },
  })
  return {
    coverage,
    connection,
    told,
    async report() {
      const begun = await coverage.run()
      if (begun.state !== 'running') return begun
      await coverage.settled()
      return coverage.read() ?? begun
    },
    async close() {
      coverage.ended()
      await Promise.all([bound.close(), second?.close()])
    },
  }
}

/** The connection with something in the place of its `scan`. */
const withScan = (connection: DirectoryConnection, scan: DirectoryConnection['scan']): DirectoryConnection =>
  Object.assign(Object.create(connection) as DirectoryConnection, { scan })

function afterFirstScan(
  connection: DirectoryConnection,
  between: () => Promise<unknown>,
): DirectoryConnection {
  let isFirst = true
  return withScan(connection, async (...search) => {
    await connection.scan(...search)
    if (!isFirst) return
    isFirst = false
    await between()
  })
}

const failing = (connection: DirectoryConnection, error: ConsoleError): DirectoryConnection =>
  withScan(connection, async () => {
    throw error
  })

/** The same numbers the long way: everybody read whole, each judged as their card would be. */
export async function counted(connection: DirectoryConnection, at = now) {
  const policy = policyAt(await readPolicy(connection, baseDn), at)
  const count = { total: 0, capable: 0, registered: 0, registeredOnly: 0, nothing: 0 }
  const lacking: string[] = []
  const attributes = ['*', 'memberOf']
  for await (const page of connection.pages(baseDn, {
    scope: 'sub',
    filter: person,
    attributes,
    pageSize: 500,
  })) {
    for (const entry of page) {
      const { coverage } = evaluate(policy, entry, parseSecurityInfo(entry))
      count.total += 1
      if (coverage.registered) count.registered += 1
      if (coverage.capable) count.capable += 1
      else {
        count[coverage.registered ? 'registeredOnly' : 'nothing'] += 1
        lacking.push(entry.dn)
      }
    }
  }
  return { count, lacking: lacking.sort() }
}

export const selected = (change: Partial<CoverageSelection> = {}): CoverageSelection => ({
  ...everybodyOn('lacking'),
  ...change,
})
