import { foldDn, parentDn } from '../directory/dn.ts'
import { createTurn } from '../turns.ts'
import type { Attributes } from './schema.ts'

/** Attribute names are canonical, values of octet syntax base64. Never changed in place. */
export interface StoredEntry {
  readonly dn: string
  readonly attributes: Readonly<Attributes>
}

/** One entry in the tree. `serial` orders entries, so that a page can go on after the last one sent. */
export interface Node {
  readonly key: string
  readonly parent: string | null
  readonly serial: number
  readonly entry: StoredEntry
}

export type StoreChange = { put: StoredEntry } | { remove: StoredEntry }

/**
 * The entries in memory, and how they stand in the file. A change is written first and seen after, so that
 * memory never holds what a crash would take back.
 */
export class Store {
  private nodes = new Map<string, Node>()
  private children = new Map<string, Set<string>>()
  /** Entries as they stand in the file: unchanged ones are not made JSON again. */
  private readonly lines = new WeakMap<StoredEntry, string>()
  private parentKeys = new Map<string, string>()
  private nextSerial = 1
  private readonly inTurn = createTurn()
  /** Counts changes, for what is computed from all entries. */
  revision = 0

  /** @throws when an entry stands before the one above it, or twice: not a whole tree */
  constructor(
    entries: Iterable<StoredEntry>,
    private readonly write: (text: string) => Promise<void>,
  ) {
    this.load(entries)
  }

  get(key: string): Node | undefined {
    return this.nodes.get(key)
  }

  /** In the order in which they were added. */
  all(): Iterable<Node> {
    return this.nodes.values()
  }

  childCount(key: string): number {
    return this.children.get(key)?.size ?? 0
  }

  /**
   * Changes wait for one another: `decide` sees what all earlier ones left, and may throw to refuse.
   * Rejects, with memory as it was, when the file can't be written.
   */
  change(decide: () => StoreChange | null): Promise<void> {
    return this.inTurn(async () => {
      const change = decide()
      if (change === null) return
      const next = 'put' in change ? this.nodeFor(change.put) : null
      const key = next?.key ?? foldDn('remove' in change ? change.remove.dn : '')
      await this.write(this.text(key, next))
      if (next) this.place(next)
      else this.drop(key)
      this.revision += 1
    })
  }

  /** Everything anew. */
  replaceAll(entries: Iterable<StoredEntry>): Promise<void> {
    const all = [...entries]
    return this.inTurn(async () => {
      const fresh = new Store(all, this.write)
      await this.write(fresh.text())
      this.load(all)
      this.revision += 1
    })
  }

  /** Puts other entries in the places of some, in memory: for what comes out the same where it is lost again. */
  exchange(other: (entry: StoredEntry) => StoredEntry): Promise<void> {
    return this.inTurn(async () => {
      for (const node of this.nodes.values()) {
        const entry = other(node.entry)
        if (entry !== node.entry) this.nodes.set(node.key, { ...node, entry })
      }
      this.revision += 1
    })
  }

  /** Writes the file as it is: after a fresh start. */
  save(): Promise<void> {
    return this.inTurn(() => this.write(this.text()))
  }

  /** Resolves when everything asked for so far is written. */
  async settled(): Promise<void> {
    await this.inTurn(async () => undefined)
  }

  private load(entries: Iterable<StoredEntry>): void {
    this.nodes = new Map()
    this.children = new Map()
    for (const entry of entries) {
      const node = this.nodeFor(entry)
      const rooted = this.nodes.size === 0 || (node.parent !== null && this.nodes.has(node.parent))
      if (!rooted || this.nodes.has(node.key)) throw new Error(`${entry.dn} has no place in the tree`)
      this.place(node)
    }
    if (this.nodes.size === 0) throw new Error('there is no entry')
  }

  private nodeFor(entry: StoredEntry): Node {
    const key = foldDn(entry.dn)
    const above = parentDn(entry.dn)
    const old = this.nodes.get(key)
    return {
      key,
      parent: above === null ? null : this.keyOf(above),
      serial: old?.serial ?? this.nextSerial++,
      entry,
    }
  }

  /** Keys of entries above others: there are few, and each is asked for hundreds of times. */
  private keyOf(dn: string): string {
    const known = this.parentKeys.get(dn)
    if (known !== undefined) return known
    const key = foldDn(dn)
    this.parentKeys.set(dn, key)
    return key
  }

  private place(node: Node): void {
    this.nodes.set(node.key, node)
    if (node.parent === null) return
    const siblings = this.children.get(node.parent) ?? new Set()
    this.children.set(node.parent, siblings.add(node.key))
  }

  private drop(key: string): void {
    const node = this.nodes.get(key)
    this.nodes.delete(key)
    if (node?.parent != null) this.children.get(node.parent)?.delete(key)
  }

  /** The file's text, with `next` in the place of the entry `key` (null: without it). */
  private text(key?: string, next?: Node | null): string {
    const lines: string[] = []
    for (const node of this.nodes.values()) {
      if (node.key !== key) lines.push(this.line(node.entry))
      else if (next) lines.push(this.line(next.entry))
    }
    if (next && key !== undefined && !this.nodes.has(key)) lines.push(this.line(next.entry))
    return `{"version":1,"entries":[\n${lines.join(',\n')}\n]}\n`
  }

  private line(entry: StoredEntry): string {
    const known = this.lines.get(entry)
    if (known !== undefined) return known
    const line = JSON.stringify(entry)
    this.lines.set(entry, line)
    return line
  }
}

/**
 * Reads what `Store` wrote.
 * @throws on anything that this console did not write whole
 */
export function readEntries(text: string): StoredEntry[] {
  const file: unknown = JSON.parse(text)
  const { version, entries } = isObject(file) ? file : {}
  if (version !== 1 || !Array.isArray(entries) || !entries.every(isStoredEntry))
    throw new Error('not a practice directory')
  return entries
}

// By hand, since a cold start waits for it: a schema library takes four times as long over a thousand values.
function isStoredEntry(value: unknown): value is StoredEntry {
  if (!isObject(value) || typeof value.dn !== 'string' || !isObject(value.attributes)) return false
  return Object.values(value.attributes).every(
    (values) => Array.isArray(values) && values.every((one) => typeof one === 'string'),
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
