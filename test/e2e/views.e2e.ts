import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { users } from '../../renderer/users/words.ts'
import { dnOf, startSlapd } from '../directory/slapd.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { helpViews } from './support/help-views.ts'
import { asAdministratorOf, ldapmodify, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { openCard, practiceAs, results, search, searchBox, signIn, signOut } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'

// Each has a console of its own, so they go to whichever display is free.
test.describe.configure({ mode: 'parallel' })

test('every view and state on the practice directory, in light and dark, small and large', async ({
  console,
}) => {
  test.setTimeout(240_000)
  const { page } = console
  const shot = (name: string) => shoot(console, name)
  const card = async (name: string, uid: string, file: string) => {
    await openCard(page, name, uid)
    await expect(page.getByRole('heading', { name: 'History' })).toBeVisible()
    await shot(file)
  }

  await page.getByRole('button', { name: /· Technician/ }).waitFor()
  await shot('sign-in')
  await page.getByRole('button', { name: 'Reset practice directory' }).click()
  await shot('reset-practice')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByRole('button', { name: 'Add a directory' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await shot('directory-form')
  await page.getByRole('button', { name: 'Cancel' }).click()

  await practiceAs(page, 'technician')
  await shot('users-empty')
  for (const example of Object.values(users.hint.example)) {
    await searchBox(page).fill('')
    await expect(results(page)).toHaveCount(0)
    await searchBox(page).fill(example)
    await expect(results(page).filter({ hasText: 'Priya Okafor' })).toHaveCount(1)
  }
  await searchBox(page).fill('priya ok')
  await expect(results(page)).toHaveCount(2)
  await shot('users-results')
  await searchBox(page).fill('nobody by this name')
  await expect(page.getByText('No user found')).toBeVisible()
  await shot('users-nobody')
  await searchBox(page).fill('example')
  await expect(page.getByText(/^Showing 50 of more/)).toBeVisible()
  await shot('users-more')

  await card('Priya Okafor', 'pokafor', 'card-lacking')
  await card('Prisca Okafor', 'prokafor', 'card-capable')
  await card('Wangari Mbeki', 'wmbeki', 'card-two-roles')
  await card('Adaeze Nwosu-Whitfield', 'anwosu', 'card-privileged')
  await card('Lionel Lowe', 'llowe', 'card-locked')
  await card('Dolores Marsh', 'dmarsh', 'card-disabled')
  await card('Annika Solheim', 'asolheim', 'card-must-register-again')
  await card('Fergus Tuttle', 'ftuttle', 'card-photo-unreadable')
  await card('Winona Blackfeather', 'wblackfeather', 'card-no-mail')
  await card('Maria das Graças', 'mdasgracas', 'card-long-name')
  await card('Thaddeus Crane', 'tcrane', 'card-malformed')
  await page.getByRole('button', { name: 'Repair…' }).click()
  await shot('card-repair')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.locator('[aria-modal=true]')).toHaveCount(0)

  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await shot('shortcuts')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await shot('settings-technician')
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: 'The console is locked' }).waitFor()
  await shot('lock')
  await page.getByRole('button', { name: 'Sign out instead' }).click()
  await practiceAs(page, 'auditor')
  await card('Priya Okafor', 'pokafor', 'card-auditor')
  await signOut(page)
  await practiceAs(page, 'administrator')
  await page.keyboard.press('Control+,')
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  await shot('settings-administrator')
})

