import { foldDn } from '../directory/dn.ts'
import { Entry } from '../directory/entry.ts'
import { equal } from '../directory/filter.ts'
import { matches } from '../directory/filter-match.ts'
import { code, Refusal } from './answer.ts'
import { portrait, portraitPrefix } from './people/portrait.ts'
import {
  type ClassDefinition,
  objectClasses,
  operationalAttributes,
  type Syntax,
  syntaxes,
  userAttributes,
} from './schema-definitions.ts'

export interface AttributeType {
  name: string
  names: string[]
  oid: string
  syntax: Syntax
  single: boolean
  operational: boolean
}

/** Attributes by canonical name. Values of octet syntax are kept as base64, so that the file stays JSON. */
export type Attributes = Record<string, string[]>

export interface Schema {
  /** By name in any case, or OID. Undefined: not known here. */
  attribute(name: string): AttributeType | undefined
  /** @throws Refusal undefinedAttributeType */
  known(name: string): AttributeType
  /** @throws Refusal objectClassViolation, constraintViolation, attributeOrValueExists */
  check(attributes: Attributes): void
  structuralClass(attributes: Attributes): string | null
  /** The name of an object class, by name in any case or OID. Undefined: not known here. */
  className(name: string): string | undefined
  /** The values of `cn=subschema` (RFC 4512, 4.2). */
  describe(): { attributeTypes: string[]; objectClasses: string[] }
}

export function createSchema(): Schema {
  const types = [...readTypes(userAttributes, false), ...readTypes(operationalAttributes, true)]
  const typeByName = new Map(
    types.flatMap((type) => [...type.names, type.oid].map((name) => [name.toLowerCase(), type])),
  )
  const classByName = new Map(
    objectClasses.flatMap((found) => [found.name, found.oid].map((name) => [name.toLowerCase(), found])),
  )

  function known(name: string): AttributeType {
    const type = typeByName.get(name.toLowerCase())
    if (!type) throw new Refusal(code.undefinedAttributeType, `${name}: attribute type undefined`)
    return type
  }

  /** The class and those that it stems from. */
  function lineage(name: string): ClassDefinition[] {
    const found = classByName.get(name.toLowerCase())
    if (!found) throw violation(`no object class "${name}" is known`)
    return [found, ...(found.sup === null ? [] : lineage(found.sup))]
  }

  function structural(classes: ClassDefinition[]): ClassDefinition[] {
    const above = new Set(classes.map((found) => found.sup))
    return classes.filter((found) => found.kind === 'STRUCTURAL' && !above.has(found.name))
  }

  function check(attributes: Attributes): void {
    const classes = [...new Set((attributes.objectClass ?? []).flatMap(lineage))]
    const lowest = structural(classes)
    if (lowest.length !== 1) throw violation(`${lowest.length} structural object classes`)
    const must = classes.flatMap((found) => found.must)
    const missing = must.find((name) => attributes[name] === undefined)
    if (missing) throw violation(`attribute '${missing}' is required`)
    const allowed = new Set([...must, ...classes.flatMap((found) => found.may)])
    for (const [name, values] of Object.entries(attributes)) {
      const type = known(name)
      if (!type.operational && !allowed.has(name)) throw violation(`attribute '${name}' not allowed`)
      if (type.single && values.length > 1)
        throw new Refusal(code.constraintViolation, `${name}: at most one value`)
    }
  }

  return {
    attribute: (name) => typeByName.get(name.toLowerCase()),
    known,
    check,
    structuralClass: (attributes) =>
      structural((attributes.objectClass ?? []).flatMap(lineage))[0]?.name ?? null,
    className: (name) => classByName.get(name.toLowerCase())?.name,
    describe: () => ({
      attributeTypes: types.map(describeType),
      objectClasses: objectClasses.map(describeClass),
    }),
  }
}

/** Bytes off the wire to the form in which they are kept. @throws Refusal invalidAttributeSyntax */
export function keep(type: AttributeType, bytes: Buffer): string {
  if (type.syntax === 'octets') return bytes.toString('base64')
  const text = bytes.toString('utf8')
  const wrong = !Buffer.from(text, 'utf8').equals(bytes) || text === '' || !fits(type.syntax, text)
  if (wrong) throw new Refusal(code.invalidAttributeSyntax, `${type.name}: value of wrong syntax`)
  return text
}

/** The value as it goes over the wire. Sample people's portraits are drawn when they are asked for. */
export function toBytes(type: AttributeType, kept: string): Buffer {
  if (type.syntax === 'octets' && kept.startsWith(portraitPrefix))
    return portrait(Number(kept.slice(portraitPrefix.length)))
  return Buffer.from(kept, type.syntax === 'octets' ? 'base64' : 'utf8')
}

/** By the attribute's own rule: `Registrar` is `registrar`, a DN is the same DN with other spaces. */
export function sameValue(type: AttributeType, a: string, b: string): boolean {
  if (a === b) return true
  if (type.syntax === 'octets') return false
  return matches(equal(type.name, b), Entry.from('', { [type.name]: [a] }))
}

function fits(syntax: Syntax, text: string): boolean {
  switch (syntax) {
    case 'integer':
      return /^(0|-?[1-9]\d*)$/.test(text)
    case 'time':
      return /^\d{10}(\d\d(\d\d)?)?([.,]\d+)?(Z|[+-]\d{2}(\d\d)?)$/.test(text)
    case 'telephone':
      return /^[\w \-+()./:?,'"*#]+$/.test(text)
    case 'dn':
      return isDn(text)
    default:
      return true
  }
}

function isDn(text: string): boolean {
  try {
    foldDn(text)
    return true
  } catch {
    return false
  }
}

function violation(why: string): Refusal {
  return new Refusal(code.objectClassViolation, why)
}

function* readTypes(lines: string, operational: boolean): Generator<AttributeType> {
  for (const line of lines.trim().split('\n')) {
    const [names = '', oid = '', syntax = 'text', single] = line.split(' ')
    const all = names.split('/')
    yield {
      name: all[0] ?? names,
      names: all,
      oid,
      syntax: syntax as Syntax,
      single: single === 'single',
      operational,
    }
  }
}

function describeType({ names, oid, syntax, single, operational }: AttributeType): string {
  const { oid: syntaxOid, equality, ordering, substr } = syntaxes[syntax]
  const parts = [
    oid,
    `NAME ${quoted(names)}`,
    equality && `EQUALITY ${equality}`,
    ordering && `ORDERING ${ordering}`,
    substr && `SUBSTR ${substr}`,
    `SYNTAX ${syntaxOid}`,
    single && 'SINGLE-VALUE',
    operational && 'NO-USER-MODIFICATION USAGE directoryOperation',
  ]
  return `( ${parts.filter(Boolean).join(' ')} )`
}

function describeClass({ name, oid, kind, sup, must, may }: ClassDefinition): string {
  const parts = [
    oid,
    `NAME ${quoted([name])}`,
    sup && `SUP ${sup}`,
    kind,
    must.length > 0 && `MUST ( ${must.join(' $ ')} )`,
    may.length > 0 && `MAY ( ${may.join(' $ ')} )`,
  ]
  return `( ${parts.filter(Boolean).join(' ')} )`
}

function quoted(names: string[]): string {
  return names.length === 1 ? `'${names[0]}'` : `( ${names.map((name) => `'${name}'`).join(' ')} )`
}
