import type { Page } from 'playwright'
import { codeFor, fromBase32 } from '../main/methods/totp.ts'
import { clearSearch } from './console.ts'

/** So many of each; every wizard is opened on a card, and every card from a search. */
export interface Work {
  searches: number
  cards: number
  wizards: number
}

/** One wizard of so many is gone through to the end, the others are left with the code on show. */
const finishedOneIn = 5

/** Works as a technician does, as fast as the console goes along. `from` numbers the users, so that all are different. */
export async function workThrough(
  page: Page,
  { searches, cards, wizards }: Work,
  from: number,
): Promise<void> {
  const isDue = (index: number, share: number): boolean =>
    Math.floor(((index + 1) * share) / searches) > Math.floor((index * share) / searches)
  let wizard = 0
  for (let index = 0; index < searches; index += 1) {
    const withCard = isDue(index, cards)
    const userName = `u${10_000 + (((from + index) * 7_919) % 90_000)}`
    await search(page, withCard ? userName : someName(from + index))
    if (!withCard) continue
    await openCard(page, userName)
    // Of the cards just as many have a wizard.
    if (Math.floor(((index + 1) * wizards) / searches) <= wizard) continue
    wizard += 1
    await setUp(page, wizard % finishedOneIn === 0)
  }
}

async function search(page: Page, words: string): Promise<void> {
  await clearSearch(page)
  // Three letters by keys and the rest at once: four searches for each, in a fifth of the time that all letters take.
  await page.keyboard.type(words.slice(0, 3))
  await page.keyboard.insertText(words.slice(3))
  await page.locator('section [role=status]:not(:empty)').first().waitFor()
}

async function openCard(page: Page, userName: string): Promise<void> {
  await page.getByRole('option').filter({ hasText: userName }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('article').getByText(`${userName}@example.org`).waitFor()
}

async function setUp(page: Page, finish: boolean): Promise<void> {
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await page.getByRole('button', { name: 'Set up methods' }).click()
  await page.getByRole('heading', { name: 'Start by getting the app' }).waitFor()
  await next.click()
  await page.getByRole('heading', { name: 'Set up your account' }).waitFor()
  await next.click()
  await page.getByRole('img', { name: /^QR code that adds/ }).waitFor()
  if (!finish) {
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop', exact: true }).click()
  } else {
    const code = codeFor(fromBase32(await readKey(page)), new Date())
    await next.click()
    await page.getByLabel('Code from the app').fill(code)
    await next.click()
    await page.getByRole('button', { name: 'Done' }).click()
  }
  await page.getByRole('article').waitFor()
}

async function readKey(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Can’t scan the image?' }).click()
  const key = page.getByText(/^([A-Z2-7]{4} ?){8}$/).first()
  return (await key.textContent()) ?? ''
}

const given = 'priya ana liam olu mei yusuf ingrid fatima noah emma kenji aisha lars chiara grace hana'.split(
  ' ',
)
const family = 'okaf lind nguy pat rod san tan ueda var wal yil zim bor car dal fer gar hol ito jen'.split(
  ' ',
)

function someName(index: number): string {
  return `${given[index % given.length]} ${family[(index * 7) % family.length]}`
}
