import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { codeFor, wrongCodeFor } from './support/authenticator.ts'
import { choose, expectLastTest, historyOf, openMenu, openTest, testPanel } from './support/card.ts'
import { type Console, expect, launchConsole, test } from './support/console.ts'
import { ldapread, practiceDn, practiceElsewhere } from './support/ldap-tools.ts'
import { openCard, practiceAs, signOut } from './support/operator.ts'
import { approve, deny, openPhone, openPrompt, readCode } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import { auditRecords } from './support/traces.ts'
import {
  button,
  codeField,
  enterCode,
  enterSentCode,
  openUser,
  sentCodeField,
  told,
} from './support/wizard.ts'

// The card: each method tested with what the practice phone shows, renamed, made the default, removed.

interface Held {
  id: string
  type: string
  label: string
  target?: string
  lastTest?: { at: string; result: string; by: string }
}

const result = (page: Page) => page.getByRole('region', { name: /^Test of / }).getByRole('status')
const verified = (page: Page) => result(page).filter({ hasText: /^Verified/ })
const notVerified = (page: Page) => result(page).filter({ hasText: /^Not verified/ })
const news = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })

/** What the directory holds of somebody, read by another program. */
async function heldOf(page: Page, uid: string) {
  const elsewhere = await practiceElsewhere(page)
  const entry = () => ldapread(elsewhere, practiceDn(uid), '*')
  const methods = (): Held[] => (entry().securityinfomethod ?? []).map((value) => JSON.parse(value) as Held)
  return {
    entry,
    methods,
    byType: (type: string) => methods().find((method) => method.type === type),
    /** As the phone shows whom a message is for: the last four digits, or the name of the mailbox. */
    to: (type: string) => {
      const target = methods().find((method) => method.type === type)?.target ?? ''
      return target.includes('@') ? target.split('@')[0] : target.slice(-4)
    },
    idOf: (type: string) => methods().find((method) => method.type === type)?.id ?? '',
  }
}

const wrongFor = (code: string) => (code === '123456' ? '654321' : '123456')

const methodRecords = (userData: string, uid: string): string[] =>
  auditRecords(userData)
    .filter(({ user, phase }) => user === practiceDn(uid) && phase === 'outcome')
    .filter(({ action }) => action !== 'send-notice')
    .map(({ action, outcome }) => `${action} ${outcome}`)

// One console for all of them, as at a desk: a start takes longer than most of what is done here.
let console: Console
let page: Page
let userData: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  console = await launchConsole()
  ;({ page, userData } = console)
  await practiceAs(page, 'technician')
})

test.afterAll(async () => {
  await console?.close().catch(() => undefined)
  if (userData) rmSync(userData, { recursive: true, force: true })
})

