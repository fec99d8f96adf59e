import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export const inTree = (...parts) => join(root, ...parts)

/** What set-up keeps between runs, outside the tree, in the folder that the system has for it. */
export function cacheFolder(name) {
  const own = 'security-info-console'
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, own, name)
  if (process.platform === 'win32') {
    return join(process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), own, name)
  }
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', own, name)
}

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))
