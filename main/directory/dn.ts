import { ConsoleError } from '../errors.ts'
import { foldText } from './fold.ts'

/** One attribute and value of a relative name. `value` is plain text, without any escaping. */
export interface Ava {
  attribute: string
  value: string
}
/** A relative distinguished name; more than one pair for a multi-valued one (`cn=a+uid=b`). */
export type Rdn = Ava[]
/** From the entry itself up to the root, as in RFC 4514. */
export type Dn = Rdn[]

const attributeType = /^(?:[a-z][a-z0-9-]*|(?:oid\.)?\d+(?:\.\d+)+)$/i
const mustBeEscaped = new Set([',', '+', '"', '\\', '<', '>', ';', '='])
const textEncoder = new TextEncoder()
const textDecoder = new TextDecoder('utf-8', { fatal: true })

// The types that RFC 4514 section 3 wants recognized under either name.
const nameOfOid = new Map([
  ['2.5.4.3', 'cn'],
  ['2.5.4.4', 'sn'],
  ['2.5.4.6', 'c'],
  ['2.5.4.7', 'l'],
  ['2.5.4.8', 'st'],
  ['2.5.4.9', 'street'],
  ['2.5.4.10', 'o'],
  ['2.5.4.11', 'ou'],
  ['0.9.2342.19200300.100.1.25', 'dc'],
  ['0.9.2342.19200300.100.1.1', 'uid'],
])
const shortName = new Map([
  ['commonname', 'cn'],
  ['surname', 'sn'],
  ['countryname', 'c'],
  ['localityname', 'l'],
  ['stateorprovincename', 'st'],
  ['organizationname', 'o'],
  ['organizationalunitname', 'ou'],
  ['domaincomponent', 'dc'],
  ['userid', 'uid'],
])

/** Reads RFC 4514 (and RFC 2253's quotes and semicolons). Throws `bad-arguments` naming the position. */
export function parseDn(text: string): Dn {
  const reader = new DnReader(text)
  return reader.dn()
}

/** RFC 4514 text of a DN built from plain values. */
export function dnText(dn: Dn): string {
  return dn.map(rdnText).join(',')
}

export function sameDn(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [tryFold(a), tryFold(b)]
  return left !== null && left === right
}

/** A form in which equal DNs are equal strings: for keys of maps and comparison. Throws like `parseDn`. */
export function foldDn(text: string): string {
  return JSON.stringify(parseDn(text).map(foldRdn))
}

/** The DN above, or null at the root. */
export function parentDn(dn: string): string | null {
  const rdns = parseDn(dn)
  return rdns.length < 2 ? null : dnText(rdns.slice(1))
}

export function childDn(rdnAttribute: string, value: string, parent: string): string {
  const own = rdnText([{ attribute: rdnAttribute, value }])
  return parent === '' ? own : `${own},${parent}`
}

/** True for entries below `base` at any depth, not for `base` itself. */
export function isBelow(dn: string, base: string): boolean {
  const [rdns, above] = [parseDn(dn).map(foldRdn), parseDn(base).map(foldRdn)]
  return rdns.length > above.length && above.every((rdn, i) => rdns[rdns.length - above.length + i] === rdn)
}

function tryFold(text: string): string | null {
  try {
    return foldDn(text)
  } catch {
    return null
  }
}

function foldRdn(rdn: Rdn): string {
  const pairs = rdn.map(({ attribute, value }) => JSON.stringify([foldType(attribute), foldText(value)]))
  return pairs.sort().join('+')
}

function foldType(attribute: string): string {
  const lower = attribute.toLowerCase().replace(/^oid\./, '')
  return nameOfOid.get(lower) ?? shortName.get(lower) ?? lower
}

function rdnText(rdn: Rdn): string {
  return rdn.map(({ attribute, value }) => `${attribute}=${escapeValue(value)}`).join('+')
}

function escapeValue(value: string): string {
  let text = ''
  const characters = [...value]
  characters.forEach((character, i) => {
    const edge = i === 0 || i === characters.length - 1
    if (mustBeEscaped.has(character)) text += `\\${character}`
    else if (character === ' ' && edge) text += '\\ '
    else if (character === '#' && i === 0) text += '\\#'
    else if (character < ' ' || character === '\x7f') text += hexOf(character)
    else text += character
  })
  return text
}

