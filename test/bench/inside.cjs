// Loaded into the console's main process with `electron -r`. It types and looks on behalf of unwatched.ts over the
// process's own IPC channel, where Playwright would attach a debugger.
const { app, BrowserWindow } = require('electron')

const contents = () => BrowserWindow.getAllWindows()[0]?.webContents

const hands = {
  opened: () => contents() !== undefined && !contents().isLoading(),
  press({ key: keyCode, modifiers }) {
    contents().sendInputEvent({ type: 'keyDown', keyCode, modifiers })
    if (keyCode.length === 1 && modifiers.length === 0) contents().sendInputEvent({ type: 'char', keyCode })
    contents().sendInputEvent({ type: 'keyUp', keyCode, modifiers })
  },
  insert: ({ text }) => contents().insertText(text),
  memory({ pid: only }) {
    const counted = app.getAppMetrics().filter(({ pid }) => only === undefined || pid === only)
    return counted.reduce((sum, { memory }) => sum + memory.workingSetSize, 0) * 1024
  },
  renderer: () => contents().getOSProcessId(),
  look: ({ script }) => contents().executeJavaScript(script),
}

process.on('message', async ({ id, does, ...argument }) => {
  try {
    process.send({ id, value: await hands[does](argument) })
  } catch (error) {
    process.send({ id, error: String(error) })
  }
})
