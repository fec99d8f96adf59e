import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn } from '../../main/directory/dn.ts'
import { readSecrets } from '../../main/directory/secrets.ts'
import { securityInfoAttributes } from '../../main/directory/security-info.ts'
import { planChange } from '../../main/directory/security-info-change.ts'
import { peopleDn } from './people.ts'
import { dnOf, password, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
beforeAll(async () => {
  slapd = await startSlapd()
})
afterAll(() => slapd?.stop())

const open: DirectoryConnection[] = []
afterEach(async () => {
  for (const connection of open.splice(0)) await connection.close()
})

async function as(dn: string, word: string = password): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  open.push(connection)
  await connection.bind(dn, word)
  return connection
}

const dn = childDn('uid', 'pat.secret', peopleDn)
const app = { id: 'm1', type: 'authenticator-app', label: 'App', addedAt: null, addedBy: null } as const
const questions = { ...app, id: 'm2', type: 'security-questions', label: 'Questions' } as const
const secrets = ['m1 eyJh..a.b.c', 'm2 eyJh..d.e.f']

beforeEach(async () => {
  const administrator = await as(slapd.adminDn, slapd.adminPassword)
  await administrator.delete(dn).catch(() => undefined)
  await administrator.add(dn, {
    objectClass: ['inetOrgPerson', 'securityInfoUser'],
    ...{ uid: ['pat.secret'], cn: ['Pat Secret'], sn: ['Secret'], userPassword: [password] },
    securityInfoVersion: ['1'],
    securityInfoMethod: [JSON.stringify(app), JSON.stringify(questions)],
    securityInfoSecret: secrets,
  })
})

it('technicians read them, with the values to delete them by', async () => {
  expect(await readSecrets(await as(dnOf.technician), dn)).toEqual([
    { methodId: 'm1', jwe: 'eyJh..a.b.c', value: secrets[0] },
    { methodId: 'm2', jwe: 'eyJh..d.e.f', value: secrets[1] },
  ])
})

it('nobody else does, and for users without any there are none', async () => {
  for (const who of [dnOf.auditor, dnOf.administrator, dnOf.student, dn])
    expect(await readSecrets(await as(who), dn)).toEqual([])
  expect(await readSecrets(await as(dnOf.technician), dnOf.bare)).toEqual([])
  expect(await readSecrets(await as(dnOf.technician), childDn('uid', 'nobody', peopleDn))).toEqual([])
})

it('values that are no secrets are passed over', async () => {
  const administrator = await as(slapd.adminDn, slapd.adminPassword)
  const values = ['m1', 'm1  two blanks', 'three m1 parts']
  await administrator.modify(dn, [{ op: 'add', attribute: 'securityInfoSecret', values }])
  expect(await readSecrets(administrator, dn)).toHaveLength(2)
})

it('a method leaves with its secret, and with no other', async () => {
  const technician = await as(dnOf.technician)
  const entry = await technician.read(dn, [...securityInfoAttributes])
  if (!entry) throw new Error('not found')
  const [first, second] = await readSecrets(technician, dn)
  await technician.modify(dn, planChange(entry, { remove: ['m1'], removeSecrets: [first?.value ?? ''] }))
  expect(await readSecrets(technician, dn)).toEqual([second])
  expect((await technician.read(dn, ['securityInfoMethod']))?.values('securityInfoMethod')).toEqual([
    JSON.stringify(questions),
  ])
})

it('a secret that is not there any more keeps the method from leaving alone', async () => {
  const technician = await as(dnOf.technician)
  const entry = await technician.read(dn, [...securityInfoAttributes])
  if (!entry) throw new Error('not found')
  const change = planChange(entry, { remove: ['m1'], removeSecrets: ['m1 of yesterday'] })
  await expect(technician.modify(dn, change)).rejects.toMatchObject({ code: 'changed-elsewhere' })
  expect((await technician.read(dn, ['securityInfoMethod']))?.values('securityInfoMethod')).toHaveLength(2)
})
