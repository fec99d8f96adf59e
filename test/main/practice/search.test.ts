import { type BerWriter, Control, EqualityFilter, NotFilter, OrFilter, PresenceFilter } from 'ldapts'
import { describe, expect, test } from 'vitest'
import { equal, not, present, substrings } from '../../../main/directory/filter.ts'
import { matches } from '../../../main/directory/filter-match.ts'
import { bareClient, connection, ldapsearch, namesIn, okafor, open, people, refusal } from './opened.ts'

const base = 'dc=practice,dc=example'

describe('before anybody has bound', () => {
  test('the root DSE and the schema can be read', async () => {
    const client = await bareClient(await open())
    const root = await client.search('', { scope: 'base', attributes: ['+', '*'] })
    expect(root.searchEntries[0]).toMatchObject({
      namingContexts: base,
      subschemaSubentry: 'cn=subschema',
      supportedControl: '1.2.840.113556.1.4.319',
      supportedExtension: '1.3.6.1.4.1.4203.1.11.3',
      supportedLDAPVersion: '3',
      vendorName: 'Security Info Console',
    })
    const schema = await client.search('cn=subschema', { scope: 'base', attributes: ['+'] })
    const [entry] = schema.searchEntries
    const ours = '1.2.840.113556.1.8000.2554.55269.44446.997.17729.34528.3026411.631348'
    expect(entry?.attributeTypes).toContainEqual(
      expect.stringMatching(
        new RegExp(`^\\( ${ours}\\.2\\.1 NAME 'securityInfoVersion' .*SINGLE-VALUE \\)$`),
      ),
    )
    expect(entry?.objectClasses).toContainEqual(
      expect.stringContaining(`${ours}.1.1 NAME 'securityInfoUser' SUP top AUXILIARY`),
    )
  })

  test('a user name leads to a DN, and to nothing else', async () => {
    const client = await bareClient(await open())
    const { searchEntries } = await client.search(people, { filter: '(uid=pokafor)', attributes: ['*', '+'] })
    expect(searchEntries).toHaveLength(1)
    expect(namesIn(searchEntries[0])).toEqual(['objectClass', 'uid'])
  })

  test('there is no list of people, and no way to search by what can not be read', async () => {
    const practice = await open()
    const directory = await connection(practice)
    const options = { scope: 'sub', filter: present('uid'), attributes: ['uid'] } as const
    const list = await directory.search(people, { ...options, attributes: ['uid'] })
    expect(list).toMatchObject({ complete: false, why: 'size-limit' })
    expect(list.entries).toHaveLength(2)
    const pages = directory.pages(people, { ...options, attributes: ['uid'], pageSize: 1 })
    const seen: string[] = []
    const readAll = async (): Promise<void> => {
      for await (const page of pages) seen.push(...page.map(({ dn }) => dn))
    }
    await expect(readAll()).rejects.toMatchObject({ code: 'size-limit' })
    expect(seen.length).toBeLessThanOrEqual(2)
    const client = await bareClient(practice)
    const byMail = await client.search(people, { filter: '(&(uid=pokafor)(mail=*))' })
    expect(byMail.searchEntries).toEqual([])
    const byNegation = await client.search(people, { filter: '(&(uid=pokafor)(!(mail=x)))' })
    expect(byNegation.searchEntries).toEqual([])
  })
})

