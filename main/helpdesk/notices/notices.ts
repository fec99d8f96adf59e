import { randomBytes } from 'node:crypto'
import type { AuditOutcome, SentNotice, StartupNotice } from '../../../preload/contract.ts'
import type { AuditLog, AuditRecord } from '../../audit-log/audit-log.ts'
import { sameDn } from '../../directory/dn.ts'
import { ConsoleError, isCode } from '../../errors.ts'
import type { Later } from '../../later.ts'
import { valuesOf } from '../../messaging/notice-values.ts'
import type { NoticePlace, OutgoingNotice } from '../../messaging/routes.ts'
import type { Clocks } from '../../messaging/stopwatch.ts'
import type { Random } from '../../methods/authenticator-app.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { draftNotices, type ToldChange } from './notice-draft.ts'
import { asInterrupted, createNoticeQueue } from './notice-queue.ts'
import { createNoticeRecorder } from './notice-record.ts'
import { openNoticeStore, type StoredNotice } from './notice-store.ts'

export interface NoticesOptions extends Clocks {
  /** User data. */
  folder: string
  desk: GetDesk
  auditLog: AuditLog
  deliver: (at: NoticePlace, notice: OutgoingNotice) => Promise<void>
  /** Something became of a notice to this user. */
  changed: (dn: string) => void
  log: (line: string) => void
  random?: Random
  later?: Later
}

export interface Notices {
  readonly notice: StartupNotice | null
  /** Tells the user on every channel on file, in the background. Never throws. */
  tell(told: ToldChange): void
  /**
   * Does the work of an audit intent, of which the user is to be told. What they are told is on disk before, so that
   * they hear of it also where the console is killed, or cut off, in the middle: it goes out once the work is known to
   * be done, and never where it was not.
   * @param told null: nothing that they must know of
   * @throws what the work throws
   */
  around<T>(told: ToldChange | null, intent: Pick<AuditRecord, 'hash'>, work: () => Promise<T>): Promise<T>
  /** What became of an intent that was left open: what was held back for it goes out, or is forgotten. */
  settled(intent: Pick<AuditRecord, 'hash'>, outcome: AuditOutcome): void
  /**
   * Goes on with those that wait at the directory that somebody is signed in to now, once the intents that a killed
   * console left open are settled.
   */
  start(): void
  /** What this console sent to the user, newest first. */
  read(dn: string): SentNotice[]
  /** Whom a notice at this directory is for. @throws ConsoleError not-found */
  userOf(id: string): string
  /** One that failed is tried again at once, also where nobody knows whether it went out. @throws as `userOf` */
  retry(id: string): SentNotice[]
  /** Sends nothing more; what waits goes on after the next start. */
  stop(): Promise<void>
}

