import { BerReader, garbled } from './ber.ts'
import { Entry } from './entry.ts'

/** RFC 4511, 4.1.9, with what extended operations and controls add. */
export interface LdapResult {
  code: number
  matchedDn: string
  diagnostic: string
  referrals: string[]
  /** Of an extended operation. */
  name: string | null
  value: Buffer | null
  /** Values of response controls by OID. */
  controls: Map<string, Buffer>
}

export type Response =
  | { id: number; kind: 'entry'; entry: Entry }
  | { id: number; kind: 'reference' | 'intermediate' }
  | { id: number; kind: 'result'; tag: number; result: LdapResult }

export const searchEntry = 0x64
const searchReference = 0x73
const intermediate = 0x79
/** Bind, search done, modify, add, delete, modify DN, compare, extended. */
const results = new Set([0x61, 0x65, 0x67, 0x69, 0x6b, 0x6d, 0x6f, 0x78])

/** Reads one LDAPMessage, which fills `start` to `end`. Throws `directory-garbled`. */
export function readResponse(bytes: Buffer, start: number, end: number): Response {
  const reader = new BerReader(bytes, start, end)
  const outside = reader.open(0x30)
  const id = reader.integer()
  const tag = reader.peek()
  if (tag === searchEntry) return { id, kind: 'entry', entry: readEntry(reader) }
  if (tag === searchReference) return { id, kind: 'reference' }
  if (tag === intermediate) return { id, kind: 'intermediate' }
  if (!results.has(tag)) throw garbled(`an operation ${tag.toString(16)} that no server sends`)
  const result = readResult(reader, tag)
  if (reader.peek() === 0xa0) readControls(reader, result.controls)
  reader.close(outside)
  return { id, kind: 'result', tag, result }
}

/** Opens at the entry's own tag. */
export function readEntry(reader: BerReader): Entry {
  const outside = reader.open(searchEntry)
  const dn = reader.text()
  const list = reader.open(0x30)
  const attributes = readAttributes(reader)
  reader.close(list)
  reader.close(outside)
  return new Entry(dn, attributes)
}

/** The attributes from here to the end of what is open. */
export function readAttributes(reader: BerReader): { name: string; values: Buffer[] }[] {
  const attributes: { name: string; values: Buffer[] }[] = []
  while (!reader.atEnd) {
    const attribute = reader.open(0x30)
    const name = reader.text()
    const values: Buffer[] = []
    const set = reader.open(0x31)
    while (!reader.atEnd) values.push(reader.octets())
    reader.close(set)
    reader.close(attribute)
    attributes.push({ name, values })
  }
  return attributes
}

function readResult(reader: BerReader, tag: number): LdapResult {
  const outside = reader.open(tag)
  const result: LdapResult = {
    code: reader.integer(0x0a),
    matchedDn: reader.text(),
    diagnostic: reader.text(),
    referrals: [],
    name: null,
    value: null,
    controls: new Map(),
  }
  while (!reader.atEnd) {
    switch (reader.peek()) {
      case 0xa3: {
        const list = reader.open(0xa3)
        while (!reader.atEnd) result.referrals.push(reader.text())
        reader.close(list)
        break
      }
      case 0x8a:
        result.name = reader.text(0x8a)
        break
      case 0x8b:
        result.value = reader.octets(0x8b)
        break
      default:
        reader.skip()
    }
  }
  reader.close(outside)
  return result
}

function readControls(reader: BerReader, controls: Map<string, Buffer>): void {
  const list = reader.open(0xa0)
  while (!reader.atEnd) {
    const control = reader.open(0x30)
    const oid = reader.text()
    if (reader.peek() === 0x01) reader.skip()
    controls.set(oid, reader.peek() === 0x04 ? reader.octets() : Buffer.alloc(0))
    reader.close(control)
  }
  reader.close(list)
}

/**
 * RFC 2696: the cookie with which the next page is asked for, empty after the last; and about how many entries there
 * are in all, 0 where the server doesn't say.
 */
export function readPage(result: LdapResult): { cookie: Buffer; estimate: number } {
  const value = result.controls.get(pagedResults)
  if (!value) throw garbled('it does not say whether there are more pages')
  const reader = new BerReader(value)
  reader.open(0x30)
  const estimate = reader.integer()
  return { cookie: Buffer.from(reader.octets()), estimate }
}

export type PasswordPolicyError = 'expired' | 'locked' | 'must-change' | null

/** draft-behera-ldap-password-policy, 6.2. */
export function passwordPolicyError(result: LdapResult): PasswordPolicyError {
  const value = result.controls.get(passwordPolicy)
  if (!value || value.length === 0) return null
  const reader = new BerReader(value)
  reader.open(0x30)
  if (reader.peek() === 0xa0) reader.skip()
  if (reader.peek() !== 0x81) return null
  const errors: Record<number, PasswordPolicyError> = { 0: 'expired', 1: 'locked', 2: 'must-change' }
  return errors[reader.integer(0x81)] ?? null
}

export const pagedResults = '1.2.840.113556.1.4.319'
export const passwordPolicy = '1.3.6.1.4.1.42.2.27.8.5.1'
export const noticeOfDisconnection = '1.3.6.1.4.1.1466.20036'
