import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { errorWords } from '../../renderer/app/error-words.ts'
import { password, type Slapd, startSlapd } from '../directory/slapd.ts'
import { callerPanel, checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { type Console, expect, launchConsole, shareConsole, test } from './support/console.ts'
import {
  directory,
  openCard,
  practiceAs,
  results,
  search,
  searchBox,
  signIn,
  userDataWith,
} from './support/operator.ts'

const console = shareConsole()

const locked = (page: Page) => page.getByRole('heading', { name: 'The console is locked' })

async function onOwnDirectory(
  lockAfterMinutes: number,
  work: (console: Console, slapd: Slapd) => Promise<void>,
): Promise<void> {
  const slapd = await startSlapd()
  const settings = { lockAfterMinutes, directories: [directory(slapd)] }
  const console = await launchConsole({ userData: userDataWith({ 'settings.json': settings }) })
  try {
    await signIn(console.page, 'tina.tech')
    await searchBox(console.page).waitFor()
    await work(console, slapd)
  } finally {
    await console.close()
    await slapd.stop()
    rmSync(console.userData, { recursive: true, force: true })
  }
}

test('Ctrl+L locks: nothing can be read or called, and a password brings back what was typed', async () => {
  await onOwnDirectory(10, async ({ page }) => {
    await openCard(page, 'Priya Okafor')
    await page.keyboard.press('e')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('img', { name: /^QR code/ }).waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Code from the app').fill('123')

    await page.keyboard.press('Control+l')
    await expect(locked(page)).toBeVisible()
    await expect(page.getByLabel('Password of Tina Tech')).toBeFocused()
    await expect(page.getByLabel('Code from the app')).toBeHidden()
    await expect(page.getByText('Priya Okafor').filter({ visible: true })).toHaveCount(0)
    const refusals = await page.evaluate(async () => {
      const { users, enrollment, settings } = window.securityInfoConsole
      const dn = 'uid=priya.okafor,ou=people,dc=example,dc=org'
      return Promise.all([
        users.read({ dn }),
        users.search({ words: 'priya' }),
        users.history({ dn }),
        enrollment.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } }),
        settings.keyState(),
      ])
    })
    for (const refusal of refusals) expect(refusal).toMatchObject({ ok: false, error: { code: 'locked' } })
    for (const key of ['Control+k', 'Control+,', 'e', '?', 'F5', 'Escape']) await page.keyboard.press(key)
    await expect(locked(page)).toBeVisible()

    await page.getByLabel('Password of Tina Tech').fill('wrong')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText(errorWords['wrong-credentials'].what)
    await expect(locked(page)).toBeVisible()
    await expect(page.getByLabel('Password of Tina Tech')).toBeFocused()
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await expect(locked(page)).toBeHidden()
    await expect(page.getByLabel('Code from the app')).toHaveValue('123')
  })
})

test('an open question is hidden with the rest, and is there again after', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openCard(page, 'Thaddeus Crane', 'tcrane')
  await page.getByRole('button', { name: 'Repair…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Thaddeus Crane')
  await page.keyboard.press('Control+l')
  await expect(locked(page)).toBeVisible()
  await expect(page.getByText('Thaddeus Crane').filter({ visible: true })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Unlock as/ })).toBeFocused()
  await page.screenshot({ path: 'test-results/screenshots/lock-over-a-question-light-1440x900.png' })
  await page.keyboard.press('Enter')
  await expect(locked(page)).toBeHidden()
  await expect(page.getByRole('dialog')).toContainText('Thaddeus Crane')
  // Behind a question no shortcut acts.
  for (const key of ['Control+,', 'Control+k', 'e', 'F5']) await page.keyboard.press(key)
  await expect(page.getByRole('dialog')).toContainText('Thaddeus Crane')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Thaddeus Crane' })).toBeVisible()
})

test('nobody there: it locks by itself, but not while somebody works', async () => {
  test.slow()
  await onOwnDirectory(0.05, async ({ page }) => {
    // Longer than the lock waits, in steps shorter than that.
    for (const letter of 'priya oka') {
      await page.keyboard.type(letter, { delay: 600 })
    }
    await expect(locked(page)).toBeHidden()
    await expect(results(page)).toHaveCount(1)
    await expect(locked(page)).toBeVisible()
    await expect(page.getByText('nobody used it for a while')).toBeVisible()
    await page.getByLabel('Password of Tina Tech').fill(password)
    await page.keyboard.press('Enter')
    await expect(locked(page)).toBeHidden()
    await expect(searchBox(page)).toHaveValue('priya oka')
  })
})

test('where nothing is set, it locks after ten minutes without anybody, and not before', async ({
  console,
}) => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  // The lock looks at the clock each second: so its next look but one has seen the time that is set here.
  const afterMinutes = (minutes: number) =>
    app.evaluate(async (_, ms) => {
      const { now, real = now } = Date as typeof Date & { real?: () => number }
      Object.assign(Date, { real, now: () => real() + ms })
      await new Promise((resolve) => setTimeout(resolve, 2_500))
    }, minutes * 60_000)
  await afterMinutes(9.5)
  await expect(locked(page)).toBeHidden()
  await afterMinutes(10)
  await expect(locked(page)).toBeVisible()
  await expect(page.getByText('nobody used it for a while')).toBeVisible()
})

test('sleep and the system’s own lock lock it; the practice directory needs no password', async () => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  await search(page, 'priya oka')
  for (const event of ['suspend', 'lock-screen'] as const) {
    await app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
    await expect(locked(page)).toBeVisible()
    await expect(page.getByText('the computer went to sleep or was locked')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Unlock as Ana Silva' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(locked(page)).toBeHidden()
    await expect(searchBox(page)).toHaveValue('priya oka')
    await expect(results(page)).toHaveCount(1)
  }
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Sign out instead' }).click()
  await expect(page.getByRole('heading', { name: 'Security Info Console' })).toBeVisible()
  await practiceAs(page, 'auditor')
  await expect(searchBox(page)).toHaveValue('')
})

test('a lock ends what is known of the caller, and so does a sign-out', async () => {
  const own = await launchConsole({ verifying: true })
  const { page } = own
  const notVerified = callerPanel(page).getByText('Not verified', { exact: true })
  const verify = async () => {
    await openCard(page, 'Priya Okonkwo', 'pokonkwo')
    await expect(notVerified).toBeVisible()
    await sayWhatItIsAbout(page, 'New phone', 'INC20430')
    await checkPhotoId(page)
    await expectLevel(page, 3)
  }
  try {
    await practiceAs(page, 'technician')
    await verify()
    await page.keyboard.press('Control+l')
    await page.getByRole('button', { name: 'Unlock as Ana Silva' }).click()
    await expect(notVerified).toBeVisible()
    await expect(callerPanel(page).getByLabel('Reason')).toBeVisible()

    await verify()
    await page.keyboard.press('Control+l')
    await page.getByRole('button', { name: 'Sign out instead' }).click()
    await practiceAs(page, 'technician')
    await openCard(page, 'Priya Okonkwo', 'pokonkwo')
    await expect(notVerified).toBeVisible()
  } finally {
    await own.close()
    rmSync(own.userData, { recursive: true, force: true })
  }
})
