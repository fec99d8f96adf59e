import type { Page } from 'playwright/test'
import { colorSchemes, expectAccessible } from './support/axe.ts'
import { openTest, testPanel } from './support/card.ts'
import { expect, shareConsole, test } from './support/console.ts'
import { practiceDn } from './support/ldap-tools.ts'
import { practiceAs } from './support/operator.ts'
import { approve, openPhone, openPrompt } from './support/practice-phone.ts'
import { openDisplay } from './support/user-display.ts'
import { button, openUser } from './support/wizard.ts'

// Tests from the card with the user display open: what the user must see or type is there, and not on the console.

const console = shareConsole()

const verified = (page: Page) =>
  page
    .getByRole('region', { name: /^Test of / })
    .getByRole('status')
    .filter({ hasText: /^Verified/ })
const shownNumber = (page: Page) => page.getByRole('img', { name: /^Number to type on the phone/ })

async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: `test-results/screenshots/${name}-${colorScheme}.png` })
    await expectAccessible(page, name, colorScheme)
  }
}

test('the number to match is on the user display, and comes back to the console as that is closed', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Σοφία Παπαδάκη', 'spapadaki')
  const display = await openDisplay(console)
  await page.bringToFront()
  const label = await page.evaluate(async (dn) => {
    const card = await window.securityInfoConsole.users.read({ dn })
    return card.ok ? (card.value.methods.find(({ type }) => type === 'push')?.label ?? '') : ''
  }, practiceDn('spapadaki'))
  await openTest(page, label)
  await button(page, 'Send a test prompt').click()
  await expect(page.getByText('The user sees the number on the user display.')).toBeVisible()
  await expect(shownNumber(page)).toHaveCount(0)
  await expect(display.getByRole('heading', { level: 1 })).toContainText('type this number on your phone')
  await look(page, 'card-display-number')
  const number = (await display.getByText(/^\d\d$/).textContent()) ?? ''
  await button(page, 'User display').click()
  await expect(shownNumber(page)).toHaveText(number)
  const phone = await openPhone(console)
  await openPrompt(phone).waitFor()
  await approve(phone, number)
  await expect(verified(page)).toBeVisible()
})

test('the user answers the questions on the user display; the console sees how it ends', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Ezekiel Strand', 'estrand')
  const answers = await page.evaluate(async (dn) => {
    const { enrollment } = window.securityInfoConsole
    const asked = await enrollment.begin({ dn, wish: { type: 'security-questions' } })
    if (!asked.ok || asked.value.type !== 'security-questions') return []
    const chosen = asked.value.form.questions
      .slice(0, 3)
      .map((question, index) => ({ question, answer: `${'abc'[index]} heron ${index}` }))
    await enrollment.answer({ enrollmentId: asked.value.enrollmentId, answers: chosen })
    return chosen
  }, practiceDn('estrand'))
  await page.keyboard.press('F5')
  const display = await openDisplay(console)
  await page.bringToFront()
  await openTest(page, 'Security questions')
  await expect(page.getByText('The user sees the questions on the user display.')).toBeVisible()
  await expect(testPanel(page, 'Security questions').getByRole('textbox')).toHaveCount(0)
  await expect(display.getByRole('heading', { level: 1 })).toHaveText('Ezekiel, answer your questions')
  await look(display, 'user-display-test-questions')

  const done = display.getByRole('button', { name: 'Done' })
  await done.click()
  await expect(display.getByText('Type an answer to each question.')).toBeVisible()
  const fill = async (answer: (question: string) => string) => {
    for (const { question } of answers) await display.getByLabel(question).fill(answer(question))
  }
  await fill(() => 'something else')
  await done.click()
  await expect(display.getByText('That was not right. Try again.')).toBeVisible()
  await expect(display.getByLabel(answers[0]?.question ?? '')).toHaveValue('')
  // Three are registered, and three are asked: there are no others.
  await expect(page.getByRole('alert').filter({ hasText: 'That was not right' })).toContainText(
    'The user has no others, so the same questions are asked again. 4 tries left in this test.',
  )
  await look(page, 'card-display-questions')
  await fill((question) => answers.find((one) => one.question === question)?.answer ?? '')
  await done.click()
  await expect(display.getByRole('heading', { level: 1 })).toHaveText('Thank you, Ezekiel')
  await expect(verified(page)).toContainText('The answers are right.')
  const kept = `${console.log()} ${await page.content()} ${await display.content()}`
  for (const { answer } of answers) expect(kept).not.toContain(answer)
})
