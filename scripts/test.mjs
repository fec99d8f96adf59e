// npm test: everything, from formatting to real Electron; ends with the line "N passed, N failed".
// npm test -- <words>: steps by name (lint, types, unit, build, packaged, e2e), or parts of test files' paths.

import { availableParallelism } from 'node:os'
import { build, ensureBuild } from './lib/build.mjs'
import { startDisplay } from './lib/display.mjs'
import { withKeyring } from './lib/keyring.mjs'
import { packageApp } from './lib/package-app.mjs'
import { inTree } from './lib/paths.mjs'
import { counted, one, playwrightResults, summary, vitestResults } from './lib/results.mjs'
import { show, tool } from './lib/run.mjs'
import { main, say, told } from './lib/say.mjs'
import { forTestRun, setUp, withDisplay } from './lib/set-up.mjs'

const titles = {
  lint: 'format and lint',
  types: 'types',
  unit: 'unit and directory',
  build: 'build',
  packaged: 'packaged app',
  e2e: 'end to end',
}

main(async () => {
  const electron = await withDisplay(await setUp({ forTests: true }))
  const words = process.argv.slice(2)
  const filters = words.filter((word) => !(word in titles))
  const run = stepsFor(electron, filters)
  const named = words.filter((word) => word in titles)
  const chosen = named.length > 0 ? named : Object.keys(filters.length > 0 ? { unit: 1, e2e: 1 } : titles)
  const steps = []
  for (const name of chosen) {
    const started = Date.now()
    say(titles[name])
    const result = await run[name]().catch(failed)
    steps.push({ title: titles[name], result, seconds: Math.round((Date.now() - started) / 1000) })
  }
  const { text, good } = summary(steps)
  process.stdout.write(text)
  return good ? 0 : 1
})

// A step that breaks is a failure like any other, and the next one runs all the same.
function failed(error) {
  process.stderr.write(told(error))
  return one(1)
}

/**
 * Tests wait more than they reckon, so there is one at a time more than there are cores, each on a virtual display of
 * its own; on a real one windows would take each other's focus.
 */
async function displaysFor(electron) {
  const displays = [electron.environment.DISPLAY ?? '']
  if (electron.watched) return displays
  while (displays.length < Math.min(availableParallelism() + 1, mostDisplays))
    displays.push(await startDisplay())
  return displays
}

const mostDisplays = 4

function stepsFor(electron, filters) {
  // Words may pick tests of one step only; a whole run without tests is none.
  const picked = filters.length > 0
  // Into a file or a log go words, no colors.
  const plain = !process.stdout.isTTY
  const env = { ...forTestRun(electron), ...(plain && { NO_COLOR: '1' }) }
  const results = (name) => inTree('test-results', `${name}.json`)
  const vitest = (name, ...args) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results(name)}`]
    const command = tool('vitest', 'run', ...(picked ? ['--passWithNoTests'] : []), ...reporters, ...args)
    return counted(results(name), vitestResults, () => show(...command, { env }))
  }
  return {
    lint: async () =>
      one(await show(...tool('@biomejs/biome', 'ci', '.', ...(plain ? ['--colors=off'] : [])))),
    types: async () => one(await show(...tool('typescript:tsc', '-b'))),
    unit: () => vitest('unit', ...filters),
    build: async () => {
      await build()
      return one(0)
    },
    packaged: async () => {
      await ensureBuild()
      await packageApp(electron, { unpackedOnly: true })
      return vitest('packaged', '--config', 'test/packaged/vitest.config.ts')
    },
    e2e: async () => {
      await ensureBuild()
      const displays = await displaysFor(electron)
      const options = ['--project', 'e2e', '--workers', String(displays.length)]
      if (picked) options.push('--pass-with-no-tests')
      const command = tool('playwright', 'test', ...options, ...filters)
      const [program, args, environment] = withKeyring(...command, {
        ...env,
        SECURITY_INFO_CONSOLE_DISPLAYS: displays.join(' '),
      })
      return counted(results('e2e'), playwrightResults, () => show(program, args, { env: environment }))
    },
  }
}
