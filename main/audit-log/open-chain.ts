import { open, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { StartupNotice } from '../../preload/contract.ts'
import { type Chain, type Place, readChain } from './read-chain.ts'
import { type AuditRecord, noHash } from './record.ts'

export interface OpenedChain {
  chain: Chain
  notices: StartupNotice[]
  /** What the first record of a new file says about the one that was set aside. */
  setAside: { file: string; head: string; records: number } | null
}

/**
 * Brings the file into a state in which it can be continued. A last line that a killed process left half
 * written was never acknowledged: it is cut and kept beside. A file whose chain is broken is set aside whole.
 */
export async function openChain(
  path: string,
  now: Date,
  visit: (record: AuditRecord, place: Place) => void,
): Promise<OpenedChain> {
  const empty: Chain = { size: 0, seq: 0, head: noHash, end: 'whole' }
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!found) return { chain: empty, notices: [], setAside: null }
  // A device or a directory is not ours to read, cut or move.
  if (!found.isFile()) throw new Error(`${basename(path)} is not a file`)

  const chain = await readChain(path, visit)
  if (chain.end === 'whole') return { chain, notices: [], setAside: null }
  if (chain.end === 'torn') {
    const kept = await cutTail(path, chain.size, now)
    return { chain, notices: [{ kind: 'audit-log-tail-cut', kept }], setAside: null }
  }
  const file = besideName(path, 'set-aside', now, 'jsonl')
  await rename(path, join(dirname(path), file))
  return {
    chain: empty,
    notices: [{ kind: 'audit-log-set-aside', kept: file }],
    setAside: { file, head: chain.head, records: chain.seq },
  }
}

async function cutTail(path: string, size: number, now: Date): Promise<string> {
  const handle = await open(path, 'r+')
  try {
    const tail = Buffer.alloc((await handle.stat()).size - size)
    await handle.read(tail, 0, tail.length, size)
    const kept = besideName(path, 'tail', now, 'txt')
    await writeFile(join(dirname(path), kept), tail, { mode: 0o600 })
    await handle.truncate(size)
    await handle.datasync()
    return kept
  } finally {
    await handle.close()
  }
}

function besideName(path: string, what: string, now: Date, extension: string): string {
  const time = now.toISOString().replaceAll(':', '-')
  return `${basename(path).replace(/\.jsonl$/, '')}.${what}-${time}.${extension}`
}
