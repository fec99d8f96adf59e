import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { coverageFlags } from '../../main/coverage/flags.ts'
import type { DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn } from '../../main/directory/dn.ts'
import { equal } from '../../main/directory/filter.ts'
import type {
  CoverageColumn,
  CoverageListKind,
  CoverageRow,
  CoverageSelection,
} from '../../preload/contract.ts'
import {
  type Console,
  counted,
  method,
  openConsole,
  selected,
  someone,
  startCrowd,
} from './coverage-office.ts'
import { baseDn, dnOf, groupsDn, type LdifEntry, policyDocument } from './people.ts'
import type { Slapd } from './slapd.ts'

const kinds = ['student', 'staff', 'faculty']
const number = (n: number): string => `+1206555${String(n).padStart(4, '0')}`

/** 700 people: more than a first page, in 200 departments, every state of registration among them. */
function* crowd(): Generator<LdifEntry> {
  for (let n = 0; n < 700; n += 1) {
    const methods = [
      [],
      [method('a', 'email', { target: `p${n}@example.net` })],
      [method('a', 'text', { target: number(n) })],
      [method('a', 'text', { target: number(n), confirmedAt: null })],
      [method('a', 'authenticator-app'), method('b', 'call', { target: number(n % 7) })],
    ][n % 5]
    yield someone(`p${n}`, methods, {
      employeeType: n % 11 === 0 ? ['staff', 'student'] : (kinds[n % 3] ?? ''),
      ...(n % 13 !== 0 && { departmentNumber: `Department ${n % 200}` }),
      ...(n === 3 && { jpegPhoto: Buffer.from([0xff, 0xd8, 0x00, 0x80, 0xff]) }),
    })
  }
}

let slapd: Slapd
let admin: DirectoryConnection
let console: Console

beforeAll(async () => {
  ;({ slapd, admin } = await startCrowd(crowd()))
  const { dn, attributes } = someone('flagged', [method('a', 'email')], {
    securityInfoDefault: 'a',
    securityInfoReregister: '20261120100000Z',
  })
  await admin.add(dn, asLists(attributes))
  await admin.modify(dn, [{ op: 'add', attribute: 'pwdAccountLockedTime', values: ['20261120100000Z'] }])
  const group = childDn('cn', 'administrators', groupsDn)
  await admin.modify(group, [{ op: 'add', attribute: 'member', values: [dn] }])
  console = await openConsole(slapd.url)
})
afterAll(async () => {
  await console?.close()
  await admin?.close()
  await slapd?.stop()
})

const asLists = (attributes: LdifEntry['attributes']): Record<string, string[]> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, [value].flat() as string[]]))

/** DNs of a list, which is opened if it has to be. */
async function listed(kind: CoverageListKind, at = console): Promise<string[]> {
  if (kind !== 'lacking') {
    await at.coverage.open(kind)
    await expect
      .poll(
        async () =>
          (await at.coverage.rows({ selection: selected({ list: kind }), from: 0, count: 0 })).state,
      )
      .not.toBe('running')
  }
  return [...at.coverage.each(selected({ list: kind }))].map(({ dn }) => dn).sort()
}

