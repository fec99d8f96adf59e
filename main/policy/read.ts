import type { DirectoryConnection } from '../directory/connection.ts'
import { childDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'
import { readGeneralizedTime } from '../directory/security-info-values.ts'
import { ConsoleError, isCode } from '../errors.ts'
import { type Policy, parsePolicy } from './parse.ts'

export const securityInfoDn = (baseDn: string): string => childDn('ou', 'security-info', baseDn)
export const policyDn = (baseDn: string): string => childDn('cn', 'policy', securityInfoDn(baseDn))

/** The policy as it stands in the directory. `version` null: nobody has changed it by a console yet. */
export interface PolicyDocument {
  document: string
  version: number | null
  /** DN of whoever wrote it last, and when; null: the directory does not say. */
  savedBy: string | null
  savedAt: string | null
}

/** @throws ConsoleError policy-missing, policy-invalid, or what kept it from being read */
export async function readPolicy(connection: DirectoryConnection, baseDn: string): Promise<Policy> {
  return parsePolicy((await readPolicyDocument(connection, baseDn)).document)
}

const attributes = ['securityInfoPolicyDocument', 'securityInfoVersion', 'modifiersName', 'modifyTimestamp']

/** @throws ConsoleError policy-missing, or what kept it from being read */
export async function readPolicyDocument(
  connection: DirectoryConnection,
  baseDn: string,
): Promise<PolicyDocument> {
  const dn = policyDn(baseDn)
  const entry = await connection.read(dn, attributes).catch((error: unknown) => {
    // Where `ou=security-info` is missing as well, some servers answer with an error instead of nothing.
    if (isCode(error, 'not-found')) return null
    throw error
  })
  const document = entry?.first('securityInfoPolicyDocument')
  if (!entry || document == null) throw new ConsoleError('policy-missing', `There is no policy at ${dn}.`)
  return {
    document,
    version: versionOf(entry),
    savedBy: entry.first('modifiersName') || null,
    savedAt: readGeneralizedTime(entry.first('modifyTimestamp') ?? ''),
  }
}

export function versionOf(entry: Entry): number | null {
  const text = entry.first('securityInfoVersion')
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}
