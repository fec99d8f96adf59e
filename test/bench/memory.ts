import { readdirSync, readFileSync } from 'node:fs'

/** Bytes that a process and all below it hold: the sum of their proportional set sizes, a shared page counted once. Linux. */
export function memoryOf(pid: number): number {
  return processTree(pid).reduce((sum, member) => sum + proportionalSetSize(member), 0)
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

/** Of one process alone. */
export function proportionalSetSize(pid: number): number {
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
