import type { PartialReason } from '../../preload/contract.ts'
import type { DirectoryConnection } from '../directory/connection.ts'
import { EntryScan, hashBytes } from '../directory/entry-scan.ts'
import { and, type Filter, gte, not } from '../directory/filter.ts'
import { person } from '../directory/search-words.ts'
import { generalizedTime } from '../directory/security-info-values.ts'
import { meetsAllFilter } from '../policy/compile.ts'
import type { Policy } from '../policy/parse.ts'
import { Counted } from './counted-people.ts'
import { createKinds, type Kinds } from './kinds.ts'
import { RowStore } from './row-store.ts'
import { RowTable, rowAttributes } from './row-table.ts'
import { scanPeople } from './scan-people.ts'
import { readStamp } from './stamp.ts'

export interface Source {
  connection: DirectoryConnection
  /** Bound as the same operator: both halves of the people are read at once. Null: one after the other. */
  second: DirectoryConnection | null
  baseDn: string
  /** As it holds at that moment, with what the directory can't decide marked (policy/decidable.ts). */
  policy: Policy
  /** Whom the operator may see; null: everybody. */
  scope: Filter | null
}

/** What has been read so far. */
export interface Everybody {
  kinds: Kinds
  /** Those who lack something. */
  lacking: RowTable
  read: number
  /** About how many there are; 0: nobody knows. */
  estimate: number
  /** See stamp.ts; as long as it is the directory's, another look would find the same. Null: it was not still. */
  stamp: string | null
  /** Some are missing. */
  why: PartialReason | null
}

export interface Reading {
  now: Date
  /** Gives it up: nobody is counted any more. */
  signal: AbortSignal
  arrived: () => void
}

/** Changes that came before this long are in what was read, whatever the clocks of server and console say. */
const clockSlackMs = 120_000
/** So often is looked for who came while the changes were read. */
const mostRounds = 3

export const beginEverybody = ({ policy }: Source, now: Date): Everybody => {
  const kinds = createKinds(policy)
  const lacking = new RowTable(kinds, now)
  return { kinds, lacking, read: 0, estimate: 0, stamp: null, why: null }
}

/**
 * Reads all people into `into`, each counted once: those who may lack something with all that a row shows, and of
 * those who meet all that any role requires only what tells their kind. What changed meanwhile is read once more.
 * @throws ConsoleError what kept it from being begun, or broke it off for another reason than a `PartialReason`
 */
export async function readEverybody(
  source: Source,
  into: Everybody,
  { now, signal, arrived }: Reading,
): Promise<void> {
  const { connection, baseDn, policy } = source
  const second = source.second ?? connection
  const { kinds, lacking } = into
  const everybody = everybodyFilter(source)
  const counted = new Counted(into)
  const scan = new EntryScan()
  const full = [...new Set([...kinds.attributes, ...rowAttributes])]

  const take = (bytes: Buffer, start: number, end: number): void => {
    scan.open(bytes, start, end)
    const index = kinds.of(scan)
    counted.add(hashBytes(bytes, scan.dnStart, scan.dnEnd), index)
    if (!kinds.all[index]?.capable) lacking.add(scan, start, end, index)
  }

  async function read(
    at: DirectoryConnection,
    filter: Filter,
    attributes: string[],
    each = take,
  ): Promise<void> {
    const pageRead = (estimate: number): void => {
      into.estimate = Math.max(into.estimate, estimate)
      arrived()
    }
    const why = await scanPeople(at, baseDn, { filter, attributes }, { take: each, pageRead, signal })
    into.why ??= why
  }

  /** Hashes of the DNs of all that match. */
  async function readNames(at: DirectoryConnection, filter: Filter): Promise<Set<number>> {
    const names = new Set<number>()
    await read(at, filter, [], (bytes, start, end) => {
      scan.open(bytes, start, end)
      names.add(hashBytes(bytes, scan.dnStart, scan.dnEnd))
    })
    return names
  }

  function takeOut(people: ReadonlySet<number>): void {
    counted.remove((hash) => people.has(hash))
    lacking.remove((hash) => people.has(hash))
  }

  const isOver = (): boolean => signal.aborted || into.why !== null

  /** Takes out what was changed since the beginning, and counts those of it anew who are still among the people. */
  async function readChanges(): Promise<void> {
    const since = gte('modifyTimestamp', generalizedTime(new Date(now.getTime() - clockSlackMs)))
    // Whoever is excluded by now, or out of the operator's sight, has changed as well.
    const changed = await readNames(connection, since)
    const there = new RowStore()
    if (changed.size > 0)
      await read(connection, and(everybody, since), full, (bytes, start, end) => there.add(bytes, start, end))
    if (isOver()) return
    for (let row = 0; row < there.length; row += 1) {
      const { bytes, start } = there.at(row)
      scan.open(bytes, start, bytes.length)
      changed.add(hashBytes(bytes, scan.dnStart, scan.dnEnd))
    }
    takeOut(changed)
    for (let row = 0; row < there.length; row += 1) {
      const { bytes, start } = there.at(row)
      take(bytes, start, bytes.length)
    }
  }

  /** Who was deleted, or has another name by now, is told by nothing but that they are no more. */
  async function settle(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      await readChanges()
      if (isOver()) return
      const there = await readNames(connection, everybody)
      if (isOver()) return
      counted.remove((hash) => !there.has(hash))
      lacking.remove((hash) => !there.has(hash))
      if (counted.people === there.size) return
    }
  }

  const before = await readStamp(connection, baseDn)
  const meetsAll = meetsAllFilter(policy)
  const ofOthers = async (): Promise<void> => {
    if (typeof meetsAll === 'object') await read(second, and(meetsAll, everybody), kinds.attributes)
    if (policy.privileged) lacking.setPrivileged(await readNames(second, and(policy.privileged, everybody)))
  }
  const mayLack =
    meetsAll === 'everybody'
      ? read(connection, everybody, kinds.attributes)
      : read(connection, meetsAll === 'nobody' ? everybody : and(not(meetsAll), everybody), full)
  await Promise.all([mayLack, ofOthers()])
  if (isOver()) return
  const after = await readStamp(connection, baseDn)
  if (after !== null && after === before) into.stamp = after
  else await settle()
}

/** Everybody whom the policy does not exclude, and the operator may see. */
export const everybodyFilter = ({ policy: { exclude }, scope }: Pick<Source, 'policy' | 'scope'>): Filter =>
  and(...(exclude ? [not(exclude)] : []), ...(scope ? [scope] : []), person)
