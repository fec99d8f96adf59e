import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { codeFor, earlyInStep } from './support/authenticator.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { practiceAs, results, searchBox } from './support/operator.ts'
import { codeField, enterCode, heading, next, scan } from './support/wizard.ts'

const pictures = join(import.meta.dirname, '../../demo')
// Slow enough to follow where somebody can watch.
const pauseMs = process.env['SECURITY_INFO_CONSOLE_WATCHED'] ? 1500 : 300

test('the main job, driven through the window', async () => {
  rmSync(pictures, { recursive: true, force: true })
  mkdirSync(pictures, { recursive: true })
  const console = await launchConsole({ size: { width: 1280, height: 840 } })
  try {
    await mainJob(console)
  } finally {
    await console.close()
    rmSync(console.userData, { recursive: true, force: true })
  }
})

async function mainJob({ page }: Console): Promise<void> {
  let steps = 0
  const step = async (name: string, what: string) => {
    await page.waitForTimeout(pauseMs)
    steps += 1
    const file = `${String(steps).padStart(2, '0')}-${name}.png`
    await page.screenshot({ path: join(pictures, file) })
    say(`${String(steps).padStart(2)}. ${what}  (demo/${file})`)
  }

  await page.getByRole('button', { name: /· Technician/ }).waitFor()
  await step('sign-in', 'The console is open: three practice operators, one click each.')
  await practiceAs(page, 'technician')
  await step('users', 'Signed in as the technician; the search box has the focus.')
  await searchBox(page).pressSequentially('priya oka', { delay: pauseMs / 10 })
  await expect(results(page)).toHaveCount(1)
  await step('search', '“My name is Priya Oka…”: found before the name was spelled out.')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Priya Okafor' }).waitFor()
  await step('card', 'The card says what the policy requires of staff, and that Priya has none of it.')
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
  await heading(page, 'Success').waitFor()
  await step('success', 'The code is right: the app is registered, and it is the default.')
  await page.keyboard.press('Enter')
  await page.getByText('Microsoft Authenticator was added.').waitFor()
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
  say('The app’s key is sealed in securityInfoSecret, which nobody reads over LDAP but the sign-in service.')
}

const say = (line: string) => process.stdout.write(`${line}\n`)
