import type { MalformedValue, MethodType } from '../../preload/contract.ts'
import type { Entry } from './entry.ts'
import {
  readRecords,
  type StoredFlag,
  type StoredLostMethod,
  type StoredPassInfo,
} from './security-info-records.ts'
import { type Problem, readGeneralizedTime, readMethod, type StoredMethod } from './security-info-values.ts'

/** The attributes of `securityInfoUser` that the card reads. Secrets and passes' hashes are not among them. */
export const securityInfoAttributes = [
  'objectClass',
  'securityInfoVersion',
  'securityInfoMethod',
  'securityInfoMethodType',
  'securityInfoDefault',
  'securityInfoReregister',
  'securityInfoSessionsRevoked',
  'securityInfoFlag',
  'securityInfoLostMethod',
  'securityInfoPassInfo',
] as const

export interface SecurityInfo {
  /** Null: nothing was written yet, or what stands there is no version. */
  version: number | null
  /** In the order in which they were added. */
  methods: StoredMethod[]
  defaultId: string | null
  reregisterSince: string | null
  sessionsRevokedAt: string | null
  /** Also those that have run out; the next flag drops them. */
  flags: StoredFlag[]
  lost: StoredLostMethod[]
  pass: StoredPassInfo | null
  malformed: MalformedValue[]
  /** The value in which the directory holds each method, by its id: a change deletes exactly that. */
  values: ReadonlyMap<string, string>
  /** Methods' values that are to be removed or rewritten. */
  unusable: readonly string[]
}

/** Reads what an entry holds. Whatever can't be understood is listed in `malformed`; nothing throws. */
export function parseSecurityInfo(entry: Entry): SecurityInfo {
  const malformed: MalformedValue[] = []
  const note = (attribute: string, problem: Problem) => malformed.push({ attribute, problem })

  const { methods, values, unusable } = readMethods(entry, (problem) => note('securityInfoMethod', problem))

  const versions = entry.values('securityInfoVersion')
  const version = readVersion(versions)
  if (version === null && versions.length > 0) note('securityInfoVersion', 'bad-version')

  if (!fitsMethods(entry.values('securityInfoMethodType'), methods))
    note('securityInfoMethodType', 'types-differ')

  const storedDefaults = entry.values('securityInfoDefault')
  const defaultId = storedDefaults.length === 1 ? (storedDefaults[0] ?? null) : null
  const hasDefault = methods.some((method) => method.id === defaultId)
  if (storedDefaults.length > 0 && !hasDefault) note('securityInfoDefault', 'default-without-method')

  const reregister = entry.first('securityInfoReregister')
  const reregisterSince = reregister === null ? null : readGeneralizedTime(reregister)
  if (reregister !== null && reregisterSince === null) note('securityInfoReregister', 'bad-time')

  const revoked = entry.first('securityInfoSessionsRevoked')
  const sessionsRevokedAt = revoked === null ? null : readGeneralizedTime(revoked)
  if (revoked !== null && sessionsRevokedAt === null) note('securityInfoSessionsRevoked', 'bad-time')

  return {
    version,
    methods,
    defaultId: hasDefault ? defaultId : null,
    reregisterSince,
    sessionsRevokedAt,
    ...readRecords(entry, note),
    malformed,
    values,
    unusable,
  }
}

/** What `securityInfoMethodType` must hold: the confirmed types, since a policy's filter counts by them. */
export function confirmedTypes(methods: readonly StoredMethod[]): MethodType[] {
  return [...new Set(methods.filter((method) => method.confirmedAt).map((method) => method.type))]
}

/** Other writers may list the types of methods that were never confirmed as well; the next change drops them. */
function fitsMethods(stored: readonly string[], methods: readonly StoredMethod[]): boolean {
  return (
    confirmedTypes(methods).every((type) => stored.includes(type)) &&
    stored.every((type) => methods.some((method) => method.type === type))
  )
}

export function sameTypes(stored: readonly string[], types: readonly MethodType[]): boolean {
  const left = new Set(stored)
  return left.size === types.length && types.every((type) => left.has(type))
}

function readMethods(entry: Entry, note: (problem: Problem) => void) {
  const unusable: string[] = []
  const found: { method: StoredMethod; value: string }[] = []
  for (const value of entry.values('securityInfoMethod')) {
    const read = readMethod(value)
    if ('problem' in read) {
      note(read.problem)
      unusable.push(value)
      continue
    }
    if (read.timesAreBad) note('bad-time')
    found.push({ method: read.method, value })
  }
  // Values of an attribute have no order of their own (RFC 4511, 4.1.7).
  found.sort((a, b) => compare(a.method.addedAt ?? '', b.method.addedAt ?? '') || compare(a.value, b.value))
  const values = new Map<string, string>()
  const methods: StoredMethod[] = []
  for (const { method, value } of found) {
    if (values.has(method.id)) {
      note('duplicate-id')
      unusable.push(value)
      continue
    }
    values.set(method.id, value)
    methods.push(method)
  }
  return { methods, values, unusable }
}

function readVersion(values: readonly string[]): number | null {
  const [value] = values
  // Fifteen digits are exact in a double.
  return values.length === 1 && value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
