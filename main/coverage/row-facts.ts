import type { CoverageFlag } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { foldText } from '../directory/fold.ts'
import { parseSecurityInfo, type SecurityInfo } from '../directory/security-info.ts'
import { accountState } from '../directory/users.ts'
import { methodTypes } from '../methods/offers.ts'
import { coverageFlags } from './flags.ts'
import type { RowTable } from './row-table.ts'

/** So long at a time may a reckoning in the background keep others waiting. */
const sliceMs = 8

/**
 * What a table is searched and sorted by, column by column: an object for each of hundreds of thousands of rows would
 * take more room than the rows. Reckoned when it is asked for, or before, in the background.
 */
export class RowFacts {
  private readonly texts: string[] = []
  private known = new Uint8Array(1024)
  private confirmed = new Float64Array(1024)
  private defaults = new Uint8Array(1024)
  private bits = new Uint8Array(1024)
  private names: { revision: number; ranks: Uint32Array; rows: Uint32Array } | null = null
  private userNames: { revision: number; ranks: Uint32Array } | null = null

  constructor(
    private readonly table: RowTable,
    private readonly now: Date,
  ) {}

  /** Folded name, user name and group, a line each. */
  text(row: number): string {
    let text = this.texts[row]
    if (text === undefined) {
      const { name, userName } = this.table.namesOf(row)
      const parts = [name, userName ?? '', this.table.kind(row).groups[0] ?? '']
      text = parts.map((part) => foldText(part)).join('\n')
      this.texts[row] = text
    }
    return text
  }

  /** When a method was last confirmed, in milliseconds since 1970; 0: never. */
  confirmedAt(row: number): number {
    this.look(row)
    return this.confirmed[row] ?? 0
  }

  /** Place of the default method's type among all; after them: there is none. */
  defaultPlace(row: number): number {
    this.look(row)
    return this.defaults[row] ?? methodTypes.length
  }

  /** A bit for each of `coverageFlags`. */
  flags(row: number): number {
    this.look(row)
    return this.bits[row] ?? 0
  }

  /** Each row's place in the order of names, and the row at each place. */
  byName(): { ranks: Uint32Array; rows: Uint32Array } {
    if (this.names?.revision !== this.table.revision) {
      const texts = Array.from({ length: this.table.length }, (_, row) => this.text(row))
      const ranks = ranksOf(texts)
      const rows = new Uint32Array(ranks.length)
      for (const [row, rank] of ranks.entries()) rows[rank] = row
      this.names = { revision: this.table.revision, ranks, rows }
    }
    return this.names
  }

  /** Each row's place in the order of user names. */
  byUserName(): Uint32Array {
    if (this.userNames?.revision !== this.table.revision) {
      const names = Array.from({ length: this.table.length }, (_, row) => this.userName(row))
      this.userNames = { revision: this.table.revision, ranks: ranksOf(names) }
    }
    return this.userNames.ranks
  }

  private userName(row: number): string {
    return this.text(row).split('\n', 2)[1] ?? ''
  }

  /** Forgets what depends on more than the rows themselves. */
  forget(): void {
    this.known.fill(0)
  }

  /** Reckons all of it, a little at a time. */
  async prepare(goOn: () => boolean): Promise<void> {
    await inSlices(this.table.length, goOn, (row) => this.text(row))
    if (goOn()) this.byName()
    if (goOn()) this.byUserName()
    await inSlices(this.table.length, goOn, (row) => this.look(row))
  }

  private look(row: number): void {
    if (this.known[row] === 1) return
    if (row >= this.known.length) this.grow()
    const entry = this.table.entry(row)
    const info = parseSecurityInfo(entry)
    const { type } = info.methods.find(({ id }) => id === info.defaultId) ?? {}
    this.confirmed[row] = lastConfirmed(info)
    this.defaults[row] = type === undefined ? methodTypes.length : methodTypes.indexOf(type)
    this.bits[row] = this.flagBits(row, entry, info)
    this.known[row] = 1
  }

  private grow(): void {
    const length = Math.max(this.table.length, this.known.length * 2)
    this.known = grown(this.known, new Uint8Array(length))
    this.confirmed = grown(this.confirmed, new Float64Array(length))
    this.defaults = grown(this.defaults, new Uint8Array(length))
    this.bits = grown(this.bits, new Uint8Array(length))
  }

  private flagBits(row: number, entry: Entry, info: SecurityInfo): number {
    const now = this.now.toISOString()
    const account = accountState(entry)
    const holds: Record<CoverageFlag, boolean> = {
      privileged: this.table.isPrivileged(row),
      locked: account === 'locked',
      disabled: account === 'disabled',
      're-registration': info.reregisterSince !== null,
      pass: info.pass !== null && Date.parse(info.pass.expiresAt) > this.now.getTime(),
      malformed: info.malformed.length > 0,
      'caller-failed': info.flags.some(({ kind, until }) => kind === 'caller-failed' && until > now),
      'break-glass': info.flags.some(({ kind, until }) => kind === 'break-glass' && until > now),
    }
    return coverageFlags.reduce((bits, flag, bit) => (holds[flag] ? bits | (1 << bit) : bits), 0)
  }
}

/** Of each text its place in their order; the same text twice takes two places. */
export function ranksOf(texts: readonly string[]): Uint32Array {
  const next = new Map<string, number>()
  for (const [place, text] of [...texts].sort().entries()) if (!next.has(text)) next.set(text, place)
  return Uint32Array.from(texts, (text) => {
    const rank = next.get(text) ?? 0
    next.set(text, rank + 1)
    return rank
  })
}

function grown<A extends Uint8Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}

async function inSlices(count: number, goOn: () => boolean, work: (row: number) => void): Promise<void> {
  let since = performance.now()
  for (let row = 0; row < count && goOn(); row += 1) {
    work(row)
    if (performance.now() - since < sliceMs) continue
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}

const lastConfirmed = ({ methods }: SecurityInfo): number =>
  methods.reduce((last, { confirmedAt }) => Math.max(last, confirmedAt ? Date.parse(confirmedAt) : 0), 0)
