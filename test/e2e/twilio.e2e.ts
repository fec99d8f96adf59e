import { readFileSync, rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { errorWords } from '../../renderer/app/error-words.ts'
import { type Slapd, startSlapd } from '../directory/slapd.ts'
import { account, startTwilio, type TwilioStandIn } from '../main/messaging/twilio-stand-in.ts'
import { readCodes } from './support/authenticator.ts'
import { choose as chooseAction, openTest, testPanel } from './support/card.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { directory, signIn, signOut, userDataWith } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'
import {
  messages,
  messagesButton,
  openSettings,
  refused,
  scrollTo,
  sendTest,
  sent,
} from './support/settings.ts'
import {
  added,
  button,
  enterSentCode,
  heading,
  next,
  openUser,
  sentCodeField,
  startOtherMethod,
  toLastPage,
  told,
} from './support/wizard.ts'

// A real directory, and Twilio's stand-in: what it sent is what users read out.

let slapd: Slapd
let twilio: TwilioStandIn
let console: Console
let page: Page
let userData: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  slapd = await startSlapd()
  twilio = await startTwilio()
  userData = userDataWith({ 'settings.json': { directories: [directory(slapd)] } })
  console = await launchConsole({ userData, env: { SECURITY_INFO_CONSOLE_TWILIO: twilio.url } })
  page = console.page
})

test.afterAll(async () => {
  await console?.close().catch(() => undefined)
  await twilio?.close()
  await slapd?.stop()
  if (userData) rmSync(userData, { recursive: true, force: true })
})

test.beforeEach(() => test.setTimeout(120_000))

const shot = (name: string) => shoot(console, `twilio-${name}`)

async function changeOperator(userName: string): Promise<void> {
  await signOut(page)
  await signIn(page, userName)
}

async function choose(name: string, userName: string, method: string): Promise<void> {
  await openUser(page, name, userName)
  await startOtherMethod(page, method)
}

/** The code in the newest message to that number or address, and one that it is not. */
function codeTo(to: string): { code: string; wrong: string } {
  const code = twilio.messages.findLast((message) => message.to === to)?.code ?? ''
  return { code, wrong: code === '123456' ? '654321' : '123456' }
}

/** The organization's app on the user's device: it registers by what it scans. */
async function registerDevice(name: string): Promise<string> {
  await page.getByRole('img', { name: /^QR code that registers/ }).waitFor()
  const [uri = ''] = readCodes(await page.screenshot())
  const { service, identity = '', token } = Object.fromEntries(new URL(uri).searchParams)
  expect(service).toBe(account.serviceSid)
  expect(token).toMatch(/^eyJ/)
  return twilio.registerDevice(identity, name)
}

/** The app compares the number that its user types with the one that only it was given. */
function approve(typed: string): void {
  const challenge = twilio.challenges.at(-1)
  expect(challenge?.hidden).toEqual({ number: typed })
  if (challenge) challenge.status = 'approved'
}

const shownNumber = () => page.getByRole('img', { name: /^Number to type on the phone/ })

