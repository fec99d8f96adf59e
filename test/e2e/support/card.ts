import { expect, type Locator, type Page } from 'playwright/test'

/** What an operator does with the methods on a card, by what they see. */

/** A method's line in the card's table. */
const methodRow = (page: Page, label: string): Locator =>
  page
    .getByRole('table', { name: 'Methods' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: label }) })

export const testPanel = (page: Page, label: string): Locator =>
  page.getByRole('region', { name: `Test of ${label}` })

/** Opens the test in place, under the method. */
export async function openTest(page: Page, label: string): Promise<Locator> {
  await methodRow(page, label)
    .getByRole('button', { name: `Test ${label}` })
    .click()
  const panel = testPanel(page, label)
  await panel.waitFor()
  return panel
}

export const openMenu = (page: Page, label: string): Promise<void> =>
  methodRow(page, label)
    .getByRole('button', { name: `More about ${label}` })
    .click()

export async function choose(page: Page, label: string, item: 'Make default' | 'Rename…' | 'Remove…') {
  await openMenu(page, label)
  await page.getByRole('menuitem', { name: item }).click()
}

/** What the card says of the last test of a method. */
export async function expectLastTest(page: Page, label: string, result: 'Passed' | 'Failed'): Promise<void> {
  const cell = methodRow(page, label).getByRole('cell').nth(2)
  await expect(cell).toContainText(result)
  await expect(cell).toContainText('now')
  await expect(cell).toContainText('by Ana Silva')
}

/** The newest sentences of the user's history. */
export const historyOf = (page: Page): Locator =>
  page.getByRole('region', { name: 'History' }).getByRole('listitem')
