import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { dnOf, type Slapd, startSlapd } from '../directory/slapd.ts'
import { type Account, codeFor, earlyInStep, wrongCodeFor } from './support/authenticator.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { asAdministratorOf, ldapread } from './support/ldap-tools.ts'
import { directory, results, search, searchBox, signIn, userDataWith } from './support/operator.ts'
import { addMethodRecords, tracesOf } from './support/traces.ts'
import {
  back,
  button,
  codeField,
  enterCode,
  heading,
  listedMethods,
  next,
  openUser,
  scan,
  scanIntoApp,
  showQrCode,
  startWizard,
  toLastPage,
  told,
} from './support/wizard.ts'

// What else happens at the counter: other apps, other codes, second thoughts.

let slapd: Slapd
let console: Console
let page: Page

test.beforeAll(async () => {
  slapd = await startSlapd()
  console = await launchConsole({
    userData: userDataWith({ 'settings.json': { directories: [directory(slapd)] } }),
  })
  page = console.page
  await signIn(page, 'tina.tech')
  await searchBox(page).waitFor()
})

test.afterAll(async () => {
  await console.close()
  await slapd.stop()
  rmSync(console.userData, { recursive: true, force: true })
})

const stored = (dn: string) => ldapread(asAdministratorOf(slapd), dn)
const clipboard = () => console.app.evaluate(({ clipboard }) => clipboard.readText())

async function leave(): Promise<void> {
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. Nothing was changed.')).toBeVisible()
}

