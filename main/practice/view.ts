import { foldDn } from '../directory/dn.ts'
import { Entry } from '../directory/entry.ts'
import { baseDn, groupsDn, subschemaDn } from './layout.ts'
import type { Attributes, AttributeType, Schema } from './schema.ts'
import { toBytes } from './schema.ts'
import type { Node, Store } from './store.ts'

/** An entry as it can be searched and sent: with what the directory itself knows about it. */
export interface View {
  key: string
  parent: string | null
  serial: number
  dn: string
  attributes: Readonly<Attributes>
  forMatching: Entry
}

const groups = foldDn(groupsDn)

/** Entries with their computed operational attributes, kept until something changes. */
export class Views {
  private revision = -1
  private memberships = new Map<string, string[]>()
  private readonly views = new Map<string, View>()

  constructor(
    private readonly store: Store,
    private readonly schema: Schema,
  ) {}

  get(key: string): View | undefined {
    this.refresh()
    const node = this.store.get(key)
    return node && this.viewOf(node)
  }

  *all(): Generator<View> {
    this.refresh()
    for (const node of this.store.all()) yield this.viewOf(node)
  }

  private refresh(): void {
    if (this.revision === this.store.revision) return
    this.revision = this.store.revision
    this.views.clear()
    this.memberships = new Map()
    for (const node of this.store.all()) {
      if (node.parent !== groups) continue
      for (const member of node.entry.attributes.member ?? []) {
        const key = foldDn(member)
        this.memberships.set(key, [...(this.memberships.get(key) ?? []), node.entry.dn])
      }
    }
  }

  private viewOf(node: Node): View {
    const known = this.views.get(node.key)
    if (known) return known
    const { dn, attributes } = node.entry
    const below = this.store.childCount(node.key)
    const memberOf = this.memberships.get(node.key)
    const all: Attributes = {
      ...attributes,
      entryDN: [dn],
      structuralObjectClass: [this.schema.structuralClass(attributes) ?? 'top'],
      subschemaSubentry: [subschemaDn],
      hasSubordinates: [below > 0 ? 'TRUE' : 'FALSE'],
      numSubordinates: [String(below)],
      ...(memberOf && { memberOf }),
    }
    const view: View = {
      key: node.key,
      parent: node.parent,
      serial: node.serial,
      dn,
      attributes: all,
      forMatching: Entry.from(dn, all),
    }
    this.views.set(node.key, view)
    return view
  }
}

/** RFC 4512, 5.1: what a client reads first. */
export function rootDse(offered: { controls: string[]; extensions: string[] }): View {
  return fixedView('', '', {
    objectClass: ['top'],
    namingContexts: [baseDn],
    subschemaSubentry: [subschemaDn],
    supportedLDAPVersion: ['3'],
    supportedControl: offered.controls,
    supportedExtension: offered.extensions,
    // All operational attributes by "+" (RFC 3673).
    supportedFeatures: ['1.3.6.1.4.1.4203.1.5.1'],
    vendorName: ['Security Info Console'],
    vendorVersion: ['practice directory'],
    structuralObjectClass: ['top'],
    entryDN: [''],
  })
}

export function subschema(schema: Schema): View {
  return fixedView(foldDn(subschemaDn), subschemaDn, {
    objectClass: ['top', 'subschema'],
    cn: ['subschema'],
    ...schema.describe(),
    structuralObjectClass: ['subschema'],
    entryDN: [subschemaDn],
  })
}

function fixedView(key: string, dn: string, attributes: Attributes): View {
  return { key, parent: null, serial: 0, dn, attributes, forMatching: Entry.from(dn, attributes) }
}

/**
 * RFC 4511, 4.5.1.8: nothing named or `*` is all user attributes, `+` (RFC 3673) all operational ones,
 * `1.1` none. Names that are not known are passed over.
 */
export function select(
  view: View,
  requested: readonly string[],
  typesOnly: boolean,
  schema: Schema,
  readable: (attribute: string) => boolean,
): { name: string; values: Buffer[] }[] {
  const wanted = wantedTypes(requested, schema)
  const selected: { name: string; values: Buffer[] }[] = []
  for (const [name, values] of Object.entries(view.attributes)) {
    const type = schema.attribute(name)
    if (!type || !wanted(type) || !readable(name)) continue
    selected.push({ name, values: typesOnly ? [] : values.map((value) => toBytes(type, value)) })
  }
  return selected
}

function wantedTypes(requested: readonly string[], schema: Schema): (type: AttributeType) => boolean {
  const allUser = requested.length === 0 || requested.includes('*')
  const allOperational = requested.includes('+')
  const named = new Set(requested.map((name) => schema.attribute(name)?.name))
  return (type) => (type.operational ? allOperational : allUser) || named.has(type.name)
}
