import { afterAll, beforeAll, expect, it } from 'vitest'
import { DirectoryConnection } from '../../main/directory/connection.ts'
import { whatMatched } from '../../main/directory/search-rank.ts'
import { readSearchWords } from '../../main/directory/search-words.ts'
import { searchUsers } from '../../main/directory/users.ts'
import { type LdifEntry, peopleDn } from './people.ts'
import { baseDn, dnOf, password, type Slapd, startSlapd } from './slapd.ts'

const inside = ['Ambrose', 'Primrose', 'Montrose', 'Melrose', 'Penrose', 'Tuberose']

/** Thousands with the name somewhere inside, before the few whose name it is. */
function* crowd(): Generator<LdifEntry> {
  for (let number = 0; number < 3_000; number += 1)
    yield person(`x${number}`, 'Ann', inside[number % 6] ?? '')
  for (let number = 0; number < 12; number += 1) yield person(`y${number}`, 'Zoe', 'Rose')
  yield person('y20', 'Zita', 'Rosewater')
  yield person('y21', 'Zack', 'de la Rose')
}

function person(uid: string, givenName: string, sn: string): LdifEntry {
  const cn = `${givenName} ${sn}`
  const attributes = { objectClass: 'inetOrgPerson', uid, cn, displayName: cn, givenName, sn }
  return { dn: `uid=${uid},${peopleDn}`, attributes }
}

let slapd: Slapd
let connection: DirectoryConnection
beforeAll(async () => {
  slapd = await startSlapd({ load: crowd() })
  connection = await DirectoryConnection.open({ urls: [slapd.url], security: 'ldap', ca: null })
  await connection.bind(dnOf.technician, password)
})
afterAll(async () => {
  await connection?.close()
  await slapd?.stop()
})

async function namesFor(typed: string): Promise<(string | null)[]> {
  const { entries, more } = await searchUsers(connection, baseDn, typed)
  expect(entries).toHaveLength(50)
  expect(more).toBe(true)
  return entries.map((entry) => entry.first('cn'))
}

it('whose name is the word comes before the thousands who have it somewhere inside', async () => {
  const names = await namesFor('rose')
  expect(names.slice(0, 14).sort()).toEqual([
    'Zack de la Rose',
    'Zita Rosewater',
    ...Array<string>(12).fill('Zoe Rose'),
  ])
})

it('so with several words, each a beginning', async () => {
  expect((await searchUsers(connection, baseDn, 'zoe rose')).entries).toHaveLength(12)
  expect((await searchUsers(connection, baseDn, 'rose zac')).entries[0]?.first('uid')).toBe('y21')
})

it.each([
  ['5550109876', '(555) 010-9876'],
  ['400123', '400123'],
  ['priya.okafor@', 'priya.okafor@example.org'],
  ['priya', null],
  ['priya.okafor', null],
])('%s shows in which value it was found', async (typed, matched) => {
  const words = readSearchWords(typed)
  const { entries } = await searchUsers(connection, baseDn, typed)
  const priya = entries.find(({ dn }) => dn === dnOf.staff)
  expect(priya && words && whatMatched(priya, words)).toBe(matched)
})
