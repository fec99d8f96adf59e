import type { PartialReason } from '../../preload/contract.ts'
import type { DirectoryConnection } from '../directory/connection.ts'
import { EntryScan, hashBytes } from '../directory/entry-scan.ts'
import { and, type Filter, gte, not } from '../directory/filter.ts'
import { person } from '../directory/search-words.ts'
import { generalizedTime } from '../directory/security-info-values.ts'
import { meetsAllFilter } from '../policy/compile.ts'
import type { Policy } from '../policy/parse.ts'
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
  /** See stamp.ts; of a moment from which on nothing that is here has changed. Null until all is read. */
  stamp: string | null
  /** Some are missing. */
  why: PartialReason | null
}

/** Changes that came before this long are in what was read, whatever the clocks of server and console say. */
const clockSlackMs = 120_000

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
  { now, goOn, arrived }: { now: Date; goOn: () => boolean; arrived: () => void },
): Promise<void> {
  const { connection, second, baseDn, policy } = source
  const { kinds, lacking } = into
  const everybody = everybodyFilter(source)
  const seen = { hashes: [] as number[], kinds: [] as number[] }
  const scan = new EntryScan()
  const full = [...new Set([...kinds.attributes, ...rowAttributes])]

  const take = (bytes: Buffer, start: number, end: number): void => {
    scan.open(bytes, start, end)
    const index = kinds.of(scan)
    const kind = kinds.all[index]
    if (!kind) return
    kind.people += 1
    into.read += 1
    seen.hashes.push(hashBytes(bytes, scan.dnStart, scan.dnEnd))
    seen.kinds.push(index)
    if (!kind.capable) lacking.add(scan, start, end, index)
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
    const why = await scanPeople(at, baseDn, { filter, attributes }, { take: each, pageRead, goOn })
    into.why ??= why
  }

  /** Takes what was changed since the beginning out again, and counts it as it is now. */
  async function readChanges(): Promise<void> {
    const since = generalizedTime(new Date(now.getTime() - clockSlackMs))
    const changed = new RowStore()
    const filter = and(everybody, gte('modifyTimestamp', since))
    await read(connection, filter, full, (bytes, start, end) => changed.add(bytes, start, end))
    if (changed.length === 0) return
    const people = new Set<number>()
    const again = (visit: (bytes: Buffer, start: number, end: number) => void): void => {
      for (let row = 0; row < changed.length; row += 1) {
        const { bytes, start } = changed.at(row)
        visit(bytes, start, bytes.length)
      }
    }
    again((bytes, start, end) => {
      scan.open(bytes, start, end)
      people.add(hashBytes(bytes, scan.dnStart, scan.dnEnd))
    })
    for (const [place, hash] of seen.hashes.entries()) {
      const kind = kinds.all[seen.kinds[place] ?? -1]
      if (!kind || !people.has(hash)) continue
      kind.people -= 1
      into.read -= 1
    }
    lacking.remove(people)
    again(take)
  }

  const before = await readStamp(connection, baseDn)
  const meetsAll = meetsAllFilter(policy)
  if (meetsAll === 'everybody') await read(connection, everybody, kinds.attributes)
  else if (meetsAll === 'nobody') await read(connection, everybody, full)
  else {
    const ofOthers = (at: DirectoryConnection) => read(at, and(meetsAll, everybody), kinds.attributes)
    const mayLack = read(connection, and(not(meetsAll), everybody), full)
    if (second) await Promise.all([mayLack, ofOthers(second)])
    else {
      await mayLack
      if (goOn()) await ofOthers(connection)
    }
  }
  if (policy.privileged && goOn() && into.why !== 'lost') {
    const privileged = new Set<number>()
    await read(connection, and(policy.privileged, everybody), [], (bytes, start, end) => {
      scan.open(bytes, start, end)
      privileged.add(hashBytes(bytes, scan.dnStart, scan.dnEnd))
    })
    lacking.setPrivileged(privileged)
  }
  if (!goOn() || into.why !== null) return
  const after = await readStamp(connection, baseDn)
  if (after === null || after !== before) await readChanges()
  into.stamp = after
}

/** Everybody whom the policy does not exclude, and the operator may see. */
export const everybodyFilter = ({ policy: { exclude }, scope }: Pick<Source, 'policy' | 'scope'>): Filter =>
  and(...(exclude ? [not(exclude)] : []), ...(scope ? [scope] : []), person)
