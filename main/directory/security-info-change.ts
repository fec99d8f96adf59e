import { ConsoleError } from '../errors.ts'
import { hasSecret } from '../methods/offers.ts'
import type { Change } from './connection.ts'
import type { Entry } from './entry.ts'
import { noteNumbers } from './numbers-since.ts'
import { confirmedTypes, parseSecurityInfo, type SecurityInfo, sameTypes } from './security-info.ts'
import type { StoredFlag, StoredLostMethod, StoredPassInfo } from './security-info-records.ts'
import { generalizedTime, methodValue, type StoredMethod } from './security-info-values.ts'

/** What is to become of a user's security info. */
export interface SecurityInfoChange {
  add?: readonly StoredMethod[]
  /** Ids of methods. */
  remove?: readonly string[]
  /** Replaces the methods of the same ids. */
  update?: readonly StoredMethod[]
  /** Id of the method that becomes the default; null: none. Left out: stays, if its method stays. */
  defaultId?: string | null
  /** Sealed secrets (JWE) of methods that are added. */
  secrets?: readonly { methodId: string; jwe: string }[]
  /** Values of `securityInfoSecret` that go, as the directory holds them. */
  removeSecrets?: readonly string[]
  /** Drops what can't be understood, and puts types, default and version in order. */
  repair?: boolean
  /** Re-register at next sign-in, since then; null: no more. */
  reregister?: Date | null
  /** Sign-in services refuse sessions older than this. */
  revokeSessions?: Date
  /** Replaces the one that is outstanding; null: there is none any more. `hash`: what `securityInfoPass` holds. */
  pass?: { hash: string; info: StoredPassInfo } | null
  /** `now`: those that have run out by then go. */
  flag?: { add: readonly StoredFlag[]; now: Date }
  /** Kept for the time when the device is found again; each replaces an older one of the same method. */
  lose?: readonly StoredLostMethod[]
  /** Ids of methods that are lost no more. */
  find?: readonly string[]
}

/**
 * One Modify for a change to the entry as it was read. Its first part deletes the version that was read and
 * adds the next: if anybody else wrote meanwhile, the directory refuses the whole (RFC 4511, 4.6). The types
 * always come out in step with the methods.
 *
 * The secret of a method that goes is named in `removeSecrets`. Of a repair nobody knows which secrets belong to
 * what could not be understood: they open nothing without their method, and one that leaves no method with a secret
 * clears them all.
 */
export function planChange(entry: Entry, change: SecurityInfoChange): Change[] {
  const info = parseSecurityInfo(entry)
  const { methods, removed, added } = applyToMethods(info, change)
  const types = confirmedTypes(methods)
  return [
    ...versionChanges(entry, info),
    ...classChange(entry),
    ...of('delete', 'securityInfoMethod', removed),
    ...of('add', 'securityInfoMethod', added),
    ...(sameTypes(entry.values('securityInfoMethodType'), types)
      ? []
      : [{ op: 'replace' as const, attribute: 'securityInfoMethodType', values: types }]),
    ...defaultChange(entry, info, methods, change),
    ...reregisterChange(entry, info, change),
    ...revokeChange(change),
    ...passChange(entry, change),
    ...flagChange(entry, info, change),
    ...lostChange(entry, info, change),
    ...noteNumbers(entry),
    ...of('delete', 'securityInfoSecret', change.removeSecrets ?? []),
    ...of(
      'add',
      'securityInfoSecret',
      (change.secrets ?? []).map(({ methodId, jwe }) => `${methodId} ${jwe}`),
    ),
    ...secretsChange(info, methods, change),
  ]
}

/** The version that the change writes. */
export const nextVersion = (info: SecurityInfo): number => (info.version ?? 0) + 1

function versionChanges(entry: Entry, info: SecurityInfo): Change[] {
  return [
    ...of('delete', 'securityInfoVersion', entry.values('securityInfoVersion')),
    ...of('add', 'securityInfoVersion', [String(nextVersion(info))]),
  ]
}

function classChange(entry: Entry): Change[] {
  const isThere = entry.values('objectClass').some((name) => name.toLowerCase() === 'securityinfouser')
  return isThere ? [] : of('add', 'objectClass', ['securityInfoUser'])
}

function applyToMethods(
  info: SecurityInfo,
  { add = [], remove = [], update = [], repair }: SecurityInfoChange,
) {
  const removed: string[] = repair ? [...info.unusable] : []
  const added: string[] = []
  const methods: StoredMethod[] = []
  for (const method of info.methods) {
    const before = info.values.get(method.id) ?? ''
    if (remove.includes(method.id)) {
      removed.push(before)
      continue
    }
    const after = update.find(({ id }) => id === method.id) ?? method
    methods.push(after)
    const rewrite = after !== method || (repair && readsDifferently(before, method))
    if (!rewrite || methodValue(after) === before) continue
    removed.push(before)
    added.push(methodValue(after))
  }
  for (const method of update) mustExist(info, method.id)
  for (const id of remove) mustExist(info, id)
  for (const method of add) {
    if (methods.some(({ id }) => id === method.id))
      throw new ConsoleError('already-exists', `Method ${method.id} exists.`)
    methods.push(method)
    added.push(methodValue(method))
  }
  return { methods, removed, added }
}

