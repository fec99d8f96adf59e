import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { readEntries } from '../../main/practice/store.ts'
import { codeFor } from './support/authenticator.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { addFirstMethods, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { practiceAs } from './support/operator.ts'
import { accept, openPhone } from './support/practice-phone.ts'
import {
  enterCode,
  heading,
  next,
  openUser,
  scanIntoApp,
  sentCodeField,
  showQrCode,
  startOtherMethod,
  startWizard,
  toLastPage,
} from './support/wizard.ts'

/** Where nothing was confirmed: closing the window there leaves nothing behind. */
const pages: Record<string, (page: Page, console: Console) => Promise<void>> = {
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
  'the phone, with nothing sent yet': async (page) => {
    await startOtherMethod(page, 'Text message')
    await page.getByLabel('Phone number').fill('(201) 555 0123')
  },
  'the phone’s code, which was sent': async (page) => {
    await startOtherMethod(page, 'Text message')
    await page.getByLabel('Phone number').fill('(201) 555 0123')
    await next(page)
    await sentCodeField(page).fill('12')
  },
  'the address, with nothing sent yet': async (page) => {
    await startOtherMethod(page, 'Email')
    await page.getByLabel('Email address').fill('ezekiel@home.example')
  },
  'the address’s code, which was sent': async (page) => {
    await startOtherMethod(page, 'Email')
    await page.getByLabel('Email address').fill('ezekiel@home.example')
    await next(page)
    await sentCodeField(page).fill('12')
  },
  'push, with nothing asked yet': async (page) => {
    await startOtherMethod(page, 'Push')
    await heading(page, /push/i).waitFor()
  },
  'the device that is waited for': async (page) => {
    await startOtherMethod(page, 'Push')
    await next(page)
    await page.getByRole('img', { name: /QR code/ }).waitFor()
  },
  'the number that is waited for': async (page, console) => {
    await startOtherMethod(page, 'Push')
    await next(page)
    const phone = await openPhone(console)
    await accept(phone)
    await page.getByRole('img', { name: /^Number to type/ }).waitFor()
  },
  'the questions, half answered': async (page) => {
    await startOtherMethod(page, 'Security questions')
    await next(page)
    await page.getByLabel('Answer 1', { exact: true }).fill('Rosebud')
  },
}

const workPhone = {
  ...{ id: 't1', type: 'text', label: 'Work phone' },
  ...{ addedAt: '2026-01-05T09:00:00Z', addedBy: null },
}

/** What the practice directory's file says of them. */
const kept = (userData: string): Record<string, string[]> | undefined =>
  readEntries(readFileSync(join(userData, 'practice-directory.json'), 'utf8')).find(
    ({ dn }) => dn === practiceDn('estrand'),
  )?.attributes

test('the window closed at each page of the wizard leaves what was confirmed, and nothing else', async () => {
  test.setTimeout(300_000)
  const { userData, ...first } = await launchConsole()
  let console: Console = { userData, ...first }
  const close = async () => {
    const ended = new Promise((resolve) => console.app.process().once('exit', resolve))
    await console.app.evaluate(({ BrowserWindow }) => {
      const isPhone = (url: string) => url.endsWith('#practice-phone')
      for (const window of BrowserWindow.getAllWindows())
        if (!isPhone(window.webContents.getURL())) window.close()
    })
    await ended
  }
  const open = async () => {
    await practiceAs(console.page, 'technician')
    await openUser(console.page, 'Ezekiel Strand', 'estrand')
  }
  const before = kept(userData)
  for (const [name, goThere] of Object.entries(pages)) {
    await open()
    await goThere(console.page, console)
    await close()
    expect(kept(userData), name).toEqual(before)
    console = await launchConsole({ userData })
  }

  await open()
  const account = await scanIntoApp(console.page)
  addFirstMethods(await practiceElsewhere(console.page), practiceDn('estrand'), [workPhone])
  await enterCode(console.page, codeFor(account.key))
  await heading(console.page, 'Somebody else changed this user').waitFor()
  await close()
  const elsewhere = kept(userData)
  expect(elsewhere?.['securityInfoMethod']).toHaveLength(1)
  expect(elsewhere).toMatchObject({ securityInfoVersion: ['1'] })
  expect(elsewhere).not.toHaveProperty('securityInfoSecret')

  console = await launchConsole({ userData })
  await open()
  const confirmed = await scanIntoApp(console.page)
  await enterCode(console.page, codeFor(confirmed.key))
  await toLastPage(console.page)
  await close()
  const after = kept(userData)
  expect(after?.['securityInfoMethod']).toHaveLength(2)
  expect(after?.['securityInfoSecret']).toHaveLength(1)
  expect(after).toMatchObject({ securityInfoVersion: ['2'] })

  console = await launchConsole({ userData })
  await open()
  await startWizard(console.page)
  await expect(heading(console.page, 'Start by getting the app')).toBeVisible()
  await console.close()
  rmSync(userData, { recursive: true, force: true })
})
