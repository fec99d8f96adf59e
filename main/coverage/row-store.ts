import { BerReader } from '../directory/ber.ts'
import type { Entry } from '../directory/entry.ts'
import { readEntry } from '../directory/responses.ts'

const chunkBytes = 1024 * 1024

/**
 * Entries as the bytes in which they came, packed: hundreds of thousands of them as objects would fill the memory.
 * An `Entry` is made of one when it is looked at.
 */
export class RowStore {
  private readonly chunks: Buffer[] = []
  private used = chunkBytes
  private places = new Float64Array(1024)
  length = 0

  /** Copies an entry's element; returns its row. */
  add(bytes: Buffer, start: number, end: number): number {
    const size = end - start
    let chunk = this.chunks.at(-1)
    if (!chunk || this.used + size > chunk.length) {
      chunk = Buffer.allocUnsafeSlow(Math.max(chunkBytes, size))
      this.chunks.push(chunk)
      this.used = 0
    }
    bytes.copy(chunk, this.used, start, end)
    if (this.length === this.places.length) {
      const larger = new Float64Array(this.length * 2)
      larger.set(this.places)
      this.places = larger
    }
    // A chunk is never longer than the longest message: both fit into the 53 bits of a double.
    this.places[this.length] = (this.chunks.length - 1) * 2 ** 26 + this.used
    this.used += size
    this.length += 1
    return this.length - 1
  }

  /** Where a row's element begins. */
  at(row: number): { bytes: Buffer; start: number } {
    const place = row < this.length ? (this.places[row] ?? -1) : -1
    const bytes = this.chunks[Math.floor(place / 2 ** 26)]
    if (!bytes) throw new RangeError(`There is no row ${row}.`)
    return { bytes, start: place % 2 ** 26 }
  }

  entry(row: number): Entry {
    const { bytes, start } = this.at(row)
    return readEntry(new BerReader(bytes, start))
  }
}
