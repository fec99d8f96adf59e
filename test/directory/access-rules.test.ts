import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn } from '../../main/directory/dn.ts'
import { and, equal, not, or, present, startsWith } from '../../main/directory/filter.ts'
import { findByUserName } from '../../main/directory/users.ts'
import type { ConsoleError } from '../../main/errors.ts'
import { versionsDn } from '../../main/policy/versions.ts'
import { groupsDn, peopleDn } from './people.ts'
import { baseDn, dnOf, ldapsearch, password, policyDn, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
beforeAll(async () => {
  slapd = await startSlapd()
})
afterAll(() => slapd?.stop())

const open: DirectoryConnection[] = []
afterEach(async () => {
  for (const connection of open.splice(0)) await connection.close()
})

type Who = keyof typeof dnOf | 'nobody'

async function as(who: Who): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  open.push(connection)
  if (who !== 'nobody') await connection.bind(dnOf[who], password)
  return connection
}

async function outcome(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: ConsoleError) => error.code,
  )
}

const set = async (who: Who, dn: string, attribute: string, ...values: string[]): Promise<string> =>
  outcome((await as(who)).modify(dn, [{ op: 'replace', attribute, values }]))
const add = async (who: Who, dn: string, attribute: string, ...values: string[]): Promise<string> =>
  outcome((await as(who)).modify(dn, [{ op: 'add', attribute, values }]))
const namesRead = async (who: Who, dn: string, ...attributes: string[]): Promise<string[]> =>
  (await (await as(who)).read(dn, attributes))?.names() ?? []

const secrets = ['securityInfoSecret', 'securityInfoPass']
const rest = ['securityInfoVersion', 'securityInfoMethod', 'securityInfoMethodType', 'securityInfoDefault']

describe.each<Who>(['auditor', 'administrator', 'twoRoles', 'student', 'nobody'])('%s', (who) => {
  it('does not read secrets, not even their own, nor finds out about them', async () => {
    const connection = await as(who)
    const all = ['*', '+', ...secrets, 'userPassword']
    const names = await namesRead(who, dnOf.twoRoles, ...all)
    for (const secret of [...secrets, 'userPassword']) expect(names).not.toContain(secret)
    const filters = [
      present('securityInfoSecret'),
      startsWith('securityInfoSecret', 'm1'),
      and(present('uid'), not(equal('securityInfoSecret', 'x'))),
      or(present('securityInfoPass'), present('userPassword')),
    ]
    for (const filter of filters) {
      const answer = await connection.search(baseDn, { scope: 'sub', filter, attributes: [] })
      expect(answer.entries).toEqual([])
    }
    const compared = connection.compare(dnOf.twoRoles, 'securityInfoSecret', 'm1 eyJhbGciOiJkaXIifQ..sealed')
    // Who may not know of the entry is told that there is none.
    expect(['insufficient-access', 'not-found']).toContain(await outcome(compared))
  })
})

describe('technicians', () => {
  it('read the sealed secrets, and passes and passwords never', async () => {
    const connection = await as('technician')
    const names = await namesRead('technician', dnOf.twoRoles, '*', '+', ...secrets, 'userPassword')
    expect(names).toContain('securityInfoSecret')
    for (const secret of ['securityInfoPass', 'userPassword']) expect(names).not.toContain(secret)
    const filter = or(present('securityInfoPass'), present('userPassword'))
    const answer = await connection.search(baseDn, { scope: 'sub', filter, attributes: [] })
    expect(answer.entries).toEqual([])
  })

  it('write the whole of a security info in one change', async () => {
    const connection = await as('technician')
    await connection.modify(dnOf.staff, [
      { op: 'add', attribute: 'objectClass', values: ['securityInfoUser'] },
      { op: 'add', attribute: 'securityInfoVersion', values: ['1'] },
      { op: 'add', attribute: 'securityInfoMethod', values: ['{"id":"m1"}'] },
      { op: 'add', attribute: 'securityInfoMethodType', values: ['authenticator-app'] },
      { op: 'add', attribute: 'securityInfoDefault', values: ['m1'] },
      { op: 'add', attribute: 'securityInfoSecret', values: ['m1 sealed'] },
      { op: 'replace', attribute: 'securityInfoPass', values: ['$scrypt$'] },
      { op: 'replace', attribute: 'securityInfoReregister', values: ['20260101000000Z'] },
      { op: 'replace', attribute: 'securityInfoSessionsRevoked', values: ['20260101000000Z'] },
    ])
    const found = ldapsearch(slapd, dnOf.staff, '-s', 'base')
    expect(found).toContain('securityInfoSecret: m1 sealed')
    await connection.modify(dnOf.staff, [
      { op: 'delete', attribute: 'securityInfoSecret', values: ['m1 sealed'] },
      { op: 'delete', attribute: 'securityInfoPass', values: [] },
      { op: 'replace', attribute: 'securityInfoMethod', values: [] },
    ])
    expect(ldapsearch(slapd, dnOf.staff, '-s', 'base')).not.toContain('securityInfoSecret')
  })

  it.each([
    ['mail', 'x@example.org'],
    ['telephoneNumber', '+1 1'],
    ['userPassword', 'x'],
    ['employeeType', 'student'],
    ['jpegPhoto', 'x'],
    ['uid', 'x'],
  ])('write nothing else of people: %s', async (attribute, value) => {
    expect(await set('technician', dnOf.student, attribute, value)).toBe('insufficient-access')
  })

  it('add no other class, and write no other entries', async () => {
    expect(await add('technician', dnOf.student, 'objectClass', 'pkiUser')).toBe('insufficient-access')
    expect(await set('technician', dnOf.student, 'objectClass', 'person')).toBe('insufficient-access')
    expect(await set('technician', policyDn, 'securityInfoPolicyDocument', '{}')).toBe('insufficient-access')
    const group = childDn('cn', 'security-info-administrators', groupsDn)
    expect(await add('technician', group, 'member', dnOf.technician)).toBe('insufficient-access')
    const connection = await as('technician')
    const person = { objectClass: ['inetOrgPerson'], sn: ['x'], cn: ['x'] }
    expect(await outcome(connection.add(childDn('uid', 'new', peopleDn), person))).toBe('insufficient-access')
    expect(await outcome(connection.delete(dnOf.student))).toBe('insufficient-access')
  })
})