test('leaving in the middle asks, and leaves nothing behind', async () => {
  const before = stored(dnOf.twoRoles)
  const records = addMethodRecords(console.userData, dnOf.twoRoles)
  await openUser(page, 'Ruth Both')
  const account = await scanIntoApp(page)
  await codeField(page).fill('12')
  await page.keyboard.press('Escape')
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('Nothing was changed in the directory.')
  await expect(asked).toContainText('the account in their app will not work')
  await asked.getByRole('button', { name: 'Keep going' }).click()
  await expect(asked).toHaveCount(0)
  await expect(codeField(page)).toHaveValue('12')
  await expect(codeField(page)).toBeFocused()
  await leave()
  await expect(page.getByRole('heading', { level: 1, name: 'Ruth Both' })).toBeFocused()
  expect(stored(dnOf.twoRoles)).toEqual(before)
  expect(addMethodRecords(console.userData, dnOf.twoRoles)).toEqual(records)
  expect(await tracesOf(console, account, codeFor(account.key))).toEqual([])

  // Nothing was shown yet, so there is nothing to ask.
  await startWizard(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Ruth Both' })).toBeFocused()
})

test('back and forward keep the key and what was typed; another user asks first', async () => {
  await openUser(page, 'Ruth Both')
  const account = await scanIntoApp(page)
  await codeField(page).fill('123')
  for (const name of ['Scan the QR code', 'Set up your account', 'Start by getting the app']) {
    await back(page)
    await expect(heading(page, name)).toBeVisible()
  }
  await showQrCode(page)
  expect((await scan(page)).uri).toBe(account.uri)
  await next(page)
  await expect(codeField(page)).toHaveValue('123')

  await search(page, 'Sam Student')
  await expect(results(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Keep going' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(codeField(page)).toHaveValue('123')
  await leave()
})

test('Can’t scan the image? shows the key in groups of four and the address, to type or to copy', async () => {
  await openUser(page, 'Sam Student')
  await startWizard(page)
  await showQrCode(page)
  const { key, uri } = await scan(page)
  await button(page, 'Can’t scan the image?').click()
  await expect(page.getByText(key.match(/.{4}/g)?.join(' ') ?? '', { exact: true })).toBeVisible()
  await expect(page.getByText(uri, { exact: true })).toBeVisible()
  await expect(page.getByText('Organization: sam.student', { exact: true })).toBeVisible()
  // The QR code stays beside it.
  expect((await scan(page)).uri).toBe(uri)

  await button(page, 'Copy the secret key').click()
  await expect(page.getByText('Copied. The clipboard is cleared in 60 s.')).toBeVisible()
  expect(await clipboard()).toBe(key)
  await button(page, 'Copy the address').click()
  await expect.poll(clipboard).toBe(uri)
  await leave()
})

test('what was copied is off the clipboard after 60 s, unless something else was copied since', async () => {
  // The wait of exactly 60 s in main becomes a short one.
  await console.app.evaluate(() => {
    const wait = globalThis.setTimeout
    const shorter = (work: () => void, ms?: number) => wait(work, ms === 60_000 ? 2000 : ms)
    globalThis.setTimeout = Object.assign(shorter, wait) as typeof wait
  })
  await openUser(page, 'Sam Student')
  await startWizard(page)
  await showQrCode(page)
  const { key } = await scan(page)
  await button(page, 'Can’t scan the image?').click()
  await button(page, 'Copy the secret key').click()
  await expect.poll(clipboard).toBe(key)
  await expect.poll(clipboard).toBe('')

  await button(page, 'Copy the secret key').click()
  await expect.poll(clipboard).toBe(key)
  await console.app.evaluate(({ clipboard }) => clipboard.writeText('the operator’s own'))
  await page.waitForTimeout(3000)
  expect(await clipboard()).toBe('the operator’s own')
  await leave()
})

test('I want to use a different authenticator app: another key, another label', async () => {
  await openUser(page, 'Sam Student')
  await startWizard(page)
  await showQrCode(page)
  const first = await scan(page)
  await back(page)
  await back(page)
  await button(page, 'I want to use a different authenticator app').click()
  await heading(page, 'Use a different authenticator app').waitFor()
  await showQrCode(page)
  const account = await scan(page)
  expect(account.key).not.toBe(first.key)
  await next(page)
  await earlyInStep()
  await enterCode(page, codeFor(first.key))
  await expect(told(page)).toContainText('This code comes from the QR code shown before this one.')
  const code = codeFor(account.key)
  await enterCode(page, code)
  await toLastPage(page)
  await expect(listedMethods(page)).toContainText('Authenticator app')
  await page.keyboard.press('Enter')
  expect(stored(dnOf.student).securityinfomethod).toHaveLength(1)

  // The code of the app that was just set up sets up no second one.
  await startWizard(page)
  await showQrCode(page)
  await next(page)
  await enterCode(page, code)
  await expect(told(page)).toContainText('4 tries left before a new QR code is needed.')
  await leave()
  expect(stored(dnOf.student).securityinfomethod).toHaveLength(1)
})

test('I want to set up a different method lists exactly what the policy allows, and what each would meet', async () => {
  const offers = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByText('Set up', { exact: true }) })
  const names = () => offers.locator('div > div:first-child').allTextContents()
  const factors = ['Authenticator app', 'Push', 'Text message', 'Phone call']
  const listFor = async (name: string) => {
    await openUser(page, name)
    await page.keyboard.press('e')
    const different = button(page, 'I want to set up a different method')
    if (await different.isVisible()) await different.click()
    await expect(heading(page, /^Choose a (different )?method$/)).toBeVisible()
  }
  await listFor('Sam Student')
  expect(await names()).toEqual([...factors, 'Email', 'Security questions'])
  await expect(offers.filter({ hasText: 'Email' })).toContainText('For password reset only.')
  await button(page, 'Set up Phone call').click()
  await expect(page.getByLabel('Phone number')).toBeFocused()
  await expect(page.getByRole('radio', { name: 'Call me' })).toBeChecked()
  await page.keyboard.press('Escape')

  await listFor('Priya Okafor')
  expect(await names()).toEqual(factors)
  await expect(offers.filter({ hasText: 'Meets what the Staff rule requires' })).toHaveCount(4)
  await page.keyboard.press('Escape')
})

test.describe('a code', () => {
  let account: Account

  test.beforeAll(async () => {
    await openUser(page, 'Doe, Jane + "x"', 'jane doe')
    account = await scanIntoApp(page)
  })

  for (const [what, typed, message] of [
    ['of nothing', '', 'Enter the six digits from the app.'],
    ['of 5 digits', '12345', 'The code is too short: it has six digits.'],
    ['of 7 digits', '1234567', 'The code is too long: it has six digits.'],
    ['with letters', '12a456', 'The code has digits only, from 0 to 9.'],
  ] as const) {
    test(`${what} is told, and is no try`, async () => {
      await enterCode(page, typed)
      await expect(told(page)).toContainText(message)
      await expect(told(page)).not.toContainText('left')
    })
  }

  test('of a phone whose clock is four minutes off is told so, and is none accepted', async () => {
    await earlyInStep()
    await enterCode(page, codeFor(account.key, 240))
    await expect(told(page)).toContainText('The phone’s clock is 4 minutes fast.')
    await enterCode(page, codeFor(account.key, -240))
    await expect(told(page)).toContainText('The phone’s clock is 4 minutes slow.')
    await expect(told(page)).toContainText('turn on the automatic time')
    expect(stored(dnOf.awkward)).not.toHaveProperty('securityinfomethod')
  })

  test('that is wrong five times in a row starts over with a new key, and the old one is explained', async () => {
    const wrong = wrongCodeFor(account.key)
    await enterCode(page, wrong)
    await expect(told(page)).toContainText('2 tries left before a new QR code is needed.')
    await enterCode(page, `${wrong} `)
    await expect(told(page)).toContainText('One try left before a new QR code is needed.')
    await enterCode(page, wrong)
    await expect(heading(page, 'Scan the QR code')).toBeVisible()
    await expect(page.getByText('Five codes in a row were wrong, so this is a new QR code.')).toBeVisible()
    const old = account
    account = await scan(page)
    expect(account.key).not.toBe(old.key)
    await next(page)
    await expect(codeField(page)).toHaveValue('')
    await earlyInStep()
    await enterCode(page, codeFor(old.key))
    await expect(told(page)).toContainText('This code comes from the QR code shown before this one.')
    await button(page, 'Show the QR code').click()
    expect((await scan(page)).uri).toBe(account.uri)
    await next(page)
    expect(stored(dnOf.awkward)).not.toHaveProperty('securityinfomethod')
  })

  test('in Arabic digits with a space in the middle is right', async () => {
    const arabic = [...codeFor(account.key)].map((digit) => String.fromCodePoint(0x660 + Number(digit)))
    await enterCode(page, `${arabic.slice(0, 3).join('')} ${arabic.slice(3).join('')}`)
    await toLastPage(page)
    expect(stored(dnOf.awkward).securityinfomethodtype).toEqual(['authenticator-app'])
  })
})

test('the same code again is refused as used, at the border of the real app', async () => {
  await page.keyboard.press('Enter')
  const begun = await page.evaluate(
    (dn) =>
      window.securityInfoConsole.enrollment.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } }),
    dnOf.bare.replace('bare', 'maria.several'),
  )
  if (!begun.ok) throw new Error(begun.error.message)
  const { value } = begun
  if (value.type !== 'authenticator-app') throw new Error(value.type)
  const { enrollmentId, key } = value
  await earlyInStep()
  const confirm = (code: string) =>
    page.evaluate((argument) => window.securityInfoConsole.enrollment.confirm(argument), {
      enrollmentId,
      code,
    })
  const code = codeFor(key.replaceAll(' ', ''))
  // At once, as with a double click, and once more.
  const [first, second] = await Promise.all([confirm(code), confirm(code)])
  expect(first).toMatchObject({ ok: true, value: { outcome: 'confirmed' } })
  const used = { ok: true, value: { outcome: 'not-accepted', problem: { why: 'used' } } }
  expect(second).toMatchObject(used)
  expect(await confirm(code)).toMatchObject(used)
  expect(stored(dnOf.several).securityinfomethod).toHaveLength(1)
  expect(addMethodRecords(console.userData, dnOf.several)).toEqual(['intent', 'outcome succeeded'])
})
