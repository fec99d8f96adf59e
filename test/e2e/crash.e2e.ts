import type { ElectronApplication } from 'playwright/test'
import { errorWords } from '../../renderer/app/error-words.ts'
import { expect, test } from './support/console.ts'
import { practiceAs, search } from './support/operator.ts'

// Playwright gives a page up for good once it has crashed: from there on main is asked, which Playwright still has.

function crash(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  )
}

function inPage(app: ElectronApplication, script: string): Promise<unknown> {
  return app.evaluate(async ({ BrowserWindow }, run) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    return contents === undefined || contents.isCrashed() || contents.isLoading()
      ? null
      : contents.executeJavaScript(run)
  }, script)
}

const textOf = (app: ElectronApplication) => () => inPage(app, 'document.body.innerText')

test('a window whose page died comes back locked, and says so; one that keeps dying asks', async ({
  console,
}) => {
  const { app, page } = console
  await practiceAs(page, 'technician')
  await search(page, 'priya')
  await crash(app)
  await expect.poll(textOf(app)).toContain('The console is locked')
  expect(await textOf(app)()).toContain('The window stopped working and was loaded again.')
  const refused = await inPage(app, 'window.securityInfoConsole.users.search({ words: "priya" })')
  expect(refused).toMatchObject({ ok: false, error: { code: 'locked' } })
  const unlock =
    '[...document.querySelectorAll("button")].find((it) => it.innerText.startsWith("Unlock")).click()'
  await inPage(app, unlock)
  await expect.poll(textOf(app)).toContain('Find a user')

  await app.evaluate(({ dialog }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    const answer = async (_window: unknown, options: unknown) => {
      asked.push(options)
      return { response: 0, checkboxChecked: false }
    }
    Object.assign(dialog, { showMessageBox: answer })
  })
  await crash(app)
  await expect.poll(textOf(app)).toContain('The console is locked')
  const asked = await app.evaluate(() => (globalThis as unknown as { asked: unknown[] }).asked)
  expect(asked).toMatchObject([{ message: expect.stringContaining('twice in a row') }])
})

test('a page that can’t be drawn says so, instead of staying blank', async ({ console }) => {
  const { app, page } = console
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('session.signInPage')
    ipcMain.handle('session.signInPage', () => ({
      ok: true,
      value: { directories: [], practiceOperators: 'none of what was agreed' },
    }))
  })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
  await expect(page.getByRole('alert')).toContainText(errorWords.internal.what)
})
