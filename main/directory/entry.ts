type Value = string | Buffer

interface Attribute {
  name: string
  values: readonly Value[]
}

/**
 * An entry as read from a directory. Attribute names are found in any case. Values keep the form in which
 * they came (bytes off the wire, text in memory) until they are asked for.
 */
export class Entry {
  readonly dn: string
  private readonly attributes = new Map<string, Attribute>()

  /** For the wire: attributes in the order read. Elsewhere use `Entry.from`. */
  constructor(dn: string, attributes: Iterable<Attribute>) {
    this.dn = dn
    for (const attribute of attributes) {
      // Attributes without values come when only types were asked for: there is nothing to hold.
      if (attribute.values.length > 0) this.attributes.set(attribute.name.toLowerCase(), attribute)
    }
  }

  static from(
    dn: string,
    attributes: Readonly<Record<string, string | readonly string[] | readonly Buffer[]>>,
  ): Entry {
    return new Entry(
      dn,
      Object.entries(attributes).map(([name, value]) => ({
        name,
        values: typeof value === 'string' ? [value] : value,
      })),
    )
  }

  values(name: string): string[] {
    return this.raw(name).map((value) => (typeof value === 'string' ? value : value.toString('utf8')))
  }

  first(name: string): string | null {
    const value = this.raw(name)[0]
    if (value === undefined) return null
    return typeof value === 'string' ? value : value.toString('utf8')
  }

  bytes(name: string): Buffer[] {
    return this.raw(name).map((value) => (typeof value === 'string' ? Buffer.from(value, 'utf8') : value))
  }

  has(name: string): boolean {
    return this.attributes.has(name.toLowerCase())
  }

  /** As the directory spells them. */
  names(): string[] {
    return [...this.attributes.values()].map((attribute) => attribute.name)
  }

  private raw(name: string): readonly Value[] {
    // Nearly every caller spells the name as the directory does; lower-casing is for the rest.
    return (this.attributes.get(name) ?? this.attributes.get(name.toLowerCase()))?.values ?? []
  }
}
