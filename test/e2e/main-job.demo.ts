import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { codeFor, earlyInStep } from './support/authenticator.ts'
import { checkPhotoId, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { practiceAs, results, searchBox } from './support/operator.ts'
import { openPhone, readCode } from './support/practice-phone.ts'
import { added, button, codeField, enterCode, enterSentCode, heading, next, scan } from './support/wizard.ts'

const pictures = join(import.meta.dirname, '../../demo')
// Slow enough to follow where somebody can watch.
const pauseMs = process.env['SECURITY_INFO_CONSOLE_WATCHED'] ? 1500 : 300

test('the main job, driven through the window', async () => {
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  const console = await launchConsole({ verifying: true, size: { width: 1280, height: 840 } })
  try {
    await mainJob(console)
  } finally {
    await console.close()
    rmSync(console.userData, { recursive: true, force: true })
  }
})

async function mainJob(console: Console): Promise<void> {
  const { page } = console
  let steps = 0
  const step = async (name: string, what: string, seen = page) => {
    await page.waitForTimeout(pauseMs)
    steps += 1
    const file = `${String(steps).padStart(2, '0')}-${name}.png`
    await seen.screenshot({ path: join(pictures, file) })
    say(`${String(steps).padStart(2)}. ${what}  (demo/${file})`)
  }

  await page.getByRole('button', { name: /· Technician/ }).waitFor()
  await step('sign-in', 'The console is open: practice operators, one click each.')
  await practiceAs(page, 'technician')
  await step('users', 'Signed in as the technician; the search box has the focus.')
  await searchBox(page).pressSequentially('priya oka', { delay: pauseMs / 10 })
  await expect(results(page)).toHaveCount(1)
  await step('search', '“My name is Priya Oka…”: found before the name was spelled out.')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Priya Okafor' }).waitFor()
  await step('card', 'The card says what the policy requires of staff, and that Priya has none of it.')
  await sayWhatItIsAbout(page, 'New user', 'INC20417')
  await step('about', 'First, what it is about, and the ticket; then: is this Priya?')
  await checkPhotoId(page)
  await expectLevel(page, 3)
  await step('verified', 'She shows her passport: level 3 for 15 minutes, and everything is open.')
  await page.keyboard.press('e')
  await heading(page, 'Start by getting the app').waitFor()
  await step('get-the-app', 'E sets up methods: first, the user gets the app.')
  await next(page)
  await step('account', 'The user adds an account in the app.')
  await next(page)
  const account = await scan(page)
  await step('scan', `zbarimg scanned the QR code off the screen: ${account.issuer}, ${account.name}.`)
  await next(page)
  await codeField(page).waitFor()
  await earlyInStep()
  const code = codeFor(account.key)
  await codeField(page).fill(code)
  await step('code', `oathtool shows ${code.slice(0, 3)} ${code.slice(3)}; the user reads it out.`)
  await enterCode(page, code)
  await added(page).waitFor()
  await step('app-set-up', 'The code is right: the app is registered, and it is the default.')
  await next(page)
  await heading(page, 'Add a phone as a backup').waitFor()
  await page.getByLabel('Phone number').pressSequentially('(201) 555 0123', { delay: pauseMs / 10 })
  await step('phone', 'A phone as a backup: the number as the user says it.')
  await page.keyboard.press('Enter')
  await heading(page, 'Enter the code from the text message').waitFor()
  await step('text-sent', 'A text message is on its way; the code is good for ten minutes.')
  const phone = await openPhone(console)
  const sent = await readCode(phone)
  await step('practice-phone', `The practice phone got it: ${sent.slice(0, 3)} ${sent.slice(3)}.`, phone)
  await enterSentCode(page, sent)
  await added(page).waitFor()
  await step('phone-set-up', 'Read back, entered, right: the phone is set up.')
  await button(page, 'Done').click()
  await heading(page, 'Success').waitFor()
  await step('success', 'The last page: everything that is set up, and which method is the default.')
  await page.keyboard.press('Enter')
  await page
    .getByText(/ were added\.$/)
    .first()
    .waitFor()
  await step('done', 'Back on the card: nothing is missing any more, and the history tells of it.')

  say('')
  say('What the directory now holds, as the technician reads it with ldapsearch:')
  const elsewhere = await practiceElsewhere(page)
  const dn = practiceDn('pokafor')
  const held = ldapread(elsewhere, dn, 'cn', 'employeeType', 'securityInfo*', '+', '*')
  say(`dn: ${dn}`)
  for (const [name, values] of Object.entries(held)) {
    if (!/^(cn|employeetype|securityinfo)/.test(name)) continue
    for (const value of values) say(`${name}: ${value}`)
  }
  say('The app’s key is sealed in securityInfoSecret, and opens with the organization’s key alone.')
}

const say = (line: string) => process.stdout.write(`${line}\n`)