describe('attributes', () => {
  test.each([
    { attributes: ['cn', 'UID', 'nonsense'], names: ['cn', 'uid'] },
    { attributes: ['1.1'], names: [] },
    { attributes: ['entryUUID', 'memberOf'], names: ['entryUUID', 'memberOf'] },
    { attributes: ['2.5.4.3'], names: ['cn'] },
  ])('$attributes gives $names', async ({ attributes, names }) => {
    const client = await bareClient(await open(), 'technician')
    const dn = `uid=anwosu,${people}`
    const { searchEntries } = await client.search(dn, { scope: 'base', attributes })
    expect(namesIn(searchEntries[0])).toEqual(names)
  })

  test('operational ones come on request only', async () => {
    const client = await bareClient(await open(), 'auditor')
    const read = async (attributes: string[]) =>
      (await client.search(`uid=dmarsh,${people}`, { scope: 'base', attributes })).searchEntries[0] ?? {}
    expect(await read([])).not.toHaveProperty('entryUUID')
    expect(await read(['*'])).not.toHaveProperty('pwdAccountLockedTime')
    expect(await read(['+'])).toMatchObject({
      pwdAccountLockedTime: '000001010000Z',
      structuralObjectClass: 'inetOrgPerson',
      hasSubordinates: 'FALSE',
      createTimestamp: '20240902080000Z',
    })
    expect(await read(['+'])).not.toHaveProperty('cn')
  })

  test('types only', async () => {
    // Not with ldapts, which adds every name that it asked for.
    const wanted = ['cn', 'mail', 'roomNumber', 'securityInfoPass']
    const { stdout } = await ldapsearch(
      await open(),
      'technician',
      '-A',
      '-b',
      okafor,
      '-s',
      'base',
      ...wanted,
    )
    expect(stdout).toBe(`dn: ${okafor}\ncn:\nmail:\n\n`)
  })

  test('technicians read the sealed secrets, and no passes or passwords', async () => {
    const client = await bareClient(await open(), 'technician')
    const { searchEntries } = await client.search(people, {
      filter: '(securityInfoSecret=*)',
      attributes: ['securityInfoSecret', 'securityInfoPass', 'userPassword'],
    })
    expect(searchEntries.length).toBeGreaterThan(0)
    for (const entry of searchEntries) expect(namesIn(entry)).toEqual(['securityInfoSecret'])
    for (const filter of ['(securityInfoPass=*)', '(!(userPassword=x))'])
      expect((await client.search(people, { filter })).searchEntries).toEqual([])
  })

  test('nobody else reads or searches by secrets', async () => {
    const practice = await open()
    for (const role of ['auditor', 'administrator'] as const) {
      const client = await bareClient(practice, role)
      const dn = `uid=pokonkwo,${people}`
      const { searchEntries } = await client.search(dn, {
        scope: 'base',
        attributes: ['*', '+', 'securityInfoSecret', 'securityInfoPass', 'userPassword'],
      })
      expect(searchEntries[0]).toHaveProperty('securityInfoMethod')
      for (const secret of ['securityInfoSecret', 'securityInfoPass', 'userPassword'])
        expect(namesIn(searchEntries[0])).not.toContain(secret)
      const found = await client.search(people, { filter: '(securityInfoSecret=*)' })
      expect(found.searchEntries).toEqual([])
      const negated = await client.search(people, { filter: '(!(userPassword=x))' })
      expect(negated.searchEntries).toEqual([])
      expect(await refusal(client.compare(dn, 'securityInfoSecret', 'x'))).toMatchObject({ code: 50 })
    }
  })
})

describe('scopes', () => {
  test.each([
    ['base', people, [people]],
    ['one', base, [people, `ou=groups,${base}`, `ou=security-info,${base}`]],
    [
      'sub',
      `ou=security-info,${base}`,
      [
        `ou=security-info,${base}`,
        `ou=approvals,ou=security-info,${base}`,
        `ou=coverage,ou=security-info,${base}`,
        `ou=policy-versions,ou=security-info,${base}`,
        `cn=policy,ou=security-info,${base}`,
      ],
    ],
    ['one', '', [base]],
  ] as const)('%s from "%s"', async (scope, from, dns) => {
    const client = await bareClient(await open(), 'auditor')
    const { searchEntries } = await client.search(from, { scope, attributes: ['1.1'] })
    expect(searchEntries.map(({ dn }) => dn)).toEqual(dns)
  })

  test('a base that is not there names the lowest entry above', async () => {
    const client = await bareClient(await open(), 'auditor')
    const search = client.search(`cn=x,uid=nobody,${people}`)
    expect(await refusal(search)).toMatchObject({ code: 32 })
    expect(await refusal(client.search('this is no DN'))).toMatchObject({ code: 34 })
  })
})

