import { setTimeout as wait } from 'node:timers/promises'
import type { Slapd } from '../directory/slapd.ts'
import { clearSearch, openConsole } from './console.ts'
import { bounded, type Figure, list, median, rounds, tell } from './figures.ts'
import { type LdapCounter, startLdapCounter } from './ldap-counter.ts'

const cardsARound = 10

/**
 * Requests that reach the directory from Enter on a found user until their card has been on screen for half a
 * second, counted between console and directory. Everybody whose card is opened has a manager, whose name is
 * another entry's. Median of the cards: once a minute the policy is read anew beside whatever is done.
 */
export async function measureCardRoundTrips(slapd: Slapd): Promise<Figure> {
  const counter = await startLdapCounter(slapd.url)
  try {
    return await openCards(counter)
  } finally {
    await counter.close()
  }
}

async function openCards(counter: LdapCounter): Promise<Figure> {
  const { page, close } = await openConsole(counter.url)
  try {
    const values: number[] = []
    for (let round = 1; round <= rounds; round += 1) {
      const counts: number[] = []
      for (let card = 1; card <= cardsARound; card += 1) {
        const userName = `u${round * 10_000 + card}`
        await clearSearch(page)
        await page.keyboard.type(userName)
        await page.getByRole('option').filter({ hasText: userName }).first().waitFor()
        await wait(200)
        const before = counter.requests()
        await page.keyboard.press('Enter')
        await page.getByRole('article').getByText(`${userName}@example.org`).waitFor()
        await wait(500)
        counts.push(counter.requests() - before)
      }
      values.push(median(counts))
    }
    tell(`medians of ${cardsARound} cards ${list(values)}`)
    return bounded(values, 'round trips', 2)
  } finally {
    await close()
  }
}
