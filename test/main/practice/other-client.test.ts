import { promisify } from 'node:util'
import ldapjs from 'ldapjs'
import { afterEach, expect, test } from 'vitest'
import { okafor, open, operatorOf } from './opened.ts'

// ldapjs reads and writes every message with code of its own: what it understands is LDAP, not only our idea of it.
let client: ldapjs.Client | null = null
afterEach(() => client?.destroy())

async function bound() {
  const practice = await open()
  const { dn, password } = operatorOf(practice, 'technician')
  const ours = ldapjs.createClient({ url: practice.url })
  client = ours
  await promisify<void>((done) => ours.bind(dn, password, done))()
  return ours
}

function search(client: ldapjs.Client, base: string, options: ldapjs.SearchOptions) {
  return new Promise<Record<string, string[]>[]>((resolve, reject) => {
    const found: Record<string, string[]>[] = []
    client.search(base, options, (error, answer) => {
      if (error) return reject(error)
      answer.on('searchEntry', ({ pojo }) =>
        found.push(Object.fromEntries(pojo.attributes.map(({ type, values }) => [type, values]))),
      )
      answer.on('error', reject)
      answer.on('end', () => resolve(found))
    })
  })
}

test('a client that shares no code with the console binds, searches, pages and compares', async () => {
  const client = await bound()
  const attributes = ['uid', 'displayName']
  expect(await search(client, okafor, { scope: 'base', attributes })).toEqual([
    { uid: ['pokafor'], displayName: ['Priya Okafor'] },
  ])
  const everybody = { scope: 'sub' as const, filter: '(uid=*)', attributes: ['uid'] }
  const paged = await search(client, 'dc=practice,dc=example', { ...everybody, paged: { pageSize: 50 } })
  expect(paged.length).toBeGreaterThan(300)
  expect(new Set(paged.map(({ uid }) => uid?.[0])).size).toBe(paged.length)
  const equal = await promisify<boolean | undefined>((done) =>
    client.compare(okafor, 'employeeType', 'staff', done),
  )()
  expect(equal).toBe(true)
})