describe('the report', () => {
  it('says of everybody what their card says', async () => {
    const report = await console.report()
    const { count, lacking } = await counted(admin)
    expect(report).toMatchObject({ state: 'complete', why: null, people: count, read: count.total })
    expect(await listed('lacking')).toEqual(lacking)
    expect(lacking.length).toBeGreaterThan(100)
  })

  it('says the same over one connection alone', async () => {
    const alone = await openConsole(slapd.url, { second: false })
    expect((await alone.report()).people).toEqual((await counted(admin)).count)
    await alone.close()
  })

  it('adds up: by role, by requirement, by department', async () => {
    const { people, roles, groupings, methods, withoutRole } = await console.report()
    for (const role of roles) {
      expect(role.capable + role.registeredOnly + role.nothing).toBe(role.total)
      for (const { met, lacking } of role.requirements) expect(met + lacking).toBe(role.total)
    }
    const groups = groupings[0]?.groups ?? []
    expect(groups.length).toBeGreaterThan(200)
    for (const key of ['total', 'capable', 'registered', 'registeredOnly', 'nothing'] as const)
      expect(groups.reduce((sum, group) => sum + group[key], 0)).toBe(people[key])
    // Who has no department is counted too.
    expect(groups.find(({ value }) => value === null)?.total).toBeGreaterThan(50)
    expect(methods.text).toBeGreaterThan(100)
    expect(withoutRole).toBe(1)
  })

  it('shows its first people before it is complete, and never more than there are', async () => {
    const fresh = await openConsole(slapd.url)
    const report = await fresh.report()
    expect(fresh.told[0]).toMatchObject({ state: 'running' })
    expect(fresh.told[0]?.read).toBeGreaterThan(0)
    expect(fresh.told[0]?.read).toBeLessThan(report.read)
    await fresh.close()
  })

  it('is not read again while nothing changes, and is right after an add, a change and a delete', async () => {
    await console.report()
    const before = console.connection.roundTrips
    expect(await console.report()).toMatchObject({ unchangedSince: expect.any(String) })
    expect(console.connection.roundTrips - before).toBeLessThan(6)

    const { dn, attributes } = someone('newcomer')
    await admin.add(dn, asLists(attributes))
    expect((await console.report()).people).toEqual((await counted(admin)).count)
    expect(await listed('lacking')).toContain(dn)

    await admin.modify(dn, [
      { op: 'add', attribute: 'securityInfoMethod', values: [method('m', 'push')] },
      { op: 'add', attribute: 'securityInfoMethodType', values: ['push'] },
    ])
    expect((await console.report()).people).toEqual((await counted(admin)).count)
    expect(await listed('lacking')).not.toContain(dn)

    await admin.delete(dn)
    const after = await console.report()
    expect(after).toMatchObject({ people: (await counted(admin)).count, unchangedSince: null })
  })

  it('counts who changes, appears or vanishes meanwhile once', async () => {
    const writes: Promise<unknown>[] = []
    const busy = await openConsole(slapd.url, {
      begun: () => {
        for (let n = 0; n < 40; n += 1) {
          const dn = someone(`p${n * 5}`).dn
          const text = method('z', 'text')
          writes.push(
            admin.modify(dn, [
              { op: 'add', attribute: 'securityInfoMethod', values: [text] },
              { op: 'add', attribute: 'securityInfoMethodType', values: ['text'] },
            ]),
          )
          const { dn: added, attributes } = someone(`late${n}`)
          writes.push(admin.add(added, asLists(attributes)))
        }
      },
    })
    const { count: before } = await counted(admin)
    const report = await busy.report()
    await Promise.all(writes)
    const { count: after } = await counted(admin)
    expect(report.state).toBe('complete')
    // Nobody is missing who was there all the time, and whoever is in both halves of the reading is one person.
    expect(report.people.total).toBeGreaterThanOrEqual(before.total)
    expect(report.people.total).toBeLessThanOrEqual(after.total)
    expect(report.people.capable).toBeLessThanOrEqual(after.capable)
    const dns = await listed('lacking', busy)
    expect(new Set(dns).size).toBe(dns.length)
    // Whatever was written after the report had ended is in the next one.
    expect((await busy.report()).people).toEqual((await counted(admin)).count)
    await busy.close()
  })

  it('and a list that is opened while it runs both come whole: a server pages one search at a time', async () => {
    const fresh = await openConsole(slapd.url, {
      second: false,
      begun: () => void fresh.coverage.open('everybody'),
    })
    const report = await fresh.report()
    const { count } = await counted(admin)
    expect(report).toMatchObject({ state: 'complete', people: count })
    const list = () => fresh.coverage.rows({ selection: selected({ list: 'everybody' }), from: 0, count: 0 })
    await expect.poll(async () => (await list()).state).toBe('complete')
    expect((await list()).listed).toBe(count.total)
    await fresh.close()
  })

  it('asked for twice at once is read once', async () => {
    const fresh = await openConsole(slapd.url)
    const [one, two] = await Promise.all([fresh.coverage.run(), fresh.coverage.run()])
    expect(two.id).toBe(one.id)
    await fresh.coverage.settled()
    await fresh.close()
  })

  it('shows only whom the operator may see', async () => {
    const scoped = await openConsole(slapd.url, { scope: equal('employeeType', 'faculty') })
    const { people, roles } = await scoped.report()
    expect(people.total).toBe(roles.find(({ name }) => name === 'faculty')?.total)
    await scoped.close()
  })

  it('is cancelled at once and says so', async () => {
    const fresh = await openConsole(slapd.url, { begun: () => fresh.coverage.cancel() })
    expect((await fresh.report()).state).toBe('cancelled')
    expect((await fresh.report()).state).toBe('complete')
    await fresh.close()
  })
})

