import { z } from 'zod'
import { foldDn, parentDn } from '../directory/dn.ts'
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
  /** The entry as it stands in the file: unchanged ones are not written as JSON again. */
  readonly line: string
}

export type StoreChange = { put: StoredEntry } | { remove: StoredEntry }

const fileShape = z.object({
  version: z.literal(1),
  entries: z.array(z.object({ dn: z.string(), attributes: z.record(z.string(), z.array(z.string())) })),
})

/**
 * The entries in memory, and how they stand in the file. A change is written first and seen after, so that
 * memory never holds what a crash would take back.
 */
export class Store {
  private nodes = new Map<string, Node>()
  private children = new Map<string, Set<string>>()
  private nextSerial = 1
  private turn: Promise<unknown> = Promise.resolve()
  /** Counts changes, for what is computed from all entries. */
  revision = 0

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

  /** Writes the file as it is: after a fresh start. */
  save(): Promise<void> {
    return this.inTurn(() => this.write(this.text()))
  }

  /** Resolves when everything asked for so far is written. */
  async settled(): Promise<void> {
    await this.turn
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work)
    this.turn = done.catch(() => undefined)
    return done
  }

  private load(entries: Iterable<StoredEntry>): void {
    this.nodes = new Map()
    this.children = new Map()
    for (const entry of entries) this.place(this.nodeFor(entry))
  }

  private nodeFor(entry: StoredEntry): Node {
    const key = foldDn(entry.dn)
    const above = parentDn(entry.dn)
    const old = this.nodes.get(key)
    return {
      key,
      parent: above === null ? null : foldDn(above),
      serial: old?.serial ?? this.nextSerial++,
      entry,
      line: JSON.stringify(entry),
    }
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
      if (node.key !== key) lines.push(node.line)
      else if (next) lines.push(next.line)
    }
    if (next && key !== undefined && !this.nodes.has(key)) lines.push(next.line)
    return `{"version":1,"entries":[\n${lines.join(',\n')}\n]}\n`
  }
}

/** @throws on anything that this console did not write whole */
export function readEntries(text: string, baseDn: string): StoredEntry[] {
  const { entries } = fileShape.parse(JSON.parse(text))
  const base = foldDn(baseDn)
  const keys = new Set<string>()
  for (const { dn } of entries) {
    const key = foldDn(dn)
    const above = parentDn(dn)
    const placed = key === base || (above !== null && keys.has(foldDn(above)))
    if (!placed || keys.has(key)) throw new Error(`${dn} has no place in the tree`)
    keys.add(key)
  }
  if (!keys.has(base)) throw new Error('the base entry is missing')
  return entries
}
