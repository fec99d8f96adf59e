import { afterAll, beforeAll, expect, it } from 'vitest'
import { signInTo } from '../../main/session/sign-in.ts'
import { baseDn, dnOf, password, type Slapd, startSlapd } from './slapd.ts'

let slapd: Slapd

beforeAll(async () => {
  slapd = await startSlapd()
})
afterAll(() => slapd?.stop())

const signIn = (name: string) =>
  signInTo(
    {
      id: 'test',
      label: 'Test',
      urls: [slapd.url],
      security: 'ldap',
      ca: null,
      baseDn,
      roleGroups: null,
    },
    name,
    password,
  )

it('who may run reports has a second connection, bound as themselves; a technician has none', async () => {
  const auditor = await signIn('audrey.audit')
  const second = await auditor.second
  expect(await second?.whoAmI()).toBe(dnOf.auditor)
  const technician = await signIn('tina.tech')
  expect(await technician.second).toBeNull()
  await Promise.all([auditor.connection.close(), second?.close(), technician.connection.close()])
})
