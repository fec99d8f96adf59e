import { readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright/test'
import { errorWords } from '../../renderer/app/error-words.ts'
import { dnOf, password, type Slapd, startSlapd } from '../directory/slapd.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { type LdapProxy, startLdapProxy } from './support/ldap-proxy.ts'
import { directory, openCard, searchBox, signIn, signOut, userDataWith } from './support/operator.ts'

let slapd: Slapd
let proxy: LdapProxy
let web: Server
let console: Console
let page: Page

test.beforeAll(async () => {
  slapd = await startSlapd({ tls: true })
  proxy = await startLdapProxy(slapd.url)
  web = createServer((_, answer) => answer.end('hello'))
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const webUrl = `ldap://127.0.0.1:${(web.address() as AddressInfo).port}`
  const tls = { urls: [slapd.ldapsUrl], security: 'ldaps' }
  const userData = userDataWith({
    'settings.json': {
      directories: [
        directory(slapd, { id: 'campus', label: 'Campus', urls: [proxy.url] }),
        // Port 1 of loopback: nothing listens there.
        directory(slapd, { id: 'gone', label: 'Gone', urls: ['ldap://127.0.0.1:1'] }),
        directory(slapd, { id: 'web', label: 'Web server', urls: [webUrl] }),
        directory(slapd, { ...tls, id: 'untrusted', label: 'Authority unknown' }),
        directory(slapd, { ...tls, id: 'ldaps', label: 'Own authority', ca: slapd.caPem }),
        directory(slapd, { id: 'starttls', label: 'StartTLS', security: 'starttls', ca: slapd.caPem }),
      ],
    },
  })
  console = await launchConsole({ userData })
  page = console.page
})

test.afterAll(async () => {
  await console.close()
  await proxy.close()
  await new Promise((resolve) => web.close(resolve))
  await slapd.stop()
  rmSync(console.userData, { recursive: true, force: true })
})

const passwordField = () => page.getByLabel('Password', { exact: true })
const told = () => page.getByRole('alert')
const choose = (label: string) => page.getByLabel('Directory', { exact: true }).selectOption(label)

test.beforeEach(async () => {
  await choose('Campus')
})

async function refused(name: string, typed: string, code: keyof typeof errorWords): Promise<void> {
  const before = proxy.binds()
  await signIn(page, name, typed)
  await expect(told()).toContainText(errorWords[code].what)
  await expect(told()).toContainText(errorWords[code].next)
  expect(proxy.binds() - before).toBeLessThanOrEqual(1)
}

for (const [what, name] of [
  ['user name', 'tina.tech'],
  ['user name in capitals with spaces around', '  TINA.tech '],
  ['DN', dnOf.technician],
] as const) {
  test(`signs in by ${what}, with one bind`, async () => {
    const before = proxy.binds()
    await signIn(page, name)
    await expect(searchBox(page)).toBeFocused()
    await expect(page.getByRole('button', { name: 'Signed in as Tina Tech' })).toBeVisible()
    expect(proxy.binds() - before).toBe(1)
    await signOut(page)
  })
}

test('a wrong name and a wrong password get one and the same message, details and all', async () => {
  const toldInFull = async () => {
    await told().getByRole('button', { name: 'Details' }).click()
    await expect(told()).toContainText('wrong-credentials: ')
    return told().textContent()
  }
  await refused('tina.tech', 'wrong', 'wrong-credentials')
  const forPassword = await toldInFull()
  await refused('nobody.here', password, 'wrong-credentials')
  expect(await toldInFull()).toBe(forPassword)
  await refused('uid=nobody,ou=people,dc=example,dc=org', password, 'wrong-credentials')
  expect(await toldInFull()).toBe(forPassword)
})

test('after a refusal the name stays, the password is gone and can be typed at once', async () => {
  await refused('tina.tech', 'wrong', 'wrong-credentials')
  await expect(page.getByLabel('User name')).toHaveValue('tina.tech')
  await expect(passwordField()).toHaveValue('')
  await expect(passwordField()).toBeFocused()
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await searchBox(page).waitFor()
  await signOut(page)
  await expect(page.getByLabel('User name')).toHaveValue('')
  await expect(passwordField()).toHaveValue('')
})

test('each click sends one bind, also two clicks in a row', async () => {
  const before = proxy.binds()
  await page.getByLabel('User name').fill('tina.tech')
  await passwordField().fill('wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick()
  await expect(told()).toContainText(errorWords['wrong-credentials'].what)
  expect(proxy.binds() - before).toBe(1)
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeDisabled()
})

test('a name with awkward characters is looked up, never taken for a filter', async () => {
  for (const name of ['*', 'tina*', 'a)(uid=*', '\\', 'tina.tech\0', '🦊', 'ا', 'x'.repeat(5000)])
    await refused(name, password, 'wrong-credentials')
})

test('tells a disabled, a locked and an expired account apart', async () => {
  await refused('diana.disabled', password, 'account-disabled')
  await refused('liam.locked', password, 'account-locked')
  await refused('edgar.expired', password, 'password-expired')
  await refused('mona.change', password, 'password-expired')
})

test('tells an account without a console role', async () => {
  await refused('priya.okafor', password, 'no-console-role')
  await refused(dnOf.awkward, password, 'no-console-role')
})

test('tells a directory that can’t be reached, keeping what was typed', async () => {
  await choose('Gone')
  await refused('tina.tech', password, 'directory-unreachable')
  await expect(passwordField()).toHaveValue(password)
})

test('tells a server that is not a directory', async () => {
  await choose('Web server')
  await refused('tina.tech', password, 'not-ldap')
})

test('trusts no unknown authority, and tells why', async () => {
  await choose('Authority unknown')
  await refused('tina.tech', password, 'certificate-not-trusted')
  await expect(told()).toContainText('Its authority is not known on this computer.')
})

for (const label of ['Own authority', 'StartTLS']) {
  test(`signs in over TLS with the authority that the directory was given: ${label}`, async () => {
    await choose(label)
    await signIn(page, 'tina.tech')
    await expect(page.getByText(`${label}: Connected`)).toBeVisible()
    await signOut(page)
  })
}

test('a technician may set up and repair', async () => {
  await signIn(page, 'tina.tech')
  await openCard(page, 'Priya Okafor')
  await expect(page.getByRole('button', { name: 'Set up methods' })).toBeEnabled()
  await openCard(page, 'Mal Formed')
  await expect(page.getByRole('button', { name: 'Repair…' })).toBeEnabled()
  await signOut(page)
})

test('an auditor reads the same card, and changes nothing', async () => {
  await signIn(page, 'audrey.audit')
  await openCard(page, 'Priya Okafor')
  await expect(page.getByText('Staff rule: needs one of')).toBeVisible()
  await expect(page.getByText('Only technicians set up methods.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Set up methods' })).toHaveCount(0)
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: 'Priya Okafor' })).toBeVisible()
  await openCard(page, 'Mal Formed')
  await expect(page.getByText('A technician can repair it.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Repair…' })).toHaveCount(0)
  await signOut(page)
})

test('neither log nor audit log knows a password', async () => {
  const auditLog = readFileSync(`${console.userData}/audit-log.jsonl`, 'utf8')
  expect(auditLog).toContain('sign-in')
  expect(auditLog + console.log()).not.toContain(password)
})
