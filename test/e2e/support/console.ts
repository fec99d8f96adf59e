import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, expect, type Page } from 'playwright/test'
import { practiceAs } from './operator.ts'
import { type Verification, writeOpenPracticeDirectory, writePracticeDirectory } from './practice-file.ts'
import { forgetRemains, keepRemains, leaveRemains } from './remains.ts'

export interface Console {
  app: ElectronApplication
  page: Page
  userData: string
  /** Everything that main has written to its log so far. */
  log: () => string
  /** Ends it as a crash would: nothing of it gets to run. */
  kill: () => Promise<void>
  close: () => Promise<void>
}

export interface LaunchOptions {
  /** An existing folder, to start again where another console ended. */
  userData?: string
  /** The practice directory as it comes, where callers have to be verified, or as told; else it asks for nothing. */
  verifying?: boolean | Verification
  keyring?: boolean
  colorScheme?: 'light' | 'dark'
  /** Besides the tests' own. */
  env?: Record<string, string>
  /** Something that maximizes windows, as a desktop has and a virtual display has not. */
  windowManager?: boolean
  /** Null leaves the window as it comes. */
  size?: { width: number; height: number } | null
}

const root = join(import.meta.dirname, '../../..')
const untilAttached = join(import.meta.dirname, 'until-attached.cjs')
const windowManager = join(import.meta.dirname, 'window-manager.cjs')

/** Starts the built app in real Electron with user data of its own, and waits for its sign-in page. */
export async function launchConsole(options: LaunchOptions = {}): Promise<Console> {
  const userData = options.userData ?? mkdtempSync(join(tmpdir(), 'console-e2e-'))
  const { verifying = false } = options
  if (options.userData === undefined && verifying === false) writeOpenPracticeDirectory(userData)
  if (typeof verifying === 'function') writePracticeDirectory(userData, verifying)
  const { executablePath, args } = electron(options.keyring ?? true)
  const first = options.windowManager ? [untilAttached, windowManager] : [untilAttached]
  const app = askingAgain(
    await _electron.launch({
      executablePath,
      args: [...args, ...first.flatMap((file) => ['-r', file]), root, `--user-data-dir=${userData}`],
      cwd: root,
      env: { ...(process.env as Record<string, string>), ...displayOfWorker(), ...options.env },
      colorScheme: options.colorScheme ?? 'light',
    }),
  )
  let log = ''
  app.process().stderr?.on('data', (chunk) => (log += String(chunk)))
  app.process().stdout?.on('data', (chunk) => (log += String(chunk)))
  const keep = keepRemains(app, () => log)
  const page = await app.firstWindow()
  if (options.size !== null) await resize(app, options.size ?? { width: 1440, height: 900 })
  const ended = new Promise<void>((resolve) => app.process().once('exit', () => resolve()))
  return {
    app,
    page,
    userData,
    log: () => log,
    kill: async () => {
      app.process().kill('SIGKILL')
      await ended
    },
    close: async () => {
      await keep()
      await app.close()
    },
  }
}

/**
 * The main process now and then collects the promise by which Playwright waits for an answer, and the answer to a call
 * that was carried out is lost, with an error or without a word. What the tests ask of main does no harm twice.
 */
function askingAgain(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (...asked: unknown[]) => Promise<unknown>
  const again = async (...asked: unknown[]): Promise<unknown> => {
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise((resolve) => {
      timer = setTimeout(resolve, silenceMs, lost)
    })
    try {
      const answer = await Promise.race([evaluate(...asked), silence])
      if (answer !== lost) return answer
    } catch (error) {
      if (!String(error).includes('Resulting promise was garbage collected')) throw error
    } finally {
      clearTimeout(timer)
    }
    return again(...asked)
  }
  return Object.assign(app, { evaluate: again })
}

const lost = Symbol('lost')
const silenceMs = 10_000

/** Tests that run beside each other have a display each, where displays are virtual: focus and clipboard are one's own. */
function displayOfWorker(): Record<string, string> {
  const displays = (process.env['SECURITY_INFO_CONSOLE_DISPLAYS'] ?? '').split(' ').filter(Boolean)
  const display = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0) % displays.length]
  return display === undefined ? {} : { DISPLAY: display }
}

/** Electron and what it needs here, as scripts/lib/set-up.mjs found them. */
function electron(keyring: boolean): { executablePath: string; args: string[] } {
  const executablePath = process.env['SECURITY_INFO_CONSOLE_ELECTRON']
  if (!executablePath)
    throw new Error('Run the end-to-end tests with `npm test`: it finds Electron and sets up.')
  const args = (process.env['SECURITY_INFO_CONSOLE_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)
  const store = (arg: string) => arg.startsWith('--password-store=')
  return {
    executablePath,
    args: keyring ? args : [...args.filter((arg) => !store(arg)), '--password-store=basic'],
  }
}

/** Sets the size of the console's window, of its content: so a screenshot has exactly that many pixels. */
export async function resize(
  app: ElectronApplication,
  size: { width: number; height: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    const console = BrowserWindow.getAllWindows().find((one) => !one.webContents.getURL().includes('#'))
    console?.setContentSize(width, height)
  }, size)
}

/**
 * One console on the practice directory for all tests of a file, at its sign-in page before each of them. What a test
 * does to a user stays done: they don't share users that they change.
 */
export function shareConsole(): Console {
  const shared = forTheFile(launchConsole)
  base.beforeEach(() => toSignInPage(shared))
  return shared
}

/** The same where callers have to be verified, and a technician stays signed in from test to test. */
export const shareDesk = (): Console =>
  forTheFile(async () => {
    const desk = await launchConsole({ verifying: true })
    await practiceAs(desk.page, 'technician')
    return desk
  })

function forTheFile(launch: () => Promise<Console>): Console {
  const shared = {} as Console
  base.beforeAll(async () => {
    Object.assign(shared, await launch())
  })
  base.afterAll(async () => {
    await shared.close().catch(() => undefined)
    rmSync(shared.userData, { recursive: true, force: true })
  })
  return shared
}

async function toSignInPage({ app, page }: Console): Promise<void> {
  await page.evaluate(() => window.securityInfoConsole.session.signOut())
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.webContents.getURL().includes('#')) window.close()
  })
  await expect.poll(() => app.windows().length).toBe(1)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
  await resize(app, { width: 1440, height: 900 })
  await page.getByRole('button', { name: /· Technician/ }).waitFor()
}

/**
 * A test with a console on the practice directory: `console` is started before it and ended after it. One that fails
 * leaves what the windows of all its consoles showed, and their logs.
 */
export const test = base.extend<{ console: Console; remains: undefined }>({
  remains: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads off it what a fixture needs
    async ({}, use, test) => {
      forgetRemains()
      await use(undefined)
      if (test.status !== test.expectedStatus) await leaveRemains(test)
    },
    { auto: true },
  ],
  console: async ({ colorScheme }, use) => {
    const started = await launchConsole({ colorScheme: colorScheme === 'dark' ? 'dark' : 'light' })
    await use(started)
    await started.close().catch(() => undefined)
    rmSync(started.userData, { recursive: true, force: true })
  },
})

export { expect }
