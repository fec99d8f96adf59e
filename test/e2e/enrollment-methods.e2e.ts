import type { Page } from 'playwright/test'
import { codeFor, earlyInStep } from './support/authenticator.ts'
import { type Console, expect, shareConsole, test } from './support/console.ts'
import { ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { practiceAs } from './support/operator.ts'
import { accept, approve, codesOn, deny, openPhone, openPrompt, readCode } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import { addMethodRecords } from './support/traces.ts'
import { answerQuestions, openDisplay } from './support/user-display.ts'
import {
  added,
  button,
  enterCode,
  enterSentCode,
  heading,
  listedMethods,
  next,
  openUser,
  scan,
  sentCodeField,
  showQrCode,
  startOtherMethod,
  startWizard,
  told,
} from './support/wizard.ts'

// The whole wizard, driven by what the practice phone shows: nobody looks into main for a code.

// A console for all of them, and somebody else for each.
const console = shareConsole()

const number = (page: Page) => page.getByLabel('Phone number')

/** A technician with somebody's card open, and what the directory holds of them. */
async function at(console: Console, name: string, uid: string) {
  await practiceAs(console.page, 'technician')
  const elsewhere = await practiceElsewhere(console.page)
  const dn = practiceDn(uid)
  await openUser(console.page, name, uid)
  const methods = (): Record<string, unknown>[] =>
    (ldapread(elsewhere, dn, '*').securityinfomethod ?? []).map((value) => JSON.parse(value))
  return { dn, methods, entry: () => ldapread(elsewhere, dn, '*') }
}

async function chooseCountry(page: Page, typed: string, name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Country or region' }).fill(typed)
  await page.getByRole('option', { name }).click()
}

test('the sign-in prompt’s example: authenticator app, then text message, then the last page', async () => {
  test.setTimeout(300_000)
  const { page, userData } = console
  const shot = (name: string) => shoot(console, `methods-${name}`)
  const priya = await at(console, 'Priya Okafor', 'pokafor')
  const before = priya.methods().length
  await startWizard(page)
  await showQrCode(page)
  const account = await scan(page)
  await next(page)
  await earlyInStep()
  await enterCode(page, codeFor(account.key))
  await expect(added(page)).toHaveText('The authenticator app is set up')
  await expect(page.getByText('is the default sign-in method now.')).toBeVisible()
  await shot('1-app-set-up')

  await next(page)
  await expect(heading(page, 'Add a phone as a backup')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Text me a code' })).toBeChecked()
  await expect(number(page)).toBeFocused()
  await shot('2-phone')
  await number(page).fill('(201) 555 0123')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Enter the code from the text message')).toBeVisible()
  await expect(sentCodeField(page)).toBeFocused()
  await shot('3-text-sent')
  expect(priya.methods()).toHaveLength(before + 1)

  const phone = await openPhone(console)
  const code = await readCode(phone, /0123/)
  await enterSentCode(page, code === '123456' ? '654321' : '123456')
  await expect(told(page)).toContainText('4 tries left before another code is needed.')
  await shot('3-wrong-code')
  await enterSentCode(page, code)
  await expect(added(page)).toHaveText('The phone is set up for text messages')
  await shot('4-phone-set-up')
  await button(page, 'Done').click()

  await expect(heading(page, 'Success')).toBeVisible()
  await expect(page.getByText('Everything that the policy requires is met.')).toBeVisible()
  await expect(listedMethods(page)).toHaveCount(before + 2)
  await expect(listedMethods(page).filter({ hasText: 'Default' })).toContainText('Microsoft Authenticator')
  await expect(button(page, 'Done')).toBeFocused()
  await shot('5-success')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeFocused()
  await expect(page.getByText(/^Microsoft Authenticator and .* were added\.$/)).toBeVisible()

  const { securityinfodefault: standard } = priya.entry()
  const [app, text] = priya.methods().slice(-2)
  expect([app?.['type'], text?.['type']].sort()).toEqual(['authenticator-app', 'text'])
  const byType = (type: string) => priya.methods().find((method) => method['type'] === type)
  expect(byType('text')).toMatchObject({ target: '+12015550123' })
  expect(standard).toEqual([byType('authenticator-app')?.['id']])
  expect(addMethodRecords(userData, priya.dn)).toEqual([
    'intent',
    'outcome succeeded',
    'intent',
    'outcome succeeded',
  ])
})

test('a phone call: a landline takes no text, so it is called; an extension; another call; a number that is shared', async () => {
  test.setTimeout(240_000)
  const { page } = console
  const shot = (name: string) => shoot(console, `methods-call-${name}`)
  const quentin = await at(console, 'Quentin Abara', 'qabara')
  await startOtherMethod(page, 'Text message')
  await expect(heading(page, 'Set up your phone')).toBeVisible()
  await number(page).fill('12')
  await next(page)
  await expect(page.getByText('There is no such number (United States).')).toBeVisible()
  await chooseCountry(page, '+44', /^United Kingdom/)
  await number(page).fill('020 7946 0018')
  await next(page)
  await expect(page.getByText('This is a landline: it takes no text messages.')).toBeVisible()
  await shot('1-landline')
  await button(page, 'Call me instead').click()
  await expect(heading(page, 'Enter the code from the call')).toBeVisible()
  await expect(page.getByText('+44 20 7946 0018')).toBeVisible()
  await shot('2-called')

  // Back to the same number with an extension: the same line rings, and has to have its half minute.
  await button(page, 'Change the number').click()
  await expect(page.getByRole('radio', { name: 'Call me' })).toBeChecked()
  await expect(number(page)).toHaveValue('020 7946 0018')
  await page.getByLabel('Extension').fill('12')
  await shot('3-extension')
  await next(page)
  await expect(told(page)).toContainText('There has to be half a minute between two.')
  await number(page).fill('020 7946 0019')
  await next(page)
  await expect(heading(page, 'Enter the code from the call')).toBeVisible()
  const phone = await openPhone(console)
  const first = await readCode(phone, /0019/, 1)
  const again = button(page, 'Call again')
  await expect(again).toBeEnabled({ timeout: 40_000 })
  await again.click()
  await expect(page.getByText('Calling again.')).toBeVisible()
  const second = await readCode(phone, /0019/, 2)
  await enterSentCode(page, first)
  await expect(told(page)).toContainText('This code is from a message before the newest one.')
  await shot('4-superseded')
  await enterSentCode(page, second)
  await expect(added(page)).toHaveText('The phone is set up for calls')
  await shot('5-set-up')
  expect(quentin.methods()).toMatchObject([{ type: 'call', target: '+442079460019;ext=12' }])

  // Somebody else with the same phone: pointed out once it was called.
  await button(page, 'Not now').or(button(page, 'Done')).click()
  await button(page, 'Done').click()
  await openUser(page, 'Winona Blackfeather', 'wblackfeather')
  await startOtherMethod(page, 'Phone call')
  await number(page).fill('+44 20 7946 0019')
  await page.getByLabel('Extension').fill('12')
  await next(page)
  await expect(page.getByText('One other account has this number too.')).toBeVisible()
  await shot('6-shared')
})

test('push: registered by the phone, denied, asked again, approved by the number', async () => {
  test.setTimeout(300_000)
  const { page } = console
  const shot = (name: string) => shoot(console, `methods-push-${name}`)
  const winona = await at(console, 'Winona Blackfeather', 'wblackfeather')
  await startOtherMethod(page, 'Push')
  await expect(heading(page, 'Set up push')).toBeVisible()
  await shot('1-start')
  await next(page)
  await expect(heading(page, 'Register the device')).toBeVisible()
  await button(page, 'The phone isn’t registered').click()
  await expect(page.getByText('Was the code scanned from within the app?')).toBeVisible()
  await shot('2-device')
  const phone = await openPhone(console)
  await expect(openPrompt(phone)).toHaveCount(1)
  await button(page, 'Show another code').click()
  // The code before is of no use any more.
  await expect(phone.getByText('Expired')).toHaveCount(1)
  await accept(phone)

  await expect(heading(page, 'Match the number')).toBeVisible()
  const shown = page.getByRole('img', { name: /^Number to type on the phone/ })
  const first = (await shown.textContent()) ?? ''
  expect(first).toMatch(/^\d\d$/)
  await button(page, 'It didn’t arrive').click()
  await expect(page.getByText('a prompt may wait in it without a notification')).toBeVisible()
  await shot('3-number')
  // Long before the two minutes are over, without leaving the wizard.
  await button(page, 'Ask again').click()
  await expect(page.getByRole('button', { name: /^Ask again in 0:/ })).toBeVisible()
  await deny(phone)
  await expect(page.getByText('The prompt was denied on the phone.')).toBeVisible()
  await shot('4-denied')
  expect(winona.methods()).toEqual([])

  await button(page, 'Ask again').click()
  await expect(shown).toBeVisible()
  await openPrompt(phone).waitFor()
  await approve(phone, (await shown.textContent()) ?? '')
  await expect(added(page)).toHaveText('Push is set up')
  await shot('5-set-up')
  expect(winona.methods()).toMatchObject([{ type: 'push' }])
  expect(winona.entry().securityinfodefault).toEqual([winona.methods()[0]?.['id']])
})

test('email: addresses that are none are refused at the field, a right one gets the code', async () => {
  test.setTimeout(300_000)
  const { page } = console
  const shot = (name: string) => shoot(console, `methods-email-${name}`)
  const ezekiel = await at(console, 'Ezekiel Strand', 'estrand')
  await startOtherMethod(page, 'Email')
  const address = page.getByLabel('Email address')
  await expect(address).toBeFocused()
  await address.fill('a@b@example.org')
  await next(page)
  await expect(page.getByText('An address has one @, with something before and behind it.')).toBeVisible()
  await shot('1-refused')
  await address.fill('zeke@bücher.example')
  await next(page)
  await expect(heading(page, 'Enter the code from the mail')).toBeVisible()
  await shot('2-sent')
  const phone = await openPhone(console)
  await enterSentCode(page, await readCode(phone, /zeke/))
  await expect(added(page)).toHaveText('The email address is set up')
  await shot('3-set-up')
  // As DNS knows it, which every gateway takes.
  expect(ezekiel.methods()).toMatchObject([{ type: 'email', target: 'zeke@xn--bcher-kva.example' }])
  // A recovery method is no default.
  expect(ezekiel.entry()).not.toHaveProperty('securityinfodefault')
})

test('security questions: said to the technician, problems at the field, answers nowhere to be seen', async () => {
  test.setTimeout(300_000)
  const { page } = console
  const shot = (name: string) => shoot(console, `methods-questions-${name}`)
  const theo = await at(console, 'Theo Castellan', 'tcastellan25')
  await startOtherMethod(page, 'Security questions')
  await shot('1-start')
  await next(page)
  await expect(heading(page, 'Choose questions and answers')).toBeVisible()
  const question = (n: number) => page.getByLabel(`Question ${n}`, { exact: true })
  const answer = (n: number) => page.getByLabel(`Answer ${n}`, { exact: true })
  await question(1).selectOption({ index: 1 })
  await answer(1).fill('Rex the dog')
  await question(2).selectOption({ index: 2 })
  await answer(2).fill('  REX the  dog ')
  await question(3).selectOption('A question of the user’s own…')
  await page.getByLabel('Own question 3').fill('Where does the heron sleep?')
  await answer(3).fill('By the mill')
  await expect(answer(1)).toHaveAttribute('type', 'password')
  await next(page)
  await expect(page.getByText('Another question has the same answer.').first()).toBeVisible()
  await shot('2-refused')
  await answer(2).fill('Mulberry Lane')
  await next(page)
  await expect(added(page)).toHaveText('The security questions are set up', { timeout: 20_000 })
  await shot('3-set-up')
  expect(theo.methods()).toMatchObject([{ type: 'security-questions' }])
  const held = JSON.stringify(theo.entry()) + console.log()
  for (const typed of ['Rex the dog', 'Mulberry Lane', 'By the mill']) expect(held).not.toContain(typed)
})

test('with the user display open, the wizard hides what the user sees there', async () => {
  test.setTimeout(300_000)
  const { page } = console
  const shot = (name: string) => shoot(console, `methods-display-${name}`)
  await at(console, 'Elliot Fenwick', 'efenwick39')
  const display = await openDisplay(console)
  await startWizard(page)
  await next(page)
  await next(page)
  await expect(heading(page, 'Scan the QR code')).toBeVisible()
  await expect(page.getByText('The user sees the QR code on the user display.')).toBeVisible()
  await expect(page.getByRole('img', { name: /^QR code that adds/ })).toHaveCount(0)
  await expect(button(page, 'Can’t scan the image?')).toHaveCount(0)
  await shot('1-scan')
  await expect(display.getByRole('img', { name: /QR/ })).toBeVisible()
  await button(page, 'Hide the user display').click()
  await expect(page.getByRole('img', { name: /^QR code that adds/ })).toBeVisible()
})

test('security questions answered on the user display: the wizard goes on by itself', async () => {
  const { page } = console
  const shot = (name: string) => shoot(console, `methods-display-${name}`)
  const elliot = await at(console, 'Elliot Fenwick', 'efenwick39')
  const display = await openDisplay(console)
  await startOtherMethod(page, 'Security questions')
  await next(page)
  await expect(page.getByText('The user sees the questions on the user display.')).toBeVisible()
  await expect(page.getByLabel('Answer 1', { exact: true })).toHaveCount(0)
  await shot('2-questions')
  await answerQuestions(display)
  await display.getByRole('button', { name: 'Done' }).click()
  await expect(added(page)).toHaveText('The security questions are set up', { timeout: 20_000 })
  expect(elliot.methods()).toMatchObject([{ type: 'security-questions' }])
  await expect(display.getByLabel('Answer 1', { exact: true })).toHaveCount(0)
})

test('left in the middle, what is confirmed stays and nothing half-made remains; taken up again, it goes on', async () => {
  const { page } = console
  const yawen = await at(console, '张雅文', 'yzhang')
  await startWizard(page)
  await showQrCode(page)
  const account = await scan(page)
  await next(page)
  await earlyInStep()
  await enterCode(page, codeFor(account.key))
  await added(page).waitFor()
  await next(page)
  await number(page).fill('201 555 0125')
  await next(page)
  await sentCodeField(page).fill('12')
  const confirmed = yawen.entry()

  // Back and forward keep what was typed, and send nothing anew.
  await button(page, 'Back').click()
  await expect(number(page)).toHaveValue('201 555 0125')
  await next(page)
  await expect(sentCodeField(page)).toHaveValue('12')
  const phone = await openPhone(console)
  const code = await readCode(phone, /0125/)
  await expect(codesOn(phone, /0125/)).toHaveCount(1)

  await page.bringToFront()
  await sentCodeField(page).focus()
  await page.keyboard.press('Escape')
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('Microsoft Authenticator stays set up.')
  await expect(asked).toContainText('The code that was sent will not work any more.')
  await asked.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('Microsoft Authenticator was added.')).toBeVisible()
  expect(yawen.entry()).toEqual(confirmed)

  await page.keyboard.press('e')
  await expect(heading(page, 'Add a phone as a backup')).toBeVisible()
  await expect(number(page)).toHaveValue('')
  await number(page).fill('201 555 0124')
  await next(page)
  await enterSentCode(page, code)
  await expect(told(page)).not.toBeEmpty()
  expect(yawen.entry()).toEqual(confirmed)
})
