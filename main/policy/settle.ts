import { createHash } from 'node:crypto'
import type { AuditOutcome, ErrorCode } from '../../preload/contract.ts'
import type { AuditDetail } from '../audit-log/audit-log.ts'
import { isCode } from '../errors.ts'
import type { Desk } from '../session/desk.ts'
import { readPolicyDocument } from './read.ts'
import { readVersion } from './versions.ts'

/** Stands in the record of a change in the document's place. */
export const documentHash = (document: string): string => createHash('sha256').update(document).digest('hex')

/** What became of a change of the policy whose answer never came: by what is in place, or was in between. */
export async function judgePolicyChange(
  { connection, baseDn }: Desk,
  { versionBefore, versionAfter, sha256 }: AuditDetail,
): Promise<{ outcome: AuditOutcome; detail: AuditDetail }> {
  const now = await orNull(readPolicyDocument(connection, baseDn), 'policy-missing')
  if (now === null) return { outcome: 'unknown', detail: { reason: 'policy-gone' } }
  const version = now.version ?? 0
  if (version === versionBefore) return { outcome: 'failed', detail: { code: 'outcome-unknown' } }
  const document =
    version === versionAfter
      ? now.document
      : await orNull(readVersion(connection, baseDn, String(versionAfter)), 'not-found')
  if (document === null) return { outcome: 'unknown', detail: { reason: 'changed-since' } }
  return documentHash(document) === sha256
    ? { outcome: 'succeeded', detail: {} }
    : { outcome: 'failed', detail: { code: 'outcome-unknown' } }
}

async function orNull<T>(reading: Promise<T>, code: ErrorCode): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (isCode(error, code)) return null
    throw error
  }
}
