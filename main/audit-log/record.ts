import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AuditAction, AuditOutcome } from '../../preload/contract.ts'
import { parseJson } from '../text.ts'

export type AuditDetail = Record<string, string | number>

/** Who wants to do what to whom. Never holds a secret. */
export interface Intent {
  /** `dn` is null where it is not known yet: a sign-in that did not get that far. */
  operator: { dn: string | null; name: string }
  /** DN of the user whose account it touches. */
  user: string | null
  action: AuditAction
  detail: AuditDetail
  /** Id of the directory that it touches, so that it can be settled there. */
  directory?: string | null
}

export interface AuditRecord {
  /** Counts from 1 in each file. */
  seq: number
  at: string
  console: string
  directory: string | null
  operator: { dn: string | null; name: string }
  user: string | null
  /** `set-aside` is the log's own: it names the head of a file whose chain was broken. */
  action: AuditAction | 'set-aside'
  phase: 'intent' | 'outcome' | 'note'
  /** Of an outcome: the number of its intent. */
  intent: number | null
  outcome: AuditOutcome | null
  detail: AuditDetail
  /** Hash of the record before; of the first one, 64 zeros. */
  prev: string
  /** SHA-256 (hex) over the canonical JSON (RFC 8785) of this record without `hash`. */
  hash: string
}

export const noHash = '0'.repeat(64)

const recordSchema = z.strictObject({
  seq: z.number(),
  at: z.string(),
  console: z.string(),
  directory: z.string().nullable(),
  operator: z.strictObject({ dn: z.string().nullable(), name: z.string() }),
  user: z.string().nullable(),
  action: z.string(),
  phase: z.enum(['intent', 'outcome', 'note']),
  intent: z.number().nullable(),
  outcome: z.enum(['succeeded', 'failed', 'unknown']).nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  prev: z.string(),
  hash: z.string(),
})

export function withHash(record: Omit<AuditRecord, 'hash'>): AuditRecord {
  return { ...record, hash: hashOf(record) }
}

/** Null where the line is no record or its hash is not its own. */
export function readRecord(line: string): AuditRecord | null {
  const parsed = recordSchema.safeParse(parseJson(line))
  if (!parsed.success) return null
  const { hash, ...rest } = parsed.data
  return hashOf(rest) === hash ? (parsed.data as AuditRecord) : null
}

function hashOf(record: object): string {
  return createHash('sha256').update(canonicalJson(record)).digest('hex')
}

/** RFC 8785 for what a record holds: keys in order of their UTF-16 units, no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
