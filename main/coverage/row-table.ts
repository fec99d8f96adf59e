import type { CoverageRow } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { EntryScan, hashBytes } from '../directory/entry-scan.ts'
import { nameAmong, nameAttributes } from '../directory/names.ts'
import { methodTypes } from '../methods/offers.ts'
import { coverageFlags } from './flags.ts'
import type { Kind, Kinds } from './kinds.ts'
import { RowFacts } from './row-facts.ts'
import { RowStore } from './row-store.ts'

/** What a row needs besides what tells its kind. Everybody has a `cn` (RFC 4519): nobody is called by their mailbox. */
export const rowAttributes = [
  ...nameAttributes.filter((name) => name !== 'mail'),
  'securityInfoMethod',
  'securityInfoDefault',
  'securityInfoReregister',
  'securityInfoFlag',
  'securityInfoPassInfo',
  'pwdAccountLockedTime',
]

/** The people of one list, in the order in which they came. */
export class RowTable {
  readonly facts: RowFacts
  /** Grows with each change of what `rows` would list. */
  revision = 0
  private readonly store = new RowStore()
  private readonly kindOfRow: number[] = []
  private readonly hashes: number[] = []
  private readonly removed = new Set<number>()
  private readonly details = new Map<number, string>()
  private readonly scan = new EntryScan()
  private privileged: ReadonlySet<number> = new Set()

  constructor(
    readonly kinds: Kinds,
    now: Date,
  ) {
    this.facts = new RowFacts(this, now)
  }

  /** With those that were taken out again. */
  get length(): number {
    return this.store.length
  }

  get size(): number {
    return this.store.length - this.removed.size
  }

  add(scan: EntryScan, start: number, end: number, kind: number, detail: string | null = null): void {
    const row = this.store.add(scan.bytes, start, end)
    this.kindOfRow.push(kind)
    this.hashes.push(hashBytes(scan.bytes, scan.dnStart, scan.dnEnd))
    if (detail !== null) this.details.set(row, detail)
    this.revision += 1
  }

  /** @param those by the hash of the DN */
  remove(those: (hash: number) => boolean): void {
    for (const [row, hash] of this.hashes.entries()) if (!this.removed.has(row) && those(hash)) this.drop(row)
  }

  /** Keeps the rows to which `detailOf` gives a detail. */
  keep(detailOf: (detail: string) => string | null): void {
    for (const row of this.rows()) {
      const detail = detailOf(this.details.get(row) ?? '')
      if (detail === null) this.drop(row)
      else this.details.set(row, detail)
    }
  }

  /** @param people hashes of DNs */
  setPrivileged(people: ReadonlySet<number>): void {
    this.privileged = people
    this.facts.forget()
    this.revision += 1
  }

  isPrivileged(row: number): boolean {
    return this.privileged.has(this.hashes[row] ?? -1)
  }

  *rows(): Generator<number> {
    for (let row = 0; row < this.store.length; row += 1) if (!this.removed.has(row)) yield row
  }

  kind(row: number): Kind {
    const kind = this.kinds.all[this.kindOfRow[row] ?? -1]
    if (!kind) throw new RangeError(`There is no row ${row}.`)
    return kind
  }

  detail(row: number): string | null {
    return this.details.get(row) ?? null
  }

  entry(row: number): Entry {
    return this.store.entry(row)
  }

  dnOf(row: number): string {
    const { scan } = this
    const { bytes, start } = this.store.at(row)
    scan.open(bytes, start, bytes.length)
    return bytes.toString('utf8', scan.dnStart, scan.dnEnd)
  }

  /** Without making an `Entry`: for each of hundreds of thousands. */
  namesOf(row: number): { name: string; userName: string | null } {
    const { bytes, start } = this.store.at(row)
    const { scan } = this
    scan.open(bytes, start, bytes.length)
    const found = new Map<string, string | null>()
    while (scan.next()) {
      const name = bytes.toString('latin1', scan.nameStart, scan.nameEnd).toLowerCase()
      if (namesByKey.has(name)) found.set(name, scan.firstValue())
    }
    const first = (name: string): string | null => found.get(name.toLowerCase()) ?? null
    return { name: nameAmong(first, () => this.dnOf(row)), userName: first('uid') }
  }

  toRow(row: number): CoverageRow {
    const { states, types, groups, missing } = this.kind(row)
    const { facts } = this
    const [confirmedAt, flags] = [facts.confirmedAt(row), facts.flags(row)]
    return {
      dn: this.dnOf(row),
      ...this.namesOf(row),
      roles: states.map(({ role }) => role),
      group: groups[0] ?? null,
      missing,
      methods: types,
      default: methodTypes[facts.defaultPlace(row)] ?? null,
      lastConfirmedAt: confirmedAt === 0 ? null : new Date(confirmedAt).toISOString(),
      flags: coverageFlags.filter((_, bit) => (flags & (1 << bit)) !== 0),
      detail: this.detail(row),
    }
  }

  private drop(row: number): void {
    this.removed.add(row)
    this.details.delete(row)
    this.revision += 1
  }
}

const namesByKey = new Set(nameAttributes.map((name) => name.toLowerCase()))
