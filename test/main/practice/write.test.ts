import { Attribute, Change as BareChange, type Client } from 'ldapts'
import { describe, expect, test } from 'vitest'
import type { Change, DirectoryConnection } from '../../../main/directory/connection.ts'
import { childDn } from '../../../main/directory/dn.ts'
import { present } from '../../../main/directory/filter.ts'
import { bareClient, connection, okafor, open, people, policy, refusal } from './opened.ts'

const groups = 'ou=groups,dc=practice,dc=example'
const securityInfo = 'ou=security-info,dc=practice,dc=example'
const okonkwo = `uid=pokonkwo,${people}`

const change = (op: Change['op'], attribute: string, ...values: string[]): Change => ({
  op,
  attribute,
  values,
})
const version = (from: string | null, to: string): Change[] => [
  ...(from === null ? [] : [change('delete', 'securityInfoVersion', from)]),
  change('add', 'securityInfoVersion', to),
]

/** ldapts' own, for results as they came. */
const modify = (client: Client, dn: string, ...changes: Change[]): Promise<void> =>
  client.modify(
    dn,
    changes.map(
      ({ op, attribute, values }) =>
        new BareChange({ operation: op, modification: new Attribute({ type: attribute, values }) }),
    ),
  )

async function everything(directory: DirectoryConnection): Promise<string> {
  const { entries } = await directory.search('', {
    scope: 'sub',
    filter: present('objectClass'),
    attributes: ['*', '+'],
  })
  return JSON.stringify(entries)
}

describe('one change', () => {
  test('brings all that belongs to a method, and who made it when', async () => {
    const directory = await connection(await open(), 'technician')
    const dn = `uid=estrand,${people}`
    await directory.modify(dn, [
      ...version(null, '1'),
      change('add', 'objectClass', 'securityInfoUser'),
      change('add', 'securityInfoMethod', '{"id":"m1"}', '{"id":"m2"}'),
      change('replace', 'securityInfoMethodType', 'authenticator-app'),
      change('replace', 'securityInfoDefault', 'm1'),
      change('add', 'securityInfoSecret', 'm1 sealed'),
      change('replace', 'securityInfoSessionsRevoked', '20261124100000Z'),
    ])
    const entry = await directory.read(dn, ['*', '+'])
    expect(entry?.values('securityInfoMethod')).toEqual(['{"id":"m1"}', '{"id":"m2"}'])
    expect(entry?.first('securityInfoVersion')).toBe('1')
    expect(entry?.first('modifyTimestamp')).toBe('20261124100000Z')
    expect(entry?.first('modifiersName')).toBe(`uid=asilva,${people}`)
    expect(entry?.first('createTimestamp')).not.toBe('20261124100000Z')
    expect(entry?.values('securityInfoSecret')).toEqual(['m1 sealed'])
  })

  test('with a part that is refused changes nothing at all', async () => {
    const directory = await connection(await open(), 'technician')
    const before = await everything(directory)
    const last = [
      change('delete', 'securityInfoMethodType', 'call'),
      change('add', 'securityInfoVersion', 'one'),
      change('replace', 'mail', 'x@example.org'),
      change('add', 'noSuchAttribute', 'x'),
    ]
    for (const refused of last) {
      const whole = [change('replace', 'securityInfoMethodType', 'push'), refused]
      await expect(directory.modify(okonkwo, whole)).rejects.toThrow()
    }
    expect(await everything(directory)).toBe(before)
  })

  test('with a stale version is refused as changed elsewhere; of many rivals one gets through', async () => {
    const practice = await open()
    const consoles = await Promise.all([1, 2, 3, 4].map(() => connection(practice, 'technician')))
    const outcomes = await Promise.allSettled(
      consoles.map((console, number) =>
        console.modify(okonkwo, [
          ...version('2', '3'),
          change('replace', 'securityInfoMethodType', `rival-${number}`),
        ]),
      ),
    )
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array(3).fill('changed-elsewhere'))
    const winner = outcomes.findIndex(({ status }) => status === 'fulfilled')
    const entry = await consoles[0]?.read(okonkwo, ['securityInfoVersion', 'securityInfoMethodType'])
    expect(entry?.values('securityInfoVersion')).toEqual(['3'])
    expect(entry?.values('securityInfoMethodType')).toEqual([`rival-${winner}`])
  })
})

