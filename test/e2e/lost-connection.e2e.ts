import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { errorWords } from '../../renderer/app/error-words.ts'
import { dnOf, password, type Slapd, startSlapd } from '../directory/slapd.ts'
import { codeFor, earlyInStep } from './support/authenticator.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { type LdapProxy, startLdapProxy } from './support/ldap-proxy.ts'
import { asAdministratorOf, ldapmodify, ldapread } from './support/ldap-tools.ts'
import { directory, signIn, userDataWith } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'
import { addMethodRecords } from './support/traces.ts'
import { answerQuestions, openDisplay } from './support/user-display.ts'
import {
  added,
  button,
  codeField,
  enterCode,
  heading,
  next,
  openUser,
  scanIntoApp,
  startOtherMethod,
  toLastPage,
  told,
} from './support/wizard.ts'

// A network that breaks between console and OpenLDAP, where it hurts most.

let slapd: Slapd
let proxy: LdapProxy
let console: Console
let page: Page

test.beforeEach(async () => {
  slapd = await startSlapd()
  proxy = await startLdapProxy(slapd.url)
  console = await launchConsole({
    userData: userDataWith({ 'settings.json': { directories: [directory(slapd, { urls: [proxy.url] })] } }),
  })
  page = console.page
  await signIn(page, 'tina.tech')
  await openUser(page, 'Priya Okafor')
})

test.afterEach(async () => {
  await console.close()
  await proxy.close()
  await slapd.stop()
  rmSync(console.userData, { recursive: true, force: true })
})

const stored = () => ldapread(asAdministratorOf(slapd), dnOf.staff)
const records = () => addMethodRecords(console.userData, dnOf.staff)

async function reconnect(): Promise<void> {
  await page.getByLabel('Password of Tina Tech').fill(password)
  await button(page, 'Reconnect').click()
  await expect(button(page, 'Reconnect')).toBeHidden()
  // With the bar goes every message that the connection is lost.
  await expect(page.getByText(errorWords['directory-lost'].what)).toHaveCount(0)
}

async function enterRightCode(): Promise<void> {
  const account = await scanIntoApp(page)
  await earlyInStep()
  await enterCode(page, codeFor(account.key))
}

async function findOut(): Promise<void> {
  await button(page, 'Find out').click()
  await toLastPage(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: 'Methods' })).toContainText('Microsoft Authenticator')
  const { securityinfomethod, securityinfosecret, securityinfoversion } = stored()
  expect(securityinfomethod).toHaveLength(1)
  expect(securityinfosecret).toHaveLength(1)
  expect(securityinfoversion).toEqual(['1'])
}

for (const [how, fate, made] of [
  ['after the directory made the change', 'lose-answer', true],
  ['before the directory heard of the change', 'lose-request', false],
] as const) {
  test(`breaks ${how}: the outcome is told as unknown, found out after the reconnect, and settled`, async () => {
    proxy.nextModify(fate)
    await enterRightCode()
    await expect(heading(page, 'The outcome isn’t known yet')).toBeVisible()
    await expect(page.getByText('It may have been added, or not.')).toBeVisible()
    expect(records()).toEqual(['intent'])
    await expect(() => expect('securityinfomethod' in stored()).toBe(made)).toPass()

    // Asked too early it says what to do, and loses nothing.
    await button(page, 'Find out').click()
    await expect(told(page).filter({ hasText: errorWords['directory-lost'].what })).toBeVisible()

    await reconnect()
    // Settled with the new connection, which shows a moment earlier.
    await expect.poll(records).toEqual(['intent', `outcome ${made ? 'succeeded' : 'failed'}`])
    await findOut()
    const after = made ? [] : ['intent', 'outcome succeeded']
    expect(records()).toEqual(['intent', `outcome ${made ? 'succeeded' : 'failed'}`, ...after])
    await expect(page.getByText('Tina Tech added Microsoft Authenticator.').first()).toBeVisible()
  })
}

