import { codeFor, earlyInStep, wrongCodeFor } from './support/authenticator.ts'
import { expectLastTest, historyOf, openMenu, openTest, testPanel } from './support/card.ts'
import { expect, shareConsole, test } from './support/console.ts'
import { practiceAs } from './support/operator.ts'
import { openPhone } from './support/practice-phone.ts'
import { shoot } from './support/screenshots.ts'
import {
  added,
  button,
  codeField,
  enterCode,
  openUser,
  scanIntoApp,
  toLastPage,
  told,
} from './support/wizard.ts'

const console = shareConsole()

// What a technician with a caller on the line is told when something on the card doesn't work.

test('an app’s code is explained, five wrong ones fail the test, and Esc loses nothing without a word', async () => {
  test.setTimeout(180_000)
  const { page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Priya Okafor', 'pokafor')
  const { key } = await scanIntoApp(page)
  await earlyInStep()
  await enterCode(page, codeFor(key))
  await added(page).waitFor()
  await toLastPage(page)
  await button(page, 'Done').click()

  const label = 'Microsoft Authenticator'
  const panel = await openTest(page, label)
  await expect(codeField(page)).toBeFocused()
  await enterCode(page, codeFor(key, 240))
  await expect(told(page)).toContainText('The phone’s clock is 4 minutes fast.')
  await expect(told(page)).toContainText('turn on the automatic time')
  await enterCode(page, codeFor(key, -240))
  await expect(told(page)).toContainText('The phone’s clock is 4 minutes slow.')
  await shoot(console, 'card-why-1-clock')

  await page.keyboard.press('Escape')
  await expect(panel).toContainText('Esc once more gives it up')
  for (const left of ['2 tries left', 'One try left']) {
    await enterCode(page, wrongCodeFor(key))
    await expect(told(page)).toContainText(`${left} in this test.`)
  }
  await enterCode(page, wrongCodeFor(key))
  await expect(panel.getByRole('status')).toContainText('Not verified')
  await expect(panel.getByRole('button', { name: 'Test again' })).toBeFocused()
  await expectLastTest(page, label, 'Failed')
  const record = historyOf(page).filter({ hasText: `Ana Silva tested ${label}: failed.` })
  await expect(record).toHaveCount(1)
  await shoot(console, 'card-why-2-failed')

  // The result is told: Esc closes the test, and the card stays.
  await page.keyboard.press('Escape')
  await expect(testPanel(page, label)).toHaveCount(0)
  await expect(button(page, `Test ${label}`)).toBeFocused()
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeVisible()

  // A recovery method says why it is no default.
  await openMenu(page, 'Personal email')
  await expect(page.getByRole('menuitem', { name: 'Make default' })).toContainText(
    'It is for password reset only, so it can’t be the default.',
  )
  await shoot(console, 'card-why-3-recovery')
})

test('a sample’s app is tested with the code that the practice phone shows', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openUser(page, 'Devon Achterberg', 'dachterberg')
  // One method: the letter alone opens its test.
  await page.keyboard.press('t')
  const panel = page.getByRole('region', { name: /^Test of/ })
  await panel.waitFor()
  const phone = await openPhone(console)
  const shown = phone.getByRole('region', { name: 'Authenticator' })
  await expect(shown).toContainText('dachterberg')
  await earlyInStep()
  const [code] = /\d{3} ?\d{3}/.exec((await shown.textContent()) ?? '') ?? []
  await phone.screenshot({ path: 'test-results/screenshots/practice-phone-app.png' })
  await panel.getByRole('textbox').fill(code ?? '')
  await panel.getByRole('textbox').press('Enter')
  await expect(page.getByRole('table', { name: 'Methods' })).toContainText('Passed')
})
