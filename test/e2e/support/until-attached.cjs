// Loaded into the console before its own code (`-r`): it opens its window once Playwright is attached, which then says
// so by calling `__playwright_run`. Attached in the middle of the page's first navigation, Playwright would wait for a
// page that has been there for long, about once in thirty starts.
const { app } = require('electron')

const ready = app.whenReady()
const attached = new Promise((resolve) => {
  globalThis.__playwright_run = resolve
})
app.whenReady = () => attached.then(() => ready)
