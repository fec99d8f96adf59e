import { readFileSync, renameSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'

/** All or nothing, also across a power cut: written aside, flushed, renamed, and the folder flushed. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const aside = `${path}.${process.pid}.tmp`
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(aside, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined)
    throw error
  }
  await flushFolder(dirname(path))
}

// The new file is in place by now. Windows opens no folders, and some file systems do not flush them.
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => null)
  await folder?.sync().catch(() => undefined)
  await folder?.close()
}

/** Removes what consoles that were killed left half written beside the file. */
export async function clearLeftovers(path: string): Promise<void> {
  const { dir, base } = parse(path)
  const names = await readdir(dir).catch(() => [])
  for (const name of names) {
    const pid = name.startsWith(base) ? /^\.(\d+)\.tmp$/.exec(name.slice(base.length))?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(dir, name), { force: true }).catch(() => {})
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What stands in the file, or null where there is none. */
export function readWhole(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Keeps a file that can't be understood, out of the way of the next write. */
export function setAside(path: string, now: Date): void {
  const { dir, name, ext } = parse(path)
  const time = now.toISOString().replaceAll(':', '-')
  try {
    renameSync(path, join(dir, `${name}.corrupt-${time}${ext}`))
  } catch {
    // Where it can't be renamed it can't be written either, and the first change is refused.
  }
}