/** True if reading dropped something of the value: a time that is none. */
function readsDifferently(value: string, method: StoredMethod): boolean {
  const stored = JSON.parse(value) as Partial<StoredMethod>
  return (
    (stored.addedAt ?? null) !== method.addedAt ||
    (stored.confirmedAt ?? undefined) !== method.confirmedAt ||
    (stored.lastTest?.at ?? undefined) !== method.lastTest?.at
  )
}

function mustExist(info: SecurityInfo, id: string): void {
  if (!info.values.has(id)) throw new ConsoleError('not-found', `The user has no method ${id}.`)
}

function defaultChange(
  entry: Entry,
  info: SecurityInfo,
  methods: readonly StoredMethod[],
  { defaultId, repair }: SecurityInfoChange,
): Change[] {
  const stored = entry.values('securityInfoDefault')
  const wanted = defaultId === undefined ? info.defaultId : defaultId
  const next = methods.some(({ id }) => id === wanted) ? wanted : null
  // A default that never had its method stays for the repair, unless this change is about the default.
  if (next === null && info.defaultId === null && defaultId === undefined && !repair) return []
  const values = next === null ? [] : [next]
  const isSame = stored.length === values.length && stored[0] === values[0]
  return isSame ? [] : [{ op: 'replace', attribute: 'securityInfoDefault', values }]
}

function reregisterChange(
  entry: Entry,
  info: SecurityInfo,
  { repair, reregister }: SecurityInfoChange,
): Change[] {
  const attribute = 'securityInfoReregister'
  if (reregister) return [{ op: 'replace', attribute, values: [generalizedTime(reregister)] }]
  const isBad = entry.has(attribute) && info.reregisterSince === null
  const goes = (repair && isBad) || (reregister === null && entry.has(attribute))
  return goes ? [{ op: 'replace', attribute, values: [] }] : []
}

function revokeChange({ revokeSessions }: SecurityInfoChange): Change[] {
  if (!revokeSessions) return []
  return [
    { op: 'replace', attribute: 'securityInfoSessionsRevoked', values: [generalizedTime(revokeSessions)] },
  ]
}

/** The hash can be written and not read: it is replaced, whatever it was. */
function passChange(entry: Entry, { pass }: SecurityInfoChange): Change[] {
  if (pass === undefined) return []
  const values =
    pass === null ? { hash: [], info: [] } : { hash: [pass.hash], info: [JSON.stringify(pass.info)] }
  const shown = pass !== null || entry.has('securityInfoPassInfo')
  return [
    { op: 'replace', attribute: 'securityInfoPass', values: values.hash },
    ...(shown ? [{ op: 'replace' as const, attribute: 'securityInfoPassInfo', values: values.info }] : []),
  ]
}

function flagChange(entry: Entry, info: SecurityInfo, { flag, repair }: SecurityInfoChange): Change[] {
  const stored = entry.values('securityInfoFlag')
  if (!flag && !(repair && stored.length > info.flags.length)) return []
  const kept = flag ? info.flags.filter(({ until }) => Date.parse(until) > flag.now.getTime()) : info.flags
  const added = flag?.add ?? []
  const resets = added.filter(({ kind }) => kind === 'reset').map(({ at }) => generalizedTime(new Date(at)))
  return [
    ...rewritten('securityInfoFlag', stored, [...kept, ...added]),
    ...(resets.length > 0
      ? [{ op: 'replace' as const, attribute: 'securityInfoLastReset', values: resets.slice(-1) }]
      : []),
  ]
}

function lostChange(entry: Entry, info: SecurityInfo, { lose = [], find = [], repair }: SecurityInfoChange) {
  const stored = entry.values('securityInfoLostMethod')
  const isBad = repair && stored.length > info.lost.length
  if (lose.length === 0 && find.length === 0 && !isBad) return []
  const gone = new Set([...lose.map(({ method }) => method.id), ...find])
  return rewritten('securityInfoLostMethod', stored, [
    ...info.lost.filter(({ method }) => !gone.has(method.id)),
    ...lose,
  ])
}

/** Replaced as a whole: the version has been checked by then. */
function rewritten(attribute: string, stored: readonly string[], records: readonly object[]): Change[] {
  const values = [...new Set(records.map((record) => JSON.stringify(record)))]
  const isSame = values.length === stored.length && values.every((value) => stored.includes(value))
  return isSame ? [] : [{ op: 'replace', attribute, values }]
}

function secretsChange(
  info: SecurityInfo,
  methods: readonly StoredMethod[],
  { repair }: SecurityInfoChange,
): Change[] {
  const mayBeOrphans = repair && info.unusable.length > 0
  const noneNeeded = !methods.some(({ type }) => hasSecret(type))
  return mayBeOrphans && noneNeeded ? [{ op: 'replace', attribute: 'securityInfoSecret', values: [] }] : []
}

function of(op: 'add' | 'delete', attribute: string, values: readonly string[]): Change[] {
  return values.length === 0 ? [] : [{ op, attribute, values: [...values] }]
}
