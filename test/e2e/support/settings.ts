import type { Locator, Page } from 'playwright/test'

/** What an administrator does with gateways and templates, by what they see. */

export const messages = (page: Page): Locator => page.getByRole('region', { name: 'Messages' })

export const messagesButton = (page: Page, name: string): Locator =>
  messages(page).getByRole('button', { name, exact: true })

export async function openSettings(page: Page): Promise<void> {
  // On the sign-in page, while somebody is being signed in, a practice operator's card speaks of settings too.
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Settings' }).click()
  await messages(page).waitFor()
}

export async function sendTest(page: Page, channel: string, field: string, to: string): Promise<void> {
  await messages(page).getByLabel('Send', { exact: true }).selectOption(channel)
  await messages(page).getByLabel(field).fill(to)
  await messagesButton(page, 'Send me a test').click()
}

/** What came of a test that went out. */
export const sent = (page: Page): Locator => messages(page).getByRole('status').filter({ hasText: 'Sent to' })

/** Why it did not go out. */
export const refused = (page: Page): Locator => messages(page).getByRole('alert')

/** Scrolls to a part of the section, for its picture. */
export const scrollTo = (page: Page, heading: string): Promise<void> =>
  messages(page)
    .getByRole('heading', { name: heading })
    .evaluate((element) => element.scrollIntoView({ block: 'start' }))