describe('filters', () => {
  const hard = ['*', '(', ')', '\\', '\0', '"Quote"', '👩‍💻', 'שלום', 'a\\2ab', ' x ', 'ü'.repeat(10_000)]

  test.each(hard.map((text) => [JSON.stringify(text).slice(0, 30), text]))(
    '%s is only text',
    async (_, text) => {
      const directory = await connection(await open(), 'technician')
      for (const filter of [
        equal('cn', text),
        substrings('cn', { any: [text] }),
        substrings('cn', { initial: text }),
      ]) {
        const answer = await directory.search(people, { scope: 'one', filter, attributes: ['cn'] })
        for (const entry of answer.entries) expect(matches(filter, entry)).toBe(true)
      }
      const none = await directory.search(people, {
        scope: 'one',
        filter: equal('mail', text),
        attributes: [],
      })
      expect(none.entries).toEqual([])
    },
  )

  test('names with stars, parentheses and backslashes are found by them', async () => {
    const directory = await connection(await open(), 'technician')
    const names = async (text: string) => {
      const filter = substrings('cn', { any: [text] })
      const { entries } = await directory.search(people, {
        scope: 'one',
        filter,
        attributes: ['displayName'],
      })
      return entries.map((entry) => entry.first('displayName'))
    }
    expect(await names('*Vega*')).toEqual(['Estrella (Star) *Vega*'])
    expect(await names('C\\Sharp <Rey')).toEqual(['# C\\Sharp <Reyes>; Jr.'])
    expect(await names("o'brien")).toContain("Siobhán O'Brien")
    expect(await names('張雅文')).toEqual([])
    expect(await names('张雅文')).toEqual(['张雅文'])
  })

  test('an unknown attribute is undefined, also under "not"', async () => {
    const client = await bareClient(await open(), 'technician')
    const unknown = new EqualityFilter({ attribute: 'shoeSize', value: '43' })
    const count = async (filter: OrFilter | NotFilter) =>
      (await client.search(people, { filter, scope: 'one', attributes: ['1.1'] })).searchEntries.length
    expect(await count(new NotFilter({ filter: unknown }))).toBe(0)
    const any = new PresenceFilter({ attribute: 'uid' })
    expect(await count(new OrFilter({ filters: [unknown, any] }))).toBeGreaterThan(300)
  })

  test('membership is computed from groups', async () => {
    const directory = await connection(await open(), 'auditor')
    const filter = equal('memberOf', `CN=Administrators, ou=groups,${base}`)
    const { entries } = await directory.search(people, { scope: 'one', filter, attributes: ['uid'] })
    expect(entries.map((entry) => entry.first('uid')).sort()).toEqual([
      'anwosu',
      'dachterberg',
      'iobriain',
      'ntruong',
      'qabara',
      'spapadaki',
    ])
    const others = await directory.search(people, { scope: 'one', filter: not(filter), attributes: [] })
    const all = await directory.search(people, { scope: 'one', filter: present('uid'), attributes: [] })
    expect(others.entries.length).toBe(all.entries.length - 6)
  })
})

describe('limits and pages', () => {
  test('past the size limit the code says so, after the entries that fit', async () => {
    const directory = await connection(await open(), 'technician')
    const answer = await directory.search(people, {
      scope: 'one',
      filter: present('uid'),
      attributes: [],
      sizeLimit: 7,
    })
    expect(answer).toMatchObject({ complete: false, why: 'size-limit' })
    expect(answer.entries).toHaveLength(7)
  })

  test('a limit that is just enough is no limit', async () => {
    const directory = await connection(await open(), 'technician')
    const filter = equal('uid', 'pokafor')
    const answer = await directory.search(people, { scope: 'one', filter, attributes: [], sizeLimit: 1 })
    expect(answer.complete).toBe(true)
  })

  test.each([1, 7, 100, 10_000])('pages of %i hold everybody once', async (pageSize) => {
    const directory = await connection(await open(), 'technician')
    const options = { scope: 'one', filter: present('uid'), attributes: ['uid'] } as const
    const whole = await directory.search(people, { ...options, attributes: ['uid'] })
    const seen: string[] = []
    for await (const page of directory.pages(people, { ...options, attributes: ['uid'], pageSize })) {
      expect(page.length).toBeLessThanOrEqual(pageSize)
      seen.push(...page.map(({ dn }) => dn))
    }
    expect(seen).toEqual(whole.entries.map(({ dn }) => dn))
  })

  test('a cookie of another search is refused', async () => {
    const client = await bareClient(await open(), 'technician')
    expect(await refusal(client.search(people, {}, new Page(Buffer.alloc(16, 1))))).toMatchObject({
      code: 53,
    })
    expect(await refusal(client.search(people, {}, new Page(null)))).toMatchObject({ code: 2 })
  })
})

/** ldapts keeps its own paging control to itself. */
class Page extends Control {
  constructor(private readonly cookie: Buffer | null) {
    super('1.2.840.113556.1.4.319')
  }

  override writeControl(writer: BerWriter): void {
    if (this.cookie)
      writer.writeBuffer(Buffer.concat([Buffer.from([0x30, 21, 2, 1, 2, 4, 16]), this.cookie]), 4)
  }
}
