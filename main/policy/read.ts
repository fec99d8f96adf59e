import type { DirectoryConnection } from '../directory/connection.ts'
import { childDn } from '../directory/dn.ts'
import { ConsoleError } from '../errors.ts'
import { type Policy, parsePolicy } from './parse.ts'

export const policyDn = (baseDn: string): string =>
  childDn('cn', 'policy', childDn('ou', 'security-info', baseDn))

/** @throws ConsoleError policy-missing, policy-invalid, or what kept it from being read */
export async function readPolicy(connection: DirectoryConnection, baseDn: string): Promise<Policy> {
  const dn = policyDn(baseDn)
  const entry = await connection.read(dn, ['securityInfoPolicyDocument']).catch((error: unknown) => {
    // Where `ou=security-info` is missing as well, some servers answer with an error instead of nothing.
    if (error instanceof ConsoleError && error.code === 'not-found') return null
    throw error
  })
  const document = entry?.first('securityInfoPolicyDocument')
  if (document == null) throw new ConsoleError('policy-missing', `There is no policy at ${dn}.`)
  return parsePolicy(document)
}
