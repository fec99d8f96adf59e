// npm run bench: the figures of test/bench, measured side by side with their references.

import { join } from 'node:path'
import { withKeyring } from './lib/keyring.mjs'
import { inTree } from './lib/paths.mjs'
import { quietly, show, tool } from './lib/run.mjs'
import { main, say } from './lib/say.mjs'
import { forTestRun, readyToOpen } from './lib/set-up.mjs'

main(async () => {
  const electron = await readyToOpen({ forTests: true })
  // Node 20 runs no TypeScript: our own modules become one file, packages stay where they are. It lies as deep
  // as its sources, so that what they find from where they are is still found.
  const folder = inTree('test-results/bench')
  const bundling = ['build', '--ssr', 'test/bench/index.ts', '--outDir', folder, '--emptyOutDir']
  await quietly('vite build', ...tool('vite', ...bundling))
  say('Measuring (5 rounds each; leave the machine alone meanwhile)')
  const run = [process.execPath, [join(folder, 'index.js'), ...process.argv.slice(2)]]
  const [command, args, env] = withKeyring(...run, forTestRun(electron))
  return show(command, args, { env })
})