function hexOf(character: string): string {
  return [...textEncoder.encode(character)].map((b) => `\\${b.toString(16).padStart(2, '0')}`).join('')
}

class DnReader {
  private position = 0

  constructor(private readonly text: string) {}

  dn(): Dn {
    const rdns: Dn = []
    if (this.text.trim() === '') return rdns
    for (;;) {
      rdns.push(this.rdn())
      if (this.position === this.text.length) return rdns
      this.position += 1 // the comma or semicolon at which rdn() stopped
    }
  }

  private rdn(): Rdn {
    const pairs: Rdn = []
    for (;;) {
      const attribute = this.attribute()
      pairs.push({ attribute, value: this.value() })
      if (this.text[this.position] !== '+') return pairs
      this.position += 1
    }
  }

  private attribute(): string {
    const equals = this.text.indexOf('=', this.position)
    if (equals < 0) this.fail('"=" is missing')
    const attribute = this.text.slice(this.position, equals).trim()
    if (!attributeType.test(attribute)) this.fail('not the name of an attribute')
    this.position = equals + 1
    return attribute
  }

  private value(): string {
    while (this.text[this.position] === ' ') this.position += 1
    const start = this.text[this.position]
    if (start === '#') return this.hexValue()
    const bytes: number[] = []
    // Unescaped spaces at the end do not belong to the value; escaped ones do.
    let keep = 0
    let quoted = start === '"'
    const wasQuoted = quoted
    if (quoted) this.position += 1
    for (;;) {
      const character = this.character()
      if (character === undefined) {
        if (quoted) this.fail('a quote is not closed')
        break
      }
      if (character === '\\') {
        bytes.push(...this.escaped())
        keep = bytes.length
        continue
      }
      if (character === '"') {
        if (!quoted) this.fail('a quote in the middle of a value')
        quoted = false
        this.position += 1
        keep = bytes.length
        continue
      }
      if (!quoted && (character === ',' || character === ';' || character === '+')) break
      if (!quoted && wasQuoted && character !== ' ') this.fail('text after a closing quote')
      if (!quoted && (character === '<' || character === '>')) this.fail(`"${character}" is not escaped`)
      const point = character.charCodeAt(0)
      // The encoder costs more than all the rest, and names are mostly ASCII.
      if (point < 0x80) bytes.push(point)
      else bytes.push(...textEncoder.encode(character))
      this.position += character.length
      if (quoted || character !== ' ') keep = bytes.length
    }
    return this.decode(bytes.slice(0, keep))
  }

  private character(): string | undefined {
    const point = this.text.codePointAt(this.position)
    return point === undefined ? undefined : String.fromCodePoint(point)
  }

  private escaped(): Iterable<number> {
    const hex = this.text.slice(this.position + 1, this.position + 3)
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      this.position += 3
      return [Number.parseInt(hex, 16)]
    }
    this.position += 1
    const character = this.character()
    if (character === undefined) this.fail('nothing follows the backslash')
    this.position += character.length
    return textEncoder.encode(character)
  }

  /** `#` and the BER of the value: string types are read, anything else keeps its hexadecimal text. */
  private hexValue(): string {
    const found = /^#((?:[0-9a-f]{2})+) *(?=[,;+]|$)/i.exec(this.text.slice(this.position))
    if (!found?.[1]) this.fail('not hexadecimal')
    this.position += found[0].length
    const ber = Buffer.from(found[1], 'hex')
    const isText = ber[0] === 0x04 || ber[0] === 0x0c || ber[0] === 0x13 || ber[0] === 0x16
    return isText && ber[1] === ber.length - 2 ? this.decode(ber.subarray(2)) : `#${found[1]}`
  }

  private decode(bytes: Iterable<number>): string {
    try {
      return textDecoder.decode(Uint8Array.from(bytes))
    } catch {
      return this.fail('not UTF-8')
    }
  }

  private fail(why: string): never {
    throw new ConsoleError('bad-arguments', `not a DN: ${why} at position ${this.position + 1}`, {
      position: this.position + 1,
    })
  }
}
