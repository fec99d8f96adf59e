import { type ElectronApplication, expect, type Locator, type Page } from 'playwright/test'
import { codeIn } from '../../../renderer/practice-phone/arrivals.ts'

/** The practice phone in a user's hand: what is read and tapped there. */

const isPhone = (page: Page) => page.url().endsWith('#practice-phone')

/** Opens the practice phone's window from the console, or brings the open one to the front. */
export async function openPhone({ app, page }: { app: ElectronApplication; page: Page }): Promise<Page> {
  const opened = app.windows().find((window) => isPhone(window) && !window.isClosed())
  const fresh = opened ? null : app.waitForEvent('window')
  await page.getByRole('button', { name: 'Practice phone' }).click()
  const phone = opened ?? (await (fresh as Promise<Page>))
  await phone.waitForURL(/#practice-phone$/)
  await phone.getByRole('heading', { level: 1, name: /^Practice phone/ }).waitFor()
  return phone
}

/** The phone, if its window is open. */
export const openedPhone = (app: ElectronApplication): Page | null =>
  app.windows().find((window) => isPhone(window) && !window.isClosed()) ?? null

export async function closePhone(app: ElectronApplication, phone: Page): Promise<void> {
  const gone = phone.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().endsWith('#practice-phone')) window.close()
  })
  await gone
}

/** Everything that arrived, newest first. */
export const arrived = (phone: Page): Locator => phone.getByRole('article')

/** What arrived for a number or address, newest first. Part of it will do. */
export const arrivedFor = (phone: Page, to: string | RegExp): Locator =>
  arrived(phone).filter({ has: phone.getByRole('heading', { level: 2 }).filter({ hasText: to }) })

/** Those of them that carry a code. */
export const codesOn = (phone: Page, to: string | RegExp = /./): Locator =>
  arrivedFor(phone, to).filter({ has: phone.getByRole('img', { name: /^Code/ }) })

const digitsOn = (arrival: Locator) => arrival.getByRole('img', { name: /^Code/ })

/**
 * The code in the newest message (for that number or address), read off the phone.
 * @param count waits until so many have arrived there: after a resend the one before is still to be seen
 */
export async function readCode(phone: Page, to: string | RegExp = /./, count = 1): Promise<string> {
  const messages = codesOn(phone, to)
  await expect.poll(() => messages.count()).toBeGreaterThanOrEqual(count)
  const newest = messages.first()
  const code = (await digitsOn(newest).textContent())?.trim() ?? ''
  // What is shown large is what the message says.
  const said = await newest.locator('p:not([role=img]), blockquote').allTextContents()
  expect(codeIn(said.join('\n'))).toBe(code)
  return code
}

/** The code that a user's authenticator app shows now; the phone is theirs from when the console asks for it. */
export const appCode = (phone: Page, account: string): Locator =>
  pocketOf(phone, 'Authenticator', account).getByRole('img', { name: /^Code/ })

/** What a user answered to each of their security questions. */
export async function answersOf(phone: Page, account: string): Promise<Map<string, string>> {
  const pocket = pocketOf(phone, 'Answers to security questions', account)
  await pocket.waitFor()
  const questions = await pocket.getByRole('term').allTextContents()
  const answers = await pocket.getByRole('definition').allTextContents()
  return new Map(questions.map((question, index) => [question, answers[index] ?? '']))
}

const pocketOf = (phone: Page, part: string, account: string): Locator =>
  phone
    .getByRole('region', { name: part })
    .getByRole('listitem')
    .filter({ has: phone.getByText(account, { exact: true }) })

/** The newest prompt that waits for an answer. */
export const openPrompt = (phone: Page): Locator =>
  arrived(phone)
    .filter({ has: phone.getByRole('button', { name: /^(Accept|Approve)$/ }) })
    .first()

const tap = (phone: Page, name: string) =>
  openPrompt(phone).getByRole('button', { name, exact: true }).click()

/** Adds the account that the phone asks about. */
export const accept = (phone: Page): Promise<void> => tap(phone, 'Accept')
export const deny = (phone: Page): Promise<void> => tap(phone, 'Deny')

/** Types the number that the user was told, and approves. */
export async function approve(phone: Page, number: string): Promise<void> {
  await openPrompt(phone).getByLabel('Number').fill(number)
  await tap(phone, 'Approve')
}
