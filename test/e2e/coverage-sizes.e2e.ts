import { rmSync } from 'node:fs'
import { reportPeople, reportPolicy } from '../bench/report-people.ts'
import { startSlapd } from '../directory/slapd.ts'
import { expect, launchConsole, test } from './support/console.ts'
import { directory, searchBox, signIn, userDataWith } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'

// The bench measures how fast it is; here it is looked at, with real names and numbers of that size.
for (const people of [1_000, 100_000]) {
  test(`the report, its pictures, what if and reminders with ${people.toLocaleString('en-US')} people`, async () => {
    test.setTimeout(240_000)
    const slapd = await startSlapd({ load: reportPeople(people), policy: reportPolicy })
    const userData = userDataWith({ 'settings.json': { directories: [directory(slapd)] } })
    const console = await launchConsole({ userData })
    const { page } = console
    const view = (name: string) => shoot(console, `coverage-${people}-${name}`)
    try {
      await signIn(page, 'adam.admin')
      await searchBox(page).waitFor()
      await page.keyboard.press('Control+2')
      await expect(page.getByText(/^As of/)).toBeVisible()
      // Those of the directory's own lack it too.
      const lacking = (people * 2) / 5 + 13
      const headline = page.getByRole('button', { name: /lack a second factor$/ })
      await expect(headline).toContainText(lacking.toLocaleString('en-US'))
      const grid = page.getByRole('grid')
      await expect(grid).toHaveAttribute('aria-rowcount', String(lacking + 1))
      await view('report')

      await page.getByRole('tab', { name: /^By department/ }).click()
      await page.getByRole('switch', { name: 'Show as table' }).click()
      await expect(page.getByRole('tabpanel').getByRole('row', { name: /^Department 60/ })).toBeAttached()
      await view('departments-as-table')

      // The last of them all is a key away.
      await grid.focus()
      await page.keyboard.press('End')
      await expect(grid.locator(`[aria-rowindex="${lacking + 1}"]`)).toBeVisible()
      await view('last-row')

      await page.getByRole('button', { name: 'Remind…' }).click()
      await expect(page.getByRole('heading', { level: 1, name: /Remind/ })).toBeVisible()
      await view('reminders')
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'What if…' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'What if' })).toBeVisible()
      await page.getByLabel('On', { exact: true }).fill('2027-02-01')
      await page.getByRole('button', { name: 'Try' }).first().click()
      const outcome = page.getByRole('region', { name: 'What would change' })
      // One in five has a phone and nothing else.
      await expect(outcome.getByRole('status').first()).toContainText((people / 5).toLocaleString('en-US'))
      await view('what-if')
    } finally {
      await console.close().catch(() => undefined)
      rmSync(userData, { recursive: true, force: true })
      await slapd.stop()
    }
  })
}
