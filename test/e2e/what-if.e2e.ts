import { expect, test } from './support/console.ts'
import { practiceAs } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'

test.describe.configure({ mode: 'parallel' })

test('an administrator tries a policy out before it takes effect, saves it, and takes it back', async ({
  console,
}) => {
  test.setTimeout(240_000)
  const { page } = console
  const shot = (name: string) => shoot(console, `what-if-${name}`)
  await practiceAs(page, 'administrator')
  await page.keyboard.press('Control+2')
  await page.getByRole('button', { name: 'What if…' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What if' })).toBeVisible()
  await shot('1-begin')

  await page.getByLabel('On', { exact: true }).fill('2027-02-01')
  await page.getByRole('button', { name: 'Try' }).first().click()
  await expect(
    page.getByRole('status').filter({ hasText: /On Feb 1, 2027, \d+ people would stop/ }),
  ).toBeVisible()
  await shot('2-retired')
  await page.getByRole('tab', { name: 'Changes' }).click()
  await shot('3-changes')
  await page.getByRole('tab', { name: 'JSON' }).click()
  await shot('4-json')
  await page.getByRole('tab', { name: 'Form' }).click()
  await page
    .getByRole('button', { name: /^Staff/ })
    .first()
    .click()
  await shot('5-role')
  await page.getByRole('button', { name: 'Save…' }).click()
  await shot('6-confirm')
  await page.getByRole('button', { name: /^Save version/ }).click()
  await expect(page.getByText(/^Saved as version/)).toBeVisible()
  await page.getByRole('tab', { name: 'Versions' }).click()
  await shot('7-versions')
})
