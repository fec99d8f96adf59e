// The least that an Electron app can be, as the measure of a start: one window with a local page.

const { app, BrowserWindow } = require('electron')

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 840 })
  window.on('page-title-updated', (_event, title) => {
    if (title === 'painted') process.stdout.write('ready: empty window\n')
  })
  void window.loadFile('index.html')
})
