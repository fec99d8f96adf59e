import { readFileSync, renameSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, parse } from 'node:path'
import { writeAtomically } from '../atomic-file.ts'

/** All or nothing, in a folder that is made where it is missing. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeAtomically(path, (write) => write(text))
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

/** Keeps a file that can't be understood, out of the way of the next write; under the name that is returned. */
export function setAside(path: string, now: Date): string | null {
  const { dir, name, ext } = parse(path)
  const time = now.toISOString().replaceAll(':', '-')
  try {
    const kept = `${name}.corrupt-${time}${ext}`
    renameSync(path, join(dir, kept))
    return kept
  } catch {
    // Where it can't be renamed it can't be written either, and the first change is refused.
    return null
  }
}
