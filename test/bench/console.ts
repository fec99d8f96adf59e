import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { baseDn, password } from '../directory/slapd.ts'
import { root, runtime } from './runtime.ts'

export interface BenchConsole {
  app: ElectronApplication
  page: Page
  close(): Promise<void>
}

const startMs = 45_000
const untilAttached = join(root, 'test/e2e/support/until-attached.cjs')

/** User data in which the directory at that URL is the organization's own; `forget` removes it. */
export function userDataFor(url: string): { folder: string; forget: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'console-bench-'))
  const directory = {
    id: 'bench',
    label: 'Bench',
    urls: [url],
    security: 'ldap',
    ca: null,
    baseDn,
    roleGroups: null,
  }
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ directories: [directory] }))
  return { folder, forget: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** The built app in real Electron, with a technician signed in to the directory at that URL. */
export async function openConsole(
  url: string,
  environment: Record<string, string> = {},
): Promise<BenchConsole> {
  const { folder, forget } = userDataFor(url)
  const { executablePath, args } = runtime()
  const app = await _electron.launch({
    executablePath,
    args: [...args, '-r', untilAttached, root, `--user-data-dir=${folder}`],
    cwd: root,
    env: { ...(process.env as Record<string, string>), ...environment },
    timeout: startMs,
  })
  const close = async (): Promise<void> => {
    await app.close().catch(() => undefined)
    forget()
  }
  try {
    const page = await app.firstWindow()
    await signIn(page, 'tina.tech')
    return { app, page, close }
  } catch (error) {
    await close()
    throw error
  }
}

export async function signIn(page: Page, userName: string): Promise<void> {
  await page.getByLabel('User name').fill(userName)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.keyboard.press('Enter')
  await searchBox(page).waitFor()
}

export const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search users' })

/** Empties the box with keys, as an operator does. */
export async function clearSearch(page: Page): Promise<void> {
  await searchBox(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
}