test('every page of the wizard, in light and dark, small and large', async ({ console }) => {
  test.setTimeout(180_000)
  const { page } = console
  const shot = (name: string) => shoot(console, `wizard-${name}`)
  await practiceAs(page, 'technician')
  const elsewhere = await practiceElsewhere(page)
  await openCard(page, 'Priya Okafor', 'pokafor')
  await page.getByRole('button', { name: 'Set up methods' }).click()
  await page.getByRole('heading', { name: 'Start by getting the app' }).waitFor()
  await shot('1-get-app')
  await page.getByRole('button', { name: 'I want to use a different authenticator app' }).click()
  await shot('1-different-app')
  await page.getByRole('button', { name: 'I want to set up a different method' }).click()
  await shot('1-different-method')
  await page.getByRole('button', { name: 'Back', exact: true }).click()
  await page.getByRole('button', { name: 'I want to use Microsoft Authenticator' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await shot('2-account')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('img', { name: /^QR code/ }).waitFor()
  await shot('3-scan')
  await page.getByRole('button', { name: 'Can’t scan the image?' }).click()
  const key = (await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? ''
  await shot('3-no-camera')
  await page.getByRole('button', { name: 'Next' }).click()
  await shot('4-code')
  await page.getByLabel('Code from the app').fill('12345')
  await page.keyboard.press('Enter')
  await shot('4-code-problem')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keep going' }).waitFor()
  await shot('leave')
  await page.getByRole('button', { name: 'Keep going' }).click()
  ldapmodify(
    elsewhere,
    `dn: ${practiceDn('pokafor')}
changetype: modify
replace: securityInfoVersion
securityInfoVersion: 77
`,
  )
  await page.getByLabel('Code from the app').fill(totp(key))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Somebody else changed this user' }).waitFor()
  await shot('5-changed-elsewhere')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'The authenticator app is set up' }).waitFor()
  await shot('5-added')
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.getByRole('heading', { name: 'Success' }).waitFor()
  await shot('5-success')
})

const totp = (key: string) =>
  execFileSync('oathtool', ['--totp', '-b', key.replaceAll(' ', '')], { encoding: 'utf8' }).trim()

test('sign-in and trouble with a directory of one’s own, in light and dark, small and large', async () => {
  test.setTimeout(120_000)
  const slapd = await startSlapd()
  const console = await launchConsole()
  const { page } = console
  const shot = (name: string) => shoot(console, name)
  const elsewhere = asAdministratorOf(slapd)
  const longName = Array(6).fill('عبد الرحمن').join(' ').concat(' المنصوري')
  ldapmodify(
    elsewhere,
    `dn: ${dnOf.student}\nchangetype: modify\nreplace: displayName\ndisplayName:: ${Buffer.from(longName).toString('base64')}\n`,
  )
  try {
    await page.getByRole('button', { name: 'Add a directory' }).click()
    await page.getByLabel('Name', { exact: false }).first().fill('Campus directory')
    await page.getByLabel('Encryption').selectOption('ldap')
    await page.getByLabel(/^Addresses/).fill(slapd.url)
    await page.getByLabel(/^Base DN/).fill(slapd.baseDn)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByLabel('User name').waitFor()
    await shot('sign-in-own-directory')
    await signIn(page, 'tina.tech', 'wrong')
    await page.getByText('The name or the password is wrong.').waitFor()
    await shot('sign-in-refused')
    await signIn(page, 'tina.tech')
    await openCard(page, 'Mal Formed')
    await shot('card-malformed-own-directory')
    await openCard(page, 'Maria Several', 'maria')
    await shot('card-several-values')
    await openCard(page, longName, 'sam')
    await shot('card-right-to-left')
    await search(page, 'priya')
    await expect(results(page)).toHaveCount(1)
    ldapmodify(elsewhere, `dn: ${dnOf.staff}\nchangetype: delete\n`)
    await results(page).first().click()
    await page.getByText('This entry is no longer in the directory.').waitFor()
    await shot('card-error')
    await openCard(page, 'Ruth Both')
    await slapd.stop()
    await page.getByText('The directory connection was lost.').first().waitFor()
    await shot('connection-lost')
    await search(page, 'sam')
    await page.getByText('What is on screen stays readable.').first().waitFor()
    await shot('users-directory-lost')
    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { name: 'The console is locked' }).waitFor()
    await shot('lock-own-directory')
  } finally {
    await console.close()
    await slapd.stop()
    rmSync(console.userData, { recursive: true, force: true })
  }
})

test('where callers have to be verified, in light and dark, small and large', async () => {
  test.setTimeout(240_000)
  const console = await launchConsole({ verifying: true })
  try {
    await helpViews(console, (view) => shoot(console, `help-${view}`))
  } finally {
    await console.close()
    rmSync(console.userData, { recursive: true, force: true })
  }
})
