import type { CoverageFlag, CoverageRow, MethodType } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import { type EntryScan, hashBytes } from '../directory/entry-scan.ts'
import { foldText } from '../directory/fold.ts'
import { parseSecurityInfo, type SecurityInfo } from '../directory/security-info.ts'
import { accountState } from '../directory/users.ts'
import { nameOf } from '../helpdesk/names.ts'
import type { Kind, Kinds } from './kinds.ts'
import { RowStore } from './row-store.ts'

/** What a row needs besides what tells its kind. */
export const rowAttributes = [
  'uid',
  'cn',
  'displayName',
  'mail',
  'securityInfoMethod',
  'securityInfoDefault',
  'securityInfoReregister',
  'securityInfoFlag',
  'securityInfoPassInfo',
  'pwdAccountLockedTime',
]

export const coverageFlags: readonly CoverageFlag[] = [
  'privileged',
  'locked',
  'disabled',
  're-registration',
  'pass',
  'malformed',
  'caller-failed',
  'break-glass',
]

/** What a table is sorted and searched by. `text`: folded name, user name and group, a line each. */
export interface RowFacts {
  text: string
  default: MethodType | null
  /** Milliseconds since 1970; 0: never. */
  confirmedAt: number
  /** A bit for each of `coverageFlags`. */
  flags: number
}

/** The people of one list, in the order in which they came. */
export class RowTable {
  private readonly store = new RowStore()
  private readonly kindOfRow: number[] = []
  private readonly hashes: number[] = []
  private readonly removed = new Set<number>()
  private readonly details = new Map<number, string>()
  private readonly facts: RowFacts[] = []
  private privileged: ReadonlySet<number> = new Set()
  /** Grows with each change of what `rows` would list. */
  revision = 0

  constructor(
    readonly kinds: Kinds,
    private readonly now: Date,
  ) {}

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

  /** Takes out whoever is in `people` (hashes of DNs), and returns the kinds of those. */
  remove(people: ReadonlySet<number>): number[] {
    const kinds: number[] = []
    for (const [row, hash] of this.hashes.entries()) {
      if (!people.has(hash) || this.removed.has(row)) continue
      this.drop(row)
      kinds.push(this.kindOfRow[row] ?? -1)
    }
    return kinds
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
    this.facts.length = 0
    this.revision += 1
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

  factsOf(row: number): RowFacts {
    const known = this.facts[row]
    if (known) return known
    const entry = this.store.entry(row)
    const info = parseSecurityInfo(entry)
    const text = [nameOf(entry), entry.first('uid') ?? '', this.kind(row).groups[0] ?? '']
    const facts = {
      text: text.map((part) => foldText(part)).join('\n'),
      default: defaultOf(info),
      confirmedAt: lastConfirmed(info),
      flags: this.flagsOf(row, entry, info),
    }
    this.facts[row] = facts
    return facts
  }

  /** Reckons what sorting needs, a little at a time, so that nobody waits for it when they sort. */
  async prepare(goOn: () => boolean): Promise<void> {
    const pauseMs = 8
    let since = performance.now()
    for (let row = 0; row < this.store.length && goOn(); row += 1) {
      this.factsOf(row)
      if (performance.now() - since < pauseMs) continue
      await new Promise((resolve) => setImmediate(resolve))
      since = performance.now()
    }
  }

  toRow(row: number): CoverageRow {
    const entry = this.store.entry(row)
    const info = parseSecurityInfo(entry)
    const { states, types, groups, missing } = this.kind(row)
    const confirmedAt = lastConfirmed(info)
    const flags = this.flagsOf(row, entry, info)
    return {
      dn: entry.dn,
      name: nameOf(entry),
      userName: entry.first('uid'),
      roles: states.map(({ role }) => role),
      group: groups[0] ?? null,
      missing,
      methods: types,
      default: defaultOf(info),
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

  private flagsOf(row: number, entry: Entry, info: SecurityInfo): number {
    const now = this.now.toISOString()
    const account = accountState(entry)
    const holds: Record<CoverageFlag, boolean> = {
      privileged: this.privileged.has(this.hashes[row] ?? -1),
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

const defaultOf = ({ methods, defaultId }: SecurityInfo): MethodType | null =>
  methods.find(({ id }) => id === defaultId)?.type ?? null

const lastConfirmed = ({ methods }: SecurityInfo): number =>
  methods.reduce((last, { confirmedAt }) => Math.max(last, confirmedAt ? Date.parse(confirmedAt) : 0), 0)