test('text and call: sent in two clicks, wrong five times, the sixth attempt, and verified', async () => {
  test.setTimeout(120_000)
  await openUser(page, 'Prisca Okafor', 'prokafor')
  const held = await heldOf(page, 'prokafor')
  const text = held.byType('text')?.label ?? ''
  const call = held.byType('call')?.label ?? ''

  await openTest(page, text)
  await expect(testPanel(page, text)).toContainText('The user gets a text message with a code')
  await button(page, 'Send a test code').click()
  await expect(sentCodeField(page)).toBeFocused()
  await expect(button(page, `Test ${text}`)).toHaveAttribute('aria-expanded', 'true')
  await button(page, 'It didn’t arrive').click()
  await expect(page.getByText('set up another method.')).toBeVisible()
  await shoot(console, 'card-do-1-text-sent')
  const phone = await openPhone(console)
  const code = await readCode(phone, held.to('text'))
  const wrong = wrongFor(code)
  await enterSentCode(page, wrong)
  await expect(told(page)).toContainText('4 tries left before another code is needed.')
  for (const left of [/3 tries left/, /2 tries left/, /One try left/]) {
    await enterSentCode(page, wrong)
    await expect(told(page)).toContainText(left)
  }
  await enterSentCode(page, wrong)
  await expect(told(page)).toContainText('Five codes were wrong, so this one is of no use any more.')
  // The sixth attempt: the right code is of no use any more either.
  await enterSentCode(page, code)
  await expect(told(page)).toContainText('Five codes were wrong, so this one is of no use any more.')
  await shoot(console, 'card-do-2-sixth-attempt')
  await button(page, 'Close the test (Esc)').click()
  await expectLastTest(page, text, 'Failed')
  await expect(button(page, `Test ${text}`)).toBeFocused()
  expect(held.byType('text')?.lastTest?.result).toBe('failed')

  const number = held.methods().findIndex(({ type }) => type === 'call') + 1
  await page.keyboard.press('t')
  await expect(page.getByText('Which method is to be tested? Press its number, or Esc.')).toBeVisible()
  await page.keyboard.press(String(number))
  await expect(button(page, 'Call with a test code')).toBeFocused()
  await page.keyboard.press('Enter')
  await enterSentCode(page, await readCode(phone, held.to('call')))
  await expect(verified(page)).toContainText('Stored as the last test of this method.')
  await expectLastTest(page, call, 'Passed')
  await shoot(console, 'card-do-3-verified')
  await page.keyboard.press('Enter')
  await expect(testPanel(page, call)).toHaveCount(0)
  expect(held.byType('call')?.lastTest).toMatchObject({ result: 'passed', by: practiceDn('asilva') })
  expect(methodRecords(userData, 'prokafor')).toEqual(['test-method succeeded', 'test-method succeeded'])
  await expect(historyOf(page).filter({ hasText: `Ana Silva tested ${call}: passed.` })).toHaveCount(1)
})

test('email: verified; a code that is used opens no second test', async () => {
  test.setTimeout(60_000)
  await openUser(page, 'Bartholomew Inglis', 'binglis')
  const held = await heldOf(page, 'binglis')
  const label = held.byType('email')?.label ?? ''
  await openTest(page, label)
  await button(page, 'Send a test code').click()
  const phone = await openPhone(console)
  const code = await readCode(phone, held.to('email'))
  await enterSentCode(page, code)
  await expect(verified(page)).toBeVisible()
  expect(held.byType('email')?.lastTest?.result).toBe('passed')

  // The code is used up with its test: the next one asks for another.
  await button(page, 'Done').click()
  await openTest(page, label)
  await button(page, 'Send a test code').click()
  const second = await readCode(phone, held.to('email'), 2)
  // One time in a million both are the same.
  if (second !== code) {
    await enterSentCode(page, code)
    await expect(told(page)).toContainText('4 tries left before another code is needed.')
  }
  await enterSentCode(page, second)
  await expect(verified(page)).toBeVisible()
})

test('push: denied, asked again, approved by the number', async () => {
  test.setTimeout(120_000)
  await openUser(page, 'Σοφία Παπαδάκη', 'spapadaki')
  const held = await heldOf(page, 'spapadaki')
  const label = held.byType('push')?.label ?? ''
  await openTest(page, label)
  await button(page, 'Send a test prompt').click()
  const shown = page.getByRole('img', { name: /^Number to type on the phone/ })
  await expect(shown).toHaveText(/^\d\d$/)
  await shoot(console, 'card-do-4-push-number')
  const phone = await openPhone(console)
  await deny(phone)
  await expect(notVerified(page)).toContainText('The prompt was denied on the phone.')
  await shoot(console, 'card-do-5-push-denied')
  expect(held.byType('push')?.lastTest?.result).toBe('failed')

  await button(page, 'Ask again').click()
  await expect(shown).toBeVisible()
  await openPrompt(phone).waitFor()
  await approve(phone, (await shown.textContent()) ?? '')
  await expect(verified(page)).toContainText('approved with the right number')
  expect(held.byType('push')?.lastTest?.result).toBe('passed')
})

