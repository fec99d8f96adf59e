import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { downloadProblem } from './download-problem.mjs'
import { folderSize } from './folder-size.mjs'
import { cacheFolder, inTree, readJson } from './paths.mjs'
import { quietly } from './run.mjs'
import { megabytes, say, Trouble } from './say.mjs'
import { hasStandIn, standInElectron } from './stand-in-electron.mjs'

const hour = 3600_000

/**
 * Finds Electron, fetching it if need be: the declared version, else the stand-in.
 * Resolves to the executable's path, its folder and version, and what its children need in their environment.
 */
export async function findElectron() {
  const electron = (await declaredElectron()) ?? (await standInElectron())
  const path = electron.path ?? join(electron.dist, 'electron')
  const { version: wanted } = readJson(inTree('node_modules/electron/package.json'))
  const note = electron.version === wanted ? '' : ` in the place of ${wanted}, which can't be downloaded here`
  say(`Electron ${electron.version}${note}: ${path}`)
  return {
    path,
    dist: electron.dist,
    version: electron.version,
    declared: electron.version === wanted,
    environment: note ? { ELECTRON_OVERRIDE_DIST_PATH: electron.dist } : {},
  }
}

async function declaredElectron() {
  const folder = inTree('node_modules/electron')
  const { version } = readJson(join(folder, 'package.json'))
  if (installed(folder, version)) return installed(folder, version)
  const remembered = join(cacheFolder('electron'), `${version}-unreachable`)
  if (hasStandIn() && lately(remembered)) return null
  try {
    await download(folder, version)
    rmSync(remembered, { force: true })
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    const { why, todo, passes } = downloadProblem(error.message)
    say(`Electron ${version} can't be downloaded from here: ${why}`)
    if (todo) say(`  ${todo}`)
    if (!passes) {
      mkdirSync(dirname(remembered), { recursive: true })
      writeFileSync(remembered, String(Date.now()))
    }
  }
  return installed(folder, version)
}

function installed(folder, version) {
  const dist = join(folder, 'dist')
  const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : '')
  if (read(join(dist, 'version')).replace(/^v/, '') !== version) return null
  const path = join(dist, read(join(folder, 'path.txt')))
  return existsSync(path) ? { path, dist, version } : null
}

// Asking again at every start would cost its deadline on a network that swallows packets: once a day is enough.
const lately = (path) => existsSync(path) && Date.now() - Number(readFileSync(path, 'utf8')) < 24 * hour

// Electron's own installer has no progress and no deadline; what it writes shows whether it is getting anywhere.
async function download(folder, version) {
  say(`Downloading Electron ${version}`)
  const work = mkdtempSync(join(tmpdir(), 'security-info-console-electron-'))
  let bytes = 0
  let grewAt = Date.now()
  const written = () => {
    const now = folderSize(work) + folderSize(join(folder, 'dist'))
    if (now > bytes) grewAt = Date.now()
    bytes = now
    return megabytes(bytes)
  }
  try {
    await quietly('Electron', process.execPath, [join(folder, 'install.js')], {
      env: { ...process.env, TMPDIR: work, TEMP: work, TMP: work },
      state: written,
      giveUp: () => Date.now() - grewAt > 30_000,
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}
