import { codeFor, fromBase32 } from '../main/methods/totp.ts'
import type { UnwatchedConsole } from './unwatched.ts'

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
  console: UnwatchedConsole,
  { searches, cards, wizards }: Work,
  from: number,
): Promise<void> {
  const isDue = (index: number, share: number): boolean =>
    Math.floor(((index + 1) * share) / searches) > Math.floor((index * share) / searches)
  let wizard = 0
  for (let index = 0; index < searches; index += 1) {
    const withCard = isDue(index, cards)
    const userName = `u${10_000 + (((from + index) * 7_919) % 90_000)}`
    await search(console, withCard ? userName : someName(from + index))
    if (!withCard) continue
    await openCard(console, userName)
    // Of the cards just as many have a wizard.
    if (Math.floor(((index + 1) * wizards) / searches) <= wizard) continue
    wizard += 1
    await setUp(console, wizard % finishedOneIn === 0)
  }
}

async function search(console: UnwatchedConsole, words: string): Promise<void> {
  await console.select('[role=combobox]')
  // Three letters by keys and the rest at once: four searches for each, in a fifth of the time that all letters take.
  await console.type(words.slice(0, 3))
  // Keys and what is inserted take different ways into the page.
  await console.see(
    `document.querySelector('[role=combobox]').value === ${JSON.stringify(words.slice(0, 3))}`,
  )
  await console.insert(words.slice(3))
  await console.see(`document.querySelector('section [role=status]:not(:empty)')`)
}

async function openCard(console: UnwatchedConsole, userName: string): Promise<void> {
  await console.see(
    `[...document.querySelectorAll('[role=option]')].some((one) => one.textContent.includes('${userName}'))`,
  )
  await console.press('Enter')
  await console.see(card(`${userName}@example.org`))
}

async function setUp(console: UnwatchedConsole, finish: boolean): Promise<void> {
  await console.click('Set up methods')
  const first = await console.see(`document.querySelector('h2[tabindex="-1"]')`)
  // Who has an app already is offered something else first.
  if (first !== 'Start by getting the app') {
    if (!String(first).startsWith('Choose a')) await console.click('I want to set up a different method')
    await console.click('Set up Authenticator app')
  }
  await console.see(heading('Start by getting the app'))
  await console.click('Next')
  await console.see(heading('Set up your account'))
  await console.click('Next')
  await console.see(`document.querySelector('img[alt^="QR code that adds"]')?.complete`)
  if (!finish) {
    await console.press('Escape')
    await console.click('Stop')
  } else {
    const code = codeFor(fromBase32(await readKey(console)), new Date())
    await console.click('Next')
    await console.see(heading('Enter the code'))
    await console.insert(code)
    await console.click('Next')
    await console.see(heading('The authenticator app is set up'))
    await console.press('Escape')
  }
  await console.see(`document.querySelector('article')`)
}

async function readKey(console: UnwatchedConsole): Promise<string> {
  await console.click('Can’t scan the image?')
  const key = `[...document.querySelectorAll('dd *, dd, td, span, div')].map((one) => one.textContent.trim()).find((text) => /^([A-Z2-7]{4} ?){8}$/.test(text))`
  return String(await console.see(key))
}

const heading = (text: string): string =>
  `[...document.querySelectorAll('h2')].some((one) => one.textContent === ${JSON.stringify(text)})`
const card = (text: string): string => `document.querySelector('article')?.textContent.includes('${text}')`

const given = 'priya ana liam olu mei yusuf ingrid fatima noah emma kenji aisha lars chiara grace hana'.split(
  ' ',
)
const family = 'okaf lind nguy pat rod san tan ueda var wal yil zim bor car dal fer gar hol ito jen'.split(
  ' ',
)

function someName(index: number): string {
  return `${given[index % given.length]} ${family[(index * 7) % family.length]}`
}