test('Twilio is set up and chosen, and tests say what it answered', async () => {
  await signIn(page, 'adam.admin')
  await openSettings(page)
  await messagesButton(page, 'Set up Twilio').click()
  const field = (label: string) => messages(page).getByLabel(label)
  await field('Account SID').fill(account.accountSid)
  await field('API key SID').fill(account.keySid)
  await field('Verify service SID').fill(account.serviceSid)
  await field('API key secret').fill(account.secret)
  await field('Sender for notices').fill(account.sender)
  await messagesButton(page, 'Save').click()
  await expect(messages(page).getByText(`notices from ${account.sender}`)).toBeVisible()
  for (const channel of ['Texts', 'Calls', 'Mails', 'Push']) {
    await field(channel).selectOption('twilio')
    await expect(field(channel)).toHaveValue('twilio')
  }

  for (const [channel, label, to, reached] of [
    ['text', 'Your number', '+1 206 555 0150', ['sms', '+12065550150']],
    ['call', 'Your number', '+1 206 555 0151', ['call', '+12065550151']],
    ['email', 'Your address', 'adam@example.edu', ['email', 'adam@example.edu']],
  ] as const) {
    await sendTest(page, channel, label, to)
    await expect(sent(page)).toHaveText(/^Sent to .*\. The gateway answered: pending VE[0-9a-f]{32}$/)
    const message = twilio.messages.at(-1)
    expect([message?.channel, message?.to]).toEqual(reached)
    await scrollTo(page, 'Send me a test')
    await shot(`test-${channel}`)
  }

  await messages(page).getByLabel('Send', { exact: true }).selectOption('push')
  await expect(messages(page).getByText('your own account has no push method')).toBeVisible()
  await expect(messagesButton(page, 'Send me a test')).toHaveCount(0)
  await scrollTo(page, 'Send me a test')
  await shot('test-push-needs-a-device')

  twilio.next({ kind: 'html', status: 502 })
  await sendTest(page, 'text', 'Your number', '+1 206 555 0152')
  await expect(refused(page)).toContainText(
    errorWords['gateway-garbled'].what.replace('{{gateway}}', 'Twilio'),
  )
  await expect(messages(page)).toContainText('The gateway answered: HTTP 502, text/html: no JSON')
  await scrollTo(page, 'Send me a test')
  await shot('test-html')
})

test('text: a wrong code and the right one', async () => {
  await changeOperator('tina.tech')
  await choose('Priya Okafor', 'priya.okafor', 'Text message')
  await page.getByLabel('Phone number').fill('(206) 555-0101')
  await next(page)
  await expect(heading(page, 'Enter the code from the text message')).toBeVisible()
  const { code, wrong } = codeTo('+12065550101')
  await enterSentCode(page, wrong)
  await expect(told(page)).toContainText('4 tries left before another code is needed.')
  await shot('text-wrong-code')
  await enterSentCode(page, code)
  await expect(added(page)).toHaveText('The phone is set up for text messages')
  await shot('text-set-up')
  await toLastPage(page)
  await button(page, 'Done').click()
})

test('call: an outage is told in plain words and loses nothing, then the call comes', async () => {
  await choose('Priya Okafor', 'priya.okafor', 'Phone call')
  const number = page.getByLabel('Phone number')
  await number.fill('(206) 555-0102')
  const port = Number(new URL(twilio.url).port)
  await twilio.close()
  await next(page)
  await expect(told(page)).toContainText(
    errorWords['gateway-unreachable'].what.replace('{{gateway}}', 'Twilio'),
  )
  await expect(told(page)).toContainText(errorWords['gateway-unreachable'].next)
  await expect(number).toHaveValue('(206) 555-0102')
  await shot('call-outage')
  twilio = await startTwilio(port)
  await next(page)
  await expect(heading(page, 'Enter the code from the call')).toBeVisible()
  expect(twilio.messages).toMatchObject([{ to: '+12065550102', channel: 'call' }])
  await shot('call-made')
  await enterSentCode(page, codeTo('+12065550102').code)
  await expect(added(page)).toHaveText('The phone is set up for calls')
  await toLastPage(page)
  await button(page, 'Done').click()
})

test('a text that does not arrive, then “Call me” at the same number: the call’s code is good', async () => {
  await choose('Sam Student', 'sam.student', 'Text message')
  await page.getByLabel('Phone number').fill('(206) 555-0103')
  await next(page)
  await expect(heading(page, 'Enter the code from the text message')).toBeVisible()
  await button(page, 'Change the number').click()
  await page.getByRole('radio', { name: 'Call me' }).check()
  await next(page)
  await expect(heading(page, 'Enter the code from the call')).toBeVisible()
  const [text, call] = twilio.messages.slice(-2)
  expect([text?.channel, call?.channel]).toEqual(['sms', 'call'])
  await enterSentCode(page, call?.code ?? '')
  await expect(added(page)).toHaveText('The phone is set up for calls')
  await toLastPage(page)
  await button(page, 'Done').click()
})

test('email', async () => {
  await choose('Sam Student', 'sam.student', 'Email')
  await page.getByLabel('Email address').fill('sam@home.example')
  await next(page)
  await expect(heading(page, 'Enter the code from the mail')).toBeVisible()
  await shot('email-sent')
  await enterSentCode(page, codeTo('sam@home.example').code)
  await expect(added(page)).toHaveText('The email address is set up')
  await toLastPage(page)
  await button(page, 'Done').click()
})

