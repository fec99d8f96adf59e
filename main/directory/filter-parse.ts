import { ConsoleError } from '../errors.ts'
import type { Filter } from './filter.ts'

/** Deeper nesting is nobody's policy, and would only exhaust the stack, here or in the directory. */
const deepest = 100

const attributeDescription = /^(?:[a-z][a-z0-9-]*|\d+(?:\.\d+)+)(?:;[a-z0-9-]+)*$/i
const ruleName = /^(?:[a-z][a-z0-9-]*|\d+(?:\.\d+)+)$/i

/** Reads RFC 4515 text. Throws `policy-invalid` with `detail.position`, counted from 1. */
export function parseFilter(text: string): Filter {
  const parser = new FilterParser(text)
  return parser.whole()
}

class FilterParser {
  private position = 0

  constructor(private readonly text: string) {}

  whole(): Filter {
    this.skipSpaces()
    const filter = this.filter(0)
    this.skipSpaces()
    if (this.position < this.text.length) this.fail('text after the filter')
    return filter
  }

  private filter(depth: number): Filter {
    if (depth > deepest) this.fail('nested too deeply')
    this.expect('(')
    const filter = this.component(depth)
    this.expect(')')
    return filter
  }

  private component(depth: number): Filter {
    switch (this.text[this.position]) {
      case '&':
        return { kind: 'and', of: this.list(depth) }
      case '|':
        return { kind: 'or', of: this.list(depth) }
      case '!': {
        this.position += 1
        this.skipSpaces()
        const of = this.filter(depth + 1)
        this.skipSpaces()
        return { kind: 'not', of }
      }
      default:
        return this.item()
    }
  }

  private list(depth: number): Filter[] {
    this.position += 1
    const of: Filter[] = []
    for (;;) {
      this.skipSpaces()
      if (this.text[this.position] !== '(') return of
      of.push(this.filter(depth + 1))
    }
  }

  private item(): Filter {
    const found = /^([^()=~<>:]*)(=|~=|>=|<=|(?::[^()=]*)?:=)/.exec(this.text.slice(this.position))
    if (!found) this.fail('an attribute and "=" are missing')
    const name = (found[1] ?? '').trim()
    const operator = found[2] ?? ''
    if (operator.endsWith(':=')) return this.extensible(name, operator, found[0].length)
    if (!attributeDescription.test(name)) this.fail('not the name of an attribute')
    this.position += found[0].length
    if (operator === '=') return this.equalOrSubstrings(name)
    const kind = operator === '~=' ? 'approx' : operator === '>=' ? 'gte' : 'lte'
    return { kind, attribute: name, value: this.onePart() }
  }

  private extensible(name: string, operator: string, length: number): Filter {
    if (name !== '' && !attributeDescription.test(name)) this.fail('not the name of an attribute')
    const words = operator.split(':').slice(1, -1)
    const dnAttributes = words[0]?.toLowerCase() === 'dn'
    const [rule = null, ...rest] = dnAttributes ? words.slice(1) : words
    if (rest.length > 0 || (rule !== null && !ruleName.test(rule)))
      this.fail('not the name of a matching rule')
    if (name === '' && rule === null) this.fail('neither attribute nor matching rule')
    this.position += length
    return { kind: 'extensible', attribute: name || null, rule, value: this.onePart(), dnAttributes }
  }

  private equalOrSubstrings(attribute: string): Filter {
    const parts = this.parts()
    if (parts.length === 1) return { kind: 'equal', attribute, value: parts[0] ?? '' }
    const [initial, ...rest] = parts
    const final = rest.pop()
    if (!initial && !final && rest.every((part) => part === '')) return { kind: 'present', attribute }
    return {
      kind: 'substrings',
      attribute,
      initial: initial || null,
      any: rest.filter((part) => part !== ''),
      final: final || null,
    }
  }

  private onePart(): string {
    const parts = this.parts()
    if (parts.length > 1) this.fail('"*" is only understood after "="; write \\2a for the character')
    return parts[0] ?? ''
  }

  /** The assertion's text up to the closing parenthesis, cut at unescaped stars, escapes resolved. */
  private parts(): string[] {
    const end = this.text.indexOf(')', this.position)
    if (end < 0) this.fail('")" is missing')
    const parts = this.text
      .slice(this.position, end)
      .split('*')
      .map((part) => this.unescape(part))
    this.position = end
    return parts
  }

  private unescape(part: string): string {
    if (part.includes('(')) this.fail('"(" in a value is written \\28')
    // Escapes are bytes of UTF-8, several of them for one character: so resolve them as bytes.
    const bytes = Buffer.concat(
      part.split(/(\\[0-9a-f]{2})/i).map((piece, i) => {
        if (i % 2 === 1) return Buffer.from(piece.slice(1), 'hex')
        if (piece.includes('\\')) this.fail('"\\" is not followed by two hexadecimal digits')
        return Buffer.from(piece, 'utf8')
      }),
    )
    const text = bytes.toString('utf8')
    if (!Buffer.from(text, 'utf8').equals(bytes)) this.fail('not UTF-8')
    return text
  }

  private expect(character: '(' | ')'): void {
    if (this.text[this.position] !== character) this.fail(`"${character}" is missing`)
    this.position += 1
  }

  private skipSpaces(): void {
    while (/\s/.test(this.text[this.position] ?? '')) this.position += 1
  }

  private fail(why: string): never {
    throw new ConsoleError('policy-invalid', `not a filter: ${why} at position ${this.position + 1}`, {
      position: this.position + 1,
    })
  }
}
