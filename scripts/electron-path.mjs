// npm run --silent electron-path: the Electron in use, its path alone on stdout.

import { main } from './lib/say.mjs'
import { setUp } from './lib/set-up.mjs'

main(async () => {
  const { path } = await setUp()
  process.stdout.write(`${path}\n`)
})
