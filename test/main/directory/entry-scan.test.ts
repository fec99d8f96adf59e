import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BerReader } from '../../../main/directory/ber.ts'
import { EntryScan, hashBytes } from '../../../main/directory/entry-scan.ts'
import { readEntry } from '../../../main/directory/responses.ts'
import { ConsoleError } from '../../../main/errors.ts'
import { entry as message } from './raw-server.ts'

/** The entry's element within its message. */
function element(dn: string, attributes: Record<string, string[]>): [Buffer, number, number] {
  const bytes = message(7, dn, attributes)
  const reader = new BerReader(bytes)
  reader.open(0x30)
  reader.integer()
  return [bytes, reader.position, bytes.length]
}

const entries = fc.record({
  dn: fc.string({ unit: 'grapheme', maxLength: 200 }),
  attributes: fc.dictionary(
    fc.stringMatching(/^[a-z]{1,12}$/),
    fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { minLength: 1, maxLength: 5 }),
    { maxKeys: 6 },
  ),
})

describe('the scan of an entry', () => {
  it('finds what reading it whole finds, one after the other', () => {
    const scan = new EntryScan()
    fc.assert(
      fc.property(entries, ({ dn, attributes }) => {
        const [bytes, start, end] = element(dn, attributes)
        const whole = readEntry(new BerReader(bytes, start, end))
        scan.open(bytes, start, end)
        expect(bytes.toString('utf8', scan.dnStart, scan.dnEnd)).toBe(whole.dn)
        const names: string[] = []
        while (scan.next()) names.push(bytes.toString('utf8', scan.nameStart, scan.nameEnd))
        expect(names).toEqual(whole.names())
      }),
    )
  })

  it('of bytes that are no entry throws what says so, and never reads beyond them', () => {
    const scan = new EntryScan()
    fc.assert(
      fc.property(
        entries,
        fc.nat(),
        fc.nat({ max: 255 }),
        fc.nat(),
        ({ dn, attributes }, place, byte, cut) => {
          const [bytes, start, end] = element(dn, attributes)
          bytes[start + (place % (end - start))] = byte
          const last = start + (cut % (end - start + 1))
          try {
            scan.open(bytes, start, last)
            while (scan.next()) expect(scan.end).toBeLessThanOrEqual(last)
          } catch (error) {
            expect(error).toBeInstanceOf(ConsoleError)
            expect((error as ConsoleError).code).toBe('directory-garbled')
          }
        },
      ),
    )
  })
})

it('300,000 DNs have 300,000 hashes', () => {
  const hashes = new Set<number>()
  for (let n = 0; n < 300_000; n += 1) {
    const dn = Buffer.from(`uid=u${n},ou=people,dc=example,dc=org`)
    hashes.add(hashBytes(dn, 0, dn.length))
  }
  expect(hashes.size).toBe(300_000)
})
