import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  folder: string
  /** Leaves not a byte free. */
  fill(): void
  makeRoom(): void
  /** Mounts it again so that nothing can be written. */
  makeReadOnly(): void
  remove(): void
}

/** A disk of its own for user data; null where this user may not mount one. */
export function mountSmallDisk(): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'console-disk-'))
  const run = (program: string, ...args: string[]) => execFileSync(program, args, { stdio: 'ignore' })
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder)
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a')
      // In smaller and smaller pieces, down to the last byte.
      for (let size = 1 << 20; size >= 1; size >>= 1) {
        const piece = Buffer.alloc(size)
        try {
          while (writeSync(file, piece) === size);
        } catch {
          // Full for pieces of this size.
        }
      }
      closeSync(file)
    },
    makeRoom: () => rmSync(filler, { force: true }),
    makeReadOnly: () => run('mount', '-o', 'remount,ro', folder),
    remove() {
      run('umount', '-l', folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
