import { randomBytes } from 'node:crypto'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Resolves once the system has taken it: whoever waits for it never runs ahead of the disk. */
export type Write = (piece: string | Uint8Array) => Promise<void>

/**
 * All or nothing, also across a power cut: what `make` writes goes to a file beside the target, which nobody else may
 * read, and which is flushed and renamed over the target once `make` has resolved. Until then the target is as it was.
 * @throws the system's error, or what `make` throws: then nothing is left
 */
export async function writeAtomically<T>(path: string, make: (write: Write) => Promise<T>): Promise<T> {
  await refuseWhatIsNoFile(path)
  const aside = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`
  // Never into what stands there already: in a folder of many it may be a link to somewhere else.
  const file = await open(aside, 'wx', 0o600)
  try {
    let made: T
    try {
      made = await make((piece) => file.writeFile(piece))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
    await flushFolder(dirname(path))
    return made
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw error
  }
}

/** A device would be replaced by a file. */
async function refuseWhatIsNoFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found || found.isFile()) return
  throw Object.assign(new Error(`${basename(path)} is not a file`), { code: 'EISDIR' })
}

// The new file is in place by now. Windows opens no folders, and some file systems do not flush them.
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Removes what consoles that were killed left half written beside the file. */
export async function clearLeftovers(path: string): Promise<void> {
  const folder = dirname(path)
  const base = basename(path)
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const rest = name.startsWith(base) ? name.slice(base.length) : ''
    const pid = /^\.(\d+)-[0-9a-f]{8}\.tmp$/.exec(rest)?.[1]
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
