import { earlyInStep } from './support/authenticator.ts'
import { callerPanel, expectLevel, sayWhatItIsAbout } from './support/caller.ts'
import { expect, shareDesk, test } from './support/console.ts'
import { practiceDn } from './support/ldap-tools.ts'
import { openCard } from './support/operator.ts'
import {
  answersOf,
  appCode,
  approve,
  deny,
  openPhone,
  openPrompt,
  readCode,
} from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import { auditRecords } from './support/traces.ts'
import { codeField, enterCode, enterSentCode, told } from './support/wizard.ts'

// How a caller proves who they are, with what is on the practice phone: each kind of evidence, and the level it gives.

const console = shareDesk()

const panel = () => callerPanel(console.page)
const choose = (name: string) => panel().getByRole('button', { name }).click()
const number = () => panel().getByRole('img', { name: /^Number to type on the phone/ })

/** What the audit log holds of the caller's evidence, oldest first. */
const evidenceOf = (uid: string): object[] =>
  auditRecords(console.userData)
    .filter(
      ({ user, action, phase }) =>
        user === practiceDn(uid) && action === 'verify-caller' && phase === 'intent',
    )
    .map(({ detail: { kind, result, level } }) => ({ kind, result, level }))

test('a push, approved by the number that was read out, is level 3', async () => {
  const { page } = console
  await openCard(page, '李子涵', 'zli36')
  await sayWhatItIsAbout(page, 'Locked out', 'INC20440')
  await choose('Ask Push on phone to approve')
  await expect(number()).toHaveText(/^\d\d$/)
  await expect(panel().getByText(/^I’m asking your device to approve this/)).toBeVisible()
  await shoot(console, 'evidence-1-push-number')
  const phone = await openPhone(console)
  await openPrompt(phone).waitFor()
  await approve(phone, (await number().textContent()) ?? '')

  await expectLevel(page, 3)
  await expect(panel().getByText('by approved push')).toBeVisible()
  await shoot(console, 'evidence-2-push-approved')
  // What the buttons waited for is there.
  await page.getByRole('button', { name: 'Reset…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect(evidenceOf('zli36')).toEqual([{ kind: 'push', result: 'passed', level: 3 }])
})

test('a push that is denied warns all operators, and can’t be asked for again in this call', async () => {
  const { page } = console
  await openCard(page, 'Mateo Castañeda Ruiz', 'mcastanedaruiz67')
  await sayWhatItIsAbout(page, 'Locked out', 'INC20441')
  await choose('Ask Push on phone to approve')
  const phone = await openPhone(console)
  await openPrompt(phone).waitFor()
  await deny(phone)

  await expect(panel().getByText('The prompt was denied on the phone.')).toBeVisible()
  await expect(
    page.getByText(/Somebody claiming to be Mateo Castañeda Ruiz failed verification/),
  ).toBeVisible()
  await shoot(console, 'evidence-3-push-denied')
  await choose('Choose another way')
  await expect(panel().getByText('Not verified', { exact: true })).toBeVisible()
  await expect(panel().getByRole('button', { name: 'Ask Push on phone to approve' })).toHaveCount(0)
  await panel().getByText('Does not count').click()
  await expect(panel().getByText('Ask Push on phone to approve: Failed in this call')).toBeVisible()
  await shoot(console, 'evidence-4-push-no-more')
  expect(evidenceOf('mcastanedaruiz67')).toEqual([{ kind: 'push', result: 'failed', level: undefined }])
})

test('a code from the registered authenticator app is level 3, once', async () => {
  const { page } = console
  await openCard(page, 'Priya Okonkwo', 'pokonkwo')
  await sayWhatItIsAbout(page, 'New phone', 'INC20442')
  await choose('Ask Authenticator app for a code')
  await expect(codeField(page)).toBeFocused()
  const shown = appCode(await openPhone(console), 'pokonkwo')
  await earlyInStep(15_000)
  const code = (await shown.textContent()) ?? ''
  await shoot(console, 'evidence-5-app-code')
  await enterCode(page, code)
  await expectLevel(page, 3)
  await expect(panel().getByText('by app code')).toBeVisible()
  await shoot(console, 'evidence-6-app-verified')

  // Somebody who overheard it calls next.
  await choose('End call')
  await expect(panel().getByText('Not verified', { exact: true })).toBeVisible()
  await sayWhatItIsAbout(page, 'New phone', 'INC20443')
  await choose('Ask Authenticator app for a code')
  await enterCode(page, code)
  await expect(told(page)).toContainText('This code was used already')
  await expect(panel().getByText('Not verified', { exact: true })).toBeVisible()
  await shoot(console, 'evidence-7-app-code-used')

  // The app itself is still as good as before: its next code is taken.
  await expect(shown).not.toHaveText(code, { timeout: 40_000 })
  await enterCode(page, (await shown.textContent()) ?? '')
  await expectLevel(page, 3)
  expect(evidenceOf('pokonkwo')).toEqual(
    Array(2).fill({ kind: 'authenticator-app', result: 'passed', level: 3 }),
  )
})

test('the manager whom the directory names confirms by a code, which is level 2', async () => {
  const { page } = console
  await openCard(page, 'Suharti', 'suharti')
  await sayWhatItIsAbout(page, 'New phone', 'INC20444')
  await choose('Ask the manager, Thandiwe Nwachukwu')
  await expect(panel().getByText('Say to the manager')).toBeVisible()
  await expect(panel().getByText(/^This is the help desk. Suharti is on the other line/)).toBeVisible()
  await expect(panel().getByText('+1 206 555 0154')).toBeVisible()
  await shoot(console, 'evidence-8-manager')
  await enterSentCode(page, await readCode(await openPhone(console), '+1 206 555 0154'))

  await expectLevel(page, 2)
  await expect(panel().getByText('by the manager')).toBeVisible()
  await expect(page.getByText('Needs a second operator, or level 3').first()).toBeVisible()
  await shoot(console, 'evidence-9-manager-confirmed')
  expect(evidenceOf('suharti')).toEqual([{ kind: 'manager', result: 'passed', level: 2 }])
})

test('what was going on with a caller ends with a lock: whoever unlocks begins anew', async () => {
  const { page } = console
  await openCard(page, 'Prisca Okafor', 'prokafor')
  await sayWhatItIsAbout(page, 'Locked out', 'INC20446')
  await choose('Check photo ID')
  await panel().getByLabel('Last four characters of its number').fill('12AB')
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Unlock as Ana Silva' }).click()

  await expect(panel().getByLabel('Reason')).toBeVisible()
  await expect(panel().getByLabel('Last four characters of its number')).toHaveCount(0)
  await expect(panel().getByText('Not verified', { exact: true })).toBeVisible()
})

test('security questions are level 1, which opens nothing', async () => {
  const { page } = console
  await openCard(page, 'Ottoline Speight', 'ospeight')
  await sayWhatItIsAbout(page, 'Locked out', 'INC20445')
  await choose('Ask security questions')
  const fields = panel().getByRole('textbox')
  await expect(fields.first()).toBeFocused()
  // Some of what is on the phone is asked.
  for (const [question, answer] of await answersOf(await openPhone(console), 'ospeight')) {
    const field = panel().getByLabel(question)
    if (await field.isVisible()) await field.fill(answer)
  }
  await shoot(console, 'evidence-10-questions')
  await panel().getByRole('button', { name: 'Check' }).click()

  await expectLevel(page, 1)
  await expect(panel().getByText('Answers alone open nothing. Next: one of level 2 or 3.')).toBeVisible()
  await shoot(console, 'evidence-11-questions-level-1')
  const refused = await page.evaluate(async (dn) => {
    const { users, methods, enrollment, reset } = window.securityInfoConsole
    const read = await users.read({ dn })
    const methodId = read.ok ? (read.value.methods[0]?.id ?? '') : ''
    const kind = 'reset' as const
    const wish = { kind, methodIds: [], reregister: true, revokeSessions: false, pass: null }
    const answered = await Promise.all([
      methods.rename({ dn, methodId, label: 'Mine' }),
      methods.remove({ dn, methodId }),
      reset.apply({ dn, wish }),
      enrollment.begin({ dn, wish: { type: 'authenticator-app', app: 'other' } }),
    ])
    return answered.map((answer) => (answer.ok ? 'done' : answer.error.code))
  }, practiceDn('ospeight'))
  expect(refused).toEqual(Array(4).fill('verification-needed'))
  expect(evidenceOf('ospeight')).toEqual([{ kind: 'security-questions', result: 'passed', level: 1 }])
})
