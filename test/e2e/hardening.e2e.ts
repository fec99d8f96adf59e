import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright/test'
import { type Console, expect, launchConsole, shareConsole, test } from './support/console.ts'
import { openCard, practiceAs, searchBox, signOut } from './support/operator.ts'
import { openPhone } from './support/practice-phone.ts'
import { openDisplay } from './support/user-display.ts'

const console = shareConsole()

const startPage = 'security-info://app/index.html'

test('no page of any window has anything of Node or Electron, and none gets away or out', async ({
  console,
}) => {
  const { app, page } = console
  const asked: string[] = []
  const web = createServer((request, answer) => {
    asked.push(request.url ?? '')
    answer.setHeader('access-control-allow-origin', '*')
    answer.end('got out')
  })
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const outside = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  await practiceAs(page, 'technician')
  const pages = {
    '': page,
    '#practice-phone': await openPhone(console),
    '#user-display': await openDisplay(console),
  }

  for (const [hash, view] of Object.entries(pages)) {
    expect(await lookAround(view, outside), hash).toEqual({
      globals: [],
      bridge: [
        ...['app', 'approvals', 'coverage', 'enrollment', 'exports', 'messages', 'methods', 'notices', 'on'],
        ...['passes', 'policy', 'practicePhone', 'reminders', 'reset', 'session', 'settings', 'tests'],
        ...['userDisplay', 'users', 'verification'],
      ],
      opened: 'refused',
      fetched: 'refused',
      image: 'refused',
      inline: 'refused',
      evaluated: 'refused',
      html: 'refused',
      camera: 'refused',
      notifications: 'denied',
      clipboard: 'refused',
      place: 'refused',
    })
    for (const target of [
      `${outside}/away`,
      'file:///etc/passwd',
      'security-info://app/../../../package.json',
    ]) {
      await view.evaluate((to) => {
        location.href = to
      }, target)
      await view.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
      expect(view.url()).toBe(startPage + hash)
    }
  }
  expect(await windows(app)).toBe(3)
  expect(asked).toEqual([])
  await new Promise((resolve) => web.close(resolve))
})

/** What a page finds of the world outside it. */
function lookAround(page: Page, outside: string) {
  return page.evaluate(async (outside) => {
    const failed = () => 'refused'
    const script = document.createElement('script')
    let inline = 'ran'
    try {
      script.textContent = 'window.inlineRan = true'
      document.head.append(script)
      if (!('inlineRan' in window)) inline = 'refused'
    } catch {
      inline = 'refused'
    }
    const image = new Image()
    const pixel = new Promise((resolve) => {
      image.onload = () => resolve('loaded')
      image.onerror = () => resolve('refused')
    })
    image.src = `${outside}/image`
    return {
      globals: ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys(window.securityInfoConsole).sort(),
      opened: window.open(`${outside}/open`) === null ? 'refused' : 'opened',
      fetched: await fetch(`${outside}/fetch`).then((answer) => answer.text(), failed),
      image: await pixel,
      inline,
      evaluated: (() => {
        try {
          // biome-ignore lint/security/noGlobalEval: that it is refused is what is shown here
          return globalThis.eval('"ran"')
        } catch {
          return 'refused'
        }
      })(),
      html: (() => {
        try {
          document.createElement('div').innerHTML = '<b>set</b>'
          return 'set'
        } catch {
          return 'refused'
        }
      })(),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted', failed),
      notifications: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().then(() => 'read', failed),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('refused'),
        ),
      ),
    }
  }, outside)
}

const windows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

test('files beside the renderer are not served', async () => {
  const { page } = console
  const statuses = await page.evaluate(async () =>
    Promise.all(
      [
        '/../main/index.cjs',
        '/%2e%2e/main/index.cjs',
        '/..%2fmain%2findex.cjs',
        '/none.js',
        '/',
        '/%zz.js',
      ].map(async (path) => (await fetch(path)).status),
    ),
  )
  expect(statuses).toEqual([404, 404, 404, 404, 404, 404])
})