describe('what is refused for what it is', () => {
  test.each<[string, number, Change[]]>([
    ['an unknown attribute', 17, [change('add', 'shoeSize', '43')]],
    ['a class that is needed still', 65, [change('delete', 'objectClass', 'securityInfoUser')]],
    ['two values where one is allowed', 19, [change('add', 'securityInfoDefault', 'another')]],
    ['an attribute that the directory keeps', 19, [change('replace', 'entryUUID', 'x')]],
    ['a value that is no number', 21, [change('replace', 'securityInfoVersion', 'two')]],
    ['a value that is no time', 21, [change('replace', 'securityInfoReregister', 'tomorrow')]],
    ['a value that is there', 20, [change('add', 'securityInfoMethodType', 'TEXT')]],
    ['a value given twice', 20, [change('replace', 'securityInfoMethodType', 'push', 'Push')]],
    ['to delete a value that is not there', 16, [change('delete', 'securityInfoMethodType', 'push')]],
    ['to delete an attribute that is not there', 16, [change('delete', 'securityInfoPass')]],
    ['an empty value', 21, [change('replace', 'securityInfoDefault', '')]],
    ['to add nothing', 2, [change('add', 'securityInfoMethodType')]],
  ])('%s', async (_, code, changes) => {
    const client = await bareClient(await open(), 'technician')
    expect(await refusal(modify(client, okonkwo, ...changes))).toMatchObject({ code })
  })

  test('an entry that is not there, and a name that is none', async () => {
    const client = await bareClient(await open(), 'technician')
    const one = change('replace', 'securityInfoDefault', 'x')
    expect(await refusal(modify(client, `uid=nobody,${people}`, one))).toMatchObject({ code: 32 })
    expect(await refusal(modify(client, 'not a dn', one))).toMatchObject({ code: 34 })
  })

  test('entries that can not be', async () => {
    const client = await bareClient(await open(), 'administrator')
    const add = (dn: string, attributes: Record<string, string | string[]>) =>
      refusal(client.add(dn, attributes))
    const dn = childDn('cn', 'x', securityInfo)
    const objectClass = 'securityInfoPolicy'
    expect(await add(policy, { objectClass, cn: 'policy' })).toMatchObject({ code: 68 })
    expect(await add(childDn('cn', 'y', dn), { objectClass, cn: 'y' })).toMatchObject({ code: 50 })
    expect(await add(dn, { objectClass, cn: 'other' })).toMatchObject({ code: 67 })
    expect(await add(dn, { objectClass, cn: 'x', mail: 'x@example.org' })).toMatchObject({ code: 65 })
    expect(await add(dn, { objectClass: 'inetOrgPerson', cn: 'x' })).toMatchObject({ code: 65 })
    expect(await add(dn, { objectClass: [objectClass, 'wizard'], cn: 'x' })).toMatchObject({ code: 65 })
    expect(await add(dn, { cn: 'x' })).toMatchObject({ code: 65 })
    expect(await add(dn, { objectClass, cn: 'x', shoeSize: '43' })).toMatchObject({ code: 17 })
    expect(await refusal(client.del(dn))).toMatchObject({ code: 32 })
  })
})

