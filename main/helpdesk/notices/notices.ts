import { randomBytes } from 'node:crypto'
import type { SentNotice, StartupNotice } from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { sameDn } from '../../directory/dn.ts'
import { ConsoleError } from '../../errors.ts'
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
  /** Goes on with those that wait at the directory that somebody is signed in to now. */
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
  const { desk, deliver, changed, clock, log, random = randomBytes } = options
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

  async function queueUp(told: ToldChange): Promise<void> {
    const drafted = await draftNotices(told, clock(), newId)
    await store.add(drafted)
    changed(told.entry.dn)
    await Promise.all(drafted.filter(({ state }) => state !== 'waiting').map(record))
    queue.work()
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
      .filter(({ directory, user }) => directory === at && sameDn(user, dn))
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
      remember(told.desk)
      inBackground(queueUp(told))
    },
    start() {
      const at = present()
      if (!at) return
      remember(at)
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

const toSent = ({ id, at, channel, display, about, state, attempts, nextAt, problem }: StoredNotice) => ({
  ...{ id, at, channel, target: display, about, state, attempts, nextAt, problem },
})
