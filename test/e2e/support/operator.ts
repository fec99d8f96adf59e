import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import type { PracticeOperatorId } from '../../../preload/contract.ts'
import { password, type Slapd } from '../../directory/slapd.ts'

/** What an operator does in every test, by what they see. */

const practiceCards: Record<PracticeOperatorId, RegExp> = {
  technician: /· Technician/,
  auditor: /· Auditor/,
  administrator: /· Administrator/,
  lead: /· Help desk lead/,
}

export async function practiceAs(page: Page, role: PracticeOperatorId): Promise<void> {
  await page.getByRole('button', { name: practiceCards[role] }).click()
  await searchBox(page).waitFor()
}

export async function signIn(page: Page, userName: string, typed: string = password): Promise<void> {
  await page.getByLabel('User name').fill(userName)
  await page.getByLabel('Password', { exact: true }).fill(typed)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Security Info Console' }).waitFor()
}

export const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search users' })

export const results = (page: Page) => page.getByRole('listbox').getByRole('option')

export async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await searchBox(page).fill(words)
}

/** Opens a user's card by a search that finds nobody else with this name. */
export async function openCard(page: Page, name: string, words: string = name): Promise<void> {
  await search(page, words)
  await results(page).filter({ hasText: name }).first().click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** User data as an earlier start may have left it. */
export function userDataWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'console-e2e-'))
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return folder
}

/** A directory as settings.json holds it. */
export function directory(slapd: Pick<Slapd, 'url' | 'baseDn'>, more: Record<string, unknown> = {}) {
  return {
    id: 'campus',
    label: 'Campus directory',
    urls: [slapd.url],
    security: 'ldap',
    ca: null,
    baseDn: slapd.baseDn,
    roleGroups: null,
    ...more,
  }
}
