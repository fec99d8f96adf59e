import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTree } from './paths.mjs'
import { quietly, tool } from './run.mjs'
import { say } from './say.mjs'

const sources = [
  'main',
  'preload',
  'renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const stamp = inTree('out/.built-from')
const results = [
  'out/main/index.cjs',
  'out/main/cli.cjs',
  'out/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

/** Builds into out/ if it wasn't built from the sources as they are. */
export async function ensureBuild() {
  const wanted = fingerprint()
  const complete = [...results, 'out/.built-from'].every((path) => existsSync(inTree(path)))
  if (complete && readFileSync(stamp, 'utf8') === wanted) return
  await build(wanted)
}

export async function build(of = fingerprint()) {
  say('Building into out/')
  await quietly('electron-vite build', ...tool('electron-vite', 'build'), {
    todo: 'Correct the source that the lines above name.',
  })
  writeFileSync(stamp, of)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((source) => filesUnder(source)).sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inTree(path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(inTree(path))) return []
  if (statSync(inTree(path)).isFile()) return [path]
  return readdirSync(inTree(path)).flatMap((name) => filesUnder(join(path, name)))
}