/** What users are told of changes to their accounts: kept on disk and tried until it went out. */
export function createNotices(options: NoticesOptions): Notices {
  const { desk, deliver, changed, clock, log, auditLog, random = randomBytes } = options
  const store = openNoticeStore(options)
  const record = createNoticeRecorder(options)
  /** Directories that somebody was signed in to: what waits goes out although they are gone or have locked. */
  const places = new Map<string, NoticePlace>()
  const background = new Set<Promise<void>>()
  const newId = () => Buffer.from(random(16)).toString('hex')

  for (const notice of store.all()) {
    const interrupted = asInterrupted(notice)
    if (interrupted)
      inBackground(store.change(notice.id, interrupted).then(() => record({ ...notice, ...interrupted })))
  }

  const queue = createNoticeQueue({
    ...options,
    store,
    ready: ({ directory }) => places.has(directory),
    async send(notice) {
      const place = placeOf(notice.directory)
      const { told, cancelCode, id, channel, target, about } = notice
      if (!place || !told)
        throw new ConsoleError('internal', 'Nothing is left of this notice.', { sent: 'no' })
      const values = { ...valuesOf(place.policy, told.name, new Date(notice.at)), ...told, cancelCode }
      const audience = about === 'break-glass' ? 'administrators' : 'user'
      await deliver(place, { id, channel, target, audience, values })
    },
    changed: ({ user }) => changed(user),
    over: record,
  })

  function remember({ directory, policy }: NoticePlace): void {
    places.set(directory.id, { directory, policy })
  }

  /** With the policy as it is now, where somebody is signed in. */
  function placeOf(directoryId: string): NoticePlace | undefined {
    const at = present()
    if (at) remember(at)
    return places.get(directoryId)
  }

  function present(): Desk | null {
    try {
      return desk()
    } catch {
      return null
    }
  }

  async function draft(told: ToldChange, intent: string | null): Promise<StoredNotice[]> {
    remember(told.desk)
    const drafted = await draftNotices(told, { now: clock(), newId, intent })
    await store.add(drafted)
    return drafted
  }

  async function sendOff(drafted: readonly StoredNotice[]): Promise<void> {
    for (const user of new Set(drafted.map(({ user }) => user))) changed(user)
    await Promise.all(drafted.filter(({ state }) => state !== 'waiting').map(record))
    queue.work()
  }

  /** Where nobody can say whether it was done, users hear of it rather than not; but no code that may stop nothing. */
  function settled({ hash }: Pick<AuditRecord, 'hash'>, outcome: AuditOutcome): void {
    const held = store.all().filter(({ intent }) => intent === hash)
    const isTold = outcome === 'succeeded' || (outcome === 'unknown' && !held.some(hasCode))
    inBackground(isTold ? store.release(hash).then(sendOff) : store.forget(hash))
  }

  /** Those whose outcome was on disk before they were let go. */
  async function settleHeld({ directory }: NoticePlace): Promise<void> {
    const held = store.all().filter((notice) => notice.directory === directory.id)
    for (const { user, intent } of held) {
      if (intent === null) continue
      const outcome = await auditLog.outcomeOf(user, intent)
      if (outcome !== 'open') settled({ hash: intent }, outcome ?? 'unknown')
    }
  }

  /** What nobody waits for, except the console's end. */
  function inBackground(work: Promise<void>): void {
    const one = work
      .catch((error: Error) => log(`notices: ${error.message}`))
      .finally(() => background.delete(one))
    background.add(one)
  }

  function read(dn: string): SentNotice[] {
    const at = desk().directory.id
    return store
      .all()
      .filter(({ directory, user, intent }) => intent === null && directory === at && sameDn(user, dn))
      .map(toSent)
      .reverse()
  }

  function find(id: string): StoredNotice {
    const notice = store.find(id)
    if (notice?.directory === desk().directory.id) return notice
    throw new ConsoleError('not-found', 'There is no such notice any more.', { id })
  }

  return {
    notice: store.notice,
    tell(told) {
      inBackground(draft(told, null).then(sendOff))
    },
    async around(told, intent, work) {
      if (!told) return work()
      await draft(told, intent.hash).catch((error: Error) => log(`notices: ${error.message}`))
      try {
        const value = await work()
        settled(intent, 'succeeded')
        return value
      } catch (error) {
        if (!isCode(error, 'outcome-unknown')) settled(intent, 'failed')
        throw error
      }
    },
    settled,
    start() {
      const at = present()
      if (!at) return
      remember(at)
      inBackground(settleHeld(at))
      queue.work()
    },
    read,
    userOf: (id) => find(id).user,
    retry(id) {
      const { user, state, told } = find(id)
      const { operator, policy, directory } = desk()
      remember({ policy, directory })
      if (state === 'failed' && told) {
        const again = { state: 'waiting' as const, attempts: 0, nextAt: clock().toISOString(), problem: null }
        const by = { dn: operator.dn, name: operator.name }
        inBackground(store.change(id, { ...again, operator: by }).then(queue.work))
      }
      return read(user)
    },
    async stop() {
      await Promise.all(background)
      await queue.stop()
    },
  }
}

const hasCode = ({ cancelCode }: StoredNotice): boolean => cancelCode !== null

const toSent = ({ id, at, channel, display, about, state, attempts, nextAt, problem }: StoredNotice) => ({
  ...{ id, at, channel, target: display, about, state, attempts, nextAt, problem },
})
