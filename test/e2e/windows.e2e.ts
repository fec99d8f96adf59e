import { rmSync } from 'node:fs'
import type { ElectronApplication, Page } from 'playwright/test'
import { startSlapd } from '../directory/slapd.ts'
import { readCodes } from './support/authenticator.ts'
import { colorSchemes, expectAccessible } from './support/axe.ts'
import { expect, launchConsole, shareConsole, test } from './support/console.ts'
import { directory, practiceAs, searchBox, signIn, signOut, userDataWith } from './support/operator.ts'
import {
  accept,
  approve,
  arrived,
  arrivedFor,
  closePhone,
  deny,
  openedPhone,
  openPhone,
  openPrompt,
  readCode,
} from './support/practice-phone.ts'
import { displayButton, openDisplay, openedDisplay } from './support/user-display.ts'
import { button, next, openUser, showQrCode, startWizard } from './support/wizard.ts'

const console = shareConsole()

/** A picture in light and in dark, and what axe finds in it. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `test-results/screenshots/${name}-${colorScheme}.png` })
    await expectAccessible(page, name, colorScheme)
  }
}

const count = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** Codes of a picture in which there may be none. */
async function codesOn(page: Page): Promise<string[]> {
  const picture = await page.screenshot()
  try {
    return readCodes(picture)
  } catch {
    return []
  }
}

const display1 = (display: Page) => display.getByRole('heading', { level: 1 })
const locked = (page: Page) => page.getByRole('heading', { name: 'The console is locked' })

/** From the open card to the first page of a method that is not offered first. */
async function startMethod(page: Page, name: string): Promise<void> {
  await startWizard(page)
  await button(page, 'I want to set up a different method').click()
  await button(page, `Set up ${name}`).click()
}

test('each window is made alike, and makes its own calls only', async () => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  const phone = await openPhone(console)
  const display = await openDisplay(console)
  const made = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // Not in Electron's types, but the only thing that tells how a page was really made.
      const { webContents } = window as unknown as {
        webContents: { getLastWebPreferences(): Record<string, unknown> }
      }
      const made = webContents.getLastWebPreferences()
      return Object.fromEntries(
        ['sandbox', 'contextIsolation', 'nodeIntegration', 'webSecurity', 'webviewTag'].map((name) => [
          name,
          made[name],
        ]),
      )
    }),
  )
  const hardened = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  }
  expect(made).toEqual([hardened, hardened, hardened])

  const policies = await Promise.all(
    [page, phone, display].map((view) =>
      view.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy')),
    ),
  )
  expect(new Set(policies).size).toBe(1)
  expect(policies[0]).toContain("default-src 'none'")

  const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)
  const tried = (view: Page) =>
    view.evaluate(async () => {
      const { users, session, practicePhone, userDisplay, settings, app } = window.securityInfoConsole
      return Promise.all([
        users.search({ words: 'priya' }),
        session.current(),
        practicePhone.read(),
        userDisplay.content(),
        userDisplay.open(),
        settings.read(),
        app.active(),
      ])
    })
  const codes = async (view: Page) => (await tried(view)).map(code)
  const no = 'unknown-sender'
  expect(await codes(page)).toEqual(['ok', 'ok', no, no, 'ok', 'ok', 'ok'])
  expect(await codes(phone)).toEqual([no, no, 'ok', no, no, 'ok', 'ok'])
  // The user before the display keeps nobody's session open.
  expect(await codes(display)).toEqual([no, no, no, 'ok', no, 'ok', no])
})