describe('the table', () => {
  const rows = async (change: Partial<CoverageSelection>) =>
    (await console.coverage.rows({ selection: selected(change), from: 0, count: 1000 })).rows

  it('is sorted by each column, both ways, and by name among equals', async () => {
    await console.report()
    const names = (await rows({})).map(({ name }) => name.toLowerCase())
    expect(names).toEqual([...names].sort())
    const userNames = (await rows({ sort: { by: 'user-name', descending: true } })).map(
      ({ userName }) => userName ?? '',
    )
    expect(userNames).toEqual([...userNames].sort().reverse())
    const groups = (await rows({ sort: { by: 'group', descending: true } })).map(({ group }) =>
      (group ?? '').toLowerCase(),
    )
    expect(groups).toEqual([...groups].sort().reverse())
    const methods = await rows({ sort: { by: 'methods', descending: true } })
    expect(methods[0]?.methods.length).toBeGreaterThan(0)
  })

  it('is found through by words of name, user name and department, in any case', async () => {
    await console.report()
    const found = await rows({ words: 'PERSON p10 department' })
    expect(found.length).toBeGreaterThan(0)
    for (const { userName } of found) expect(userName).toMatch(/^p10/)
  })

  it('is filtered by role, by what they have, and by department', async () => {
    await console.report()
    for (const row of await rows({ role: 'faculty' })) expect(row.roles).toContain('faculty')
    for (const row of await rows({ has: 'nothing' })) expect(row.methods).toEqual([])
    const [most] = (await console.report()).groupings[0]?.groups ?? []
    const group = { attribute: 'departmentNumber', value: most?.value ?? null }
    const found = await rows({ group })
    expect(new Set(found.map((row) => row.group))).toEqual(new Set([group.value]))
    expect(found).toHaveLength((most?.registeredOnly ?? 0) + (most?.nothing ?? 0))
  })

  it('is sorted by what a column shows of each, both ways', async () => {
    await console.report()
    const first = async (by: CoverageColumn, descending: boolean) => {
      const all = await rows({ sort: { by, descending } })
      return all[0] as CoverageRow
    }
    const sortedBy = async (by: CoverageColumn, key: (row: CoverageRow) => string | number) => {
      const keys = (await rows({ sort: { by, descending: false } })).map(key)
      const order = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0)
      expect(keys).toEqual([...keys].sort(order))
      const back = (await rows({ sort: { by, descending: true } })).map(key)
      expect(back).toEqual([...keys].reverse())
      expect(new Set(keys).size).toBeGreaterThan(1)
    }
    await sortedBy('roles', ({ roles }) => roles.join())
    await sortedBy('methods', ({ methods }) => methods.length)
    await sortedBy('confirmed', ({ lastConfirmedAt }) => (lastConfirmedAt ? Date.parse(lastConfirmedAt) : 0))
    // Of those who lack something here one has a default, and one several flags.
    expect((await first('default', false)).userName).toBe('flagged')
    expect((await first('flags', true)).userName).toBe('flagged')
    expect((await first('missing', true)).missing.length).toBeGreaterThan(0)
  })

  it('is filtered by each flag, of which the rows show it', async () => {
    await console.report()
    const flagged = await rows({ words: 'flagged' })
    expect(flagged.map(({ flags }) => flags)).toEqual([['privileged', 'locked', 're-registration']])
    for (const flag of coverageFlags) {
      const found = await rows({ flag })
      const all = (await rows({})).filter(({ flags }) => flags.includes(flag))
      expect(found.map(({ dn }) => dn)).toEqual(all.map(({ dn }) => dn))
    }
    expect((await rows({ flag: 'privileged' })).map(({ dn }) => dn)).toContain(dnOf.administrator)
  })

  it('gives any part of it', async () => {
    await console.report()
    const all = await rows({})
    const part = await console.coverage.rows({ selection: selected(), from: 50, count: 10 })
    expect(part.rows.map(({ dn }) => dn)).toEqual(all.slice(50, 60).map(({ dn }) => dn))
    expect(part).toMatchObject({ from: 50, selected: all.length, listed: all.length })
  })
})

