import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { makeAuthority } from '../directory/certificates.ts'
import { startSlapd } from '../directory/slapd.ts'
import { type MailServerOptions, startMailServer } from '../main/messaging/mail-server.ts'
import { colorSchemes, expectAccessible } from './support/axe.ts'
import { type Console, expect, launchConsole, shareConsole, test } from './support/console.ts'
import { directory, practiceAs, searchBox, signIn, userDataWith } from './support/operator.ts'
import { arrived, arrivedFor, openPhone } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'

const shared = shareConsole()

const grid = (page: Page) => page.getByRole('grid')
const heading = (page: Page) => page.getByRole('heading', { level: 1, name: 'Reminders' })
const campaign = (page: Page, name: RegExp) => page.getByRole('region', { name })
const startButton = (page: Page) => page.getByRole('button', { name: /^Remind \d+ (person|people)…$/ })
const count = async (page: Page, outcome: string): Promise<number> =>
  Number(
    (await page.getByRole('button', { name: new RegExp(`^[\\d,]+ ${outcome}$`) }).textContent())?.match(
      /^\d+/,
    )?.[0],
  )

async function openReport(page: Page): Promise<void> {
  await page.keyboard.press('Control+2')
  await expect(page.getByText(/^As of/)).toBeVisible()
  await expect(grid(page)).toBeVisible()
}

/** Opens the page of reminders for those of the report's list in whom the words are found; empty: everybody on it. */
async function remind(page: Page, words: string): Promise<void> {
  await openReport(page)
  await page.getByRole('searchbox', { name: 'Find in the list' }).fill(words)
  if (words !== '') await expect(page.getByRole('button', { name: 'Clear filters' })).toBeVisible()
  await page.getByRole('button', { name: 'Remind…' }).click()
  await expect(heading(page)).toBeFocused()
}

async function start(page: Page): Promise<void> {
  await startButton(page).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
}

/** Mails go by this server from now on. */
const chooseMailServer = (page: Page, port: number): Promise<void> =>
  page.evaluate(async (port) => {
    const { messages } = window.securityInfoConsole
    await messages.saveSmtp({
      ...{ host: '127.0.0.1', port, security: 'none', userName: null, secret: null, dkim: null },
      from: 'help-desk@practice.example',
    })
    await messages.choose({ text: null, call: null, email: 'smtp', push: null })
  }, port)

async function lookAt(at: Console, view: string): Promise<void> {
  const { page } = at
  await shoot(at, view)
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page, view, colorScheme)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('are told before they start, shown as they arrive, tried on oneself, and sent one by one', async () => {
  test.setTimeout(180_000)
  const { page } = shared
  await practiceAs(page, 'administrator')
  const phone = await openPhone(shared)
  await remind(page, 'Facilities')
  await expect(page.getByText(/of 4 who lack something get a reminder/)).toBeVisible()
  await expect(page.getByText('1 without a mail address')).toBeVisible()
  const shown = page.getByRole('figure')
  await expect(shown).toContainText('Please set up your security info at Practice University')
  await lookAt(shared, 'reminders-new')

  await page.getByRole('radio', { name: 'Text message' }).click()
  await expect(shown).toContainText(/SMS segments?/)
  await expect(page.getByLabel('Your number')).toHaveValue(/^\+1/)
  await lookAt(shared, 'reminders-text')
  await page.getByRole('radio', { name: 'Mail' }).click()

  await expect(page.getByLabel('Your address')).toHaveValue('mlindqvist@example.edu')
  await page.getByRole('button', { name: 'Send me a test' }).click()
  await expect(page.getByText(/^Sent to mlindqvist@example.edu/)).toBeVisible()
  await expect(arrivedFor(phone, 'mlindqvist@example.edu')).toContainText('Please set up your security info')

  await startButton(page).click()
  await expect(page.getByRole('dialog')).toContainText('3 mails go out')
  await lookAt(shared, 'reminders-confirm')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await expect(campaign(page, /^Sent by mail$/)).toBeVisible()
  expect(await count(page, 'Sent')).toBe(3)
  expect(await count(page, 'Left out')).toBe(1)
  // And the test.
  await expect(arrived(phone)).toHaveCount(4)
  await expect(grid(page).getByRole('row', { name: /No address/ })).toBeVisible()
  // Nobody gets another one so soon.
  await expect(page.getByText('3 reminded less than 7 days ago')).toBeVisible()
  await lookAt(shared, 'reminders-sent')

  await page.getByRole('button', { name: /^\d+ Left out$/ }).click()
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '2')
  await grid(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Back to coverage (Esc)' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(heading(page)).toBeVisible()
})

