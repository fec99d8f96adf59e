import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { colorSchemes, expectAccessible } from './support/axe.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { helpViews } from './support/help-views.ts'
import { openCard, practiceAs, results, searchBox } from './support/operator.ts'

/** The view on show, in light and in dark. */
async function check(page: Page, view: string): Promise<void> {
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page, view, colorScheme)
  }
}

// Each has a console of its own, so they go to whichever display is free.
test.describe.configure({ mode: 'parallel' })

test('axe finds nothing wrong on any view, in light and dark', async ({ console: { page } }) => {
  test.setTimeout(300_000)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await button(/· Technician/).waitFor()
  await check(page, 'sign-in')
  await button('Add a directory').click()
  await button('Advanced').click()
  await page.getByLabel('DN of the auditors’ group').fill('cn=auditors')
  await button('Save').click()
  await check(page, 'directory form')
  await button('Cancel').click()
  await practiceAs(page, 'technician')
  await check(page, 'users, empty')
  await searchBox(page).fill('pri')
  await expect(results(page).first()).toBeVisible()
  await check(page, 'users, results')
  await openCard(page, 'Priya Okafor', 'pokafor')
  await check(page, 'card that lacks something')
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await check(page, 'card that lacks nothing')
  await openCard(page, 'Lionel Lowe', 'llowe')
  await check(page, 'card of a locked account')
  await openCard(page, 'Thaddeus Crane', 'tcrane')
  await check(page, 'card that is malformed')
  await button('Repair…').click()
  await page.getByRole('dialog').waitFor()
  await check(page, 'repair')
  await button('Cancel').click()

  await openCard(page, 'Priya Okafor', 'pokafor')
  await button('Set up methods').click()
  await check(page, 'wizard: get the app')
  await button('I want to set up a different method').click()
  await check(page, 'wizard: different method')
  await button('Back').click()
  await button('Next').click()
  await check(page, 'wizard: account')
  await button('Next').click()
  await page.getByRole('img', { name: /^QR code that adds/ }).waitFor()
  await button('Can’t scan the image?').click()
  await check(page, 'wizard: scan')
  await button('Next').click()
  await page.getByLabel('Code from the app').fill('12')
  await page.keyboard.press('Enter')
  await check(page, 'wizard: code')
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor()
  await check(page, 'wizard: leave')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()

  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await check(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+l')
  await button(/^Unlock as/).waitFor()
  await check(page, 'lock')
  await button('Sign out instead').click()
  await practiceAs(page, 'administrator')
  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await check(page, 'settings')
})

test('axe finds nothing wrong on the wizard’s pages for every method', async ({ console: { page } }) => {
  test.setTimeout(300_000)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await practiceAs(page, 'technician')
  await openCard(page, 'Ezekiel Strand', 'estrand')
  const choose = async (method: string) => {
    await button('Set up methods').click()
    await button('I want to set up a different method').click()
    await button(`Set up ${method}`).click()
  }
  const stop = async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  }
  await choose('Phone call')
  await page.getByLabel('Phone number').fill('1')
  await button('Next').click()
  await page.getByText('There is no such number').waitFor()
  await check(page, 'wizard: phone')
  await page.getByRole('combobox', { name: 'Country or region' }).fill('uni')
  await page.getByRole('option', { name: /^United States/ }).waitFor()
  await check(page, 'wizard: countries')
  await page.keyboard.press('Escape')
  await page.getByLabel('Phone number').fill('201 555 0123')
  await button('Next').click()
  await button('It didn’t arrive').click()
  await check(page, 'wizard: code was sent')
  await stop()
  await choose('Email')
  await button('Next').click()
  await page.getByText('Enter the email address.').waitFor()
  await check(page, 'wizard: email')
  await page.keyboard.press('Escape')
  await choose('Push')
  await check(page, 'wizard: push')
  await button('Next').click()
  await page.getByRole('img', { name: /^QR code that registers/ }).waitFor()
  await check(page, 'wizard: device')
  await stop()
  await choose('Security questions')
  await button('Next').click()
  await page.getByLabel('Answer 1').fill('no')
  await button('Next').click()
  await page.getByText('An answer has from 3 to 40 characters.').first().waitFor()
  await check(page, 'wizard: questions')
  await stop()
})

test('axe finds nothing wrong where callers have to be verified', async () => {
  test.setTimeout(300_000)
  const console = await launchConsole({ verifying: true })
  try {
    await helpViews(console, (view) => check(console.page, view))
  } finally {
    await console.close()
    rmSync(console.userData, { recursive: true, force: true })
  }
})
