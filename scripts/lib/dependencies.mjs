import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJson, root } from './paths.mjs'
import { npm, quietly } from './run.mjs'
import { say } from './say.mjs'

/** Installs what package-lock.json names, unless exactly that is installed. */
export async function ensureDependencies() {
  const why = whyStale(root)
  if (!why) return
  say(`Installing dependencies with npm ci (${why})`)
  await quietly('npm ci', ...npm('ci', '--no-audit', '--no-fund'), {
    todo: 'Check that the npm registry can be reached (npm ping), then run the same command again.',
  })
}

// npm writes its hidden lockfile last, so a broken-off installation has none.
export function whyStale(folder) {
  const hidden = join(folder, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return 'none are installed'
  const installed = readJson(hidden).packages
  const wanted = Object.entries(readJson(join(folder, 'package-lock.json')).packages)
  const changed = wanted.find(([path, entry]) => {
    if (path === '') return false
    const found = installed[path]
    // Optional packages are those of other platforms.
    return found ? found.version !== entry.version || found.integrity !== entry.integrity : !entry.optional
  })
  return changed && `${changed[0].replace('node_modules/', '')} is not at the version in package-lock.json`
}
