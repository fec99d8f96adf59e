import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConsoleError } from '../../main/errors.ts'
import { signInTo } from '../../main/session/sign-in.ts'
import { type LdapProxy, startLdapProxy } from '../e2e/support/ldap-proxy.ts'
import { baseDn, dnOf, password, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd
let proxy: LdapProxy

beforeAll(async () => {
  slapd = await startSlapd()
  proxy = await startLdapProxy(slapd.url)
})
afterAll(async () => {
  await proxy?.close()
  await slapd?.stop()
})

const signIn = (name: string, typed = password, base = baseDn) =>
  signInTo(
    {
      id: 'test',
      label: 'Test',
      urls: [proxy.url],
      security: 'ldap',
      ca: null,
      baseDn: base,
      roleGroups: null,
    },
    name,
    typed,
  )

async function refusal(name: string, typed?: string, base?: string) {
  const error = await signIn(name, typed, base).catch((reason: unknown) => reason)
  if (!(error instanceof ConsoleError)) throw new Error('It was not refused.')
  return error.toData()
}

it('who may run reports has a second connection, bound as themselves; a technician has none', async () => {
  const auditor = await signIn('audrey.audit')
  const second = await auditor.second
  expect(await second?.whoAmI()).toBe(dnOf.auditor)
  const technician = await signIn('tina.tech')
  expect(await technician.second).toBeNull()
  await Promise.all([auditor.connection.close(), second?.close(), technician.connection.close()])
})

it('nothing tells a name that nobody has from a wrong password: neither the error nor the number of binds', async () => {
  const before = proxy.binds()
  const wrongPassword = await refusal('tina.tech', 'wrong')
  expect(proxy.binds() - before).toBe(1)
  expect(wrongPassword.code).toBe('wrong-credentials')
  for (const name of [
    'nobody.here',
    '*',
    'uid=nobody,ou=people,dc=example,dc=org',
    'uid=a,,',
    'cn=x,dc=gone',
  ]) {
    const sent = proxy.binds()
    expect(await refusal(name, 'wrong')).toEqual(wrongPassword)
    expect(proxy.binds() - sent).toBe(1)
  }
})

describe('a base DN', () => {
  it('that is wrong is told as such, by user name as by DN', async () => {
    const base = 'dc=exmaple,dc=org'
    const told = { code: 'base-not-found', detail: { baseDn: base } }
    expect(await refusal('tina.tech', password, base)).toMatchObject(told)
    expect(await refusal(dnOf.technician, password, base)).toMatchObject(told)
  })

  it('that the directory hides before a bind is told as such, and the DN signs in', async () => {
    const rule = `dn: olcDatabase={1}mdb,cn=config
changetype: modify
add: olcAccess
olcAccess: {0}to attrs=userPassword by anonymous auth by * break
olcAccess: {1}to * by anonymous none by * break
`
    const as = ['-x', '-D', 'cn=config', '-w', slapd.adminPassword, '-H', slapd.url]
    execFileSync('ldapmodify', as, { input: rule })
    expect((await refusal('tina.tech')).code).toBe('base-not-found')
    const { connection, operator } = await signIn(dnOf.technician)
    expect(operator.userName).toBe('tina.tech')
    await connection.close()
  })
})
