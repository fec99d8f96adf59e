import type { AuditOutcome, StartupNotice } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { AppendFile } from './append-file.ts'
import { AuditIndex } from './audit-index.ts'
import { openChain } from './open-chain.ts'
import { type AuditDetail, type AuditRecord, type Intent, readRecord, withHash } from './record.ts'

export type { AuditDetail, AuditRecord, Intent } from './record.ts'

export interface AuditLogOptions {
  /** Path of `audit-log.jsonl`. */
  file: string
  clock: () => Date
  /** Names this console in its records. */
  consoleId: string
  /** Told of what happened to an outcome that could not be written: its change stands. */
  onTrouble?: (line: string) => void
}

export interface AuditLog {
  /**
   * Records the intent, then does the work, then records how it went. If the intent can't be written the
   * work is not begun. If the outcome can't, the work stands and the intent stays unsettled, as it does
   * when the work throws `outcome-unknown`.
   * @param describe what the outcome adds to the record
   * @throws ConsoleError audit-log-unwritable, or what the work throws
   */
  around<T>(
    intent: Intent,
    work: (record: AuditRecord) => Promise<T>,
    describe?: (value: T) => AuditDetail,
  ): Promise<T>
  /** Intents without an outcome whose work is not going on now, oldest first. */
  unsettled(): Promise<AuditRecord[]>
  /** Gives an unsettled intent its outcome. Does nothing where it has one. */
  settle(intent: AuditRecord, outcome: AuditOutcome, detail?: AuditDetail): Promise<void>
  /** What became of an intent about this user, by its hash. Null: it is not in this file. */
  outcomeOf(dn: string, hash: string): Promise<AuditOutcome | 'open' | null>
  /** Every record about this user in this file, oldest first. */
  forUser(dn: string): Promise<AuditRecord[]>
  /** Waits until the file was checked; told once, at start. Rejects where it can't be read. */
  notices(): Promise<StartupNotice[]>
  close(): Promise<void>
}

interface Opened {
  file: AppendFile
  index: AuditIndex
  notices: StartupNotice[]
}

/** Starts to check the file and returns at once: start-up does not wait for a long log, only its first use. */
export async function openAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { clock, consoleId, onTrouble = () => undefined } = options
  const running = new Set<number>()
  let opening: Promise<Opened> | null = null
  let turn: Promise<unknown> = Promise.resolve()

  function opened(): Promise<Opened> {
    opening ??= open()
    // A file that could not be read may be readable the next time.
    opening.catch(() => {
      opening = null
    })
    return opening
  }

  async function open(): Promise<Opened> {
    const index = new AuditIndex()
    const { chain, notices, setAside } = await openChain(options.file, clock(), (record, place) =>
      index.add(record, place),
    ).catch((error: Error) => {
      throw unwritable(error)
    })
    if (setAside) index.clear()
    index.seq = chain.seq
    index.head = chain.head
    const state = { file: new AppendFile(options.file, chain.size), index, notices }
    if (setAside) await write(state, noteOf(setAside))
    return state
  }

  async function write(
    { file, index }: Opened,
    draft: Omit<AuditRecord, 'seq' | 'at' | 'console' | 'prev' | 'hash'>,
  ): Promise<AuditRecord> {
    const record = withHash({
      ...draft,
      seq: index.seq + 1,
      at: clock().toISOString(),
      console: consoleId,
      prev: index.head,
    })
    const line = Buffer.from(`${JSON.stringify(record)}\n`)
    const offset = await file.append(line).catch((error: Error) => {
      throw unwritable(error)
    })
    index.add(record, { offset, length: line.length - 1 })
    return record
  }

  /** One record after the other: each holds the hash of the one before. */
  function append(
    draft: Parameters<typeof write>[1],
    isStillWanted = () => true,
  ): Promise<AuditRecord | null> {
    const next = turn.then(async () => {
      const state = await opened()
      return isStillWanted() ? write(state, draft) : null
    })
    turn = next.catch(() => undefined)
    return next
  }

  async function settle(intent: AuditRecord, outcome: AuditOutcome, detail: AuditDetail = {}): Promise<void> {
    const { index } = await opened()
    await append(outcomeOf(intent, outcome, detail), () => index.unsettled.has(intent.seq))
  }

  /** The work is done by now: that its outcome can't be written must not look as if it had failed. */
  async function tryToSettle(intent: AuditRecord, outcome: AuditOutcome, detail: AuditDetail): Promise<void> {
    await settle(intent, outcome, detail).catch((error: Error) =>
      onTrouble(`The outcome of record ${intent.seq} (${outcome}) could not be written: ${error.message}`),
    )
  }

  async function forUser(dn: string): Promise<AuditRecord[]> {
    const { file, index } = await opened()
    const lines = index.placesOf(dn).map(({ offset, length }) => file.read(offset, length))
    return (await Promise.all(lines)).map((line) => {
      const record = readRecord(line)
      if (!record) throw unwritable(new Error('its file was changed while it was open'))
      return record
    })
  }

  opened().catch(() => undefined)

  return {
    async around(intent, work, describe = () => ({})) {
      const record = await append(intentOf(intent))
      if (!record) throw new ConsoleError('audit-log-unwritable', 'The intent was not written.')
      running.add(record.seq)
      try {
        const value = await work(record)
        await tryToSettle(record, 'succeeded', describe(value))
        return value
      } catch (error) {
        const code = error instanceof ConsoleError ? error.code : 'internal'
        if (code !== 'outcome-unknown') await tryToSettle(record, 'failed', { code })
        throw error
      } finally {
        running.delete(record.seq)
      }
    },
    async unsettled() {
      const { index } = await opened()
      return [...index.unsettled.values()].filter((record) => !running.has(record.seq))
    },
    settle,
    async outcomeOf(dn, hash) {
      const records = await forUser(dn)
      const intent = records.find((record) => record.hash === hash)
      if (!intent) return null
      return records.find((record) => record.intent === intent.seq)?.outcome ?? 'open'
    },
    forUser,
    notices: async () => (await opened()).notices,
    async close() {
      await turn
      const state = await opened().catch(() => null)
      await state?.file.close()
    },
  }
}

function intentOf({ operator, user, action, detail, directory = null }: Intent) {
  return {
    operator: { dn: operator.dn, name: operator.name },
    user,
    action,
    directory,
    phase: 'intent' as const,
    intent: null,
    outcome: null,
    detail,
  }
}

function outcomeOf(intent: AuditRecord, outcome: AuditOutcome, detail: AuditDetail) {
  const { operator, user, action, directory } = intent
  return { operator, user, action, directory, phase: 'outcome' as const, intent: intent.seq, outcome, detail }
}

function noteOf(setAside: { file: string; head: string; records: number }) {
  return {
    operator: { dn: null, name: '' },
    user: null,
    action: 'set-aside' as const,
    directory: null,
    phase: 'note' as const,
    intent: null,
    outcome: null,
    detail: setAside,
  }
}

function unwritable(error: Error): ConsoleError {
  if (error instanceof ConsoleError) return error
  return new ConsoleError('audit-log-unwritable', `The audit log can't be written: ${error.message}`)
}
