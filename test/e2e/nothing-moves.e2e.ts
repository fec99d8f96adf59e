import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { startSlapd } from '../directory/slapd.ts'
import { expect, launchConsole, shareConsole, test } from './support/console.ts'
import { startLdapProxy } from './support/ldap-proxy.ts'
import { movedWhile, movesSoFar } from './support/moves.ts'
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

/** A button that moves away between press and release loses the click: what comes later than its page has its place. */
const console = shareConsole()
const getByRole = (...asked: Parameters<Page['getByRole']>) => console.page.getByRole(...asked)
const rail = (name: string) => getByRole('navigation', { name: 'Views' }).getByRole('button', { name })

for (const role of ['auditor', 'administrator'] as const)
  test(`the settings come from the top down, for the ${role}`, async () => {
    const { page } = console
    await practiceAs(page, role)
    const moved = await movedWhile(page, async () => {
      await rail('Settings').click()
      await getByRole('heading', { name: 'About' }).waitFor()
    })
    expect(moved).toEqual([])
  })

test('the search for another list of people moves nothing, neither as it begins nor as it ends', async () => {
  const { page } = console
  await practiceAs(page, 'auditor')
  await rail('Coverage').click()
  await page.getByText('61 people', { exact: true }).waitFor()
  const moved: string[] = []
  for (const [list, people] of [
    ['Everybody', 367],
    ['Shared numbers', 46],
    ['Who is capable', 306],
  ] as const) {
    await getByRole('button', { name: 'Other lists' }).click()
    const item = getByRole('menuitemradio', { name: new RegExp(`^${list}`) })
    moved.push(
      ...(await movedWhile(page, async () => {
        await item.click()
        await page.getByText(`${people} people`, { exact: true }).waitFor()
      })),
    )
  }
  expect(moved).toEqual([])
})

test('while a draft is tried out, its numbers stay where they are', async () => {
  const { page } = console
  await practiceAs(page, 'auditor')
  await rail('Coverage').click()
  await getByRole('button', { name: 'What if…' }).click()
  const tries = getByRole('button', { name: 'Try' })
  await tries.first().click()
  const tile = getByRole('button', { name: /Stop being capable/ }).first()
  await expect(tile).toHaveText(/15/)
  await expect(getByRole('status').filter({ hasText: 'people lack something' })).not.toHaveAttribute(
    'aria-busy',
    'true',
  )
  const moved = await movedWhile(page, async () => {
    await getByRole('radio', { name: 'today' }).click()
    await expect(tile).toHaveText(/^0/)
    await expect(getByRole('progressbar')).toHaveCount(0)
  })
  expect(moved.filter((one) => one.includes('Stop being capable'))).toEqual([])
})

test('the page of reminders comes from the top down', async () => {
  const { page } = console
  await practiceAs(page, 'administrator')
  await rail('Coverage').click()
  await page.getByText('61 people', { exact: true }).waitFor()
  const moved = await movedWhile(page, async () => {
    await getByRole('button', { name: /^Remind/ }).click()
    await getByRole('heading', { name: 'Who was reminded' }).waitFor()
    await getByRole('button', { name: 'Change the words' }).waitFor()
  })
  expect(moved).toEqual([])
})

test('the sign-in page is whole once it is there', async () => {
  const nowhere = directory({ url: 'ldap://127.0.0.1:1', baseDn: 'dc=example,dc=org' })
  const userData = userDataWith({ 'settings.json': { directories: [nowhere] } })
  const { page, close } = await launchConsole({ userData, size: null })
  try {
    await page.getByRole('button', { name: 'Reset practice directory' }).waitFor()
    expect(await movesSoFar(page)).toBe(0)
  } finally {
    await close()
    rmSync(userData, { recursive: true, force: true })
  }
})

test('a card comes whole', async () => {
  await withConsole(true, async ({ page }) => {
    await practiceAs(page, 'technician')
    for (const userName of ['pokonkwo', 'pokafor', 'prokafor']) {
      await search(page, userName)
      await expect(results(page)).toHaveCount(1)
      const article = page.getByRole('article')
      const moved = await movedWhile(page, async () => {
        await page.keyboard.press('Enter')
        await expect(article.getByText(userName, { exact: true })).toBeVisible()
        await expect(page.getByLabel('Reason')).toBeVisible()
        await expect(article.getByRole('region', { name: 'History' })).toContainText('Nothing recorded')
      })
      expect(moved).toEqual([])
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
