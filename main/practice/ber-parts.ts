import type { BerReader } from '../directory/ber.ts'

export function readBoolean(ber: BerReader, tag = 0x01): boolean {
  return (ber.octets(tag)[0] ?? 0) !== 0
}

export function inside<T>(ber: BerReader, tag: number, read: () => T): T {
  const outer = ber.open(tag)
  const value = read()
  ber.close(outer)
  return value
}

export function readList<T>(ber: BerReader, read: () => T, tag = 0x30): T[] {
  return inside(ber, tag, () => {
    const values: T[] = []
    while (!ber.atEnd) values.push(read())
    return values
  })
}
