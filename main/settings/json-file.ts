import { readFileSync, renameSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { z } from 'zod'
import { writeAtomically } from '../atomic-file.ts'
import { ConsoleError } from '../errors.ts'

export type JsonFile<T> =
  | { state: 'read'; value: T }
  | { state: 'missing' }
  /** Not what it should be; moved aside under `kept` (null where even that failed). */
  | { state: 'set-aside'; kept: string | null }

/** Reads a small file at start. Synchronous: nothing can go on without it. */
export function readJsonFile<T>(path: string, schema: z.ZodType<T>, now: Date): JsonFile<T> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'missing' }
    return { state: 'set-aside', kept: setAside(path, now) }
  }
  try {
    return { state: 'read', value: schema.parse(JSON.parse(text)) }
  } catch {
    return { state: 'set-aside', kept: setAside(path, now) }
  }
}

function setAside(path: string, now: Date): string | null {
  const kept = `${path}.unreadable-${now.toISOString().replaceAll(':', '-')}`
  try {
    renameSync(path, kept)
    return basename(kept)
  } catch {
    return null
  }
}

/**
 * Writes all or nothing.
 * @throws ConsoleError storage-unwritable
 */
export async function writeJsonFile(path: string, value: unknown): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeAtomically(path, (write) => write(`${JSON.stringify(value, null, 2)}\n`))
  } catch (error) {
    throw new ConsoleError('storage-unwritable', `${basename(path)}: ${(error as Error).message}`, {
      file: basename(path),
    })
  }
}