test('a page of another origin gets an error for every call, even with our own bridge', async () => {
  const { app } = console
  const answer = await app.evaluate(async ({ BrowserWindow, app: electron }) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${electron.getAppPath()}/out/preload/index.cjs`,
        sandbox: true,
        contextIsolation: true,
      },
    })
    await window.loadURL('data:text/html,<p>elsewhere')
    const result = await window.webContents.executeJavaScript(
      'Promise.all([securityInfoConsole.session.current(), securityInfoConsole.settings.read()])',
    )
    window.destroy()
    return result
  })
  expect(answer).toMatchObject([
    { ok: false, error: { code: 'unknown-sender' } },
    { ok: false, error: { code: 'unknown-sender' } },
  ])
})

test('wrong arguments, and calls without permission, get errors', async () => {
  const { page } = console
  const calls = (list: [string, string, ...unknown[]][]) =>
    page.evaluate(async (list) => {
      const areas = window.securityInfoConsole as unknown as Record<
        string,
        Record<
          string,
          (...given: unknown[]) => Promise<{ ok: boolean; error?: { code: string; message: string } }>
        >
      >
      const codes: string[] = []
      for (const [area, name, ...given] of list) {
        const answer = await areas[area]?.[name]?.(...given)
        codes.push(`${area}.${name} ${answer?.ok ? 'ok' : answer?.error?.code}`)
      }
      return codes
    }, list)
  const dn = 'uid=pokafor,ou=people,dc=practice,dc=example'

  expect(
    await calls([
      ['users', 'search', { words: 'priya' }],
      ['users', 'read', { dn }],
      ['users', 'repair', { dn }],
      ['enrollment', 'begin', { dn, wish: { type: 'authenticator-app', app: 'other' } }],
      ['settings', 'keyState'],
      ['session', 'unlock', { password: null }],
    ]),
  ).toEqual([
    'users.search not-signed-in',
    'users.read not-signed-in',
    'users.repair not-signed-in',
    'enrollment.begin not-signed-in',
    'settings.keyState not-signed-in',
    'session.unlock not-signed-in',
  ])

  await practiceAs(page, 'auditor')
  expect(
    await calls([
      ['users', 'search'],
      ['users', 'search', { words: 7 }],
      ['users', 'search', { words: 'x', more: true }],
      ['users', 'search', { words: 'x' }, 'twice'],
      ['users', 'search', { words: 'x'.repeat(20_001) }],
      ['users', 'read', { dn: '' }],
      ['users', 'read', { dn: 'no DN at all' }],
      ['users', 'read', null],
      ['session', 'signInPractice', { operator: 'root' }],
      ['settings', 'write', { theme: 'pink' }],
      ['settings', 'write', { lockAfterMinutes: 1e9 }],
      ['users', 'repair', { dn }],
      ['enrollment', 'begin', { dn, wish: { type: 'authenticator-app', app: 'other' } }],
      ['enrollment', 'confirm', { enrollmentId: 'x', code: '123456' }],
      ['settings', 'importKey', { key: 'x' }],
      ['settings', 'copyKey'],
      ['settings', 'removeDirectory', { id: 'x' }],
      ['session', 'signInPractice', { operator: 'administrator' }],
    ]),
  ).toEqual([
    'users.search bad-arguments',
    'users.search bad-arguments',
    'users.search bad-arguments',
    'users.search ok',
    'users.search bad-arguments',
    'users.read bad-arguments',
    'users.read bad-arguments',
    'users.read bad-arguments',
    'session.signInPractice bad-arguments',
    'settings.write bad-arguments',
    'settings.write bad-arguments',
    'users.repair not-permitted',
    'enrollment.begin not-permitted',
    'enrollment.confirm not-permitted',
    'settings.importKey not-permitted',
    'settings.copyKey not-permitted',
    'settings.removeDirectory not-permitted',
    'session.signInPractice not-permitted',
  ])
})

test('an unsubscribe ends what it began', async () => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  const heard = await page.evaluate(async () => {
    let count = 0
    const stop = window.securityInfoConsole.on('session.changed', () => {
      count += 1
    })
    await window.securityInfoConsole.session.lock()
    await window.securityInfoConsole.session.unlock({ password: null })
    const while_ = count
    stop()
    await window.securityInfoConsole.session.lock()
    return [while_ > 0, count === while_]
  })
  expect(heard).toEqual([true, true])
  expect(await windows(app)).toBe(1)
})

test('a second start ends at once and brings the first window forward', async () => {
  const { app, userData } = console
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const program = process.env['SECURITY_INFO_CONSOLE_ELECTRON'] ?? ''
  const args = (process.env['SECURITY_INFO_CONSOLE_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)
  const root = join(import.meta.dirname, '../..')
  const second = spawn(program, [...args, root, `--user-data-dir=${userData}`], { stdio: 'ignore' })
  const code = await new Promise((resolve) => second.once('exit', resolve))
  expect(code).toBe(0)
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())),
    )
    .toEqual([true])
})

test('the window comes back where and as large as it was left', async () => {
  const first = await launchConsole({ size: { width: 1010, height: 710 } })
  const bounds = (console: Console) =>
    console.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds())
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setPosition(120, 90))
  await expect.poll(() => bounds(first)).toMatchObject({ x: 120, y: 90 })
  const left = await bounds(first)
  await first.close()
  expect(JSON.parse(readFileSync(join(first.userData, 'window-state.json'), 'utf8'))).toMatchObject({
    ...left,
  })
  const second = await launchConsole({ userData: first.userData, size: null })
  expect(await bounds(second)).toEqual(left)
  await second.close()
  rmSync(first.userData, { recursive: true, force: true })
})

test('a window that was maximized comes back maximized, and as large as it was before once it is not any more', async () => {
  const options = { windowManager: true, size: null }
  const look = ({ app }: Console) =>
    app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      return { maximized: window?.isMaximized(), bounds: window?.getBounds() }
    })
  const first = await launchConsole({ ...options, size: { width: 1010, height: 710 } })
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setPosition(120, 90))
  await expect.poll(() => look(first)).toMatchObject({ maximized: false, bounds: { x: 120, y: 90 } })
  const before = await look(first)
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.maximize())
  await expect.poll(async () => (await look(first)).bounds?.width).toBeGreaterThan(1010)
  const maximized = await look(first)
  await first.close()

  const second = await launchConsole({ ...options, userData: first.userData })
  await expect.poll(() => look(second)).toEqual({ ...maximized, maximized: true })
  await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.unmaximize())
  await expect.poll(() => look(second)).toEqual(before)
  await second.close()

  const third = await launchConsole({ ...options, userData: first.userData })
  expect(await look(third)).toEqual(before)
  await third.close()
  rmSync(first.userData, { recursive: true, force: true })
})

interface MenuLine {
  label: string
  accelerator: string
  registered: boolean
}

function menu(app: ElectronApplication): Promise<MenuLine[]> {
  return app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((top) => top.submenu?.items ?? []) ?? []
    return items.map(({ label, accelerator, registerAccelerator }) => ({
      label,
      accelerator: String(accelerator ?? ''),
      registered: registerAccelerator,
    }))
  })
}

function choose(app: ElectronApplication, label: string): Promise<void> {
  return app.evaluate(({ Menu }, label) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((top) => top.submenu?.items ?? []) ?? []
    items.find((item) => item.label === label)?.click()
  }, label)
}

test('the menu has every command, does it, and leaves the keys to the page', async () => {
  const { app, page } = console
  const lines = await menu(app)
  const shown = (label: string) => lines.find((line) => line.label === label)
  for (const [label, accelerator] of [
    ['Settings', 'CmdOrCtrl+,'],
    ['Lock', 'CmdOrCtrl+L'],
    ['Search users', 'CmdOrCtrl+K'],
    ['Set up methods', 'E'],
    ['Refresh', 'F5'],
    ['Users', 'CmdOrCtrl+1'],
    ['User display', 'CmdOrCtrl+D'],
    ['Practice phone', 'CmdOrCtrl+P'],
    ['Keyboard shortcuts', '?'],
  ] as const)
    expect(shown(label)).toEqual({ label, accelerator, registered: false })

  await practiceAs(page, 'technician')
  await choose(app, 'Settings')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await choose(app, 'Users')
  await expect(page.getByRole('heading', { name: 'No user is open' })).toBeVisible()
  await choose(app, 'Search users')
  await expect(searchBox(page)).toBeFocused()
  await openCard(page, 'Priya Okafor', 'pokafor')
  await choose(app, 'Set up methods')
  await expect(page.getByRole('heading', { name: 'Start by getting the app' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeFocused()
  await choose(app, 'Keyboard shortcuts')
  await expect(page.getByRole('dialog').locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await choose(app, 'Lock')
  await expect(page.getByRole('heading', { name: 'The console is locked' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(searchBox(page)).toBeVisible()
  await choose(app, 'Sign out')
  await expect(page.getByRole('heading', { name: 'Security Info Console' })).toBeVisible()
})

test('Esc at the very moment at which the wizard is there leaves the wizard, not the card behind it', async () => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  await openCard(page, 'Priya Okafor', 'pokafor')
  const first = 'Start by getting the app'
  await page.evaluate((first) => {
    const observer = new MutationObserver(() => {
      if (!document.body.textContent?.includes(first)) return
      observer.disconnect()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    })
    observer.observe(document.body, { childList: true, subtree: true })
  }, first)
  await choose(app, 'Set up methods')
  await expect(page.getByText('Stopped. Nothing was changed.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Priya Okafor' })).toBeFocused()
  await signOut(page)
})

test('a shortcut acts once', async () => {
  const { page } = console
  await practiceAs(page, 'technician')
  await openCard(page, 'Priya Okafor', 'pokafor')
  await countCommands(page)
  for (const key of ['F5', 'Control+,', 'Control+1', 'Control+k', '?']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await signOut(page)
  expect(await page.evaluate(() => (window as unknown as { commands: string[] }).commands)).toEqual([])
})

async function countCommands(page: Page): Promise<void> {
  await page.evaluate(() => {
    const commands: string[] = []
    Object.assign(window, { commands })
    window.securityInfoConsole.on('app.command', (command) => commands.push(command))
  })
}
