import type { ConsoleRole, Operator } from '../../preload/contract.ts'
import { DirectoryConnection } from '../directory/connection.ts'
import { childDn } from '../directory/dn.ts'
import { equal } from '../directory/filter.ts'
import { findByUserName } from '../directory/users.ts'
import { ConsoleError, isCode } from '../errors.ts'
import type { DirectoryConfig } from '../settings/settings.ts'

export interface SignedIn {
  connection: DirectoryConnection
  operator: Operator
  /** For auditors and administrators: another one, for reports over everybody; null where it could not be had. */
  second: Promise<DirectoryConnection | null>
}

/**
 * Binds as the operator, exactly once until it has succeeded, and reads their console roles from group membership.
 * A name that no one has and a wrong password give the same error: the sign-in page tells nobody who exists.
 * @param name user name, or the operator's DN
 * @throws ConsoleError of the kinds sign-in and reaching the directory, see contract.ts
 */
export async function signInTo(config: DirectoryConfig, name: string, password: string): Promise<SignedIn> {
  // RFC 4513, 5.1.2: a bind with a name and an empty password succeeds as anonymous.
  if (password === '') throw new ConsoleError('wrong-credentials', 'The password is empty.')
  const connection = await DirectoryConnection.open(config)
  try {
    const dn = name.includes('=') ? name : await resolve(connection, config.baseDn, name)
    await connection.bind(dn, password)
    const operator = await readOperator(connection, config, dn)
    const reports = operator.roles.some((role) => role !== 'technician')
    return { connection, operator, second: reports ? bindAgain(config, dn, password) : Promise.resolve(null) }
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** With a password that has just been right: this locks no account. Reports do without it if it fails. */
async function bindAgain(
  config: DirectoryConfig,
  dn: string,
  password: string,
): Promise<DirectoryConnection | null> {
  const connection = await DirectoryConnection.open(config).catch(() => null)
  try {
    await connection?.bind(dn, password)
    return connection
  } catch {
    await connection?.close()
    return null
  }
}

async function resolve(connection: DirectoryConnection, baseDn: string, name: string): Promise<string> {
  try {
    return await findByUserName(connection, baseDn, name)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    if (error.code === 'not-found')
      throw new ConsoleError('wrong-credentials', 'No entry has this user name.')
    // Some directories answer nothing before a bind; a bind by DN works there all the same.
    if (['unwilling', 'insufficient-access', 'strong-authentication-required'].includes(error.code))
      throw new ConsoleError('name-lookup-refused', error.message, error.detail)
    throw error
  }
}

async function readOperator(
  connection: DirectoryConnection,
  config: DirectoryConfig,
  dn: string,
): Promise<Operator> {
  const [entry, roles] = await Promise.all([
    connection.read(dn, ['cn', 'displayName', 'uid']),
    readRoles(connection, config, dn),
  ])
  if (roles.length === 0)
    throw new ConsoleError('no-console-role', 'The operator is in none of the role groups.')
  const userName = entry?.first('uid') ?? dn
  return {
    dn: entry?.dn ?? dn,
    name: entry?.first('displayName') ?? entry?.first('cn') ?? userName,
    userName,
    roles,
  }
}

const allRoles: ConsoleRole[] = ['technician', 'auditor', 'administrator']

async function readRoles(
  connection: DirectoryConnection,
  config: DirectoryConfig,
  dn: string,
): Promise<ConsoleRole[]> {
  const groups = roleGroupsOf(config)
  const memberships = await Promise.all(allRoles.map((role) => isMember(connection, groups[role], dn)))
  return allRoles.filter((_, index) => memberships[index])
}

/** DNs of the groups whose members have the console roles. */
export function roleGroupsOf({ roleGroups, baseDn }: DirectoryConfig): Record<ConsoleRole, string> {
  if (roleGroups) return roleGroups
  const below = childDn('ou', 'groups', baseDn)
  return {
    technician: childDn('cn', 'security-info-technicians', below),
    auditor: childDn('cn', 'security-info-auditors', below),
    administrator: childDn('cn', 'security-info-administrators', below),
  }
}

/** A group that does not exist has no members. */
export async function isMember(connection: DirectoryConnection, group: string, dn: string): Promise<boolean> {
  try {
    const answer = await connection.search(group, {
      scope: 'base',
      filter: equal('member', dn),
      attributes: ['cn'],
    })
    return answer.entries.length > 0
  } catch (error) {
    // An organization need not have all three groups.
    if (isCode(error, 'not-found')) return false
    throw error
  }
}
