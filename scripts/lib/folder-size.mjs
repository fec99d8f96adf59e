import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes in a folder that may be changing while it is read; 0 if it isn't there. */
export function folderSize(folder) {
  let names = []
  try {
    names = readdirSync(folder, { recursive: true })
  } catch {
    return 0
  }
  return names.reduce((sum, name) => sum + sizeOf(join(folder, name)), 0)
}

function sizeOf(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.size : 0
}
