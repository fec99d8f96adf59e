import type { DirectoryConnection } from './connection.ts'

/** A sealed secret that belongs to a method. */
export interface StoredSecret {
  methodId: string
  /** Compact JWE (RFC 7516). */
  jwe: string
  /** As the directory holds it: a change deletes exactly that. */
  value: string
}

/** A method's secret as the directory holds it. */
export const secretValue = (methodId: string, jwe: string): string => `${methodId} ${jwe}`

/**
 * The sealed secrets of a user, in a reading of their own: no list, card or log ever gets hold of them.
 * None where the directory does not show them. Values that are no secrets are passed over.
 */
export async function readSecrets(connection: DirectoryConnection, dn: string): Promise<StoredSecret[]> {
  const entry = await connection.read(dn, ['securityInfoSecret'])
  return (entry?.values('securityInfoSecret') ?? []).flatMap((value) => {
    const [, methodId, jwe] = /^(\S+) (\S+)$/.exec(value) ?? []
    return methodId === undefined || jwe === undefined ? [] : [{ methodId, jwe, value }]
  })
}
