import { Client, type Filter as LdaptsFilter, type SearchOptions as LdaptsOptions } from 'ldapts'
import { DirectoryConnection, type SearchOptions } from '../../main/directory/connection.ts'
import { ldaptsFilter } from '../../main/directory/requests.ts'
import { searchUsers } from '../../main/directory/users.ts'
import { createUsers } from '../../main/helpdesk/users.ts'
import { policyAttributes } from '../../main/policy/attributes.ts'
import { readPolicy } from '../../main/policy/read.ts'
import type { Desk } from '../../main/session/desk.ts'
import { dnOf, password, type Slapd } from '../directory/slapd.ts'
import { compared, type Figure, list, median, rounds, tell } from './figures.ts'
import { keystrokes } from './words.ts'

type Requests = [base: string, options: LdaptsOptions & { filter: LdaptsFilter }][]

/**
 * From words to the summaries that the window gets, in plain Node; against the very same requests by a bare
 * ldapts client, which does nothing with the answers. Both take turns at each keystroke.
 */
export async function measureSearchMain(slapd: Slapd): Promise<Figure> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  const client = new Client({ url: slapd.url })
  try {
    await connection.bind(dnOf.technician, password)
    await client.bind(dnOf.technician, password)
    const desk = await openDesk(connection, slapd)
    // Searching and reading need neither a record nor the time.
    const users = createUsers({
      desk: () => desk,
      auditLog: unused('audit log'),
      writer: unused('writer'),
      clock: unused('clock'),
    })
    const requests = new Map<string, Requests>()
    for (const words of keystrokes) requests.set(words, await requestsFor(words, desk))

    const ours = (words: string): Promise<unknown> => users.search(words)
    const bare = (words: string): Promise<unknown> =>
      Promise.all((requests.get(words) ?? []).map(([base, options]) => client.search(base, { ...options })))
    const values: number[] = []
    const references: number[] = []
    // The first round warms slapd's and V8's caches for both, and does not count.
    for (let round = 0; round <= rounds; round += 1) {
      const [our, its] = [[] as number[], [] as number[]]
      for (const [index, words] of keystrokes.entries()) {
        const oursFirst = (index + round) % 2 === 0
        if (oursFirst) our.push(await timed(() => ours(words)))
        its.push(await timed(() => bare(words)))
        if (!oursFirst) our.push(await timed(() => ours(words)))
      }
      if (round === 0) continue
      values.push(median(our))
      references.push(median(its))
    }
    tell(
      `${keystrokes.length} searches a round; medians ${list(values)} ms; by ldapts ${list(references)} ms`,
    )
    return compared(values, references, 'ms', 1.5)
  } finally {
    await connection.close()
    await client.unbind()
  }
}

async function openDesk(connection: DirectoryConnection, { baseDn, url }: Slapd): Promise<Desk> {
  const policy = await readPolicy(connection, baseDn)
  return {
    connection,
    operator: { dn: dnOf.technician, name: 'Tina Tech', userName: 'tina.tech', roles: ['technician'] },
    directory: { id: 'bench', label: 'Bench', practice: false, security: 'ldap', urls: [url], baseDn },
    baseDn,
    policy,
    scope: null,
    issuer: policy.organization.issuer,
  }
}

/** What the console asks the directory for these words, as ldapts takes it. */
async function requestsFor(words: string, desk: Desk): Promise<Requests> {
  const requests: Requests = []
  const { connection } = desk
  const search = (base: string, options: SearchOptions) => {
    const { scope, filter, attributes, sizeLimit = 0 } = options
    requests.push([base, { scope, filter: ldaptsFilter(filter), attributes, sizeLimit }])
    return connection.search(base, options)
  }
  const recording = Object.assign(Object.create(connection) as DirectoryConnection, { search })
  await searchUsers(recording, desk.baseDn, words, { alsoRead: policyAttributes(desk.policy) })
  return requests
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function unused(what: string): never {
  return new Proxy(() => {}, {
    get: () => {
      throw new Error(`Searching used the ${what}.`)
    },
    apply: () => {
      throw new Error(`Searching used the ${what}.`)
    },
  }) as never
}