describe('lists', () => {
  const flagged = someone('flagged').dn
  const added: string[] = []
  const add = async (entry: LdifEntry): Promise<string> => {
    await admin.add(entry.dn, asLists(entry.attributes))
    added.push(entry.dn)
    return entry.dn
  }
  afterEach(async () => {
    for (const dn of added.splice(0)) await admin.delete(dn)
  })

  it('shared numbers: whoever has one in common', async () => {
    const shared = '+12065559999'
    const one = await add(someone('one', [method('a', 'text', { target: shared })]))
    const two = await add(someone('two', [method('a', 'call', { target: shared })]))
    const alone = await add(someone('alone', [method('a', 'text', { target: '+12065558888' })]))
    const dns = await listed('shared-targets')
    expect(dns).toEqual(expect.arrayContaining([one, two]))
    expect(dns).not.toContain(alone)
    const row = [...console.coverage.each(selected({ list: 'shared-targets' }))].find(({ dn }) => dn === one)
    expect(row?.detail).toBe(shared)
  })

  it('shared mailboxes, however they are spelled; and numbers that one holder never confirmed', async () => {
    const mail = (target: string) => [method('a', 'email', { target })]
    const one = await add(someone('mail1', mail('Ana.Silva@Example.net')))
    const two = await add(someone('mail2', mail('ana.silva@example.net')))
    const number = { target: '+12065557777' }
    const three = await add(someone('number1', [method('a', 'text', number)]))
    const four = await add(someone('number2', [method('a', 'text', { ...number, confirmedAt: null })]))
    expect(await listed('shared-targets')).toEqual(expect.arrayContaining([one, two, three, four]))
    const details = [...console.coverage.each(selected({ list: 'shared-targets' }))].map(({ dn, detail }) => [
      dn,
      detail,
    ])
    expect(details).toContainEqual([one, 'Ana.Silva@Example.net'])
  })

  it('never confirmed, not tested for long, only one method', async () => {
    const half = await add(someone('half', [method('a', 'text', { confirmedAt: null })]))
    const old = await add(someone('old', [method('a', 'text', { confirmedAt: '2024-01-05T09:00:00.000Z' })]))
    const tested = await add(
      someone('tested', [
        method('a', 'text', {
          confirmedAt: '2024-01-05T09:00:00.000Z',
          lastTest: { at: '2026-11-01T09:00:00.000Z', result: 'passed', by: dnOf.technician },
        }),
        method('b', 'email'),
      ]),
    )
    expect(await listed('never-confirmed')).toContain(half)
    expect(await listed('never-confirmed')).not.toContain(old)
    const untested = await listed('not-tested')
    expect(untested).toContain(old)
    expect(untested).not.toContain(tested)
    expect(untested).not.toContain(half)
    const single = await listed('one-method')
    expect(single).toContain(old)
    expect(single).not.toContain(tested)
    expect(single).not.toContain(half)
  })

  it('privileged accounts without a strong method', async () => {
    // The administrator has nothing at all.
    expect(await listed('privileged-weak')).toEqual([dnOf.administrator, flagged])
  })

  it('passes outstanding, re-registration pending, malformed entries', async () => {
    const pass = (expiresAt: string): string =>
      JSON.stringify({
        startsAt: '2026-11-24T09:00:00Z',
        expiresAt,
        once: true,
        issuedBy: dnOf.technician,
        issuedByName: 'Tina Tech',
        issuedAt: '2026-11-24T09:00:00Z',
      })
    const good = await add(someone('pass', [], { securityInfoPassInfo: pass('2026-11-24T11:00:00Z') }))
    const over = await add(someone('over', [], { securityInfoPassInfo: pass('2026-11-24T09:30:00Z') }))
    const again = await add(someone('again', [], { securityInfoReregister: '20261120100000Z' }))
    expect(await listed('pass-outstanding')).toEqual([good])
    expect(await listed('pass-outstanding')).not.toContain(over)
    expect(await listed('re-registration')).toEqual([again, flagged])
    const broken = await add(someone('broken', ['{', method('a', 'telegraph')]))
    // Counted as capable by what the directory keeps beside the methods, and lacking on their card: it has to be seen.
    const claims = await add(
      someone('claims', [method('a', 'text', { confirmedAt: null })], { securityInfoMethodType: 'text' }),
    )
    expect(await listed('malformed')).toEqual([broken, claims].sort())
  })

  it('capable: everybody who lacks nothing', async () => {
    const { people } = await console.report()
    expect(await listed('capable')).toHaveLength(people.capable)
  })
})

