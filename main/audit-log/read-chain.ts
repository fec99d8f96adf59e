import { createReadStream } from 'node:fs'
import { type AuditRecord, noHash, readRecord } from './record.ts'

export interface Place {
  offset: number
  length: number
}

export interface Chain {
  /** Bytes of the records whose chain holds. */
  size: number
  /** Number and hash of the last of them. */
  seq: number
  head: string
  /** `torn`: the last line has no end, as a killed process leaves it. `broken`: anything else. */
  end: 'whole' | 'torn' | 'broken'
}

/** No record comes near it; a file that holds more without a line break is no log of ours. */
const longestLine = 1_000_000
const lineBreak = 0x0a

/**
 * Reads a log from its start, checks each record's number, hash and link to the one before, and stops at the
 * first that does not hold. Gives way to other work between chunks.
 */
export async function readChain(
  path: string,
  visit: (record: AuditRecord, place: Place) => void,
): Promise<Chain> {
  const chain: Chain = { size: 0, seq: 0, head: noHash, end: 'whole' }
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = block.indexOf(lineBreak); end >= 0; end = block.indexOf(lineBreak)) {
      const record = readRecord(block.toString('utf8', 0, end))
      if (!record || record.seq !== chain.seq + 1 || record.prev !== chain.head)
        return { ...chain, end: 'broken' }
      visit(record, { offset: chain.size, length: end })
      chain.size += end + 1
      chain.seq = record.seq
      chain.head = record.hash
      block = block.subarray(end + 1)
    }
    if (block.length > longestLine) return { ...chain, end: 'broken' }
    rest = block
  }
  return { ...chain, end: rest.length === 0 ? 'whole' : 'torn' }
}