test('push: the device registers by the QR code, and approves with the number', async () => {
  await choose('Adam Admin', 'adam.admin', 'Push')
  await next(page)
  await expect(heading(page, 'Register the device')).toBeVisible()
  await shot('push-register')
  await registerDevice('Adam’s phone')
  await expect(heading(page, 'Match the number')).toBeVisible()
  await shot('push-number')
  approve((await shownNumber().textContent()) ?? '')
  await expect(added(page)).toHaveText('Push is set up')
  await toLastPage(page)
  await button(page, 'Done').click()
})

test('a device goes at Twilio with the wizard that is left, and with its method', async () => {
  const before = twilio.devices()
  await choose('Sam Student', 'sam.student', 'Push')
  await next(page)
  await registerDevice('Sam’s phone')
  await expect(heading(page, 'Match the number')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => twilio.devices()).toEqual(before)
  await choose('Sam Student', 'sam.student', 'Push')
  await next(page)
  await registerDevice('Sam’s phone')
  await expect(heading(page, 'Match the number')).toBeVisible()
  approve((await shownNumber().textContent()) ?? '')
  await expect(added(page)).toHaveText('Push is set up')
  await toLastPage(page)
  await button(page, 'Done').click()
  expect(twilio.devices()).toHaveLength(before.length + 1)
  await chooseAction(page, 'Sam’s phone', 'Remove…')
  await button(page, 'Remove').click()
  await expect(page.getByText('Sam’s phone was removed.')).toBeVisible()
  await expect.poll(() => twilio.devices()).toEqual(before)
})

test('a test code from the card: a wrong one, then verified', async () => {
  await openUser(page, 'Priya Okafor', 'priya.okafor')
  const label = 'Text message'
  await openTest(page, label)
  await button(page, 'Send a test code').click()
  await expect(sentCodeField(page)).toBeFocused()
  const { code, wrong } = codeTo('+12065550101')
  await enterSentCode(page, wrong)
  await expect(told(page)).toContainText('4 tries left before another code is needed.')
  await enterSentCode(page, code)
  await expect(
    testPanel(page, label)
      .getByRole('status')
      .filter({ hasText: /^Verified/ }),
  ).toBeVisible()
  await shot('card-verified')
})

test('push in Settings: the administrator’s own device is asked, and what became of it is told', async () => {
  await changeOperator('adam.admin')
  await openSettings(page)
  await messages(page).getByLabel('Send', { exact: true }).selectOption('push')
  const send = messagesButton(page, 'Send me a test')
  await expect(messages(page).getByLabel('Your device').getByRole('option')).toHaveText(['Adam’s phone'])
  await send.click()
  const outcome = messages(page).getByRole('status')
  await expect(outcome).toHaveText(
    /^Sent to Adam’s phone\. Waiting for the approval\. The gateway answered: pending YC/,
  )
  await expect(send).toHaveAttribute('aria-disabled', 'true')
  const number = twilio.challenges.at(-1)?.hidden['number'] ?? ''
  await expect(messages(page).getByText(number, { exact: true })).toBeVisible()
  await scrollTo(page, 'Send me a test')
  await shot('test-push-number')
  approve(number)
  await expect(outcome).toHaveText(
    /^Approved on Adam’s phone with the right number\. The gateway answered: approved YC/,
  )
  await shot('test-push-approved')

  twilio.removeDevice(twilio.challenges.at(-1)?.factor ?? '')
  await send.click()
  await expect(outcome).toContainText('the gateway doesn’t know Adam’s phone')
  await expect(outcome).toContainText('The gateway answered: 60315: Factor not found')
  await shot('test-push-not-delivered')
})

test('the key’s secret went to Twilio and nowhere else', async () => {
  const files = ['gateways.json', 'audit-log.jsonl'].map((name) =>
    readFileSync(`${userData}/${name}`, 'utf8'),
  )
  expect(twilio.seen.length).toBeGreaterThan(0)
  expect(files.join('') + console.log() + (await page.content())).not.toContain(account.secret)
})