test('the user display shows the QR code and the console hides it; closing, lock and sign-out empty it', async () => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Priya Okafor', 'pokafor')
  await page.evaluate(() => {
    Object.assign(window, { heard: [] })
    window.securityInfoConsole.on('user-display.content', (content) =>
      (window as unknown as { heard: unknown[] }).heard.push(content),
    )
  })
  await expect(displayButton(page)).toHaveAttribute('aria-pressed', 'false')
  const display = await openDisplay(console)
  await expect(displayButton(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(display1(display)).toHaveText('Practice University')
  await look(display, 'user-display-nothing')

  await page.bringToFront()
  await startWizard(page)
  await showQrCode(page)
  await expect(display1(display)).toHaveText('Priya, scan this code')
  await expect(display1(display)).toBeFocused()
  const [shown = '', ...more] = await codesOn(display)
  expect(shown).toMatch(/^otpauth:\/\/totp\//)
  expect(more).toEqual([])
  expect(await codesOn(page)).toEqual([])
  await expect(page.getByRole('img', { name: /^QR code/ })).toHaveCount(0)
  await look(display, 'user-display-qr')
  await display.getByRole('button', { name: 'Can’t scan it?' }).click()
  const key = new URL(shown).searchParams.get('secret') ?? 'none'
  await expect(display.getByRole('definition').last()).toHaveText(
    new RegExp(key.replace(/.{4}(?=.)/g, '$&\\s*')),
  )
  await look(display, 'user-display-key')

  // Closed by the user's own hand: the code is gone from there, and back on the console.
  const closed = display.waitForEvent('close')
  await display.evaluate(() => window.close())
  await closed
  await expect(displayButton(page)).toHaveAttribute('aria-pressed', 'false')
  await page.getByRole('img', { name: /^QR code that adds/ }).waitFor()
  expect(await codesOn(page)).toEqual([shown])

  // Opened again it shows what is current, and locking takes it away.
  const again = await openDisplay(console)
  await again.getByRole('img').waitFor()
  expect(await codesOn(again)).toEqual([shown])
  const lockedAway = again.waitForEvent('close')
  await page.bringToFront()
  await page.keyboard.press('Control+l')
  await lockedAway
  await expect(locked(page)).toBeVisible()
  expect(await count(app)).toBe(1)
  const refused = await page.evaluate(() => window.securityInfoConsole.userDisplay.open())
  expect(refused).toMatchObject({ ok: false, error: { code: 'locked' } })
  await page.getByRole('button', { name: /^Unlock as/ }).click()
  await page.getByRole('img', { name: /^QR code that adds/ }).waitFor()

  // By the keyboard alone; and a sign-out closes it.
  const opened = app.waitForEvent('window')
  await page.keyboard.press('Control+d')
  const third = await opened
  await third.getByRole('img').waitFor()
  const signedOut = third.waitForEvent('close')
  await page.evaluate(() => window.securityInfoConsole.session.signOut())
  await signedOut
  expect(openedDisplay(app)).toBeNull()
  // What was meant for the user never came to the console's page as an event.
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([])
  await practiceAs(page, 'technician')
  await expect(displayButton(page)).toHaveAttribute('aria-pressed', 'false')
  const next = await openDisplay(console)
  await expect(display1(next)).toHaveText('Practice University')
})

test('while the user display is open, a screen that is shared does not show the operator’s window', async ({
  console,
}) => {
  const { app, page } = console
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (!window || 'isContentProtected' in window) return
    // Linux can't keep a window out, nor say whether it does: what it is asked for is as far as one sees.
    let asked = false
    Object.assign(window, {
      setContentProtection: (on: boolean) => {
        asked = on
      },
      isContentProtected: () => asked,
    })
  })
  const isProtected = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => !window.webContents.getURL().includes('#'))
        ?.isContentProtected(),
    )
  await practiceAs(page, 'technician')
  expect(await isProtected()).toBe(false)

  const display = await openDisplay(console)
  expect(await isProtected()).toBe(true)
  await display.evaluate(() => window.close())
  await expect.poll(isProtected).toBe(false)

  // Closed and opened again in one go, it is open.
  await openDisplay(console)
  await page.evaluate(async () => {
    await window.securityInfoConsole.userDisplay.close()
    await window.securityInfoConsole.userDisplay.open()
  })
  await expect.poll(() => openedDisplay(app)).not.toBeNull()
  expect(await isProtected()).toBe(true)
  await page.evaluate(() => window.securityInfoConsole.session.lock())
  await expect.poll(isProtected).toBe(false)
  await expect.poll(() => openedDisplay(app)).toBeNull()
})

