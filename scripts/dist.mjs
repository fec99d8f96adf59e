// npm run dist: the console as a package for this system, below dist/.

import { readdirSync } from 'node:fs'
import { ensureBuild } from './lib/build.mjs'
import { packageApp } from './lib/package-app.mjs'
import { inTree } from './lib/paths.mjs'
import { main, say } from './lib/say.mjs'
import { setUp } from './lib/set-up.mjs'

main(async () => {
  const electron = await setUp()
  await ensureBuild()
  // What the formats need is downloaded from where Electron is.
  if (!electron.declared)
    say("Installers need downloads that can't be reached here: the folder alone is made")
  await packageApp(electron, { unpackedOnly: !electron.declared })
  for (const name of readdirSync(inTree('dist'))) {
    if (!name.startsWith('builder-')) process.stdout.write(`${inTree('dist', name)}\n`)
  }
})
