import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { readEntries } from '../../main/practice/store.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { practiceDn } from './support/ldap-tools.ts'
import { practiceAs } from './support/operator.ts'
import {
  button,
  chooseMethod,
  enterCode,
  heading,
  next,
  openUser,
  scanIntoApp,
  sentCodeField,
  showQrCode,
  startWizard,
} from './support/wizard.ts'

async function different(page: Page, method: string): Promise<void> {
  await page.keyboard.press('e')
  await button(page, 'I want to set up a different method').click()
  await chooseMethod(page, method)
}

const pages: Record<string, (page: Page) => Promise<void>> = {
  'get the app': startWizard,
  'the QR code': async (page) => {
    await startWizard(page)
    await showQrCode(page)
  },
  'the code, after a wrong one': async (page) => {
    await scanIntoApp(page)
    await enterCode(page, '000000')
    await page.getByRole('alert').waitFor()
  },
  'the phone’s code, which was sent': async (page) => {
    await different(page, 'Text message')
    await page.getByLabel('Phone number').fill('(201) 555 0123')
    await next(page)
    await sentCodeField(page).fill('12')
  },
  'the device that is waited for': async (page) => {
    await different(page, 'Push')
    await next(page)
    await page.getByRole('img', { name: /QR code/ }).waitFor()
  },
  'the questions, half answered': async (page) => {
    await different(page, 'Security questions')
    await next(page)
    await page.getByLabel('Answer 1', { exact: true }).fill('Rosebud')
  },
}

/** What the practice directory's file says of them. */
const kept = (userData: string): unknown =>
  readEntries(readFileSync(join(userData, 'practice-directory.json'), 'utf8')).find(
    ({ dn }) => dn === practiceDn('estrand'),
  )

test('the window closed at each page of the wizard leaves nothing behind', async () => {
  test.setTimeout(180_000)
  let userData: string | undefined
  let before: unknown
  for (const [name, goThere] of Object.entries(pages)) {
    const console = await launchConsole(userData === undefined ? {} : { userData })
    const { app, page } = console
    userData = console.userData
    before ??= kept(userData)
    await practiceAs(page, 'technician')
    await openUser(page, 'Ezekiel Strand', 'estrand')
    await goThere(page)
    const ended = new Promise((resolve) => app.process().once('exit', resolve))
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await ended
    expect(kept(userData), name).toEqual(before)
  }
  const again = await launchConsole({ userData: userData as string })
  await practiceAs(again.page, 'technician')
  await openUser(again.page, 'Ezekiel Strand', 'estrand')
  await startWizard(again.page)
  await expect(heading(again.page, 'Start by getting the app')).toBeVisible()
  await again.close()
  rmSync(userData as string, { recursive: true, force: true })
})
