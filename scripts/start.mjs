// npm start: from a fresh clone to the open window.

import { root } from './lib/paths.mjs'
import { show } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { readyToOpen } from './lib/set-up.mjs'

main(async () => {
  const { path, args, environment } = await readyToOpen()
  say('Opening the console (Ctrl+C here ends it)')
  return show(path, [...args, root, ...process.argv.slice(2)], { env: environment })
})
