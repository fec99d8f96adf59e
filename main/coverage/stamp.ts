import type { DirectoryConnection } from '../directory/connection.ts'
import { foldDn } from '../directory/dn.ts'
import { ConsoleError } from '../errors.ts'

/**
 * What a directory says of itself that is another after each change: OpenLDAP's contextCSN on the suffix (where
 * syncprov keeps it; one for each server), Active Directory's highest update number with the server whose it is.
 * Null: it says nothing of the kind.
 */
export async function readStamp(connection: DirectoryConnection, baseDn: string): Promise<string | null> {
  const root = await read(connection, '', ['namingContexts', 'highestCommittedUSN', 'dsServiceName'])
  const usn = root?.first('highestCommittedUSN')
  if (usn) return `${root?.first('dsServiceName') ?? ''} ${usn}`
  const base = foldDn(baseDn)
  const suffix = root?.values('namingContexts').find((name) => base.endsWith(foldDn(name)))
  const top = await read(connection, suffix ?? baseDn, ['contextCSN'])
  const stamps = top?.values('contextCSN') ?? []
  return stamps.length === 0 ? null : stamps.sort().join(' ')
}

async function read(connection: DirectoryConnection, dn: string, attributes: string[]) {
  try {
    return await connection.read(dn, attributes)
  } catch (error) {
    // Who may not ask is no worse off than with a directory that does not tell.
    if (error instanceof ConsoleError && error.code !== 'directory-lost') return null
    throw error
  }
}
