// npm run cli: the console's services without a window, as plain Node. Everything but the answer goes to stderr.

import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { inTree } from './lib/paths.mjs'
import { ended, start } from './lib/run.mjs'
import { main } from './lib/say.mjs'

main(async () => {
  await ensureDependencies()
  await ensureBuild()
  return ended(
    start(process.execPath, [inTree('out/cli.js'), ...process.argv.slice(2)], { tellsItsEnd: true }),
  )
})
