import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright/test'
import { expect, resize, shareConsole, test } from './support/console.ts'
import { openCard, practiceAs, results, search, searchBox } from './support/operator.ts'

const console = shareConsole()

/** Presses Tab until the element has the focus; an operator would give up sooner or later, too. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused({ timeout: 1 })
}

async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }))
  await page.keyboard.press('Enter')
}

test('with no directory of one’s own the first practice card has the focus', async () => {
  const { page } = console
  await expect(page.getByRole('button', { name: /· Technician/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await searchBox(page).waitFor()
})

test('single letters act outside text fields only, and not at all once they are switched off', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await page.keyboard.type('e?')
  await expect(searchBox(page)).toHaveValue('e?')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await openCard(page, 'Priya Okafor', 'pokafor')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Set up methods')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeVisible()

  await page.keyboard.press('Control+,')
  await tabTo(page, page.getByRole('switch', { name: 'Single-key shortcuts' }))
  await page.keyboard.press('Space')
  await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).not.toBeChecked()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+1')
  await page.getByRole('heading', { level: 1, name: 'Priya Okafor' }).focus()
  await page.keyboard.press('e')
  await page.keyboard.press('?')
  await page.keyboard.press('F5')
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: /^Keyboard shortcuts/ }).click()
  await expect(page.getByRole('dialog')).toContainText('Single-key shortcuts are off.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  await page.getByRole('switch', { name: 'Single-key shortcuts' }).click()
  await expect(page.getByRole('switch', { name: 'Single-key shortcuts' })).toBeChecked()
})

test('Escape leads back a step at a time, and a look at the settings loses nothing', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openCard(page, 'Priya Okafor', 'pokafor')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('img', { name: /^QR code that adds/ }).waitFor()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Code from the app').fill('123')

  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F5')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+1')
  await expect(page.getByLabel('Code from the app')).toHaveValue('123')

  await page.getByLabel('Code from the app').focus()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep going' }).click()
  await expect(page.locator('[aria-modal=true]')).toHaveCount(0)
  await expect(page.getByLabel('Code from the app')).toHaveValue('123')
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Stopped. Nothing was changed.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'No user is open' })).toBeVisible()
  await expect(searchBox(page)).toHaveValue('pokafor')
})

test('Escape leads back at once with a tooltip on show, and the tooltip goes with it', async () => {
  const { page } = console
  const tooltip = page.getByRole('tooltip').filter({ visible: true })
  await practiceAs(page, 'technician')
  await openCard(page, 'Priya Okafor', 'pokafor')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Stop setting up (Esc)' }).hover()
  await expect(tooltip).toHaveText('Stop setting up (Esc)')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeFocused()
  await expect(tooltip).toHaveCount(0)
})

test('at 200 % everything is in reach', async () => {
  const { app, page } = console
  // Playwright's own picture knows nothing of the zoom.
  const shot = async (name: string) => {
    const png = await app.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage()
      return picture?.toPNG().toString('base64') ?? ''
    })
    writeFileSync(`test-results/screenshots/zoom-${name}-light-1440x900.png`, png, 'base64')
  }
  const inReach = async (...targets: Locator[]) => {
    for (const target of targets) {
      await target.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      await expect(target).toBeInViewport({ ratio: 0.99 })
    }
  }
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  mkdirSync('test-results/screenshots', { recursive: true })
  await resize(app, { width: 1440, height: 900 })
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, to) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.setZoomFactor(to)
    }, factor)
  await zoom(2)
  await page.waitForFunction(() => innerWidth === 720)
  await inReach(button(/· Technician/), button('Add a directory'), button('Reset practice directory'))
  await shot('sign-in')
  await practiceAs(page, 'technician')
  await inReach(
    searchBox(page),
    button(/^Lock/),
    button(/^Signed in as/),
    button('Users'),
    button('Settings'),
  )
  await search(page, 'priya ok')
  await expect(results(page)).toHaveCount(2)
  await inReach(results(page).first(), results(page).last())
  await shot('users')
  await openCard(page, 'Priya Okafor', 'pokafor')
  await inReach(button('Set up methods'), button(/^Refresh/), page.getByRole('heading', { name: 'History' }))
  await shot('card')
  await button('Set up methods').click()
  await inReach(button('Next'), button('I want to set up a different method'))
  await shot('wizard-get-app')
  await button('Next').click()
  await inReach(button('Next'), button('Back'))
  await button('Next').click()
  const qr = page.getByRole('img', { name: /^QR code that adds/ })
  await inReach(qr, button('Can’t scan the image?'), button('Next'))
  await qr.scrollIntoViewIfNeeded()
  await shot('wizard-scan')
  await button('Next').click()
  await inReach(page.getByLabel('Code from the app'), button('Next'))
  await shot('wizard-code')
  await page.keyboard.press('Control+,')
  await inReach(page.getByRole('switch'), page.getByText('Electron', { exact: false }).last())
  await shot('settings')
  await page.keyboard.press('Control+l')
  await inReach(button(/^Unlock as/), button('Sign out instead'))
  await shot('lock')
  await zoom(1)
})

test('the whole main job by keyboard: sign in, find, set up, done', async () => {
  const { page } = console
  await pressButton(page, /· Technician/)
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.type('pokafor')
  await expect(results(page)).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeFocused()
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: 'Start by getting the app' }).waitFor()
  await pressButton(page, 'Next')
  await page.getByRole('heading', { name: 'Set up your account' }).waitFor()
  await pressButton(page, 'Next')
  await page.getByRole('img', { name: /^QR code that adds/ }).waitFor()
  await pressButton(page, 'Can’t scan the image?')
  const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
  await pressButton(page, 'Next')
  await expect(page.getByLabel('Code from the app')).toBeFocused()
  const totp = ['--totp', '-b', key.replaceAll(' ', '')]
  await page.keyboard.type(execFileSync('oathtool', totp, { encoding: 'utf8' }).trim())
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The authenticator app is set up' }).waitFor()
  await expect(page.getByRole('button', { name: 'Next' })).toBeFocused()
  await pressButton(page, 'Not now')
  await page.getByRole('heading', { name: 'Success' }).waitFor()
  await pressButton(page, 'Done')
  await expect(page.getByText('Microsoft Authenticator was added.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeFocused()
})

test('Enter at the very moment at which somebody is found opens their card', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role=option]')) return
      observer.disconnect()
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
  await search(page, 'pokafor')
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeFocused()
})

test('a closed dialog, form or page gives the keys back to what opened it', async () => {
  const { page } = console
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const enter = async (name: string) => {
    await button(name).focus()
    await page.keyboard.press('Enter')
  }
  const backFrom = async (name: string | RegExp, there: Locator) => {
    await button(name).focus()
    await page.keyboard.press('Enter')
    await there.waitFor()
    await page.keyboard.press('Escape')
    await expect(button(name)).toBeFocused()
  }
  const dialog = page.getByRole('dialog')
  await practiceAs(page, 'administrator')
  await backFrom(/^Keyboard shortcuts/, dialog)

  await page.keyboard.press('Control+2')
  await page.getByText(/^\d+ people$/).waitFor()
  await backFrom('Export…', dialog)
  await backFrom('Remind…', page.getByRole('heading', { level: 1, name: 'Reminders' }))
  await backFrom('What if…', page.getByRole('heading', { level: 1, name: 'What if' }))
  const role = page.getByRole('button', { name: 'Role', exact: true })
  await role.focus()
  await page.keyboard.press('?')
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await expect(role).toBeFocused()

  await button(/lacks? it, Staff$/).click()
  await enter('Clear filters')
  await expect(page.getByRole('searchbox', { name: 'Find in the list' })).toBeFocused()

  await button('What if…').click()
  await button('Try').first().click()
  await backFrom('Save…', dialog)
  await enter('Discard the draft')
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What if' })).toBeFocused()

  await page.keyboard.press('Control+,')
  await enter('Add a directory')
  await page.getByLabel('Base DN').waitFor()
  await enter('Cancel')
  await expect(button('Add a directory')).toBeFocused()
})
