import { expect, it } from 'vitest'
import { RowStore } from '../../../main/coverage/row-store.ts'
import { BerReader } from '../../../main/directory/ber.ts'
import { entry as message } from '../directory/raw-server.ts'

it('gives back every entry as it came, across its chunks and of any size', () => {
  const store = new RowStore()
  const sizes = [1, 5_000, 2_000_000, 100, 1_048_000]
  const rows = Array.from({ length: 1_500 }, (_, n) => ({
    dn: `uid=u${n}`,
    value: String(n).padEnd(n < sizes.length ? (sizes[n] ?? 1) : 1_000 + n, 'x'),
  }))
  for (const { dn, value } of rows) {
    const bytes = message(1, dn, { description: [value] })
    const reader = new BerReader(bytes)
    reader.open(0x30)
    reader.integer()
    store.add(bytes, reader.position, bytes.length)
    // What it was read from is used for the next answer.
    bytes.fill(0)
  }
  expect(store.length).toBe(rows.length)
  for (const [row, { dn, value }] of rows.entries()) {
    const entry = store.entry(row)
    expect(entry.dn).toBe(dn)
    expect(entry.first('description')).toBe(value)
  }
  expect(() => store.entry(rows.length)).toThrow(RangeError)
})