test('falls silent in the middle of the change: after the deadline the outcome is unknown, then found out', async () => {
  test.slow()
  proxy.nextModify('no-answer')
  await enterRightCode()
  await expect(page.getByText('Checking the code…')).toHaveCount(0)
  await expect(heading(page, 'The outcome isn’t known yet')).toBeVisible({ timeout: 20_000 })
  // A second call without any answer, and the console holds the connection for lost.
  await button(page, 'Find out').click()
  await expect(button(page, 'Reconnect')).toBeVisible({ timeout: 20_000 })
  await reconnect()
  await findOut()
  expect(records()).toEqual(['intent', 'outcome succeeded'])
})

test('leaving while the outcome is unknown settles it all the same, and the card is right', async () => {
  proxy.nextModify('lose-answer')
  await enterRightCode()
  await expect(heading(page, 'The outcome isn’t known yet')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toContainText('The console finds out by itself')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await reconnect()
  await expect(page.getByRole('table', { name: 'Methods' })).toContainText('Microsoft Authenticator')
  await expect(page.getByText('Tina Tech added Microsoft Authenticator.')).toBeVisible()
  expect(records()).toEqual(['intent', 'outcome succeeded'])
})

test('breaks before the code is entered: the code isn’t used up, and the same one works after the reconnect', async () => {
  const account = await scanIntoApp(page)
  proxy.cut()
  await expect(button(page, 'Reconnect')).toBeVisible()
  await earlyInStep()
  const code = codeFor(account.key)
  await enterCode(page, code)
  await expect(told(page).filter({ hasText: errorWords['directory-lost'].what })).toBeVisible()
  await expect(codeField(page)).toHaveValue(code)
  expect(stored()).not.toHaveProperty('securityinfomethod')
  await reconnect()
  await expect(codeField(page)).toHaveValue(code)
  await enterCode(page, code)
  await toLastPage(page)
  expect(records()).toEqual(['intent', 'outcome succeeded'])
})

test('breaks before the user answers on the user display: both are told, and what was typed is taken after the reconnect', async () => {
  await openUser(page, 'Sam Student', 'sam.student')
  const display = await openDisplay(console)
  await page.bringToFront()
  await startOtherMethod(page, 'Security questions')
  await next(page)
  await answerQuestions(display)
  proxy.cut()
  await expect(button(page, 'Reconnect')).toBeVisible()
  const done = display.getByRole('button', { name: 'Done' })
  await done.click()
  await expect(display.getByText('That did not work. Nothing you typed is lost')).toBeVisible()
  await expect(told(page).filter({ hasText: errorWords['directory-lost'].what })).toBeVisible()
  await expect(page.getByText('they choose Done once more')).toBeVisible()
  await shoot(console, 'lost-answers-on-display')
  await reconnect()
  await done.click()
  await expect(added(page)).toHaveText('The security questions are set up')
})

test('a directory that refuses keeps the right code: it is tried again without a new scan, an older one is used', async () => {
  const readOnly = (value: string) =>
    ldapmodify(
      { url: slapd.url, dn: 'cn=config', password: slapd.adminPassword },
      `dn: olcDatabase={1}mdb,cn=config\nchangetype: modify\nreplace: olcReadOnly\nolcReadOnly: ${value}\n`,
    )
  const account = await scanIntoApp(page)
  readOnly('TRUE')
  await earlyInStep(10_000)
  await enterCode(page, codeFor(account.key))
  await expect(told(page).filter({ hasText: errorWords.unwilling.what })).toBeVisible()
  expect(records()).toEqual(['intent', 'outcome failed'])
  await enterCode(page, codeFor(account.key, -30))
  await expect(told(page)).toContainText('This code was used already.')
  readOnly('FALSE')
  await enterCode(page, codeFor(account.key))
  await toLastPage(page)
  expect(stored().securityinfoversion).toEqual(['1'])
})
