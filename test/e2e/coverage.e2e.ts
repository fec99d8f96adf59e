import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { everybodyOn } from '../../main/coverage/select-rows.ts'
import { colorSchemes, expectAccessible } from './support/axe.ts'
import { expect, shareConsole, test } from './support/console.ts'
import { practiceAs } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'

const shared = shareConsole()

const grid = (page: Page) => page.getByRole('grid')
const panel = (page: Page) => page.getByRole('tabpanel')

/** Opens the view as its shortcut does, and waits until the report is whole. */
async function openCoverage(page: Page): Promise<void> {
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('heading', { level: 1, name: 'Coverage' })).toBeVisible()
  await expect(page.getByText(/^As of/)).toBeVisible()
  await expect(grid(page)).toBeVisible()
}

/** How many people the grid has, besides its head. */
const listed = async (page: Page): Promise<number> =>
  Number(await grid(page).getAttribute('aria-rowcount')) - 1

const number = (text: string | null): number => Number((text ?? '').replace(/\D/g, ''))

async function lookAt(page: Page, view: string): Promise<void> {
  await shoot(shared, view)
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page, view, colorScheme)
  }
  await page.emulateMedia({ colorScheme: 'light' })
}

test('the report begins as an auditor opens it, and says how many lack what', async () => {
  test.setTimeout(120_000)
  const { page } = shared
  await practiceAs(page, 'auditor')
  await openCoverage(page)
  const headline = page.getByRole('button', { name: /people lacks? a second factor$/ })
  expect(number(await headline.textContent())).toBe(await listed(page))
  await expect(page.getByText(/^As of .* · Practice directory · policy version \d+$/)).toBeVisible()
  await lookAt(page, 'coverage-report')

  await page.getByRole('tab', { name: /^By department/ }).click()
  await lookAt(page, 'coverage-departments')
  await page.getByRole('tab', { name: 'Methods in use' }).click()
  await lookAt(page, 'coverage-methods')
  await page.getByRole('tab', { name: 'Over time' }).click()
  await expect(panel(page)).toContainText('The console keeps one snapshot a day')

  const begunAt = () =>
    page.evaluate(async () => {
      const read = await window.securityInfoConsole.coverage.read()
      return read.ok ? read.value?.startedAt : undefined
    })
  const before = await begunAt()
  await page.keyboard.press('F5')
  await expect.poll(begunAt).not.toBe(before)
})

