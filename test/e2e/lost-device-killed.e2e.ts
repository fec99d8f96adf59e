import { rmSync } from 'node:fs'
import { dnOf, type Slapd, startSlapd } from '../directory/slapd.ts'
import { historyOf } from './support/card.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { type Fate, type LdapProxy, startLdapProxy } from './support/ldap-proxy.ts'
import { addFirstMethods, asAdministratorOf, ldapread } from './support/ldap-tools.ts'
import { directory, openCard, signIn, userDataWith } from './support/operator.ts'
import { auditRecords } from './support/traces.ts'

let slapd: Slapd
let proxy: LdapProxy

test.beforeEach(async () => {
  slapd = await startSlapd()
  proxy = await startLdapProxy(slapd.url)
  const method = (id: string, type: string, target: string) => ({
    ...{ id, type, label: `Label of ${id}`, target, addedBy: dnOf.administrator },
    ...{ addedAt: '2026-01-05T09:00:00Z', confirmedAt: '2026-01-05T09:00:00Z' },
  })
  const phones = [method('mobile', 'text', '+12065550155'), method('desk', 'call', '+442079460719')]
  addFirstMethods(asAdministratorOf(slapd), dnOf.staff, phones, 'mobile')
})

test.afterEach(async () => {
  await proxy.close()
  await slapd.stop()
})

const priya = () => ldapread(asAdministratorOf(slapd), dnOf.staff, '*')
const recordsIn = (userData: string) =>
  auditRecords(userData)
    .filter(({ action }) => action === 'lost-device')
    .map(({ phase, outcome }) => (outcome === null ? phase : `${phase} ${outcome}`))

/** Cuts the phone off, and is killed with SIGKILL at that point; returns where its user data is. */
async function killedWhile(fate: Fate, isReached: (userData: string) => void): Promise<string> {
  const console = await launchConsole({
    userData: userDataWith({ 'settings.json': { directories: [directory({ ...slapd, url: proxy.url })] } }),
  })
  const { page, userData } = console
  await signIn(page, 'tina.tech')
  await openCard(page, 'Priya Okafor')
  await page.keyboard.press('l')
  await expect(page.getByText('1 method will be removed: Label of mobile.')).toBeVisible()
  proxy.nextModify(fate)
  await page.getByRole('button', { name: 'Cut off this device' }).click()
  await expect(() => isReached(userData)).toPass()
  await console.kill()
  expect(recordsIn(userData)).toEqual(['intent'])
  return userData
}

/** Starts again where the killed console ended, and looks at what it says of the lost device. */
async function afterRestart(userData: string, said: RegExp, outcome: 'succeeded' | 'failed'): Promise<void> {
  const console = await launchConsole({ userData })
  try {
    await signIn(console.page, 'tina.tech')
    await openCard(console.page, 'Priya Okafor')
    await expect(historyOf(console.page).filter({ hasText: 'a lost device' })).toHaveText(said)
    expect(recordsIn(userData)).toEqual(['intent', `outcome ${outcome}`])
  } finally {
    await console.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

test('killed between the record and the change: nothing was done, and the restart says so', async () => {
  const before = priya()
  const userData = await killedWhile('no-request', (folder) => expect(recordsIn(folder)).toEqual(['intent']))
  expect(priya()).toEqual(before)
  await afterRestart(userData, /took care of a lost device.*Failed/, 'failed')
  expect(priya()).toEqual(before)
})

test('killed between the change and its outcome: all of it was done, and the restart says so', async () => {
  const userData = await killedWhile('no-answer', () => expect(priya()['securityinfoversion']).toEqual(['2']))
  await afterRestart(userData, /took care of a lost device: (?!.*Failed).*Label of mobile/, 'succeeded')
  const entry = priya()
  expect(entry['securityinfomethod']).toHaveLength(1)
  expect(entry['securityinfomethod']?.[0]).toContain('"id":"desk"')
  expect(entry['securityinfodefault']).toEqual(['desk'])
  expect(entry['securityinforeregister']).toHaveLength(1)
  expect(entry['securityinfosessionsrevoked']).toHaveLength(1)
  expect(entry['securityinfolostmethod']).toHaveLength(1)
})
