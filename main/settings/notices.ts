import { mkdtemp, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { StartupNotice } from '../../preload/contract.ts'

type Later = () => Promise<StartupNotice | StartupNotice[] | null>

/** What start-up found wrong with files in user data, from all that opened one. */
export async function gatherNotices(
  userData: string,
  opened: { notice: StartupNotice | null }[],
  later: Later[],
): Promise<StartupNotice[]> {
  const found = await Promise.all([
    ...opened.map(({ notice }) => notice),
    // What can't be opened says so where it is used.
    ...later.map((notices) => notices().catch(() => null)),
    checkWritable(userData),
  ])
  return found.flat().filter((notice) => notice !== null)
}

async function checkWritable(userData: string): Promise<StartupNotice | null> {
  try {
    await rmdir(await mkdtemp(join(userData, 'writable-')))
    return null
  } catch {
    return { kind: 'user-data-read-only', kept: null }
  }
}
