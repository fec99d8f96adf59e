import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { childDn } from '../../main/directory/dn.ts'
import { countOthersWith } from '../../main/directory/shared-targets.ts'
import { peopleDn } from './people.ts'
import { baseDn, dnOf, password, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
const open: DirectoryConnection[] = []

async function as(dn: string, word: string): Promise<DirectoryConnection> {
  const connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  open.push(connection)
  await connection.bind(dn, word)
  return connection
}

const number = '+12065550142'
const awkward = '用户*(a)\\b@xn--fsqu00a.example'
const dn = (uid: string): string => childDn('uid', uid, peopleDn)

beforeAll(async () => {
  slapd = await startSlapd()
  const administrator = await as(slapd.adminDn, slapd.adminPassword)
  const add = (uid: string, ...targets: string[]): Promise<unknown> =>
    administrator.add(dn(uid), {
      objectClass: ['inetOrgPerson', 'securityInfoUser'],
      uid: [uid],
      cn: [uid],
      sn: [uid],
      securityInfoVersion: ['1'],
      securityInfoMethod: targets.map((target, index) =>
        JSON.stringify({ id: `m${index}`, type: 'text', label: 'Text message', target, addedAt: null }),
      ),
    })
  await add('one', number, awkward)
  await add('two', '+33199001122', number)
  await add('longer', `${number}3`, `1${number}`)
  await add('extension', `${number};ext=12`)
  for (let n = 0; n < 14; n += 1) await add(`shared${n}`, '+442079460001')
})
afterAll(async () => {
  for (const connection of open) await connection.close()
  await slapd?.stop()
})

test.each([
  ['a number that two have, for one of them', number, dn('one'), 1],
  ['the same for somebody else', number, dn('longer'), 2],
  ['written in another way: the same entry', number, dn('ONE').replace('uid=', 'UID = '), 1],
  ['a number that nobody has', '+12065550199', dn('one'), 0],
  ['one with an extension', `${number};ext=12`, dn('one'), 1],
  ['an address with everything that filters and JSON escape', awkward, dn('two'), 1],
  ['a part of a number', number.slice(0, -1), dn('one'), 0],
  ['what looks like a filter', '*', dn('one'), 0],
  ['a number that many have: ten is enough to know', '+442079460001', dn('one'), 10],
  ['the same for one of them', '+442079460001', dn('shared3'), 10],
])('%s', async (_, target, butNotDn, count) => {
  expect(await countOthersWith(await as(dnOf.technician, password), baseDn, target, butNotDn)).toBe(count)
})

test('where others are not shown, nobody has it', async () => {
  const student = await as(dnOf.student, password)
  expect(await countOthersWith(student, baseDn, number, dnOf.student)).toBe(0)
})

test('a lost connection is no zero', async () => {
  const connection = await as(dnOf.technician, password)
  await connection.close()
  await expect(countOthersWith(connection, baseDn, number, dnOf.student)).rejects.toMatchObject({
    code: 'directory-lost',
  })
})
