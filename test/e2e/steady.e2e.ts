import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { startSlapd } from '../directory/slapd.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { startLdapProxy } from './support/ldap-proxy.ts'
import {
  directory,
  openCard,
  practiceAs,
  results,
  search,
  searchBox,
  signIn,
  userDataWith,
} from './support/operator.ts'
import { withConsole } from './support/with-console.ts'

// A button that moves away between press and release loses the click, or another one gets it.

declare global {
  interface Window {
    movesOfTest: string[]
  }
}

/** Takes down from now on what on a user's card moves, also right after a key was pressed. */
const watchMoves = (page: Page): Promise<void> =>
  page.evaluate(() => {
    type Shift = PerformanceEntry & {
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
    }
    window.movesOfTest = []
    new PerformanceObserver((shifts) => {
      for (const { sources } of shifts.getEntries() as Shift[])
        for (const { node, previousRect, currentRect } of sources)
          if (node?.parentElement?.closest('article') && previousRect.height > 0)
            window.movesOfTest.push(`${node.textContent}: ${previousRect.y} to ${currentRect.y}`)
    }).observe({ type: 'layout-shift' })
  })

/** What has moved is told two frames later. */
const moves = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => setTimeout(() => resolve(window.movesOfTest))),
        ),
      ),
  )

test('a card comes whole: nothing on it moves once it is there', async () => {
  await withConsole(true, async ({ page }) => {
    await practiceAs(page, 'technician')
    await watchMoves(page)
    for (const userName of ['pokonkwo', 'pokafor', 'prokafor']) {
      await search(page, userName)
      await expect(results(page)).toHaveCount(1)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('article').getByText(userName, { exact: true })).toBeVisible()
      await expect(page.getByLabel('Reason')).toBeVisible()
      await expect(page.getByRole('region', { name: 'History' }).getByText(/Nothing recorded/)).toBeVisible()
      expect(await moves(page)).toEqual([])
    }
  })
})

test('a message that comes by itself waits until the mouse is let go', async () => {
  const slapd = await startSlapd()
  const proxy = await startLdapProxy(slapd.url)
  const settings = { directories: [directory(slapd, { urls: [proxy.url] })] }
  const userData = userDataWith({ 'settings.json': settings })
  const { page, close } = await launchConsole({ userData })
  try {
    await signIn(page, 'tina.tech')
    await searchBox(page).waitFor()
    await openCard(page, 'Priya Okafor')
    const approvals = page.getByRole('button', { name: 'Approvals' })
    await approvals.hover()
    await page.mouse.down()
    proxy.cut()
    await expect(page.getByRole('button', { name: 'Reconnect' })).toBeAttached()
    await page.mouse.up()
    await expect(page.getByRole('region', { name: 'Approvals' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Reconnect' })).toBeInViewport()
  } finally {
    await close()
    await proxy.close()
    await slapd.stop()
    rmSync(userData, { recursive: true, force: true })
  }
})
