import { app } from 'electron'

const deadlineMs = 3000

/** Runs `finish` once before the app ends, and lets nothing keep it from ending. */
export function finishBeforeQuit(finish: () => Promise<unknown>): void {
  let finishing = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (finishing) return
    finishing = true
    event.preventDefault()
    const deadline = new Promise((resolve) => setTimeout(resolve, deadlineMs))
    const end = () => app.exit()
    void Promise.race([finish(), deadline]).then(end, end)
  })
}
