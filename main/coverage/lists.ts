import type { CoverageListKind, PartialReason } from '../../preload/contract.ts'
import { BerReader } from '../directory/ber.ts'
import type { Entry } from '../directory/entry.ts'
import { EntryScan } from '../directory/entry-scan.ts'
import { and, type Filter, not, or, present } from '../directory/filter.ts'
import { readEntry } from '../directory/responses.ts'
import {
  confirmedTypes,
  parseSecurityInfo,
  type SecurityInfo,
  sameTypes,
} from '../directory/security-info.ts'
import { hasType, lackingFilter } from '../policy/compile.ts'
import { undecidableIn } from '../policy/decidable.ts'
import type { Policy } from '../policy/parse.ts'
import { createKinds, type Kind } from './kinds.ts'
import { everybodyFilter, type Source } from './read-everybody.ts'
import { RowTable, rowAttributes } from './row-table.ts'
import { scanPeople } from './scan-people.ts'

/** A list that is searched for when somebody opens it. */
export type SearchedKind = Exclude<CoverageListKind, 'lacking'>

interface ListSearch {
  /** Null: nobody can be on it. */
  filter: (policy: Policy) => Filter | null
  /** Who is on it of those that are found; without it: all. */
  isOn?: (kind: Kind) => boolean
  /** What the filter can't say: the row's detail, or null for whoever is not on the list. Without it: everybody is. */
  detailOf?: (info: SecurityInfo, now: Date, policy: Policy, entry: Entry) => string | null
  /** Once all have come: looks at the details again. */
  finish?: (table: RowTable) => void
}

const hasMethods = present('securityInfoMethod')
const dayMs = 86_400_000

/** `shared-targets` has the targets as detail, one a line; `not-tested` the last time (ISO 8601), or nothing. */
const searches: Record<SearchedKind, ListSearch> = {
  capable: {
    filter: (policy) => {
      const lacking = lackingFilter(policy)
      // What the directory can't decide it can't deny either: then all are looked at here.
      return lacking === null || undecidableIn(policy).length > 0 ? and() : not(lacking)
    },
    isOn: ({ capable }) => capable,
  },
  everybody: { filter: () => and() },
  'shared-targets': {
    filter: () => hasMethods,
    detailOf: (info) => targetsOf(info).join('\n') || null,
    finish: keepShared,
  },
  'never-confirmed': {
    filter: () => hasMethods,
    detailOf: ({ methods }) =>
      methods
        .filter(({ confirmedAt }) => confirmedAt === undefined)
        .map(({ label }) => label)
        .join('\n') || null,
  },
  'not-tested': {
    filter: () => hasMethods,
    detailOf: (info, now, { coverage: { notTestedDays } }) => {
      if (confirmedTypes(info.methods).length === 0) return null
      const last = lastProved(info)
      return last < now.getTime() - notTestedDays * dayMs ? new Date(last).toISOString() : null
    },
  },
  'one-method': {
    filter: () => hasMethods,
    detailOf: ({ methods }) => {
      const confirmed = methods.filter(({ confirmedAt }) => confirmedAt !== undefined)
      return confirmed.length === 1 ? (confirmed[0]?.label ?? '') : null
    },
  },
  'privileged-weak': {
    filter: ({ privileged }) =>
      privileged && and(privileged, not(or(hasType('authenticator-app'), hasType('push')))),
  },
  'pass-outstanding': {
    filter: () => present('securityInfoPassInfo'),
    detailOf: ({ pass }, now) => (pass && Date.parse(pass.expiresAt) > now.getTime() ? pass.expiresAt : null),
  },
  're-registration': {
    filter: () => present('securityInfoReregister'),
    detailOf: ({ reregisterSince }) => reregisterSince ?? '',
  },
  malformed: {
    filter: () => or(hasMethods, ...malformable.map(present)),
    detailOf: ({ malformed, methods }, _now, _policy, entry) => {
      const problems = malformed.map(({ attribute, problem }) => `${attribute} ${problem}`)
      // Other writers list methods there that nobody has confirmed: a report then counts what no card does.
      if (!sameTypes(entry.values('securityInfoMethodType'), confirmedTypes(methods)))
        problems.push('securityInfoMethodType types-differ')
      return [...new Set(problems)].join('\n') || null
    },
  },
}

const malformable = [
  'securityInfoMethodType',
  'securityInfoVersion',
  'securityInfoDefault',
  'securityInfoReregister',
  'securityInfoSessionsRevoked',
  'securityInfoFlag',
  'securityInfoLostMethod',
  'securityInfoPassInfo',
]

export const beginList = ({ policy }: Source, now: Date): RowTable => new RowTable(createKinds(policy), now)

/** @param arrived told how many were looked at so far. @returns why some are missing; null: all are there */
export async function readList(
  list: SearchedKind,
  source: Source,
  table: RowTable,
  { now, signal, arrived }: { now: Date; signal: AbortSignal; arrived: (read: number) => void },
): Promise<PartialReason | null> {
  const { connection, baseDn, policy } = source
  const { filter, isOn, detailOf, finish } = searches[list]
  const wanted = filter(policy)
  if (wanted === null) return null
  const scan = new EntryScan()
  const more = detailOf ? malformable : []
  const attributes = [...new Set([...table.kinds.attributes, ...rowAttributes, ...more])]
  let read = 0
  const take = (bytes: Buffer, start: number, end: number): void => {
    read += 1
    const entry = detailOf && readEntry(new BerReader(bytes, start, end))
    const detail = entry && detailOf(parseSecurityInfo(entry), now, policy, entry)
    if (detail === null) return
    scan.open(bytes, start, end)
    const index = table.kinds.of(scan)
    const kind = table.kinds.all[index]
    if (!kind || (isOn && !isOn(kind))) return
    table.add(scan, start, end, index, detail ?? null)
  }
  const listener = { take, pageRead: () => arrived(read), signal }
  const why = await scanPeople(
    connection,
    baseDn,
    { filter: and(wanted, everybodyFilter(source)), attributes },
    listener,
  )
  if (!signal.aborted) finish?.(table)
  return why
}

/** Numbers and mailboxes, each once. */
function targetsOf({ methods }: SecurityInfo): string[] {
  const targets = methods.flatMap(({ type, target }) =>
    target !== undefined && type !== 'push' ? [target] : [],
  )
  return [...new Map(targets.map((target) => [sameAs(target), target])).values()]
}

/** Mail reaches a mailbox however its name is spelled. */
const sameAs = (target: string): string => target.toLowerCase()

function keepShared(table: RowTable): void {
  const accounts = new Map<string, number>()
  const targets = (detail: string): string[] => detail.split('\n')
  for (const row of table.rows())
    for (const target of targets(table.detail(row) ?? ''))
      accounts.set(sameAs(target), (accounts.get(sameAs(target)) ?? 0) + 1)
  table.keep(
    (detail) =>
      targets(detail)
        .filter((target) => (accounts.get(sameAs(target)) ?? 0) > 1)
        .join('\n') || null,
  )
}

/** When a confirmed method last proved to work, in milliseconds since 1970; a failed test proves nothing. */
const lastProved = ({ methods }: SecurityInfo): number =>
  Math.max(
    0,
    ...methods.flatMap(({ confirmedAt, lastTest }) =>
      [confirmedAt, lastTest?.result === 'passed' ? lastTest.at : undefined].map((at) =>
        at ? Date.parse(at) : 0,
      ),
    ),
  )