test('a picture and its table say the same, and a number leads to its people', async () => {
  const { page } = shared
  await practiceAs(page, 'auditor')
  await openCoverage(page)
  const staff = panel(page).getByRole('row', { name: /^Staff/ })
  const numbers = () => staff.getByRole('cell').allTextContents()
  const drawn = await numbers()
  await page.getByRole('switch', { name: 'Show as table' }).click()
  await expect(panel(page).locator('svg[data-bar]')).toHaveCount(0)
  expect(await numbers()).toEqual(drawn)
  await lookAt(page, 'coverage-roles-as-table')

  const nothing = staff.getByRole('button', { name: /Nothing, Staff$/ })
  const count = number(await nothing.textContent())
  await nothing.click()
  await expect(page.getByRole('button', { name: 'Has: Nothing' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Role: Staff' })).toBeVisible()
  await expect.poll(() => listed(page)).toBe(count)
  await expect(grid(page)).toBeFocused()
  await shoot(shared, 'coverage-filtered')

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect.poll(() => listed(page)).toBeGreaterThan(count)
  await page.getByRole('searchbox', { name: 'Find in the list' }).fill('okafor')
  await expect.poll(() => listed(page)).toBeLessThan(10)
  await expect(grid(page).getByRole('row', { name: /^Priya Okafor/ })).toBeVisible()
})

test('with the keys alone: sort, move, open a card, and come back to the same row', async () => {
  const { page } = shared
  await practiceAs(page, 'administrator')
  await openCoverage(page)
  const name = page.getByRole('columnheader', { name: 'Name', exact: true })
  await expect(name).toHaveAttribute('aria-sort', 'ascending')
  await name.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await expect(name).toHaveAttribute('aria-sort', 'descending')
  await expect(name.getByRole('button')).toBeFocused()

  await grid(page).focus()
  await page.keyboard.press('End')
  const active = grid(page).locator('tbody tr[id]')
  const last = String((await listed(page)) + 1)
  await expect(active).toHaveAttribute('aria-rowindex', last)
  await expect(active).toBeInViewport()
  await page.keyboard.press('Home')
  await expect(active).toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('PageDown')
  await expect(active).not.toHaveAttribute('aria-rowindex', '2')
  await page.keyboard.press('ArrowDown')
  await expect(active).toBeInViewport()
  const rowNumber = await active.getAttribute('aria-rowindex')
  const user = (await active.getByRole('gridcell').first().textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: user })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Back to coverage (Esc)' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(grid(page)).toBeFocused()
  await expect(active).toHaveAttribute('aria-rowindex', rowNumber ?? '')
  await expect(active).toBeInViewport()
})

test('other lists say what they mean, and so does one that nobody is on', async () => {
  const { page } = shared
  await practiceAs(page, 'auditor')
  await openCoverage(page)
  await page.getByRole('button', { name: 'Other lists' }).click()
  await shoot(shared, 'coverage-lists')
  await page.getByRole('menuitemradio', { name: /^Shared numbers and mailboxes/ }).click()
  await expect(page.getByRole('heading', { name: 'Shared numbers and mailboxes' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Shared' })).toBeVisible()
  await lookAt(page, 'coverage-shared')
  await page.getByRole('button', { name: 'Other lists' }).click()
  await page.getByRole('menuitemradio', { name: /^Passes outstanding/ }).click()
  await expect(page.getByText('No temporary access pass is outstanding.')).toBeVisible()
  await shoot(shared, 'coverage-nobody-listed')
})

test('the command without a window says the same numbers, and the same people', async () => {
  const { page } = shared
  await practiceAs(page, 'auditor')
  await openCoverage(page)
  const shown = await page.evaluate(async (selection) => {
    const { coverage } = window.securityInfoConsole
    const [report, rows] = await Promise.all([
      coverage.read(),
      coverage.rows({ selection, from: 0, count: 1_000 }),
    ])
    if (!report.ok || !rows.ok || !report.value) throw new Error('There is no report.')
    return { report: report.value, userNames: rows.value.rows.map(({ userName }) => userName) }
  }, everybodyOn('lacking'))
  // Some lack something: 1.
  const { status, stdout } = spawnSync(
    'npm',
    ['run', '--silent', 'cli', '--', 'report', '--practice', '--format', 'json'],
    { encoding: 'utf8' },
  )
  expect(status).toBe(1)
  const told = JSON.parse(stdout) as {
    complete: boolean
    total: number
    capable: number
    roles: Record<string, { total: number; capable: number; registered: number; lacking: number }>
    lacking: { userName: string; roles: string[] }[]
  }
  const { people, roles } = shown.report
  expect(told).toMatchObject({ complete: true, total: people.total, capable: people.capable })
  expect(told.lacking.map(({ userName }) => userName).sort()).toEqual(shown.userNames.sort())
  for (const { name, total, capable, registered } of roles)
    expect(told.roles[name]).toMatchObject({ total, capable, registered, lacking: total - capable })
})

test('a command whose code is not all there could not tell: 2, and what is missing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cli-'))
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    copyFileSync('out/cli.js', join(folder, 'cli.js'))
    const { status, stdout, stderr } = spawnSync('node', [join(folder, 'cli.js'), 'report', '--practice'], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('cli.cjs')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('technicians have no coverage view', async () => {
  const { page } = shared
  await practiceAs(page, 'technician')
  await page.keyboard.press('Control+2')
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Coverage' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Coverage' })).toHaveCount(0)
})
