import type { Server } from 'ldapjs'
import ldap from 'ldapjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { counted, method, openConsole, selected, someone } from './coverage-office.ts'
import { baseDn, type LdifEntry, policyDn, policyDocument } from './people.ts'
import { type Slapd, startSlapd } from './slapd.ts'

const people = 1_500

function* crowd(): Generator<LdifEntry> {
  for (let n = 0; n < people; n += 1) yield someone(`p${n}`, n % 3 === 0 ? [method('a', 'text')] : [])
}

let slapd: Slapd

beforeAll(async () => {
  slapd = await startSlapd({ load: crowd() })
})
afterAll(() => slapd?.stop())

const database = 'olcDatabase={1}mdb,cn=config'

/** As an administrator of the server would set it, while it runs. */
async function configure(attribute: string, values: string[]): Promise<void> {
  const config = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await config.bind('cn=config', slapd.adminPassword)
  await config.modify(database, [{ op: 'replace', attribute, values }])
  await config.close()
}

describe('a server with a size limit of 500', () => {
  // Those that we ship let operators read everybody.
  beforeAll(() => configure('olcLimits', []))

  it('gives a report that is marked partial, with what came', async () => {
    await configure('olcSizeLimit', ['500'])
    const console = await openConsole(slapd.url)
    const report = await console.report()
    expect(report).toMatchObject({ state: 'partial', why: 'size-limit', unchangedSince: null })
    expect(report.people.total).toBeGreaterThanOrEqual(500)
    expect(report.people.total).toBeLessThan(people)
    expect(await console.coverage.rows({ selection: selected(), from: 0, count: 1 })).toMatchObject({
      state: 'partial',
      why: 'size-limit',
    })
    // It is not taken for the whole the next time either.
    expect(await console.report()).toMatchObject({ state: 'partial', unchangedSince: null })
    await console.close()
  })

  it('whose pages are small gives everybody all the same', async () => {
    await configure('olcSizeLimit', ['size.soft=500 size.hard=500 size.prtotal=unlimited'])
    const console = await openConsole(slapd.url)
    const admin = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
    await admin.bind(slapd.adminDn, slapd.adminPassword)
    const report = await console.report()
    expect(report.state).toBe('complete')
    expect(report.people.total).toBe((await counted(admin)).count.total)
    await Promise.all([console.close(), admin.close()])
  })
})

describe('a connection that is lost in the middle', () => {
  it('leaves what came, marked partial', async () => {
    const console = await openConsole(slapd.url, { begun: () => void console.connection.close() })
    const report = await console.report()
    expect(report).toMatchObject({ state: 'partial', why: 'lost' })
    expect(report.read).toBeGreaterThan(0)
    expect([...console.coverage.each(selected())].length).toBeGreaterThan(0)
    await console.close()
  })
})

describe('a server without pages', () => {
  let server: Server
  let url: string
  let limit = Number.POSITIVE_INFINITY

  beforeAll(async () => {
    server = ldap.createServer()
    server.search(baseDn, answerSearch)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = server.url.replace('0.0.0.0', '127.0.0.1')
  })
  afterAll(() => server.close(() => undefined))

  // biome-ignore lint/suspicious/noExplicitAny: ldapjs' types know neither what a request holds nor what is sent
  function answerSearch(request: any, answer: any, next: (error?: unknown) => void): void {
    const paged = request.controls.some(({ type }: { type: string }) => type === '1.2.840.113556.1.4.319')
    if (paged) {
      next(new ldap.UnavailableCriticalExtensionError('no pages here'))
      return
    }
    // Otherwise it leaves out those whose names have capital letters.
    answer.attributes = ['*']
    const at = request.dn.toString().toLowerCase().replaceAll(', ', ',')
    if (at === policyDn.toLowerCase()) {
      answer.send({
        dn: policyDn,
        attributes: {
          securityInfoPolicyDocument: JSON.stringify(policyDocument),
          securityInfoVersion: '1',
        },
      })
    } else if (at === baseDn) {
      let sent = 0
      for (const { dn, attributes } of crowd()) {
        if (!request.filter.matches(attributes)) continue
        if (sent === limit) {
          next(new ldap.SizeLimitExceededError('no more than this'))
          return
        }
        answer.send({ dn, attributes })
        sent += 1
      }
    }
    answer.end()
    next()
  }

  it('gives everybody at once, where it may', async () => {
    const console = await openConsole(url, { second: false, bind: false })
    expect(await console.report()).toMatchObject({
      state: 'complete',
      people: { total: people, capable: 500 },
    })
    await console.close()
  })

  it('gives what it gives, marked partial, where there are more', async () => {
    limit = 300
    const console = await openConsole(url, { second: false, bind: false })
    const report = await console.report()
    expect(report).toMatchObject({ state: 'partial', why: 'no-paging' })
    expect(report.read).toBe(600)
    await console.close()
  })
})

describe('a server that does not answer a search for people', () => {
  let server: Server
  let answer: () => unknown = () => undefined

  beforeAll(async () => {
    server = ldap.createServer()
    // biome-ignore lint/suspicious/noExplicitAny: as above
    server.search(baseDn, (request: any, found: any, next: (error?: unknown) => void) => {
      if (request.dn.toString().toLowerCase().replaceAll(', ', ',') === policyDn.toLowerCase()) {
        const securityInfoPolicyDocument = JSON.stringify(policyDocument)
        found.attributes = ['*']
        found.send({ dn: policyDn, attributes: { securityInfoPolicyDocument, securityInfoVersion: '1' } })
      } else if (request.scope === 'sub' || request.scope === 2) {
        next(answer())
        return
      }
      found.end()
      next()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close(() => undefined))

  const report = async () => {
    const console = await openConsole(server.url.replace('0.0.0.0', '127.0.0.1'), {
      ...{ second: false, bind: false },
    })
    const told = await console.report()
    await console.close()
    return told
  }

  it('within its time limit: the report is partial, and says so', async () => {
    answer = () => new ldap.TimeLimitExceededError('too long')
    expect(await report()).toMatchObject({ state: 'partial', why: 'time-limit', read: 0 })
  })

  it('because it refuses the filter: the report failed, and says with what', async () => {
    answer = () => new ldap.UnwillingToPerformError('no such filter here')
    expect(await report()).toMatchObject({ state: 'failed', error: { code: 'unwilling' }, read: 0 })
  })
})
