import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { and, equal } from '../../main/directory/filter.ts'
import type { ConsoleError } from '../../main/errors.ts'
import { policyAt } from '../../main/policy/at.ts'
import { lackingFilter } from '../../main/policy/compile.ts'
import { markUndecidable, undecidableIn } from '../../main/policy/decidable.ts'
import { type Policy, parsePolicy } from '../../main/policy/parse.ts'
import { createPolicySource } from '../../main/session/policy-source.ts'
import { openConsole } from './coverage-office.ts'
import { peopleDn } from './people.ts'
import { baseDn, dnOf, password, policyDn, type Slapd, startSlapd } from './slapd.ts'

/** What comes of policies that nobody meant, on a real OpenLDAP. */
let slapd: Slapd
let connection: DirectoryConnection
const connections: DirectoryConnection[] = []
const now = new Date('2026-11-24T10:00:00Z')

async function signIn(dn: string, secret: string): Promise<DirectoryConnection> {
  const opened = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  connections.push(opened)
  await opened.bind(dn, secret)
  return opened
}

beforeAll(async () => {
  slapd = await startSlapd()
  connection = await signIn(dnOf.auditor, password)
})
afterAll(async () => {
  for (const opened of connections) await opened.close()
  await slapd?.stop()
})

const policyOf = (match: string, more: object = {}): Policy =>
  policyAt(
    parsePolicy(
      JSON.stringify({
        roles: [{ name: 'staff', match, allow: ['push', 'text'], require: [{ anyOf: ['push', 'text'] }] }],
        ...more,
      }),
    ),
    now,
  )

async function lacking(policy: Policy): Promise<number> {
  const filter = lackingFilter(policy)
  if (filter === null) return 0
  const answer = await connection.search(peopleDn, { scope: 'one', filter, attributes: [] })
  expect(answer.complete).toBe(true)
  return answer.entries.length
}

const errorOf = (work: Promise<unknown>): Promise<ConsoleError> =>
  work.then(
    () => expect.fail('it succeeded'),
    (error) => error,
  )

const everybody = 16

describe('a policy', () => {
  it.each(['(|)', '(employeeType=nobody)', '(!(objectClass=*))', '(&(sn=a)(!(sn=a)))'])(
    'whose role matches nobody (%s) lets nobody lack anything',
    async (match) => expect(await lacking(policyOf(match))).toBe(0),
  )

  it.each(['(&)', '(objectClass=*)', '(|(uid=*)(!(uid=*)))'])(
    'whose role matches everybody (%s) lets everybody lack it who has nothing of the kind',
    async (match) => expect(await lacking(policyOf(match))).toBe(everybody - 1),
  )

  it('that excludes everybody lets nobody lack anything', async () => {
    expect(await lacking(policyOf('(&)', { exclude: '(&)' }))).toBe(0)
    expect(await lacking(policyOf('(&)', { exclude: '(uid=bare)' }))).toBe(everybody - 2)
  })

  it('that contradicts itself once methods are retired lets everybody in the role lack it', async () => {
    const retire = ['push', 'text'].map((method) => ({ method, on: '2026-11-24' }))
    expect(await lacking(policyOf('(&)', { retire }))).toBe(everybody)
  })

  it('with the most that may be nested is asked of the directory all the same', async () => {
    const deepest = (inner: string) => `${'(!'.repeat(100)}${inner}${')'.repeat(100)}`
    expect(await lacking(policyOf(deepest('(uid=bare)'), { exclude: deepest('(uid=nobody)') }))).toBe(1)
  })
})