describe('a policy', () => {
  async function report(policy: object) {
    const dn = `cn=policy,ou=security-info,${baseDn}`
    const replace = (document: object) =>
      admin.modify(dn, [
        { op: 'replace', attribute: 'securityInfoPolicyDocument', values: [JSON.stringify(document)] },
      ])
    await replace(policy)
    const fresh = await openConsole(slapd.url)
    try {
      return { report: await fresh.report(), truth: await counted(admin) }
    } finally {
      await replace(policyDocument)
      await fresh.close()
    }
  }
  const role = { name: 'all', match: '(uid=*)', allow: ['text'], require: [{ anyOf: ['text'], atLeast: 1 }] }

  it('that matches nobody leaves everybody capable and in no role', async () => {
    const { report: told } = await report({ roles: [{ ...role, match: '(employeeType=nobody)' }] })
    expect(told.people.capable).toBe(told.people.total)
    expect(told.withoutRole).toBe(told.people.total)
  })

  it('that tells everybody from everybody else, by user name, counts them the same', async () => {
    const { report: told, truth } = await report({
      roles: [
        { ...role, match: '(&(uid=p*)(!(uid=p1))(cn=Person*))' },
        { ...role, name: 'mailbox', match: '(cn=*)' },
      ],
    })
    expect(told.people).toEqual(truth.count)
    expect(told.roles[0]?.total).toBe(699)
    expect(told.roles[1]?.total).toBe(truth.count.total)
  })

  it('that groups by what is binary, or missing nearly everywhere, counts everybody all the same', async () => {
    const { report: told, truth } = await report({
      roles: [role],
      coverage: { by: [{ attribute: 'jpegPhoto', label: 'Photo' }] },
    })
    expect(told.people).toEqual(truth.count)
    const groups = told.groupings[0]?.groups ?? []
    expect(groups.reduce((sum, { total }) => sum + total, 0)).toBe(truth.count.total)
    expect(groups.find(({ value }) => value === null)?.total).toBe(truth.count.total - 2)
  })

  it('that excludes accounts counts them nowhere', async () => {
    const { report: told, truth } = await report({ roles: [role], exclude: '(employeeType=student)' })
    expect(told.people.total).toBeLessThan(truth.count.total)
    expect(told.people.total).toBe(told.roles[0]?.total)
  })

  it('with a filter on what the directory does not know still counts everybody, once', async () => {
    const { report: told, truth } = await report({
      roles: [
        role,
        { ...role, name: 'odd', match: '(!(shoeSize=42))', allow: ['call'], require: [{ anyOf: ['call'] }] },
      ],
    })
    expect(told.people.total).toBe(truth.count.total)
    expect(told.roles[1]?.total).toBe(0)
    expect(told.people.capable).toBe(told.roles[0]?.capable)
  })

  it('whose methods are all retired leaves nobody in the role capable', async () => {
    const { report: told } = await report({ roles: [role], retire: [{ method: 'text', on: '2026-11-24' }] })
    expect(told.roles[0]).toMatchObject({ capable: 0 })
    expect(told.roles[0]?.total).toBeGreaterThan(700)
  })
})
