import { expect, test } from './support/console.ts'

test('smoke', async ({ console }) => {
  const { page } = console
  page.on('console', (m) => process.stdout.write(`[page] ${m.text()}\n`))
  await page.getByRole('button', { name: /Technician/ }).waitFor()
  await page.screenshot({ path: 'test-results/screenshots/smoke-1.png' })
  await page.getByRole('button', { name: /Technician/ }).click()
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('pri')
  await page.waitForTimeout(1500)
  await page.screenshot({ path: 'test-results/screenshots/smoke-2.png' })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForTimeout(1500)
  await page.screenshot({ path: 'test-results/screenshots/smoke-3.png' })
  expect(1).toBe(1)
  process.stdout.write(console.log())
})