describe('roles', () => {
  const onPerson: [string, string, Change][] = [
    ['other attributes', okafor, change('replace', 'mail', 'x@example.org')],
    ['passwords', okafor, change('replace', 'userPassword', 'x')],
    ['roles', okafor, change('replace', 'employeeType', 'student')],
    ['photos', okafor, change('replace', 'jpegPhoto', 'x')],
    ['names', okafor, change('replace', 'uid', 'x')],
    ['account state', okafor, change('replace', 'pwdAccountLockedTime', '000001010000Z')],
    ['other classes', okafor, change('add', 'objectClass', 'securityInfoPolicy')],
    ['all classes', okafor, change('replace', 'objectClass')],
    ['memberships', `cn=security-info-administrators,${groups}`, change('add', 'member', okafor)],
    ['the tree', people, change('replace', 'description', 'x')],
  ]
  const method = change('replace', 'securityInfoMethodType', 'text')
  const document = change('replace', 'securityInfoPolicyDocument', '{"roles":[]}')

  test.each([
    ...onPerson.map(([what, dn, one]) => ['technician', what, dn, one] as const),
    ['technician', 'the policy', policy, document] as const,
    ...onPerson.map(([what, dn, one]) => ['auditor', what, dn, one] as const),
    ['auditor', 'security info', okafor, method] as const,
    ['auditor', 'the policy', policy, document] as const,
    ...onPerson.map(([what, dn, one]) => ['administrator', what, dn, one] as const),
    ['administrator', 'security info', okafor, method] as const,
    [null, 'security info', okafor, method] as const,
  ])('%s does not write %s', async (role, _, dn, one) => {
    const practice = await open()
    const auditor = await connection(practice, 'auditor')
    const before = await everything(auditor)
    const client = await bareClient(practice, role ?? undefined)
    // Account state is the directory's own: nobody writes it (19).
    expect([50, 19]).toContain((await refusal(modify(client, dn, one))).code)
    expect(await everything(auditor)).toBe(before)
  })

  test('a user writes nothing, not even about themselves', async () => {
    const client = await bareClient(await open(), [okafor, 'practice-user'])
    for (const one of [
      method,
      change('replace', 'mail', 'x@example.org'),
      change('add', 'securityInfoSecret', 'x'),
    ])
      expect(await refusal(modify(client, okafor, one))).toMatchObject({ code: 50 })
  })

  test.each(['technician', 'auditor', 'administrator'] as const)(
    '%s adds and deletes no people and groups',
    async (role) => {
      const client = await bareClient(await open(), role)
      const person = { objectClass: 'inetOrgPerson', uid: 'x', cn: 'x', sn: 'x' }
      expect(await refusal(client.add(`uid=x,${people}`, person))).toMatchObject({ code: 50 })
      expect(await refusal(client.del(okafor))).toMatchObject({ code: 50 })
      expect(await refusal(client.del(`cn=administrators,${groups}`))).toMatchObject({ code: 50 })
      expect(await refusal(client.del(people))).toMatchObject({ code: 50 })
    },
  )

  test('administrators write the policy, and add and delete what lies beside it', async () => {
    const directory = await connection(await open(), 'administrator')
    await directory.modify(policy, [...version('1', '2'), document])
    expect((await directory.read(policy, ['securityInfoPolicyDocument']))?.names()).toHaveLength(1)
    const dn = childDn('cn', ' #"+,;<>\\ = ', securityInfo)
    await directory.add(dn, {
      objectClass: ['securityInfoPolicy'],
      cn: [' #"+,;<>\\ = '],
      description: ['x'],
    })
    const added = await directory.read(dn, ['description', 'entryUUID', 'creatorsName', 'createTimestamp'])
    expect(added?.first('entryUUID')).toMatch(/^[0-9a-f-]{36}$/)
    expect(added?.first('creatorsName')).toBe(`uid=mlindqvist,${people}`)
    expect(added?.first('createTimestamp')).toBe('20261124100000Z')
    await directory.delete(dn)
    expect(await directory.read(dn, ['cn'])).toBeNull()
  })
})

test.each(['Leung, May (visiting)', 'Jones, Kit + Co. "K"', '# C\\Sharp <Reyes>; Jr.'])(
  '%s is found, read and written by a name that needs escaping',
  async (name) => {
    const directory = await connection(await open(), 'technician')
    const dn = childDn('cn', name, people)
    await directory.modify(
      dn,
      [change('replace', 'securityInfoReregister', '20261124100000Z')].concat(
        (await directory.read(dn, ['objectClass']))?.values('objectClass').includes('securityInfoUser')
          ? []
          : [change('add', 'objectClass', 'securityInfoUser')],
      ),
    )
    const entry = await directory.read(dn, ['cn', 'securityInfoReregister'])
    expect(entry?.first('cn')).toBe(name)
    expect(entry?.first('securityInfoReregister')).toBe('20261124100000Z')
  },
)
