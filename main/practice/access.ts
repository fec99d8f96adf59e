import type { ConsoleRole } from '../../preload/contract.ts'
import { foldDn } from '../directory/dn.ts'
import { code, Refusal } from './answer.ts'
import {
  approvalsDn,
  coverageDn,
  peopleDn,
  policyVersionsDn,
  roleGroups,
  securityInfoDn,
  subschemaDn,
} from './layout.ts'
import type { Store } from './store.ts'

/** Who asks. `null` key: nobody has bound. */
export interface Requester {
  readonly key: string | null
  readonly roles: ReadonlySet<ConsoleRole>
}

export const anonymous: Requester = { key: null, roles: new Set() }

/** Nobody reads these, not even who may write them; a bind compares the password. */
const neverRead = new Set(['userPassword', 'securityInfoPass'])
/** Technicians alone: no test code could be checked without. They are sealed with the organization's key. */
const technicianRead = new Set(['securityInfoSecret'])
/** What turns a user name into a DN: all that is told about others before sign-in, or without a console role. */
const publicRead = new Set(['uid', 'objectClass'])

const people = foldDn(peopleDn)
const securityInfo = foldDn(securityInfoDn)
const approvals = foldDn(approvalsDn)
const policyVersions = foldDn(policyVersionsDn)
const coverage = foldDn(coverageDn)
const subschema = foldDn(subschemaDn)

/** Console roles are memberships, read when asked: taking one away works at once. */
export function consoleRoles(store: Store, key: string): Set<ConsoleRole> {
  const roles = Object.keys(roleGroups) as ConsoleRole[]
  return new Set(
    roles.filter((role) =>
      store.get(foldDn(roleGroups[role]))?.entry.attributes.member?.some((dn) => foldDn(dn) === key),
    ),
  )
}

/**
 * May this requester read (and search by) this attribute of this entry? Says what the example rules for OpenLDAP
 * say (directory/schema/access-rules.ldif).
 */
export function mayRead(who: Requester, key: string, parent: string | null, attribute: string): boolean {
  if (neverRead.has(attribute)) return false
  if (technicianRead.has(attribute)) return who.roles.has('technician')
  if (key === '' || key === subschema || who.roles.size > 0) return true
  return parent === people && (key === who.key || publicRead.has(attribute))
}

/**
 * Technicians write the security info of people and requests for approval, administrators what else lies right below
 * `ou=security-info`, auditors nothing.
 * @throws Refusal insufficientAccessRights
 */
export function checkMayModify(
  who: Requester,
  parent: string | null,
  changes: readonly { attribute: string; values: readonly string[] }[],
): void {
  if (mayWriteIn(who, parent)) return
  const technician = who.roles.has('technician') && parent === people
  if (technician && changes.every(isSecurityInfo)) return
  throw refused()
}

/** Documents that were the policy before, and days' coverage, are added and never changed or removed. */
export function checkMayAdd(who: Requester, parent: string | null): void {
  if (parent === policyVersions && who.roles.has('administrator')) return
  if (parent === coverage && (who.roles.has('administrator') || who.roles.has('auditor'))) return
  if (!mayWriteIn(who, parent)) throw refused()
}

export function checkMayDelete(who: Requester, parent: string | null): void {
  if (!mayWriteIn(who, parent)) throw refused()
}

function mayWriteIn(who: Requester, parent: string | null): boolean {
  if (parent === approvals) return who.roles.has('technician')
  return who.roles.has('administrator') && parent === securityInfo
}

function isSecurityInfo({ attribute, values }: { attribute: string; values: readonly string[] }): boolean {
  if (attribute !== 'objectClass') return userSecurityInfo.has(attribute)
  return values.length > 0 && values.every((value) => value.toLowerCase() === 'securityinfouser')
}

const userSecurityInfo = new Set([
  'securityInfoVersion',
  'securityInfoMethod',
  'securityInfoMethodType',
  'securityInfoDefault',
  'securityInfoSecret',
  'securityInfoPass',
  'securityInfoReregister',
  'securityInfoSessionsRevoked',
  'securityInfoFlag',
  'securityInfoLostMethod',
  'securityInfoPassInfo',
  'securityInfoLastReset',
  'securityInfoNumbersSince',
])

function refused(): Refusal {
  return new Refusal(code.insufficientAccessRights, 'the operator may not write this')
}
