import { ConsoleError } from '../errors.ts'

export function garbled(why: string): ConsoleError {
  return new ConsoleError('directory-garbled', `The directory's answer can't be read: ${why}.`)
}

/**
 * Reads BER as LDAP restricts it (RFC 4511, 5.1), and nothing beyond the element that was opened.
 * ldapts' own reader gives null at a truncated element, which its loops take for progress: a garbled answer
 * would hang the process. This one throws `directory-garbled`.
 */
export class BerReader {
  position: number
  private limit: number

  constructor(
    private readonly bytes: Buffer,
    start = 0,
    end = bytes.length,
  ) {
    this.position = start
    this.limit = end
  }

  get atEnd(): boolean {
    return this.position >= this.limit
  }

  /** The next element's tag, or -1 at the end. */
  peek(): number {
    return this.position < this.limit ? (this.bytes[this.position] ?? -1) : -1
  }

  /** Goes inside an element; hand what it returns to `close`. */
  open(tag: number): number {
    const outer = this.limit
    this.limit = this.header(tag)
    return outer
  }

  /** Leaves an element; what was not read of it is skipped. */
  close(outer: number): void {
    this.position = this.limit
    this.limit = outer
  }

  octets(tag = 0x04): Buffer {
    const end = this.header(tag)
    const value = this.bytes.subarray(this.position, end)
    this.position = end
    return value
  }

  text(tag = 0x04): string {
    const end = this.header(tag)
    const value = this.bytes.toString('utf8', this.position, end)
    this.position = end
    return value
  }

  /** INTEGER or ENUMERATED; LDAP has none above 31 bits. */
  integer(tag = 0x02): number {
    const end = this.header(tag)
    const length = end - this.position
    if (length < 1 || length > 4) throw garbled(`a number of ${length} bytes`)
    const value = this.bytes.readIntBE(this.position, length)
    this.position = end
    return value
  }

  skip(): void {
    this.position = this.header(this.peek())
  }

  /** Checks tag and length, moves to the content, and returns the content's end. */
  private header(tag: number): number {
    if (this.position >= this.limit) throw garbled('it ends too early')
    const found = this.bytes[this.position]
    if (found !== tag) throw garbled(`tag ${found?.toString(16)} where ${tag.toString(16)} belongs`)
    const length = elementLength(this.bytes, this.position, this.limit)
    if (length === null) throw garbled('it ends within a length')
    const end = this.position + length
    if (end > this.limit) throw garbled('an element is longer than what holds it')
    const first = this.bytes[this.position + 1] ?? 0
    this.position += first < 0x80 ? 2 : 2 + (first & 0x7f)
    return end
  }
}

/** Length of the whole element (tag, length, content), or null while its length has not come in full. */
export function elementLength(bytes: Buffer, start: number, end: number): number | null {
  if (start + 2 > end) return null
  const first = bytes[start + 1] ?? 0
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  if (count === 0 || count > 4) throw garbled('a length of unlimited or absurd size')
  if (start + 2 + count > end) return null
  return 2 + count + bytes.readUIntBE(start + 2, count)
}