test('go out in the organization’s own words, which are tried before they are kept', async () => {
  const { page } = shared
  await practiceAs(page, 'administrator')
  await remind(page, 'Chemistry')
  await page.getByRole('tab', { name: /^Not enough/ }).click()
  await page.getByRole('button', { name: 'Change the words' }).click()
  await page.getByLabel('Subject of the mail').fill('Please, {{nobody}}')
  await expect(page.getByText('There is nothing to put in for {{nobody}}.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save for the whole organization' })).toBeDisabled()
  await page.getByLabel('Subject of the mail').fill('Please, {{name}}')
  await expect(page.getByRole('figure')).toContainText(/^As .* gets itPlease, /)
  await expect(startButton(page)).toBeDisabled()
  await lookAt(shared, 'reminders-words')
  await page.getByRole('button', { name: 'Save for the whole organization' }).click()
  await expect(page.getByText('Saved for the whole organization.')).toBeVisible()
  await expect(startButton(page)).toBeEnabled()
  await page.getByRole('tab', { name: 'To the manager' }).click()
  await expect(page.getByRole('figure')).toContainText('has not set up their security info yet')
})

test('are an auditor’s to look at', async () => {
  const { page } = shared
  await practiceAs(page, 'auditor')
  await remind(page, 'Registrar')
  await expect(page.getByText('Administrators send reminders.', { exact: false })).toBeVisible()
  await expect(page.getByRole('figure')).toBeVisible()
  for (const name of [/^Remind \d/, 'Send me a test', 'Change the words', 'Pause', 'Resume'])
    await expect(page.getByRole('button', { name })).toHaveCount(0)
})

test('stop by themselves where the mail server refuses one after the other, and lose nobody', async () => {
  test.setTimeout(180_000)
  const slapd = await startSlapd({ people: 60 })
  const userData = userDataWith({ 'settings.json': { directories: [directory(slapd)] } })
  const console = await launchConsole({ userData })
  const { page } = console
  const settings: MailServerOptions = {
    ...{ certificate: makeAuthority().issue(), tls: false },
    refuse: { at: 'data', code: 554, text: 'Message refused by policy' },
  }
  const server = await startMailServer(settings)
  try {
    await signIn(page, 'adam.admin')
    await searchBox(page).waitFor()
    await chooseMailServer(page, server.port)
    await remind(page, '')
    await start(page)
    await expect(campaign(page, /^Paused/)).toContainText('Nobody is lost: who got nothing waits.')
    await expect(campaign(page, /^Paused/)).toContainText('554 Message refused by policy')
    expect(await count(page, 'Sent')).toBe(0)
    expect(await count(page, 'Failed')).toBe(0)
    await lookAt(console, 'reminders-refused')

    settings.refuse = null
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect.poll(() => server.delivered.length).toBeGreaterThan(2)
    await page.getByRole('button', { name: 'Cancel…' }).click()
    await page.getByRole('button', { name: 'Cancel them' }).click()
    await expect(campaign(page, /^Cancelled/)).toBeVisible()
    const mailboxes = server.delivered.flatMap(({ to }) => to)
    expect(new Set(mailboxes).size).toBe(mailboxes.length)
    expect(await count(page, 'Sent')).toBe(mailboxes.length)
  } finally {
    await console.close()
    await server.close()
    await slapd.stop()
    rmSync(userData, { recursive: true, force: true })
  }
})

test('wait while paused, and after the console was killed; nobody gets a second one', async () => {
  test.setTimeout(240_000)
  const first = await launchConsole()
  const { userData } = first
  let second: Console | null = null
  try {
    await practiceAs(first.page, 'administrator')
    await remind(first.page, '')
    await start(first.page)
    await expect(campaign(first.page, /^Sending by mail$/)).toBeVisible()
    await expect.poll(() => count(first.page, 'Sent')).toBeGreaterThan(1)
    await lookAt(first, 'reminders-running')
    await first.page.getByRole('button', { name: 'Pause' }).click()
    await expect(campaign(first.page, /^Paused/)).toContainText('Resume goes on with those who wait.')
    await lookAt(first, 'reminders-paused')
    await first.page.getByRole('button', { name: 'Resume' }).click()
    await expect(campaign(first.page, /^Sending by mail$/)).toBeVisible()
    const before = await count(first.page, 'Sent')
    await expect.poll(() => count(first.page, 'Sent')).toBeGreaterThan(before)
    await first.kill()

    second = await launchConsole({ userData })
    const { page } = second
    await practiceAs(page, 'administrator')
    await openReport(page)
    await page.getByRole('button', { name: 'Reminders paused' }).click()
    await expect(campaign(page, /^Paused/)).toContainText('The console was closed before it was done.')
    const sent = await count(page, 'Sent')
    const waiting = await count(page, 'Waiting')
    expect(sent).toBeGreaterThan(before)
    await lookAt(second, 'reminders-after-restart')
    const phone = await openPhone(second)
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect.poll(() => count(page, 'Sent')).toBeGreaterThan(sent)
    await page.getByRole('button', { name: 'Cancel…' }).click()
    await expect(page.getByRole('dialog')).toContainText('who wait get nothing')
    await page.getByRole('button', { name: 'Cancel them' }).click()
    await expect(campaign(page, /^Cancelled/)).toBeVisible()
    // What went out since is what is on the phone, which knows nothing of the console before.
    const went = (await count(page, 'Sent')) - sent
    expect(await count(page, 'Waiting')).toBeLessThanOrEqual(waiting - went)
    await expect(arrived(phone)).toHaveCount(went)
  } finally {
    await (second ?? first).close().catch(() => undefined)
    rmSync(userData, { recursive: true, force: true })
  }
})