/** Sets up both by the calls that the wizard makes; the wizard itself has tests of its own. */
async function appAndQuestions(page: Page, dn: string) {
  const begun = await page.evaluate(async (user) => {
    const { enrollment } = window.securityInfoConsole
    const app = await enrollment.begin({ dn: user, wish: { type: 'authenticator-app', app: 'other' } })
    return app.ok && app.value.type === 'authenticator-app' ? app.value : null
  }, dn)
  if (!begun) throw new Error('The authenticator app could not be begun.')
  const key = begun.key.replaceAll(' ', '')
  const code = codeFor(key)
  const answers = await page.evaluate(
    async ([user, enrollmentId, typed]) => {
      const { enrollment } = window.securityInfoConsole
      const confirmed = await enrollment.confirm({ enrollmentId, code: typed })
      const asked = await enrollment.begin({ dn: user, wish: { type: 'security-questions' } })
      if (!confirmed.ok || !asked.ok || asked.value.type !== 'security-questions') return null
      const chosen = asked.value.form.questions
        .slice(0, 5)
        .map((question, index) => ({ question, answer: `${'abcde'[index]} heron ${index}` }))
      const answered = await enrollment.answer({ enrollmentId: asked.value.enrollmentId, answers: chosen })
      return answered.ok && answered.value.outcome === 'confirmed' ? chosen : null
    },
    [dn, begun.enrollmentId, code] as const,
  )
  if (!answers) throw new Error('The security questions could not be set up.')
  return { key, code, answers }
}

async function answerQuestions(page: Page, answer: (question: string) => string): Promise<void> {
  const fields = testPanel(page, 'Security questions').getByRole('textbox')
  for (let index = 0; index < 3; index += 1) {
    const field = fields.nth(index)
    const question = (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)) ?? ''
    await field.fill(answer(question.trim()))
  }
  await page.keyboard.press('Enter')
}

test('authenticator app: a used and a wrong code are told apart; questions are redrawn', async () => {
  test.setTimeout(120_000)
  await openUser(page, 'Ezekiel Strand', 'estrand')
  const held = await heldOf(page, 'estrand')
  const { key, code, answers } = await appAndQuestions(page, practiceDn('estrand'))
  await page.keyboard.press('F5')
  const app = held.byType('authenticator-app')?.label ?? ''
  await openTest(page, app)
  await expect(codeField(page)).toBeFocused()
  await enterCode(page, code)
  await expect(told(page)).toContainText('This code was used already.')
  await shoot(console, 'card-do-6-app-used')
  await enterCode(page, wrongCodeFor(key))
  await expect(told(page)).toContainText('This is not the code.')
  await expect(told(page)).toContainText('3 tries left in this test.')
  await enterCode(page, codeFor(key, 30))
  await expect(verified(page)).toContainText('The app shows the right codes.')
  expect(held.byType('authenticator-app')?.lastTest?.result).toBe('passed')

  const label = 'Security questions'
  await openTest(page, label)
  const first = testPanel(page, label).getByRole('textbox').first()
  await expect(first).toBeFocused()
  await answerQuestions(page, () => 'something else')
  await expect(told(page).filter({ hasText: 'That was not right' })).toContainText(
    '4 tries left in this test.',
  )
  await expect(first).toHaveValue('')
  await shoot(console, 'card-do-7-questions-redrawn')
  const right = (question: string) => answers.find((one) => one.question === question)?.answer ?? ''
  await answerQuestions(page, right)
  await expect(verified(page)).toContainText('The answers are right.')
  expect(held.byType('security-questions')?.lastTest?.result).toBe('passed')
  const kept = `${JSON.stringify(held.entry())} ${console.log()} ${await page.content()}`
  for (const { answer } of answers) expect(kept).not.toContain(answer)
})

