import { BerReader } from '../directory/ber.ts'
import type { Filter } from '../directory/filter.ts'
import { inside, readBoolean, readList } from './ber-parts.ts'
import { readFilter } from './request-filter.ts'

export interface Control {
  oid: string
  critical: boolean
  value: Buffer | null
}

export interface AttributeValues {
  name: string
  values: Buffer[]
}

export type ModifyChange = { op: 'add' | 'delete' | 'replace' } & AttributeValues

export interface SearchRequest {
  kind: 'search'
  base: string
  scope: 'base' | 'one' | 'sub'
  /** 0: no limit. */
  sizeLimit: number
  typesOnly: boolean
  filter: Filter
  attributes: string[]
}

export type Operation =
  | { kind: 'bind'; version: number; name: string; password: Buffer | null }
  | { kind: 'unbind' }
  | SearchRequest
  | { kind: 'modify'; dn: string; changes: ModifyChange[] }
  | { kind: 'add'; dn: string; attributes: AttributeValues[] }
  | { kind: 'delete'; dn: string }
  | { kind: 'rename'; dn: string }
  | { kind: 'compare'; dn: string; attribute: string; value: Buffer }
  | { kind: 'abandon' }
  | { kind: 'extended'; oid: string }

export type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>

export interface Request {
  id: number
  operation: Operation
  controls: Control[]
}

const scopes = ['base', 'one', 'sub'] as const
const changeOps = ['add', 'delete', 'replace'] as const

/**
 * Reads one LDAPMessage (RFC 4511, 4.1.1). Names, values and filters come out as they were sent, byte for
 * byte. Throws on anything that is no LDAP request.
 */
export function readRequest(message: Buffer): Request {
  const ber = new BerReader(message)
  ber.open(0x30)
  const id = ber.integer()
  const operation = readOperation(ber)
  return { id, operation, controls: ber.peek() === 0xa0 ? readControls(ber) : [] }
}

function readOperation(ber: BerReader): Operation {
  const tag = ber.peek()
  switch (tag) {
    case 0x60:
      return inside(ber, tag, () => ({
        kind: 'bind',
        version: ber.integer(),
        name: ber.text(),
        // Anything but a simple bind (0x80) is SASL, which is not offered.
        password: ber.peek() === 0x80 ? ber.octets(0x80) : null,
      }))
    case 0x42:
      ber.skip()
      return { kind: 'unbind' }
    case 0x63:
      return inside(ber, tag, () => readSearch(ber))
    case 0x66:
      return inside(ber, tag, () => ({
        kind: 'modify',
        dn: ber.text(),
        changes: readList(ber, () =>
          inside(ber, 0x30, () => ({ op: pick(changeOps, ber.integer(0x0a)), ...readAttribute(ber) })),
        ),
      }))
    case 0x68:
      return inside(ber, tag, () => ({
        kind: 'add',
        dn: ber.text(),
        attributes: readList(ber, () => readAttribute(ber)),
      }))
    case 0x4a:
      return { kind: 'delete', dn: ber.text(tag) }
    case 0x6c:
      return inside(ber, tag, () => ({ kind: 'rename', dn: ber.text() }))
    case 0x6e:
      return inside(ber, tag, () => {
        const dn = ber.text()
        return inside(ber, 0x30, () => ({
          kind: 'compare',
          dn,
          attribute: ber.text(),
          value: ber.octets(),
        }))
      })
    case 0x50:
      ber.skip()
      return { kind: 'abandon' }
    case 0x77:
      return inside(ber, tag, () => ({ kind: 'extended', oid: ber.text(0x80) }))
    default:
      throw new Error(`not a request: tag ${tag.toString(16)}`)
  }
}

function readSearch(ber: BerReader): SearchRequest {
  const base = ber.text()
  const scope = pick(scopes, ber.integer(0x0a))
  ber.integer(0x0a) // aliases: there are none
  const sizeLimit = ber.integer()
  ber.integer() // time limit: no search here takes a second
  const typesOnly = readBoolean(ber)
  const filter = readFilter(ber)
  const attributes = readList(ber, () => ber.text())
  return { kind: 'search', base, scope, sizeLimit, typesOnly, filter, attributes }
}

function readAttribute(ber: BerReader): AttributeValues {
  return inside(ber, 0x30, () => ({
    name: ber.text(),
    values: readList(ber, () => ber.octets(), 0x31),
  }))
}

function readControls(ber: BerReader): Control[] {
  return readList(
    ber,
    () =>
      inside(ber, 0x30, () => ({
        oid: ber.text(),
        critical: ber.peek() === 0x01 ? readBoolean(ber) : false,
        value: ber.peek() === 0x04 ? ber.octets() : null,
      })),
    0xa0,
  )
}

function pick<T>(from: readonly T[], index: number): T {
  const picked = from[index]
  if (picked === undefined) throw new Error(`${index} is none of the ${from.length} choices`)
  return picked
}
