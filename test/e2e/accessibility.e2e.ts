import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { expect, test } from './support/console.ts'
import { openCard, practiceAs, results, searchBox } from './support/operator.ts'

/** What axe finds in the view on show, in light and in dark. */
async function check(page: Page, view: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // The other mode opens a second page, which Electron has no place for.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
    )
    expect(found, `${view}, ${colorScheme}`).toEqual([])
  }
}

test('axe finds nothing wrong on any view, in light and dark', async ({ console: { page } }) => {
  test.setTimeout(180_000)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await button(/· Technician/).waitFor()
  await check(page, 'sign-in')
  await button('Add a directory').click()
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
