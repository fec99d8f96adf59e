import type {
  LostMethod,
  Method,
  MethodOffer,
  Operator,
  PassState,
  RoleState,
  UserCard,
  UserFlag,
  UserSummary,
} from '../../preload/contract.ts'
import { sameDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'
import { nameFromDn, nameOf } from '../directory/names.ts'
import { whatMatched } from '../directory/search-rank.ts'
import type { SearchWords } from '../directory/search-words.ts'
import { confirmedTypes, parseSecurityInfo, type SecurityInfo } from '../directory/security-info.ts'
import type { StoredLostMethod } from '../directory/security-info-records.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'
import { accountState, lockedSince, type ReadUser } from '../directory/users.ts'
import { methodTypes, nextDefault } from '../methods/offers.ts'
import { displayTarget } from '../methods/phone-number.ts'
import { shownTargetOf } from '../methods/shown-target.ts'
import { evaluate, isAllowed, rolesUnmetWithout } from '../policy/evaluate.ts'
import type { Policy } from '../policy/parse.ts'
import { planEnrollment } from '../policy/plan.ts'
import { readPhoto } from './photo.ts'

/** One line of the search's answer. */
export function toSummary(entry: Entry, policy: Policy, words: SearchWords | null): UserSummary {
  const { roles, coverage } = evaluate(policy, entry, parseSecurityInfo(entry))
  return {
    dn: entry.dn,
    name: nameOf(entry),
    userName: entry.first('uid'),
    roles: roles.map(({ role }) => role),
    department: entry.first('departmentNumber'),
    title: entry.first('title'),
    mail: entry.first('mail'),
    employeeNumber: entry.first('employeeNumber'),
    matched: words && whatMatched(entry, words),
    account: accountState(entry),
    lockedSince: lockedSince(entry),
    coverage,
  }
}

export interface CardContext {
  policy: Policy
  operator: Operator
  now: Date
}

/** All that is shown about a user. Never throws, whatever their entry holds. */
export async function toCard(
  { user, manager: managerEntry }: ReadUser,
  { policy, operator, now }: CardContext,
): Promise<UserCard> {
  const info = parseSecurityInfo(user)
  const { roles, coverage, privileged } = evaluate(policy, user, info)
  const manager = user.first('manager')
  const isTechnician = operator.roles.includes('technician')
  return {
    dn: user.dn,
    name: nameOf(user),
    userName: user.first('uid'),
    ...readPhoto(user),
    title: user.first('title'),
    department: user.first('departmentNumber'),
    employeeNumber: user.first('employeeNumber'),
    mails: user.values('mail'),
    phones: await Promise.all([
      ...user.values('telephoneNumber').map((number) => toPhone('work', number)),
      ...user.values('mobile').map((number) => toPhone('mobile', number)),
    ]),
    manager:
      manager === null
        ? null
        : { dn: manager, name: managerEntry ? nameOf(managerEntry) : nameFromDn(manager) },
    account: accountState(user),
    lockedSince: lockedSince(user),
    privileged,
    coverage,
    roles,
    methods: await Promise.all(
      info.methods.map((method) => toMethod(method, { user, info, roles, policy, operator })),
    ),
    offers: offersFor(roles),
    plan: planEnrollment(roles, new Set(confirmedTypes(info.methods))),
    malformed: info.malformed,
    reregisterSince: info.reregisterSince,
    sessionsRevokedAt: info.sessionsRevokedAt,
    flags: flagsOf(info, now),
    pass: passOf(info, now),
    lost: await Promise.all(info.lost.map(toLost)),
    may: {
      enroll: isTechnician,
      repair: isTechnician && info.malformed.length > 0,
      test: isTechnician,
      change: isTechnician,
    },
    readAt: now.toISOString(),
  }
}

/** Without a country code nobody knows whose number it is: then it stays as it was written. */
async function toPhone(kind: 'work' | 'mobile', number: string): Promise<UserCard['phones'][number]> {
  return { kind, number: await displayTarget(number) }
}

function flagsOf({ flags }: SecurityInfo, now: Date): UserFlag[] {
  return flags.flatMap(({ kind, at, until, byName }) =>
    kind === 'reset' || Date.parse(until) <= now.getTime() ? [] : [{ kind, at, until, by: byName }],
  )
}

/** Null once it has run out: it opens nothing any more. */
function passOf({ pass }: SecurityInfo, now: Date): PassState | null {
  if (!pass || Date.parse(pass.expiresAt) <= now.getTime()) return null
  const { startsAt, expiresAt, once, issuedByName, issuedAt } = pass
  return { startsAt, expiresAt, once, issuedBy: issuedByName, issuedAt }
}

async function toLost({ method, at, restorableUntil }: StoredLostMethod): Promise<LostMethod> {
  const { id: methodId, type, label } = method
  return {
    methodId,
    type,
    label,
    target: await shownTargetOf(method),
    lostAt: at,
    restorableUntil: restorableUntil ?? null,
  }
}

interface OfUser {
  user: Entry
  info: SecurityInfo
  roles: readonly RoleState[]
  policy: Policy
  operator: Operator
}

async function toMethod(
  method: StoredMethod,
  { user, info, roles, policy, operator }: OfUser,
): Promise<Method> {
  const { defaultId } = info
  const { id, type, label, addedAt, addedBy, addedByName, confirmedAt, lastTest } = method
  const others = info.methods.filter((other) => other.id !== id)
  return {
    id,
    type,
    label,
    target: await shownTargetOf(method),
    addedAt,
    addedBy: addedByName ?? (addedBy === null ? null : nameOfWho(addedBy, user, operator)),
    confirmedAt: confirmedAt ?? null,
    lastTest: lastTest ? { ...lastTest, by: nameOfWho(lastTest.by, user, operator) } : null,
    isDefault: id === defaultId,
    allowed: isAllowed(roles, type),
    ifRemoved: {
      unmeets: rolesUnmetWithout(id, roles, { policy, entry: user, info }),
      nextDefault: id === defaultId ? (nextDefault(others)?.id ?? null) : null,
    },
  }
}

/** Users who registered by themselves are named as their card names them, operators as they sign in. */
function nameOfWho(dn: string, user: Entry, operator: Operator): string {
  if (sameDn(dn, user.dn)) return nameOf(user)
  return sameDn(dn, operator.dn) ? operator.name : nameFromDn(dn)
}

/** What the user's roles allow, in the wizard's order, and what each would do for them. */
function offersFor(roles: readonly RoleState[]): MethodOffer[] {
  return methodTypes
    .filter((type) => isAllowed(roles, type))
    .map((type) => ({
      type,
      fulfills: roles
        .filter(
          ({ allow, requirements }) =>
            allow.includes(type) && requirements.some(({ met, anyOf }) => !met && anyOf.includes(type)),
        )
        .map(({ role }) => role),
    }))
}