test('an enrollment whose time runs out leaves both screens by itself', async () => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Priya Okafor', 'pokafor')
  const display = await openDisplay(console)
  await page.bringToFront()
  // Half an hour goes by in four seconds; every other wait is as long as ever.
  await app.evaluate(() => {
    const real = globalThis.setTimeout
    const hurried = (work: () => void, ms: number) => real(work, ms === 30 * 60_000 ? 4_000 : ms)
    Object.assign(globalThis, { setTimeout: hurried, real })
  })
  await startWizard(page)
  await showQrCode(page)
  await expect(display1(display)).toHaveText('Priya, scan this code')
  await expect(page.getByText(/The setup before has ended/)).toBeVisible()
  await expect(display.getByRole('img')).toHaveCount(0)
  await expect(page.getByRole('img', { name: /^QR code/ })).toHaveCount(0)
  await look(page, 'enrollment-ran-out')
  await app.evaluate(() => {
    Object.assign(globalThis, { setTimeout: (globalThis as unknown as { real: typeof setTimeout }).real })
  })
})

test('the user answers on the user display: problems at the field, answers hidden, thanks after', async () => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Ezekiel Strand', 'estrand')
  const display = await openDisplay(console)
  await page.bringToFront()
  await startMethod(page, 'Security questions')
  await next(page)
  await expect(display1(display)).toHaveText('Ezekiel, choose your questions')
  await expect(page.getByLabel(/^Answer/)).toHaveCount(0)
  await look(display, 'user-display-questions')

  const question = (index: number) => display.getByLabel(`Question ${index}`, { exact: true })
  const answer = (index: number) => display.getByLabel(`Answer ${index}`, { exact: true })
  await display.getByRole('button', { name: 'Done' }).click()
  await expect(display.getByRole('alert').filter({ hasText: 'to be changed' })).toBeVisible()
  await expect(display.getByText('Choose a question from the list.')).toHaveCount(3)
  await expect(display.locator(':focus')).toHaveAttribute('aria-invalid', 'true')
  await look(display, 'user-display-questions-problems')

  await question(1).selectOption({ index: 1 })
  await question(2).selectOption({ index: 1 })
  await question(3).selectOption('own')
  await display.getByLabel('My question 3').fill('What did we call the boat?')
  for (const [index, text] of ['Rex the second', 'x', 'Old Marigold'].entries())
    await answer(index + 1).fill(text)
  await expect(answer(1)).toHaveAttribute('type', 'password')
  await display.getByRole('button', { name: 'Done' }).click()
  await expect(display.getByText('An answer has from 3 to 40 characters.')).toHaveCount(1)
  await expect(answer(2)).toBeFocused()
  await expect(answer(1)).toHaveValue('Rex the second')
  await display.getByRole('button', { name: 'Show answer 2' }).click()
  await expect(answer(2)).toHaveAttribute('type', 'text')
  await answer(2).fill('Maple Street')

  // Twice as large there is nothing that can't be reached.
  await zoom(app, 2)
  expect(await cutOff(display)).toEqual([])
  await zoom(app, 1)
  await display.getByRole('button', { name: 'Done' }).click()
  await expect(display1(display)).toHaveText('Thank you, Ezekiel')
  await look(display, 'user-display-answered')
  expect(await display.content()).not.toContain('Maple Street')
  await expect(page.getByText(/Great job!/)).toBeVisible()
  expect(console.log()).not.toContain('Maple')
})

const zoom = (app: ElectronApplication, factor: number) =>
  app.evaluate(({ BrowserWindow }, factor) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(factor)
  }, factor)

