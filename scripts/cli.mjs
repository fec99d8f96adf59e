// npm run cli: the console's services without a window, as plain Node. Everything but the answer goes to stderr.

import { ensureBuild } from './lib/build.mjs'
import { ensureDependencies } from './lib/dependencies.mjs'
import { inTree } from './lib/paths.mjs'
import { ended, start } from './lib/run.mjs'
import { main } from './lib/say.mjs'

// 1 is an answer of the command itself: that some lack something.
const failed = 2

main(
  async () => {
    await ensureDependencies()
    await ensureBuild()
    const cli = [inTree('out/cli.js'), ...process.argv.slice(2)]
    const status = await ended(start(process.execPath, cli, { tellsItsEnd: true }), { bySignal: failed })
    return Math.min(status, failed)
  },
  { failed },
)
