import { z } from 'zod'
import type { PolicyVersion } from '../../preload/contract.ts'
import type { DirectoryConnection } from '../directory/connection.ts'
import { childDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'
import { equal } from '../directory/filter.ts'
import { ConsoleError, isCode } from '../errors.ts'
import { parseJson } from '../text.ts'
import { type PolicyDocument, securityInfoDn, versionOf } from './read.ts'
import { writerName } from './writer-name.ts'

export const versionsDn = (baseDn: string): string => childDn('ou', 'policy-versions', securityInfoDn(baseDn))

/** More documents under one version: only where it was changed by hand again and again. */
const mostOfOneVersion = 100

/**
 * Keeps a document that is about to be replaced, as an entry of its own that is never written again. Where the
 * change then fails it stands there to no harm: it is what is in place, and the next one finds it kept.
 * @throws ConsoleError the directory's refusal; without it being kept nothing may be replaced
 */
export async function keepVersion(
  connection: DirectoryConnection,
  baseDn: string,
  kept: PolicyDocument,
): Promise<void> {
  const version = String(kept.version ?? 0)
  const description = JSON.stringify({
    by: kept.savedBy,
    byName: await writerName(connection, kept.savedBy),
    at: kept.savedAt,
  })
  for (let copy = 1; copy <= mostOfOneVersion; copy += 1) {
    // Changed by hand, a document has the version of the one before it.
    const id = copy === 1 ? version : `${version}.${copy}`
    const attributes = {
      objectClass: ['securityInfoPolicy'],
      cn: [id],
      securityInfoVersion: [version],
      securityInfoPolicyDocument: [kept.document],
      description: [description],
    }
    if (await addVersion(connection, baseDn, id, attributes)) return
    if ((await readVersion(connection, baseDn, id)) === kept.document) return
  }
  throw new ConsoleError('already-exists', `Version ${version} is kept ${mostOfOneVersion} times already.`)
}

/** False: there is one of this name. */
async function addVersion(
  connection: DirectoryConnection,
  baseDn: string,
  id: string,
  attributes: Record<string, string[]>,
): Promise<boolean> {
  const dn = childDn('cn', id, versionsDn(baseDn))
  try {
    await connection.add(dn, attributes).catch(async (error: unknown) => {
      if (!isCode(error, 'not-found')) throw error
      await addContainer(connection, baseDn)
      await connection.add(dn, attributes)
    })
    return true
  } catch (error) {
    if (isCode(error, 'already-exists')) return false
    throw error
  }
}

/** A directory that was prepared before versions were kept has no place for them. */
async function addContainer(connection: DirectoryConnection, baseDn: string): Promise<void> {
  const attributes = { objectClass: ['organizationalUnit'], ou: ['policy-versions'] }
  await connection.add(versionsDn(baseDn), attributes).catch((error: unknown) => {
    if (!isCode(error, 'already-exists')) throw error
  })
}

/** Newest first. What is in place is not among them. */
export async function listVersions(
  connection: DirectoryConnection,
  baseDn: string,
): Promise<PolicyVersion[]> {
  const options = {
    scope: 'one' as const,
    filter: equal('objectClass', 'securityInfoPolicy'),
    attributes: ['cn', 'securityInfoVersion', 'description'],
    pageSize: 500,
  }
  const versions: PolicyVersion[] = []
  try {
    for await (const entries of connection.pages(versionsDn(baseDn), options))
      versions.push(...entries.flatMap((entry) => toVersion(entry) ?? []))
  } catch (error) {
    if (!isCode(error, 'not-found')) throw error
  }
  return versions.sort((a, b) => b.version - a.version || copyOf(b.id) - copyOf(a.id))
}

const copyOf = (id: string): number => Number(id.split('.')[1] ?? 1)

/** @throws ConsoleError not-found */
export async function readVersion(
  connection: DirectoryConnection,
  baseDn: string,
  id: string,
): Promise<string> {
  const entry = await connection.read(childDn('cn', id, versionsDn(baseDn)), ['securityInfoPolicyDocument'])
  const document = entry?.first('securityInfoPolicyDocument')
  if (document == null) throw new ConsoleError('not-found', `There is no version ${id} of the policy.`)
  return document
}

const savedSchema = z.object({ byName: z.string().nullable(), at: z.string().nullable() })

function toVersion(entry: Entry): PolicyVersion | null {
  const id = entry.first('cn')
  const version = versionOf(entry)
  if (id === null || version === null) return null
  const saved = savedSchema.safeParse(parseJson(entry.first('description') ?? '')).data
  return { id, version, savedBy: saved?.byName ?? null, savedAt: saved?.at ?? null }
}