describe('auditors', () => {
  it('read all but secrets, and write nothing', async () => {
    const names = await namesRead('auditor', dnOf.twoRoles, 'cn', 'employeeType', ...secrets, ...rest)
    expect(names.sort()).toEqual(['cn', 'employeeType', ...rest].sort())
    expect(await namesRead('auditor', policyDn, 'securityInfoPolicyDocument')).toHaveLength(1)
    expect(await namesRead('auditor', dnOf.disabled, 'pwdAccountLockedTime')).toHaveLength(1)
    expect(
      await namesRead('auditor', childDn('cn', 'security-info-auditors', groupsDn), 'member'),
    ).toHaveLength(1)
    expect(await set('auditor', dnOf.twoRoles, 'securityInfoDefault', 'm2')).toBe('insufficient-access')
    expect(await set('auditor', policyDn, 'securityInfoPolicyDocument', '{}')).toBe('insufficient-access')
  })
})

describe('administrators', () => {
  it('add documents that were the policy before, which nobody changes or removes', async () => {
    const document = {
      objectClass: ['securityInfoPolicy'],
      cn: ['7'],
      securityInfoVersion: ['7'],
      securityInfoPolicyDocument: ['{"roles":[]}'],
    }
    const dn = childDn('cn', '7', versionsDn(baseDn))
    for (const who of ['technician', 'auditor'] as const)
      expect(await outcome((await as(who)).add(dn, document))).toBe('insufficient-access')
    expect(await outcome((await as('administrator')).add(dn, document))).toBe('done')
    for (const who of ['technician', 'auditor', 'administrator'] as const) {
      expect(await namesRead(who, dn, 'securityInfoPolicyDocument')).toHaveLength(1)
      expect(await set(who, dn, 'securityInfoPolicyDocument', '{}')).toBe('insufficient-access')
      expect(await outcome((await as(who)).delete(dn))).toBe('insufficient-access')
    }
    expect(await namesRead('student', dn, 'securityInfoPolicyDocument')).toEqual([])
  })

  it('write the policy, and nobody’s security info', async () => {
    expect(await set('administrator', policyDn, 'securityInfoPolicyDocument', '{"roles":[]}')).toBe('done')
    expect(await set('administrator', dnOf.twoRoles, 'securityInfoDefault', 'm2')).toBe('insufficient-access')
    expect(await namesRead('administrator', dnOf.twoRoles, ...secrets)).toEqual([])
    expect(await namesRead('administrator', dnOf.twoRoles, 'securityInfoMethod')).toHaveLength(1)
  })
})

describe('users', () => {
  it('read their own methods, and never their own secrets', async () => {
    expect((await namesRead('twoRoles', dnOf.twoRoles, ...rest)).sort()).toEqual([...rest].sort())
    expect(await namesRead('twoRoles', dnOf.twoRoles, ...secrets)).toEqual([])
    expect(await set('twoRoles', dnOf.twoRoles, 'securityInfoDefault', 'm2')).toBe('insufficient-access')
    expect(await set('twoRoles', dnOf.twoRoles, 'securityInfoSecret', 'm1 mine')).toBe('insufficient-access')
  })

  it('do not read others', async () => {
    expect(await namesRead('student', dnOf.twoRoles, ...rest, 'cn', 'mail', 'employeeType')).toEqual([])
    expect(await (await as('student')).read(policyDn, ['cn'])).toBeNull()
  })

  it('set their own password', async () => {
    expect(await set('bare', dnOf.student, 'userPassword', 'x')).toBe('insufficient-access')
    expect(await set('bare', dnOf.bare, 'userPassword', 'another-Password-1')).toBe('done')
    const connection = await as('nobody')
    expect(await outcome(connection.bind(dnOf.bare, password))).toBe('wrong-credentials')
    expect(await outcome(connection.bind(dnOf.bare, 'another-Password-1'))).toBe('done')
  })
})

describe('who has not signed in', () => {
  it('learns the name of the entry that has a user name', async () => {
    expect(await findByUserName(await as('nobody'), baseDn, 'Priya.Okafor')).toBe(dnOf.staff)
  })

  it('learns nothing else', async () => {
    const connection = await as('nobody')
    const all = ['*', '+', 'uid', 'cn', 'objectClass', ...secrets, ...rest]
    expect(await namesRead('nobody', dnOf.twoRoles, ...all)).toEqual(['entryDN'].filter(() => false))
    for (const filter of [present('mail'), equal('cn', 'Priya Okafor'), present('securityInfoMethodType')]) {
      const answer = await connection.search(baseDn, { scope: 'sub', filter, attributes: [] })
      expect(answer.entries).toEqual([])
    }
    const everybody = await connection.search(baseDn, {
      scope: 'sub',
      filter: present('uid'),
      attributes: [],
    })
    expect(everybody).toMatchObject({ complete: false, why: 'size-limit' })
    expect(everybody.entries.length).toBeLessThanOrEqual(2)
    expect(await set('nobody', dnOf.student, 'securityInfoDefault', 'x')).not.toBe('done')
  })
})