describe('a filter that the directory refuses', () => {
  it('because it would have to look at too many is told as its limit, with nobody', async () => {
    const config = await signIn('cn=config', slapd.adminPassword)
    const limits = 'olcDatabase={1}mdb,cn=config'
    const old = (await config.read(limits, ['olcLimits']))?.values('olcLimits') ?? []
    const set = (values: string[]) =>
      config.modify(limits, [{ op: 'replace', attribute: 'olcLimits', values }])
    await set(['{0}users size.unchecked=3'])
    try {
      const filter = lackingFilter(policyOf('(title=Help desk)')) ?? and()
      const options = { scope: 'one' as const, filter, attributes: [] }
      expect(await connection.search(peopleDn, options)).toEqual({
        ...{ entries: [], complete: false, why: 'admin-limit' },
      })
      const pages = connection.pages(peopleDn, { ...options, pageSize: 100 })
      expect(await errorOf(pages.next())).toMatchObject({
        code: 'admin-limit',
        detail: { operation: 'search', resultCode: 11 },
      })
    } finally {
      await set(old)
    }
  })
})

describe('comparisons that the directory can not decide', () => {
  const odd = '(|(noSuchAttribute=x)(!(objectClass=noSuchClass))(employeeType=staff)(!(memberOf=no DN)))'

  it('are marked wherever the policy has them, and told as they are written', async () => {
    const verification = { scopes: [{ group: 'cn=desk', match: '(!(noSuchAttribute=y))' }] }
    const policy = policyOf(odd, {
      exclude: '(securityInfoSecret=x)',
      privileged: '(&(title=Dean)(noSuchAttribute=*))',
      verification,
    })
    expect(undecidableIn(policy)).toEqual([])
    expect(undecidableIn(await markUndecidable(connection, dnOf.auditor, policy))).toEqual([
      '(noSuchAttribute=x)',
      '(objectClass=noSuchClass)',
      '(memberOf=no DN)',
      // Auditors may not search by secrets.
      '(securityInfoSecret=x)',
      '(noSuchAttribute=*)',
      '(noSuchAttribute=y)',
    ])
  })

  it('leave a policy as it is where there are none', async () => {
    const policy = policyOf('(|(employeeType=staff)(!(manager=cn=nobody)))')
    expect(await markUndecidable(connection, dnOf.auditor, policy)).toBe(policy)
  })

  it('can not be told by who has no entry, such as the administrator of the directory itself', async () => {
    const admin = await signIn(slapd.adminDn, slapd.adminPassword)
    const policy = policyOf(odd)
    expect(await markUndecidable(admin, slapd.adminDn, policy)).toBe(policy)
  })

  it('are not made up when the connection is lost', async () => {
    const lost = await signIn(dnOf.auditor, password)
    await lost.close()
    expect(await errorOf(markUndecidable(lost, dnOf.auditor, policyOf(odd)))).toMatchObject({
      code: 'directory-lost',
    })
  })

  async function inPlace(document: object): Promise<void> {
    const admin = await signIn(slapd.adminDn, slapd.adminPassword)
    const attribute = 'securityInfoPolicyDocument'
    const set = (values: string[]) => admin.modify(policyDn, [{ op: 'replace', attribute, values }])
    const old = (await admin.read(policyDn, [attribute]))?.values(attribute) ?? []
    onTestFinished(() => set(old))
    await set([JSON.stringify(document)])
  }
  const undecided = {
    roles: [
      { name: 'odd', match: '(!(noSuchAttribute=x))', allow: ['push'], require: [{ anyOf: ['push'] }] },
      { name: 'staff', match: '(employeeType=staff)', allow: ['push'], require: [{ anyOf: ['push'] }] },
    ],
  }

  it('are marked in the policy of whoever signs in', async () => {
    await inPlace(undecided)
    const source = createPolicySource(connection, baseDn, dnOf.auditor, () => now)
    await source.load()
    expect(undecidableIn(source.current())).toEqual(['(noSuchAttribute=x)'])
    expect(source.current().roles[0]?.match).toEqual({
      kind: 'not',
      of: { ...equal('noSuchAttribute', 'x'), undecidable: true },
    })
  })

  it('put nobody into a role, neither in the report nor on the card', async () => {
    await inPlace(undecided)
    const console = await openConsole(slapd.url)
    onTestFinished(console.close)
    const report = await console.report()
    expect(report).toMatchObject({ state: 'complete', people: { total: everybody } })
    expect(report.roles).toMatchObject([
      { name: 'odd', total: 0 },
      { name: 'staff', total: 12 },
    ])
  })
})
