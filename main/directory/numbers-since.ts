import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '../text.ts'
import type { Change } from './connection.ts'
import type { Entry } from './entry.ts'
import { readGeneralizedTime } from './security-info-values.ts'

/**
 * Since when the directory's own telephone numbers of a user are known to be what they are. The directory tells only
 * when the entry was last changed, and each change of ours moves that: so every change writes down, of the entry as it
 * was read, the digest of its numbers and how old they were by then.
 */

const shape = z.object({ since: z.iso.datetime(), digest: z.string() })
const attribute = 'securityInfoNumbersSince'

/** ISO 8601; null where nothing is known. */
export function numbersSince(entry: Entry): string | null {
  const changed = entry.first('modifyTimestamp')
  const changedAt = changed === null ? null : readGeneralizedTime(changed)
  const noted = readNote(entry)
  // Of other numbers, what was noted says nothing.
  if (noted === null || noted.digest !== digestOf(entry)) return changedAt
  return changedAt === null || noted.since < changedAt ? noted.since : changedAt
}

/** What a change to the entry writes besides, so that it does not make the numbers look younger. */
export function noteNumbers(entry: Entry): Change[] {
  const since = numbersSince(entry)
  if (since === null || (!entry.has('telephoneNumber') && !entry.has('mobile'))) return []
  const value = JSON.stringify({ since, digest: digestOf(entry) })
  return entry.first(attribute) === value ? [] : [{ op: 'replace', attribute, values: [value] }]
}

function readNote(entry: Entry): z.infer<typeof shape> | null {
  return shape.safeParse(parseJson(entry.first(attribute) ?? '')).data ?? null
}

function digestOf(entry: Entry): string {
  const numbers = ['telephoneNumber', 'mobile'].map((name) => [...entry.values(name)].sort())
  return createHash('sha256').update(JSON.stringify(numbers)).digest('base64url').slice(0, 22)
}
