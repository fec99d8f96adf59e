import { expect, type Page } from 'playwright/test'
import { type Account, accountOf, readCodes } from './authenticator.ts'
import { results, search } from './operator.ts'

/** What an operator does in the enrollment wizard, by what they see. */

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 2, name })
export const codeField = (page: Page) => page.getByLabel('Code from the app')
export const told = (page: Page) => page.getByRole('alert')
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const next = (page: Page) => button(page, 'Next').click()
export const back = (page: Page) => button(page, 'Back').click()

/** Finds a user and opens the card, with the keyboard alone. */
export async function openUser(page: Page, name: string, words: string = name): Promise<void> {
  await search(page, words)
  await expect(results(page).first()).toContainText(name)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
}

/** From the open card to the first page of an authenticator app, whatever the wizard opens with. */
export async function startWizard(page: Page): Promise<void> {
  await page.keyboard.press('e')
  const wizard = page.getByRole('region', { name: /^Keep your account secure/ })
  await wizard.getByRole('heading', { level: 2 }).waitFor()
  if (await heading(page, 'Start by getting the app').isVisible()) return
  const different = button(page, 'I want to set up a different method')
  if (await different.isVisible()) await different.click()
  await chooseMethod(page, 'Authenticator app')
  await heading(page, 'Start by getting the app').waitFor()
}

/** On the page that lists what the policy allows. */
const chooseMethod = (page: Page, name: string) => button(page, `Set up ${name}`).click()

/** From the open card to the first page of a method that the wizard does not open with. */
export async function startOtherMethod(page: Page, name: string): Promise<void> {
  await page.keyboard.press('e')
  await button(page, 'I want to set up a different method').click()
  await chooseMethod(page, name)
}

/** What the wizard says once a method is set up, before it goes on. */
export const added = (page: Page) => page.getByRole('heading', { level: 2, name: / (is|are) set up/ })

/** From there to the last page, past what is only offered. */
export async function toLastPage(page: Page): Promise<void> {
  await added(page).waitFor()
  await button(page, 'Not now').or(button(page, 'Done')).click()
  await expect(heading(page, 'Success')).toBeVisible()
}

/** On to the page with the QR code, from the first one. */
export async function showQrCode(page: Page): Promise<void> {
  await next(page)
  await heading(page, 'Set up your account').waitFor()
  await next(page)
  await heading(page, 'Scan the QR code').waitFor()
}

/** Scans what is on the screen, and nothing else. */
export async function scan(page: Page): Promise<Account> {
  await page.getByRole('img', { name: /^QR code that adds/ }).waitFor()
  const [uri = '', ...others] = readCodes(await page.screenshot())
  expect(others).toEqual([])
  return accountOf(uri)
}

export async function enterCode(page: Page, code: string): Promise<void> {
  await codeField(page).fill(code)
  await page.keyboard.press('Enter')
}

/** The code that was sent by text message, call or mail. */
export const sentCodeField = (page: Page) =>
  page.getByRole('textbox', { name: /^Code from the (text|call|mail)/ })

export async function enterSentCode(page: Page, code: string): Promise<void> {
  await sentCodeField(page).fill(code)
  await page.keyboard.press('Enter')
}

/** From the open card to the page that asks for the code, with the account scanned. */
export async function scanIntoApp(page: Page): Promise<Account> {
  await startWizard(page)
  await showQrCode(page)
  const account = await scan(page)
  await next(page)
  await expect(codeField(page)).toBeFocused()
  return account
}

/** The methods that the last page lists. */
export const listedMethods = (page: Page) =>
  heading(page, 'Success').locator('xpath=ancestor::*[.//ul][1]').getByRole('listitem')
