import type { BerReader } from '../directory/ber.ts'
import type { Filter } from '../directory/filter.ts'
import { inside, readBoolean, readList } from './ber-parts.ts'

/** Twice what a policy may have, for what is put around it; a stack overflow would end the whole console. */
const deepest = 200

/** RFC 4511, 4.5.1: straight from the bytes to our filter tree, never through a filter's text. */
export function readFilter(ber: BerReader, depth = 0): Filter {
  if (depth > deepest) throw new Error('a filter nested too deeply')
  const tag = ber.peek()
  switch (tag) {
    case 0xa0:
    case 0xa1:
      return { kind: tag === 0xa0 ? 'and' : 'or', of: readList(ber, () => readFilter(ber, depth + 1), tag) }
    case 0xa2:
      return inside(ber, tag, () => ({ kind: 'not', of: readFilter(ber, depth + 1) }))
    case 0xa3:
      return readAssertion(ber, tag, 'equal')
    case 0xa4:
      return readSubstrings(ber)
    case 0xa5:
      return readAssertion(ber, tag, 'gte')
    case 0xa6:
      return readAssertion(ber, tag, 'lte')
    case 0x87:
      return { kind: 'present', attribute: ber.text(tag) }
    case 0xa8:
      return readAssertion(ber, tag, 'approx')
    case 0xa9:
      return readExtensible(ber)
    default:
      throw new Error(`not a filter: tag ${tag.toString(16)}`)
  }
}

function readAssertion(ber: BerReader, tag: number, kind: 'equal' | 'gte' | 'lte' | 'approx'): Filter {
  return inside(ber, tag, () => ({ kind, attribute: ber.text(), value: ber.text() }))
}

function readSubstrings(ber: BerReader): Filter {
  return inside(ber, 0xa4, () => {
    const filter: Filter = { kind: 'substrings', attribute: ber.text(), initial: null, any: [], final: null }
    const outer = ber.open(0x30)
    while (!ber.atEnd) {
      const tag = ber.peek()
      const part = ber.text(tag)
      if (tag === 0x80) filter.initial = part
      else if (tag === 0x81) filter.any.push(part)
      else if (tag === 0x82) filter.final = part
      else throw new Error(`not a substring: tag ${tag.toString(16)}`)
    }
    ber.close(outer)
    return filter
  })
}

function readExtensible(ber: BerReader): Filter {
  return inside(ber, 0xa9, () => ({
    kind: 'extensible',
    rule: ber.peek() === 0x81 ? ber.text(0x81) : null,
    attribute: ber.peek() === 0x82 ? ber.text(0x82) : null,
    value: ber.text(0x83),
    dnAttributes: ber.peek() === 0x84 ? readBoolean(ber, 0x84) : false,
  }))
}
