import { randomUUID } from 'node:crypto'
import type { ConsoleRole, Operator } from '../../preload/contract.ts'
import { DirectoryConnection } from '../directory/connection.ts'
import { childDn, isBelow } from '../directory/dn.ts'
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

/** A sign-in until the password is sent. */
export interface SignInAttempt {
  /** Whom the name stands for; null where the directory did not say. */
  dn: string | null
  /**
   * Binds as the operator, exactly once, and reads their console roles from group membership.
   * A name that no one has and a wrong password give the same error: the sign-in page tells nobody who exists.
   * @throws ConsoleError of the kinds sign-in and reaching the directory, see contract.ts
   */
  bind(password: string): Promise<SignedIn>
}

/**
 * Reaches the directory and looks the name up. What goes wrong is thrown by `bind`.
 * @param name user name, or the operator's DN
 */
export async function beginSignIn(config: DirectoryConfig, name: string): Promise<SignInAttempt> {
  try {
    const connection = await DirectoryConnection.open(config)
    const bind = (dn: string | null) => (password: string) =>
      closedOnFailure(connection, () => enter(connection, config, dn, password))
    if (name.includes('=')) return { dn: isIn(config, name) ? name : null, bind: bind(name) }
    const dn = await closedOnFailure(connection, () => resolve(connection, config.baseDn, name))
    return { dn, bind: bind(dn) }
  } catch (error) {
    return { dn: null, bind: () => Promise.reject(error) }
  }
}

/** Both steps at once. */
export const signInTo = async (config: DirectoryConfig, name: string, password: string): Promise<SignedIn> =>
  (await beginSignIn(config, name)).bind(password)

async function closedOnFailure<T>(connection: DirectoryConnection, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { isLost } = connection
    await connection.close()
    // Nobody was signed in: nothing is on screen that could be reconnected.
    if (isLost && isCode(error, 'directory-lost'))
      throw new ConsoleError('directory-unreachable', error.message, error.detail)
    throw error
  }
}

async function enter(
  connection: DirectoryConnection,
  config: DirectoryConfig,
  dn: string | null,
  password: string,
): Promise<SignedIn> {
  if (dn === null) return refuseUnknown(connection, config.baseDn)
  await connection.bind(dn, password).catch((error: unknown) => {
    throw isCode(error, 'wrong-credentials') ? wrongCredentials() : error
  })
  const operator = await readOperator(connection, config, dn)
  const reports = operator.roles.some((role) => role !== 'technician')
  return { connection, operator, second: reports ? bindAgain(config, dn, password) : Promise.resolve(null) }
}

/** The same whatever was wrong: what the directory said about it would tell whether the name exists. */
const wrongCredentials = () =>
  new ConsoleError('wrong-credentials', 'The directory does not take this name with this password.')

/** Takes as many round trips as a wrong password, with a name that nobody has, and with nothing that was typed. */
async function refuseUnknown(connection: DirectoryConnection, baseDn: string): Promise<never> {
  await connection.bind(childDn('cn', randomUUID(), baseDn), randomUUID()).catch((error: unknown) => {
    if (connection.isLost) throw error
  })
  throw wrongCredentials()
}

/** A DN of this directory, and no password with an equals sign in it. */
function isIn({ baseDn }: DirectoryConfig, name: string): boolean {
  try {
    return isBelow(name, baseDn)
  } catch {
    return false
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

/** Null: nobody has this name, as far as the directory says before a bind. */
async function resolve(
  connection: DirectoryConnection,
  baseDn: string,
  name: string,
): Promise<string | null> {
  try {
    return await findByUserName(connection, baseDn, name)
  } catch (error) {
    if (!(error instanceof ConsoleError)) throw error
    if (error.code === 'not-found') throw baseNotFound(baseDn)
    // Some directories answer nothing before a bind; a bind by DN works there all the same.
    if (['unwilling', 'insufficient-access', 'strong-authentication-required'].includes(error.code))
      throw new ConsoleError('name-lookup-refused', error.message, error.detail)
    throw error
  }
}

const baseNotFound = (baseDn: string) =>
  new ConsoleError('base-not-found', `The directory has no entry ${baseDn}, or does not show it.`, { baseDn })

async function readOperator(
  connection: DirectoryConnection,
  config: DirectoryConfig,
  dn: string,
): Promise<Operator> {
  const [entry, roles] = await Promise.all([
    connection.read(dn, ['cn', 'displayName', 'uid']),
    readRoles(connection, config, dn),
  ])
  if (roles.length === 0) {
    // Below a base that is not there no group is either. Who is below it has shown that it is there.
    if (!isIn(config, dn) && !(await connection.read(config.baseDn, ['objectClass'])))
      throw baseNotFound(config.baseDn)
    throw new ConsoleError('no-console-role', 'The operator is in none of the role groups.')
  }
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
