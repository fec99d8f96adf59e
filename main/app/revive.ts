import { app, type BrowserWindow, dialog } from 'electron'
import { words } from './words.ts'

/** A page that dies so soon after it was loaded anew would die again and again. */
const tooSoonMs = 60_000

/** Where the page's process has died, the window would stay blank: it is loaded again, behind a lock. */
export function reviveAfterCrash(
  window: BrowserWindow,
  { log, crashed }: { log: (line: string) => void; crashed: () => void },
): void {
  let revivedAt = Number.NEGATIVE_INFINITY
  const revive = () => {
    revivedAt = performance.now()
    window.webContents.reload()
  }
  window.webContents.on('render-process-gone', async (_, { reason }) => {
    if (window.isDestroyed()) return
    log(`The page's process is gone: ${reason}`)
    crashed()
    if (performance.now() - revivedAt > tooSoonMs) return revive()
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: words.crash.again,
      detail: words.crash.todo,
      buttons: [words.crash.retry, words.crash.quit],
      defaultId: 0,
    })
    if (response === 0) revive()
    else app.quit()
  })
}
