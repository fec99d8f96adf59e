import type { Page } from 'playwright/test'
import { callBack, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { expect, resize, test } from './support/console.ts'
import { openCard, practiceAs } from './support/operator.ts'
import { withConsole } from './support/with-console.ts'

// One primary action at a time, chosen by the state: what a technician does next is seen at once.

/** The buttons on the card that stand out as the next step. */
const primaries = (page: Page): Promise<string[]> =>
  page.getByRole('article').evaluate((card) => {
    const probe = card.appendChild(document.createElement('i'))
    probe.style.backgroundColor = 'var(--colorBrandBackground)'
    const brand = getComputedStyle(probe).backgroundColor
    probe.remove()
    return [...card.querySelectorAll('button')]
      .filter((button) => getComputedStyle(button).backgroundColor === brand)
      .map(({ textContent }) => textContent)
  })

test('where callers have to be verified, that comes first, and setting up methods once it can be done', async () => {
  await withConsole(true, async ({ page }) => {
    await practiceAs(page, 'technician')
    await openCard(page, 'Priya Okafor', 'pokafor')
    await expect.poll(() => primaries(page)).toEqual(['Save'])
    await sayWhatItIsAbout(page, 'New phone', 'INC20431')
    await expect.poll(() => primaries(page)).toEqual(['Check photo ID'])
    await callBack(page, '0176 04069059')
    await expectLevel(page, 2)
    await expect.poll(() => primaries(page)).toEqual(['Set up methods'])
  })
})

test('where nobody has to be verified, nothing of it stands out', async () => {
  await withConsole(false, async ({ page }) => {
    await practiceAs(page, 'technician')
    await openCard(page, 'Priya Okafor', 'pokafor')
    await expect.poll(() => primaries(page)).toEqual(['Set up methods'])
    await openCard(page, 'Prisca Okafor', 'prokafor')
    await expect.poll(() => primaries(page)).toEqual([])
  })
})

test('what is missing has the color of warnings, beside its sign and its words', async () => {
  await withConsole(false, async ({ page }) => {
    await practiceAs(page, 'technician')
    await openCard(page, 'Priya Okafor', 'pokafor')
    const rule = page.getByRole('listitem').filter({ hasText: 'Staff rule' })
    const warning = await rule.evaluate((item) => {
      item.style.setProperty('color', 'var(--colorStatusWarningForeground1)')
      const { color } = getComputedStyle(item)
      item.style.removeProperty('color')
      return color
    })
    await expect(rule.locator('svg')).toHaveCSS('color', warning)
  })
})

test('the keys go back to what a dialog was opened from, and on to what takes a button’s place', async () => {
  await withConsole(false, async ({ page }) => {
    await practiceAs(page, 'technician')
    await openCard(page, 'Prisca Okafor', 'prokafor')
    const card = page.getByRole('article')
    const reset = card.getByRole('button', { name: 'Reset…' })
    await reset.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await expect(reset).toBeFocused()

    await card.getByRole('button', { name: 'Issue a pass' }).press('Enter')
    await page.getByRole('button', { name: 'Issue the pass' }).press('Enter')
    await page.getByRole('button', { name: 'Done' }).press('Enter')
    await expect(card.getByRole('button', { name: 'Issue another pass' })).toBeFocused()

    await card.getByRole('button', { name: 'Delete pass' }).press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await expect(card.getByRole('button', { name: 'Delete pass' })).toBeFocused()

    await sayWhatItIsAbout(page, 'New phone')
    await card.getByRole('button', { name: 'Edit what the call is about' }).press('Enter')
    await expect(card.getByLabel('Reason')).toBeFocused()
  })
})

test('in a small window what the call is about is asked in fields that don’t overlap', async () => {
  await withConsole(true, async ({ app, page }) => {
    await resize(app, { width: 1024, height: 700 })
    await practiceAs(page, 'technician')
    await openCard(page, 'Priya Okonkwo', 'pokonkwo')
    await sayWhatItIsAbout(page, 'New phone', 'INC20432')
    await page.getByRole('button', { name: 'Edit what the call is about' }).click()
    const ticket = await page.getByLabel('Ticket').locator('..').boundingBox()
    const notes = await page.getByLabel('Notes').locator('..').boundingBox()
    expect((ticket?.x ?? 0) + (ticket?.width ?? 0)).toBeLessThan(notes?.x ?? 0)
  })
})
