import { expect, type Locator, type Page } from 'playwright/test'

/** What a technician does with a caller on the line. */

export const callerPanel = (page: Page): Locator => page.getByRole('region', { name: 'Caller' })

/** What the call is about; the practice directory wants a ticket. */
export async function sayWhatItIsAbout(page: Page, reason: string, ticket?: string): Promise<void> {
  const panel = callerPanel(page)
  await panel.getByLabel('Reason').selectOption(reason)
  if (ticket !== undefined) await panel.getByLabel('Ticket').fill(ticket)
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByRole('button', { name: 'Edit what the call is about' })).toBeVisible()
}

export async function checkPhotoId(
  page: Page,
  outcome: 'Matches' | 'Does not match' = 'Matches',
): Promise<void> {
  const panel = callerPanel(page)
  await panel.getByRole('button', { name: 'Check photo ID' }).click()
  await panel.getByLabel('Last four characters of its number').fill('12AB')
  await panel.getByRole('button', { name: outcome }).click()
}

/** The number on file is called back, and answered by the user. */
export async function callBack(page: Page, number: string): Promise<void> {
  const panel = callerPanel(page)
  await panel.getByRole('button', { name: `Call back ${number}` }).click()
  await panel.getByRole('button', { name: 'They answered and confirmed' }).click()
}

export const expectLevel = (page: Page, level: 1 | 2 | 3): Promise<void> =>
  expect(callerPanel(page).getByText(`Level ${level} of 3`, { exact: true })).toBeVisible()