test('rename, make default, remove: the default, and the last that meets the requirement', async () => {
  test.setTimeout(120_000)
  await openUser(page, 'Prisca Okafor', 'prokafor')
  const held = await heldOf(page, 'prokafor')
  const label = (type: string) => held.byType(type)?.label ?? ''
  const [app, call] = [label('authenticator-app'), label('call')]

  await choose(page, label('text'), 'Rename…')
  const name = page.getByRole('textbox', { name: /^New name of/ })
  await expect(name).toBeFocused()
  await name.fill(' ')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Type a name.')).toBeVisible()
  await name.fill(call)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Another method of this user has this name.')).toBeVisible()
  await shoot(console, 'card-do-8-rename')
  await name.fill('Prisca’s phone')
  await page.keyboard.press('Enter')
  await expect(news(page, 'is called Prisca’s phone now.')).toBeVisible()
  expect(label('text')).toBe('Prisca’s phone')

  await choose(page, call, 'Make default')
  await expect(news(page, `${call} is the default now.`)).toBeVisible()
  expect(held.entry().securityinfodefault).toEqual([held.idOf('call')])
  await openMenu(page, call)
  await expect(page.getByRole('menuitem', { name: 'Make default' })).toContainText(
    'It is the default already.',
  )
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)

  // The default: the next by preference takes its place, and both are said before and after.
  const secrets = () => held.entry().securityinfosecret ?? []
  const callNumber = held.methods().findIndex(({ type }) => type === 'call') + 1
  await page.keyboard.press('r')
  await page.keyboard.press(String(callNumber))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(`Remove ${call} of Prisca Okafor?`)
  await expect(dialog).toContainText(`${app} becomes the default instead.`)
  await expect(dialog).not.toContainText('will lack')
  await shoot(console, 'card-do-9-remove-default')
  // A press too many removes nothing.
  await expect(button(page, 'Keep')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog).toHaveCount(0)
  expect(held.byType('call')?.label).toBe(call)
  await choose(page, call, 'Remove…')
  await button(page, 'Remove').click()
  await expect(news(page, `${call} was removed. ${app} is the default now.`)).toBeVisible()
  expect(held.entry().securityinfodefault).toEqual([held.idOf('authenticator-app')])
  expect(held.byType('call')).toBeUndefined()

  expect(secrets()).toHaveLength(1)
  await choose(page, app, 'Remove…')
  await button(page, 'Keep').click()
  expect(held.methods()).toHaveLength(2)
  await choose(page, app, 'Remove…')
  await button(page, 'Remove').click()
  await expect(news(page, `${app} was removed. Prisca’s phone is the default now.`)).toBeVisible()
  expect(secrets()).toEqual([])

  // The last one: R alone, and what it does to the requirement comes first.
  await page.keyboard.press('r')
  await expect(dialog).toContainText(
    'Faculty rule will lack one of authenticator app, push, text message, or phone call.',
  )
  await expect(dialog).toContainText('No method stays. The user has to register again.')
  await expect(dialog).toContainText('no other method can be: the user will have none.')
  await shoot(console, 'card-do-10-remove-last')
  await button(page, 'Remove').click()
  await expect(news(page, 'Prisca’s phone was removed.')).toBeVisible()
  await expect(page.getByText('No methods registered.')).toBeVisible()
  expect(held.entry()).not.toHaveProperty('securityinfomethod')
  expect(held.entry()).not.toHaveProperty('securityinfodefault')
  expect(methodRecords(userData, 'prokafor').slice(-5)).toEqual([
    'rename-method succeeded',
    'change-default succeeded',
    'remove-method succeeded',
    'remove-method succeeded',
    'remove-method succeeded',
  ])
})

test('an auditor sees it all and can do none of it', async () => {
  await signOut(page)
  await practiceAs(page, 'auditor')
  await openCard(page, 'Ignatius Ó Briain', 'iobriain')
  const table = page.getByRole('table', { name: 'Methods' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('button')).toHaveCount(0)
  await page.keyboard.press('t')
  await page.keyboard.press('r')
  await expect(page.getByText(/Press its number/)).toHaveCount(0)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
