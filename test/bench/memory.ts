import { readdirSync, readFileSync } from 'node:fs'
import type { ElectronApplication } from 'playwright'

/**
 * Bytes that all processes of the app hold. On Linux the sum of their proportional set sizes, in which a shared
 * page counts once; elsewhere what Electron tells of their working sets.
 */
export async function memoryOf(app: ElectronApplication): Promise<number> {
  const pid = app.process().pid
  if (process.platform === 'linux' && pid !== undefined) {
    const sizes = processTree(pid).map((member) => proportionalSetSize(member))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
  return app.evaluate(
    ({ app: electron }) =>
      electron.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0) * 1024,
  )
}

function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(name) : null
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)]
  return below(root)
}

function parentOf(pid: string): number | null {
  try {
    // The command's name, in parentheses, may hold anything.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)
    return Number(after?.split(' ')[1])
  } catch {
    return null
  }
}

function proportionalSetSize(pid: number): number {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return Number(found?.[1] ?? 0) * 1024
  } catch (error) {
    // It has ended since the tree was read.
    if (
      (error as NodeJS.ErrnoException).code === 'ENOENT' ||
      (error as NodeJS.ErrnoException).code === 'ESRCH'
    )
      return 0
    throw error
  }
}
