import { garbled } from './ber.ts'

/**
 * Walks over the bytes of one entry after the other (RFC 4511, 4.5.2) and says where its parts lie; nothing is
 * copied or decoded. One is made for all entries of a search: at hundreds of thousands an object each would cost
 * more than the reading.
 */
export class EntryScan {
  bytes: Buffer = Buffer.alloc(0)
  dnStart = 0
  dnEnd = 0
  /** Of the attribute that `next` has come to: the whole of it, its name, and its values' elements. */
  start = 0
  end = 0
  nameStart = 0
  nameEnd = 0
  valuesStart = 0
  private listEnd = 0
  private position = 0

  /** @throws ConsoleError directory-garbled, as `next` does */
  open(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes
    this.position = start
    const entryEnd = this.header(0x64, end)
    this.dnEnd = this.header(0x04, entryEnd)
    this.dnStart = this.position
    this.position = this.dnEnd
    this.listEnd = this.header(0x30, entryEnd)
  }

  /** Goes to the next attribute; false at the end. */
  next(): boolean {
    if (this.position >= this.listEnd) return false
    this.start = this.position
    this.end = this.header(0x30, this.listEnd)
    this.nameEnd = this.header(0x04, this.end)
    this.nameStart = this.position
    this.position = this.nameEnd
    this.header(0x31, this.end)
    this.valuesStart = this.position
    this.position = this.end
    return true
  }

  /** Of the attribute's first value the text; null: it has none. */
  firstValue(): string | null {
    if (this.valuesStart >= this.end) return null
    const after = this.position
    this.position = this.valuesStart
    const valueEnd = this.header(0x04, this.end)
    const value = this.bytes.toString('utf8', this.position, valueEnd)
    this.position = after
    return value
  }

  /** Goes to an element's content and returns where that ends. */
  private header(tag: number, limit: number): number {
    const { bytes } = this
    let at = this.position
    if (at + 2 > limit || bytes[at] !== tag) throw garbled('an entry of another form')
    let length = bytes[at + 1] as number
    at += 2
    if (length >= 0x80) {
      const count = length & 0x7f
      if (count === 0 || count > 4 || at + count > limit)
        throw garbled('a length of unlimited or absurd size')
      length = 0
      for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + index] as number)
      at += count
    }
    if (at + length > limit) throw garbled('an element is longer than what holds it')
    this.position = at
    return at + length
  }
}

/** FNV-1a and djb2 side by side, 53 bits in all: two DNs of one directory do not share one. */
export function hashBytes(bytes: Buffer, start: number, end: number): number {
  let [fnv, djb] = [0x811c9dc5, 5381]
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number
    fnv = Math.imul(fnv ^ byte, 0x01000193)
    djb = (Math.imul(djb, 33) + byte) | 0
  }
  return (fnv >>> 0) * 0x200000 + ((djb >>> 0) & 0x1fffff)
}
