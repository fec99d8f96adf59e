import type { CoverageFlag } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { foldText } from '../directory/fold.ts'
import { parseSecurityInfo, type SecurityInfo } from '../directory/security-info.ts'
import { accountState } from '../directory/users.ts'
import { methodTypes } from '../methods/offers.ts'
import { coverageFlags } from './flags.ts'
import { inSlices, orderAtOnce, orderOf, othersFirst, ranksIn } from './order.ts'
import type { RowTable } from './row-table.ts'

/** What is reckoned of all rows at once. `looks`: what takes a look into their security info. */
export type Reckoned = 'texts' | 'names' | 'user-names' | 'looks'

type Ordering = 'names' | 'user-names'

interface Ordered {
  revision: number
  ranks: Uint32Array
  rows: Uint32Array
}

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
  private names: Ordered | null = null
  private userNames: Ordered | null = null
  /** Orders that are being made, by what is ordered: whoever asks meanwhile waits for the same. */
  private readonly underWay = new Map<Ordering, Promise<void>>()
  /** Rows before these are reckoned. */
  private textsTo = 0
  private looksTo = 0

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
    if (this.names?.revision !== this.table.revision) this.names = this.ordered(orderAtOnce(this.nameTexts()))
    return this.names
  }

  /** Each row's place in the order of user names. */
  byUserName(): Uint32Array {
    if (this.userNames?.revision !== this.table.revision)
      this.userNames = this.ordered(orderAtOnce(this.userNameTexts()))
    return this.userNames.ranks
  }

  /** Forgets what depends on more than the rows themselves. */
  forget(): void {
    this.known.fill(0)
    this.looksTo = 0
  }

  /** Reckons it a little at a time, so that nobody who asks for it afterwards keeps the others waiting. */
  async prepare(wanted: readonly Reckoned[], goOn: () => boolean): Promise<void> {
    const texts = await this.allRows(this.textsTo, goOn, (row) => this.text(row))
    this.textsTo = texts ?? this.textsTo
    if (wanted.includes('names')) await this.order('names', goOn)
    if (wanted.includes('user-names')) await this.order('user-names', goOn)
    if (!wanted.includes('looks')) return
    const looks = await this.allRows(this.looksTo, goOn, (row) => this.look(row))
    this.looksTo = looks ?? this.looksTo
  }

  /** @returns how many rows there were; null: it was not to go on */
  private async allRows(
    from: number,
    goOn: () => boolean,
    work: (row: number) => void,
  ): Promise<number | null> {
    const { length } = this.table
    return (await inSlices(length - from, goOn, (place) => work(from + place))) ? length : null
  }

  private order(by: Ordering, goOn: () => boolean): Promise<void> {
    const making = this.underWay.get(by) ?? this.makeOrder(by, goOn).finally(() => this.underWay.delete(by))
    this.underWay.set(by, making)
    return making
  }

  private async makeOrder(by: Ordering, goOn: () => boolean): Promise<void> {
    const { revision } = this.table
    const known = by === 'names' ? this.names : this.userNames
    if (known?.revision === revision) return
    const order = await orderOf(by === 'names' ? this.nameTexts() : this.userNameTexts(), goOn)
    if (order === null || this.table.revision !== revision) return
    if (by === 'names') this.names = this.ordered(order)
    else this.userNames = this.ordered(order)
    await othersFirst()
  }

  private ordered(order: Uint32Array): Ordered {
    return { revision: this.table.revision, rows: order, ranks: ranksIn(order) }
  }

  private nameTexts(): string[] {
    return Array.from({ length: this.table.length }, (_, row) => this.text(row))
  }

  private userNameTexts(): string[] {
    return Array.from({ length: this.table.length }, (_, row) => this.text(row).split('\n', 2)[1] ?? '')
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

function grown<A extends Uint8Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}

const lastConfirmed = ({ methods }: SecurityInfo): number =>
  methods.reduce((last, { confirmedAt }) => Math.max(last, confirmedAt ? Date.parse(confirmedAt) : 0), 0)
