import { join } from 'node:path'
import { z } from 'zod'
import type { AuditAction, StartupNotice } from '../../../preload/contract.ts'
import { readJsonFile, writeJsonFile } from '../../settings/json-file.ts'
import { createTurn } from '../../turns.ts'

const noticeSchema = z.strictObject({
  id: z.string(),
  /** Of the directory that the user is in. */
  directory: z.string(),
  user: z.string(),
  /** Who made the change: stands in the audit log's record, never in the notice. */
  operator: z.strictObject({ dn: z.string(), name: z.string() }),
  at: z.iso.datetime(),
  channel: z.enum(['text', 'call', 'email']),
  target: z.string(),
  display: z.string(),
  about: z.string().transform((action) => action as AuditAction),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.number(),
  nextAt: z.iso.datetime().nullable(),
  problem: z.string().nullable(),
  /** An attempt was begun and its end is not known yet. */
  underWay: z.boolean(),
  /** What it tells; null once it went out. */
  told: z.strictObject({ what: z.string(), when: z.string(), name: z.string() }).nullable(),
  /** Only of one that waits. */
  cancelCode: z.string().nullable(),
  /** Hash of the audit intent whose outcome it waits for; null: what it tells is known to be so. */
  intent: z.string().nullable().default(null),
})
const fileSchema = z.strictObject({ notices: z.array(noticeSchema) })

export type StoredNotice = z.infer<typeof noticeSchema>

export interface NoticeStore {
  readonly notice: StartupNotice | null
  /** Oldest first. */
  all(): readonly StoredNotice[]
  find(id: string): StoredNotice | null
  add(notices: readonly StoredNotice[]): Promise<void>
  /** Nothing happens to one that was pushed out by newer ones. */
  change(id: string, change: Partial<StoredNotice>): Promise<void>
  /** @returns those that waited for this intent, as they were */
  release(intent: string): Promise<StoredNotice[]>
  /** Those that wait for this intent never were. */
  forget(intent: string): Promise<void>
  /** Everything that was changed is on disk, or the log says why not. */
  saved(): Promise<void>
}

const most = 2_000

/**
 * What users were told and are still to be told, in `notices.json`. What can't be written is told to the log and kept
 * in memory: a full disk must not keep a notice from going out.
 */
export function openNoticeStore({
  folder,
  clock,
  log,
}: {
  folder: string
  clock: () => Date
  log: (line: string) => void
}): NoticeStore {
  const path = join(folder, 'notices.json')
  const file = readJsonFile(path, fileSchema, clock())
  let notices: StoredNotice[] = file.state === 'read' ? file.value.notices : []
  const inTurn = createTurn()
  let waiting: Promise<void> | null = null

  /** Changes that come while one is being written are written together. */
  function save(): Promise<void> {
    waiting ??= inTurn(async () => {
      waiting = null
      await writeJsonFile(path, { notices }).catch((error: Error) => log(`notices: ${error.message}`))
    })
    return waiting
  }

  return {
    notice: file.state === 'set-aside' ? { kind: 'notices-reset', kept: file.kept } : null,
    all: () => notices,
    find: (id) => notices.find((notice) => notice.id === id) ?? null,
    add(more) {
      notices = [...notices, ...more].slice(-most)
      return save()
    },
    change(id, change) {
      notices = notices.map((notice) => (notice.id === id ? { ...notice, ...change } : notice))
      return save()
    },
    async release(intent) {
      const held = notices.filter((notice) => notice.intent === intent)
      notices = notices.map((notice) => (notice.intent === intent ? { ...notice, intent: null } : notice))
      if (held.length > 0) await save()
      return held
    },
    async forget(intent) {
      const left = notices.filter((notice) => notice.intent !== intent)
      if (left.length === notices.length) return
      notices = left
      await save()
    },
    saved: () => inTurn(async () => undefined),
  }
}
