import type { DirectoryConnection } from '../directory/connection.ts'
import { nameAttributes, nameFromDn, nameOf } from '../directory/names.ts'
import { ConsoleError } from '../errors.ts'

/** What to call whoever wrote an entry; null: nobody knows. The directory's own administrator is no entry. */
export async function writerName(connection: DirectoryConnection, dn: string | null): Promise<string | null> {
  if (dn === null) return null
  try {
    const entry = await connection.read(dn, [...nameAttributes])
    return entry ? nameOf(entry) : nameFromDn(dn)
  } catch (error) {
    // A name is never worth a failure.
    if (error instanceof ConsoleError) return nameFromDn(dn)
    throw error
  }
}