/** What is wider than the window: it would scroll sideways. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
  )

test('the practice phone keeps what arrived while it was closed, and forgets it with the operator', async () => {
  const { app, page } = console
  await practiceAs(page, 'administrator')
  const send = (channel: 'text' | 'call' | 'email', to: string) =>
    page.evaluate((argument) => window.securityInfoConsole.messages.sendTest(argument), { channel, to })
  const phone = await openPhone(console)
  await expect(phone.getByText('Nothing has arrived yet')).toBeVisible()
  await expect(phone).toHaveTitle('Practice phone: nothing here is real')
  expect(await send('text', '+12065550142')).toMatchObject({ ok: true })
  await expect(arrived(phone)).toHaveCount(1)
  await closePhone(app, phone)
  expect(openedPhone(app)).toBeNull()

  expect(await send('call', '+12065550143')).toMatchObject({ ok: true })
  expect(await send('email', 'priya@home.example')).toMatchObject({ ok: true })
  const again = await openPhone(console)
  await expect(arrived(again)).toHaveCount(3)
  await expect(arrived(again).first()).toContainText('priya@home.example')
  await expect(arrivedFor(again, '+1 206 555 0142')).toContainText('Text message')
  const shown = ['+1 206 555 0142', '+1 206 555 0143', 'priya@']
  const codes = await Promise.all(shown.map((to) => readCode(again, to)))
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  await look(again, 'practice-phone-messages')

  // It is one window, however often it is asked for.
  expect(await openPhone(console)).toBe(again)
  expect(await count(app)).toBe(2)
  await page.evaluate(() => window.securityInfoConsole.session.signOut())
  await expect(again.getByText('Nothing has arrived yet')).toBeVisible()
})

test('push by way of the user display and the practice phone: device, wrong number, right number', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Priya Okafor', 'pokafor')
  const display = await openDisplay(console)
  const phone = await openPhone(console)
  await look(phone, 'practice-phone-empty')
  await page.bringToFront()
  await startMethod(page, 'Push')
  await next(page)
  await expect(display1(display)).toHaveText('Priya, scan this code')
  await openPrompt(phone).waitFor()
  await look(phone, 'practice-phone-register')
  await look(display, 'user-display-register-device')
  await accept(phone)
  await expect(display1(display)).toHaveText('Priya, type this number on your phone')
  const number = display.getByText(/^\d\d$/)
  await expect(number).toBeVisible()
  await expect(page.getByText('Number to type on the phone')).toHaveCount(0)
  await look(display, 'user-display-number')
  await look(phone, 'practice-phone-approve')
  const shown = (await number.textContent()) ?? ''
  expect(await page.getByRole('main').textContent()).not.toContain(`: ${shown}.`)

  await approve(phone, shown === '10' ? '11' : '10')
  await expect(arrived(phone).filter({ hasText: 'The number was wrong' })).toHaveCount(1)
  await page.getByText('The prompt was denied on the phone.').waitFor()
  await expect(number).toHaveCount(0)
  await button(page, 'Ask again').click()
  await expect(number).toBeVisible()
  await deny(phone)
  await page.getByText('The prompt was denied on the phone.').waitFor()
  await button(page, 'Ask again').click()
  await expect(number).toBeVisible()
  await approve(phone, (await number.textContent()) ?? '')
  await expect(arrived(phone).filter({ hasText: 'Approved' })).toHaveCount(1)
  await look(phone, 'practice-phone-approved')
  await expect(page.getByText(/Great job!/)).toBeVisible()
  await expect(number).toHaveCount(0)
})

test('on a directory of one’s own the practice phone is there once somebody has chosen it', async () => {
  const slapd = await startSlapd()
  const console = await launchConsole({
    userData: userDataWith({ 'settings.json': { directories: [directory(slapd)] } }),
  })
  const { page } = console
  const button = page.getByRole('button', { name: 'Practice phone' })
  try {
    await signIn(page, 'adam.admin')
    await searchBox(page).waitFor()
    await expect(displayButton(page)).toHaveCount(0)
    await expect(button).toHaveCount(0)
    const chosen = await page.evaluate(() =>
      window.securityInfoConsole.messages.choose({ text: 'practice', call: null, email: null, push: null }),
    )
    expect(chosen).toMatchObject({ ok: true })
    await signOut(page)
    await signIn(page, 'tina.tech')
    await expect(displayButton(page)).toBeVisible()
    const phone = await openPhone(console)
    await expect(phone.getByText('Nothing has arrived yet')).toBeVisible()
  } finally {
    await console.close()
    await slapd.stop()
    rmSync(console.userData, { recursive: true, force: true })
  }
})

test('the menu opens both; without the console’s window nothing stays', async ({ console }) => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  const choose = async (label: string) => {
    const opened = app.waitForEvent('window')
    await app.evaluate(({ Menu }, label) => {
      const items = Menu.getApplicationMenu()?.items.flatMap((top) => top.submenu?.items ?? []) ?? []
      items.find((item) => item.label === label)?.click()
    }, label)
    return opened
  }
  const phone = await choose('Practice phone')
  await phone.getByRole('heading', { level: 1 }).waitFor()
  const display = await choose('User display')
  await display1(display).waitFor()
  expect(await count(app)).toBe(3)
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (!window.webContents.getURL().includes('#')) window.close()
  })
  expect(await ended).toBe(0)
})
