import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { type Client, Control } from 'ldapts'
import { describe, expect, test } from 'vitest'
import { findByUserName } from '../../../main/directory/users.ts'
import { ConsoleError } from '../../../main/errors.ts'
import {
  bareClient,
  connection,
  ldapsearch,
  namesIn,
  okafor,
  open,
  operatorOf,
  people,
  policy,
  refusal,
} from './opened.ts'

test('it listens on loopback, on a port of its own each time', async () => {
  const ports = (await Promise.all([open(), open()])).map(({ url }) => new URL(url))
  expect(ports.map(({ protocol, hostname }) => `${protocol}//${hostname}`)).toEqual(
    Array(2).fill('ldap://127.0.0.1'),
  )
  const [first, second] = ports.map(({ port }) => Number(port))
  expect(first).not.toBe(second)
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  for (const { address } of outside) {
    const socket = connect(first ?? 0, address)
    const answered = await new Promise((resolve) => {
      socket.once('connect', () => resolve('connected')).once('error', () => resolve('refused'))
    })
    socket.destroy()
    expect(answered).toBe('refused')
  }
})

test.each(['technician', 'auditor', 'administrator'] as const)(
  'the %s binds and is told who they are',
  async (role) => {
    const practice = await open()
    const directory = await connection(practice)
    const { userName, password, dn } = operatorOf(practice, role)
    expect(await directory.whoAmI()).toBe('')
    const found = await findByUserName(directory, practice.baseDn, userName)
    expect(found).toBe(dn)
    await directory.bind(dn, password)
    expect(await directory.whoAmI()).toBe(dn)
  },
)

test.each([
  ['a wrong password', okafor, 'wrong', 'wrong-credentials'],
  ['a name that nobody has', `uid=nobody,${people}`, 'practice-user', 'wrong-credentials'],
  ['an entry without a password', people, 'x', 'wrong-credentials'],
  ['a disabled account', `uid=dmarsh,${people}`, 'practice-disabled', 'account-disabled'],
  ['a locked account', `uid=llowe,${people}`, 'practice-locked', 'account-locked'],
  ['an expired password', `uid=eprescott,${people}`, 'practice-expired', 'password-expired'],
  ['a disabled account and a wrong password', `uid=dmarsh,${people}`, 'wrong', 'wrong-credentials'],
])('%s does not sign in', async (_, dn, password, code) => {
  const directory = await connection(await open())
  const error = await directory.bind(dn, password).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(ConsoleError)
  expect(error).toMatchObject({ code })
})

test('a failed bind leaves the connection anonymous', async () => {
  const practice = await open()
  const client = await bareClient(practice, 'technician')
  await refusal(client.bind(okafor, 'wrong'))
  expect((await client.exop('1.3.6.1.4.1.4203.1.11.3')).value ?? '').toBe('')
})

test('a name without a password is not let in as nobody', async () => {
  const client = await bareClient(await open())
  expect(await refusal(client.bind(okafor, ''))).toMatchObject({ code: 53 })
})

test('someone without a console role sees themselves without secrets, and nothing else', async () => {
  const practice = await open()
  const read = async (client: Client, dn: string) => {
    const attributes = ['*', '+', 'securityInfoSecret', 'securityInfoPass', 'userPassword']
    return (await client.search(dn, { scope: 'base', attributes })).searchEntries[0]
  }
  const technician = await connection(practice, 'technician')
  await technician.modify(okafor, [{ op: 'add', attribute: 'securityInfoSecret', values: ['m1 sealed'] }])
  const self = await bareClient(practice, [okafor, 'practice-user'])
  const own = await read(self, okafor)
  expect(own).toMatchObject({ securityInfoMethodType: 'email', mail: 'pokafor@example.edu' })
  for (const secret of ['securityInfoSecret', 'securityInfoPass', 'userPassword'])
    expect(namesIn(own)).not.toContain(secret)
  expect(await refusal(self.compare(okafor, 'securityInfoSecret', 'm1 sealed'))).toMatchObject({ code: 50 })
  expect(namesIn(await read(self, `uid=pokonkwo,${people}`))).toEqual(['objectClass', 'uid'])
  expect(await read(self, policy)).toBeUndefined()
  expect(await read(self, 'cn=security-info-technicians,ou=groups,dc=practice,dc=example')).toBeUndefined()
})

describe('what is not offered', () => {
  test('a control that is critical and unknown', async () => {
    const client = await bareClient(await open(), 'technician')
    const assertion = '1.3.6.1.1.12'
    const critical = new Control(assertion, { critical: true })
    expect(await refusal(client.search(people, {}, critical))).toMatchObject({ code: 12 })
    expect(await refusal(client.modify(okafor, [], critical))).toMatchObject({ code: 12 })
    const harmless = new Control(assertion, { critical: false })
    const { searchEntries } = await client.search(okafor, { scope: 'base' }, harmless)
    expect(searchEntries).toHaveLength(1)
  })

  test('unknown extended operations, StartTLS among them', async () => {
    const client = await bareClient(await open(), 'technician')
    expect(await refusal(client.exop('1.3.6.1.4.1.1466.20037'))).toMatchObject({ code: 2 })
    expect(await refusal(client.exop('1.2.3.4'))).toMatchObject({ code: 2 })
  })

  test('renaming', async () => {
    const client = await bareClient(await open(), 'technician')
    expect(await refusal(client.modifyDN(okafor, 'uid=other'))).toMatchObject({ code: 53 })
  })
})

test('compare', async () => {
  const client = await bareClient(await open(), 'auditor')
  expect(await client.compare(okafor, 'departmentNumber', ' registrar ')).toBe(true)
  expect(await client.compare(okafor, 'departmentNumber', 'Library')).toBe(false)
  expect(await refusal(client.compare(okafor, 'jpegphotos', 'x'))).toMatchObject({ code: 17 })
  expect(await refusal(client.compare(okafor, 'roomNumber', 'x'))).toMatchObject({ code: 16 })
})

test('OpenLDAP’s own client understands every answer', async () => {
  const practice = await open()
  const search = (...rest: string[]) => ldapsearch(practice, 'technician', ...rest)
  const all = await search('-b', practice.baseDn, '-E', 'pr=50/noprompt', '(objectClass=*)', '*', '+')
  expect(all.stdout.match(/^dn:/gm)?.length).toBeGreaterThan(340)
  const named = await search('-b', people, '(cn=Leung, May*)', 'cn', 'mail')
  expect(named.stdout).toContain('cn: Leung, May (visiting)')
  const limited = await search('-b', people, '-z', '3', '(uid=*)', '1.1').catch((error: Error) => error)
  expect(limited).toMatchObject({ code: 4 })
})
