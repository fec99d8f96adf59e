import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { readCsv } from '../main/coverage/export/read-csv.ts'
import { colorSchemes, expectAccessible } from './support/axe.ts'
import { expect, shareConsole, test } from './support/console.ts'
import { practiceAs } from './support/operator.ts'
import { shoot } from './support/screenshots.ts'

const shared = shareConsole()

let folder: string
test.beforeEach(() => {
  folder = join(test.info().outputDir, 'exports')
  mkdirSync(folder, { recursive: true })
})

/** What the operator chooses in the system's own dialog; null: nothing. */
const choose = (app: ElectronApplication, filePath: string | null) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: path === null, filePath: path ?? '' })
  }, filePath)

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Export coverage' })
const exportButton = (page: Page) => dialog(page).getByRole('button', { name: 'Export…' })

/** The report is whole, and the dialog is open. */
async function openExport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Coverage', exact: true }).click()
  await expect(page.getByText('policy version')).toBeVisible()
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(exportButton(page)).toBeEnabled()
}

async function exportAs(page: Page, format: string, file: string): Promise<void> {
  await choose(shared.app, join(folder, file))
  await dialog(page).getByRole('radio', { name: format }).check()
  await exportButton(page).click()
  await expect(dialog(page)).toContainText(`“${file}” is saved`)
}

async function look(name: string): Promise<void> {
  await shoot(shared, name)
  for (const colorScheme of colorSchemes) {
    await shared.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(shared.page, name, colorScheme)
  }
}

const auditLog = (): { phase: string; action: string; outcome: string; detail: Record<string, unknown> }[] =>
  readFileSync(join(shared.userData, 'audit-log.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

test('an auditor takes those who lack something to a spreadsheet, to another program and to paper', async () => {
  const { page } = shared
  await practiceAs(page, 'auditor')
  await openExport(page)
  await look('export')
  await exportAs(page, 'CSV', 'coverage.csv')
  await look('export-done')
  const csv = readFileSync(join(folder, 'coverage.csv'), 'utf8')
  expect(csv.startsWith('\ufeff')).toBe(true)
  const [, ...lines] = readCsv(csv.slice(1))
  await expect(dialog(page)).toContainText(`with ${lines.length} people in it`)
  await dialog(page).getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Export…' }).click()
  await exportAs(page, 'JSON', 'coverage.json')
  const json = JSON.parse(readFileSync(join(folder, 'coverage.json'), 'utf8'))
  expect(json).toMatchObject({ complete: true, people: expect.any(Array) })
  expect(json.total - json.capable).toBe(json.people.length)
  expect(json.people.map(({ dn }: { dn: string }) => dn)).toEqual(lines.map((line) => line[10]))
  await dialog(page).getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Export…' }).click()
  await exportAs(page, 'PDF', 'coverage.pdf')
  const pdf = readFileSync(join(folder, 'coverage.pdf'))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.subarray(-6).toString()).toContain('%%EOF')
  expect(pdf.length).toBeGreaterThan(20_000)
  // The window that was printed is gone.
  expect(shared.app.windows()).toHaveLength(1)
  expect(readdirSync(folder).sort()).toEqual(['coverage.csv', 'coverage.json', 'coverage.pdf'])

  const exported = auditLog().filter(({ action }) => action === 'export-coverage')
  expect(exported.map(({ phase }) => phase)).toEqual(Array(3).fill(['intent', 'outcome']).flat())
  expect(exported[1]).toMatchObject({ outcome: 'succeeded', detail: { people: lines.length } })
})

test('nothing is exported where the operator changes their mind, or nothing can be written', async () => {
  const { app, page } = shared
  await practiceAs(page, 'administrator')
  await openExport(page)
  await choose(app, null)
  await exportButton(page).click()
  await expect(exportButton(page)).toBeEnabled()

  await choose(app, join(folder, 'gone', 'coverage.csv'))
  await exportButton(page).click()
  await expect(dialog(page).getByRole('alert')).toContainText(
    'The file “coverage.csv” could not be written. No half file is left',
  )
  await expect(dialog(page).getByRole('alert')).toContainText('Its folder is not there any more.')
  await look('export-failed')
  expect(readdirSync(folder)).toEqual([])

  await page.keyboard.press('Escape')
  await expect(dialog(page)).toBeHidden()
})

test('what is filtered is what is exported', async () => {
  const { page } = shared
  await practiceAs(page, 'auditor')
  await page.getByRole('button', { name: 'Coverage', exact: true }).click()
  await page.getByRole('searchbox', { name: /^Find in the list/ }).fill('groß')
  const shown = await page.getByText(/^\d+ of \d+ people$/).textContent()
  const count = Number.parseInt(shown ?? '', 10)
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(dialog(page)).toContainText(`${count} people: who lacks something, with “groß”.`)
  await dialog(page)
    .getByRole('checkbox', { name: /^For Excel/ })
    .uncheck()
  await exportAs(page, 'CSV', 'groß.csv')
  const [, ...lines] = readCsv(readFileSync(join(folder, 'groß.csv'), 'utf8'))
  expect(lines).toHaveLength(count)
  for (const [name, userName] of lines) expect(`${name} ${userName}`).toMatch(/groß|gross/i)
})
