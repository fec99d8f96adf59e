import { expect, it } from 'vitest'
import { securityInfoAttributes } from '../../../main/directory/security-info.ts'
import { cardAttributes, readUser, searchUsers, summaryAttributes } from '../../../main/directory/users.ts'
import { type Answer, entry, result, tags } from './raw-server.ts'
import { open, serve } from './served.ts'

/** Finds these, whatever is asked. */
const finds =
  (...found: [string, Record<string, string[]>][]): Answer =>
  ({ id, tag }, socket) => {
    if (tag !== tags.search) return
    for (const [dn, attributes] of found) socket.write(entry(id, dn, attributes))
    socket.write(result(id, tags.searchDone))
  }

it('an entry that shows nothing but its name is found, and read', async () => {
  const connection = await open(await serve(finds(['uid=x,dc=a', {}])))
  const { entries } = await searchUsers(connection, 'dc=a', 'anything')
  expect(entries.map(({ dn }) => dn)).toEqual(['uid=x,dc=a'])
  expect(await readUser(connection, 'uid=x,dc=a')).toMatchObject({
    user: { dn: 'uid=x,dc=a' },
    manager: null,
  })
})

it('names that are longer than any name are ranked and read', async () => {
  const names = ['x'.repeat(10_000), `${'x '.repeat(5_000)}`, '😀'.repeat(5_000), 'ש'.repeat(10_000)]
  const connection = await open(
    await serve(
      finds(...names.map((cn, n): [string, Record<string, string[]>] => [`uid=${n},dc=a`, { cn: [cn] }])),
    ),
  )
  const { entries, more } = await searchUsers(connection, 'dc=a', 'x')
  expect(entries).toHaveLength(4)
  expect(more).toBe(false)
  expect(entries[0]?.first('cn')).toMatch(/^x/)
})

it('a manager who is nowhere to be found costs the card nothing', async () => {
  const codes = [32, 50, 10, 34, 80]
  for (const code of codes) {
    const answer: Answer = (request, socket) => {
      if (request.body.includes('uid=boss')) socket.write(result(request.id, tags.searchDone, { code }))
      else finds(['uid=x,dc=a', { manager: ['uid=boss,dc=a'] }])(request, socket)
    }
    const connection = await open(await serve(answer))
    const { manager } = await readUser(connection, 'uid=x,dc=a')
    expect(manager).toBeNull()
  }
})

it('no list of what is read names a secret, or everything', () => {
  for (const names of [summaryAttributes, cardAttributes, securityInfoAttributes])
    for (const secret of ['securityInfoSecret', 'securityInfoPass', 'userPassword', '*', '+'])
      expect(names).not.toContain(secret)
})
