import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { errorWords } from '../../renderer/app/error-words.ts'
import { startSlapd } from '../directory/slapd.ts'
import { checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { mountSmallDisk } from './support/full-disk.ts'
import {
  directory,
  openCard,
  practiceAs,
  searchBox,
  signIn,
  signOut,
  userDataWith,
} from './support/operator.ts'
import { writeOpenPracticeDirectory } from './support/practice-file.ts'

const files = [
  'settings.json',
  'practice-directory.json',
  'audit-log.jsonl',
  'window-state.json',
  'organization-key.json',
]

const notices = (page: Page) =>
  page.getByText(/could not be read|can’t be read\.|was damaged|can’t be written|was cut off/)

/** Up to the page with the QR code, which needs the organization's key. */
async function toQrCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Set up methods' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
}

const garbage: [string, string][] = [
  ['text that is no JSON', 'what is this?'],
  ['nothing', ''],
  ['JSON of another shape', '{"theme":7,"keys":[],"entries":"none","x":"y"}\n{"more":1}\n'],
]

for (const [what, content] of garbage) {
  test(`files that hold ${what} are set aside, told once, and the console works`, async () => {
    const userData = userDataWith(Object.fromEntries(files.map((file) => [file, content])))
    const console = await launchConsole({ userData })
    const { page } = console
    await practiceAs(page, 'technician')
    const told = await notices(page).allTextContents()
    // A line that was never finished is cut off; an empty log is a new log.
    expect(told.length, told.join('\n')).toBeGreaterThanOrEqual(4)
    await openCard(page, 'Priya Okafor', 'pokafor')
    // The practice directory is as it comes again, and wants callers verified.
    await sayWhatItIsAbout(page, 'New phone', 'INC20431')
    await checkPhotoId(page)
    await expectLevel(page, 3)
    await toQrCode(page)
    await expect(page.getByRole('img', { name: /^QR code that adds/ })).toBeVisible()
    await console.close()

    const after = readdirSync(userData)
    for (const file of ['settings.json', 'window-state.json', 'organization-key.json']) {
      const kept = after.filter((name) => name.startsWith(`${file}.unreadable-`))
      expect(kept, `${file} is kept as it was`).toHaveLength(1)
      expect(readFileSync(join(userData, kept[0] ?? ''), 'utf8')).toBe(content)
    }

    const again = await launchConsole({ userData })
    await practiceAs(again.page, 'technician')
    await openCard(again.page, 'Priya Okafor', 'pokafor')
    await expect(notices(again.page)).toHaveCount(0)
    await again.close()
    rmSync(userData, { recursive: true, force: true })
  })
}

test('missing files are no trouble: what is gone begins anew', async () => {
  const first = await launchConsole()
  await practiceAs(first.page, 'technician')
  await openCard(first.page, 'Priya Okafor', 'pokafor')
  await first.close()
  for (const file of files) rmSync(join(first.userData, file), { force: true })
  const second = await launchConsole({ userData: first.userData })
  await practiceAs(second.page, 'technician')
  await openCard(second.page, 'Priya Okafor', 'pokafor')
  await expect(notices(second.page)).toHaveCount(0)
  await second.close()
  rmSync(first.userData, { recursive: true, force: true })
})

test('a changed audit log is set aside whole, and the new one says so', async () => {
  const first = await launchConsole()
  await practiceAs(first.page, 'technician')
  await first.close()
  const file = join(first.userData, 'audit-log.jsonl')
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, before.replace('Ana Silva', 'Somebody Else'))
  const second = await launchConsole({ userData: first.userData })
  await practiceAs(second.page, 'technician')
  await expect(second.page.getByText('The audit log on this computer was damaged.')).toBeVisible()
  await second.close()
  expect(readFileSync(file, 'utf8').split('\n')[0]).toContain('set-aside')
  rmSync(first.userData, { recursive: true, force: true })
})

test('a full disk: users can be looked at, nothing is changed, and with room again it goes on', async () => {
  const disk = mountSmallDisk()
  test.skip(disk === null, 'Only root can mount a small disk here.')
  if (!disk) return
  writeOpenPracticeDirectory(disk.folder)
  const console = await launchConsole({ userData: disk.folder })
  const { page } = console
  try {
    await practiceAs(page, 'technician')
    await openCard(page, 'Thaddeus Crane', 'tcrane')
    disk.fill()
    await page.keyboard.press('F5')
    await expect(page.getByRole('heading', { level: 1, name: 'Thaddeus Crane' })).toBeVisible()
    await page.getByRole('button', { name: 'Repair…' }).click()
    // The last block of the audit log may take a record more; then it is the directory that can't be saved.
    await expect(async () => {
      await page.getByRole('dialog').getByRole('button', { name: 'Repair' }).click()
      await expect(page.getByRole('alert')).toContainText(/nothing was changed/i)
      await expect(page.getByRole('alert')).toContainText(errorWords['audit-log-unwritable'].what, {
        timeout: 500,
      })
    }).toPass()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.press('F5')
    await expect(page.getByText('Some of the security info can’t be read')).toBeVisible()
    await signOut(page)
    await practiceAs(page, 'auditor')
    await openCard(page, 'Priya Okafor', 'pokafor')
    await signOut(page)
    disk.makeRoom()
    await practiceAs(page, 'technician')
    await openCard(page, 'Thaddeus Crane', 'tcrane')
    await page.getByRole('button', { name: 'Repair…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Repair' }).click()
    await expect(page.getByText(/^Repaired\./)).toBeVisible()
  } finally {
    await console.close()
    disk.remove()
  }
})

test('a folder that can’t be written: it says so, users can be looked at, and nothing is changed', async () => {
  const disk = mountSmallDisk()
  test.skip(disk === null, 'Only root can mount a small disk here.')
  if (!disk) return
  writeOpenPracticeDirectory(disk.folder)
  const first = await launchConsole({ userData: disk.folder })
  await practiceAs(first.page, 'technician')
  await first.close()
  disk.makeReadOnly()
  const console = await launchConsole({ userData: disk.folder })
  const { page } = console
  try {
    await practiceAs(page, 'technician')
    await expect(page.getByText('The console’s folder can’t be written.')).toBeVisible()
    await openCard(page, 'Thaddeus Crane', 'tcrane')
    await page.getByRole('button', { name: 'Repair…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Repair' }).click()
    await expect(page.getByRole('alert')).toContainText(errorWords['audit-log-unwritable'].what)
  } finally {
    await console.close()
    disk.remove()
  }
})

test('no keychain: a real directory’s methods are not set up and it says why; practice goes on', async () => {
  const slapd = await startSlapd()
  const userData = userDataWith({ 'settings.json': { directories: [directory(slapd)] } })
  writeOpenPracticeDirectory(userData)
  const console = await launchConsole({ userData, keyring: false })
  const { page } = console
  try {
    await signIn(page, 'tina.tech')
    await openCard(page, 'Priya Okafor')
    await toQrCode(page)
    await expect(page.getByRole('alert')).toContainText(errorWords['no-keychain'].what)
    await page.keyboard.press('Control+,')
    await expect(page.getByText('This computer has no keychain that is unlocked')).toBeVisible()
    expect(readdirSync(userData)).not.toContain('organization-key.json')
    await signOut(page)
    await practiceAs(page, 'technician')
    await expect(searchBox(page)).toBeFocused()
    await openCard(page, 'Priya Okafor', 'pokafor')
    await toQrCode(page)
    await expect(page.getByRole('img', { name: /^QR code that adds/ })).toBeVisible()
  } finally {
    await console.close()
    await slapd.stop()
    rmSync(userData, { recursive: true, force: true })
  }
})
