import { rm } from 'node:fs/promises'
import type {
  Argument,
  CoverageSelection,
  RemindedPeople,
  ReminderPlan,
  ReminderState,
} from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { ConsoleError } from '../../errors.ts'
import { afterwards, type Later } from '../../later.ts'
import type { Messaging } from '../../messaging/messaging.ts'
import type { Clocks } from '../../messaging/stopwatch.ts'
import type { Random } from '../../methods/authenticator-app.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { createTurn } from '../../turns.ts'
import type { Coverage } from '../coverage.ts'
import { filterInWords } from '../export/filter-words.ts'
import { type CampaignRunner, createCampaignRunner } from './campaign.ts'
import { cancelled, paused } from './ending.ts'
import type { Begin } from './lines.ts'
import { listPeople } from './people-list.ts'
import { lackingOf, planReminders } from './plan.ts'
import { showCampaign } from './show.ts'
import { openReminderStore, type ReminderStore, reminderFile } from './store.ts'
import { createReminderWording, type ReminderWording } from './words.ts'

export interface RemindersOptions extends Clocks {
  /** User data. */
  folder: string
  desk: GetDesk
  auditLog: AuditLog
  coverage: Pick<Coverage, 'each' | 'read'>
  messaging: Pick<Messaging, 'send' | 'sendAsTest' | 'gateways'>
  random: Random
  changed: (state: ReminderState) => void
  log: (line: string) => void
  later?: Later
}

/** Reminders to those who lack something. What is known of them is this console's own. */
export interface Reminders extends ReminderWording {
  plan(argument: Argument<'reminders.plan'>): Promise<ReminderPlan>
  /** @throws ConsoleError already-exists: another campaign is not over; audit-log-unwritable, storage-unwritable */
  start(argument: Argument<'reminders.start'>): Promise<ReminderState>
  state(): Promise<ReminderState>
  pause(): Promise<ReminderState>
  resume(): Promise<ReminderState>
  cancel(): Promise<ReminderState>
  list(argument: Argument<'reminders.list'>): Promise<RemindedPeople>
  /** An operator is there, bound anew: what was interrupted by a lock or a lost connection goes on for them. */
  bound(at: Desk): Promise<void>
  /** Locked: nothing is sent until the operator is back. */
  away(): Promise<void>
  /** Signed out: nothing is sent until somebody resumes it. */
  ended(): Promise<void>
  /** Of a directory that begins anew. */
  forget(directory: string): Promise<void>
  /** The console ends. */
  stop(): Promise<void>
}

interface Opened {
  store: ReminderStore
  runner: CampaignRunner
}

const tellEveryMs = 100

export function createReminders(options: RemindersOptions): Reminders {
  const { folder, desk, auditLog, coverage, messaging, clock, random, later = afterwards } = options
  /** One file at a time: that of the directory that somebody is signed in to. */
  let opened: { directory: string; ready: Promise<Opened> } | null = null
  /** DN of the operator for whom it goes on after an interruption. */
  let goesOnFor: string | null = null
  let telling = false
  const inTurn = createTurn()

  function open({ directory }: Desk): Promise<Opened> {
    if (opened?.directory === directory.id) return opened.ready
    const ready = close().then(() => openAt(directory.id))
    const mine = { directory: directory.id, ready }
    opened = mine
    ready.catch(() => {
      if (opened === mine) opened = null
    })
    return ready
  }

  async function openAt(directory: string): Promise<Opened> {
    const store = await openReminderStore({ folder, directory, clock })
    const runner = createCampaignRunner({
      ...{ store, desk, auditLog, send: messaging.send, log: options.log, later },
      ...{ clock, uptime: options.uptime },
      changed: () => tellSoon(store, runner),
    })
    return { store, runner }
  }

  async function close(): Promise<void> {
    const before = opened
    opened = null
    const was = await before?.ready.catch(() => null)
    await was?.runner.stop(paused('away'))
    await was?.store.close()
  }

  function tellSoon(store: ReminderStore, runner: CampaignRunner): void {
    if (telling) return
    telling = true
    later(() => {
      telling = false
      options.changed(show({ store, runner }))
    }, tellEveryMs)
  }

  function show({ store, runner }: Opened): ReminderState {
    const { campaign } = store.book
    const shown = campaign && showCampaign(campaign, { trouble: runner.trouble(), perMinute: perMinute() })
    return { campaign: shown, setAside: store.setAside }
  }

  function perMinute(): number | null {
    try {
      return desk().policy.reminders.perMinute
    } catch {
      return null
    }
  }

  /** The border checks the role as well; a service that writes to people does not rely on it. */
  function administratorsDesk(): Desk {
    const at = desk()
    if (at.operator.roles.includes('administrator')) return at
    throw new ConsoleError('not-permitted', 'Only an administrator may send reminders.')
  }

  function change(work: (at: Desk, now: Opened) => Promise<void>): Promise<ReminderState> {
    return inTurn(async () => {
      const at = administratorsDesk()
      const now = await open(at)
      await work(at, now)
      return show(now)
    })
  }

  /** What was searched for may be a name: it is told that there was something, and not what. */
  function filterOf(selection: CoverageSelection): string {
    const report = coverage.read()
    if (!report) throw new ConsoleError('not-found', 'There is no report.')
    const filter = filterInWords({ ...selection, words: '' }, report)
    return selection.words.trim() === '' ? filter : `${filter}, found by a search`
  }

  async function interrupt(why: 'away' | 'restart'): Promise<void> {
    const now = await opened?.ready.catch(() => null)
    if (now?.runner.isRunning()) await now.runner.stop(paused(why))
  }

  const logged = (error: Error) => options.log(`reminders: ${error.message}`)

  async function goOn(at: Desk): Promise<void> {
    if (goesOnFor !== at.operator.dn) return
    const { store, runner } = await open(at)
    const { campaign } = store.book
    if (campaign?.state === 'paused' && campaign.why === 'away') await runner.run(at, null)
  }

  return {
    ...createReminderWording({ desk, administratorsDesk, auditLog, messaging }),
    async plan({ selection, channel }) {
      const at = desk()
      const { book } = (await open(at)).store
      const gateways = messaging.gateways()
      return planReminders(at, { rows: coverage.each(selection), channel, book, gateways, now: clock() })
    },
    start: ({ selection, channel }) =>
      change(async (at, { store, runner }) => {
        const { state } = store.book.campaign ?? { state: 'finished' }
        if (state === 'running' || state === 'paused')
          throw new ConsoleError('already-exists', 'Another campaign of reminders is not over yet.')
        const people: Begin['people'] = []
        for await (const { dn, name, userName } of lackingOf(coverage.each(selection)))
          people.push({ dn, name, userName })
        const begin: Begin = {
          kind: 'begin',
          at: clock().toISOString(),
          id: Buffer.from(random(8)).toString('hex'),
          by: at.operator.name,
          ...{ channel, filter: filterOf(selection) },
          people,
        }
        await runner.run(at, begin)
        goesOnFor = at.operator.dn
      }),
    async state() {
      return show(await open(desk()))
    },
    pause: () => change((_, { runner }) => runner.stop(paused('operator'))),
    resume: () =>
      change(async (at, { store, runner }) => {
        if (store.book.campaign?.state !== 'paused') return
        await runner.run(at, null)
        goesOnFor = at.operator.dn
      }),
    cancel: () => change((_, { runner }) => runner.stop(cancelled)),
    async list(wanted) {
      return listPeople((await open(desk())).store.book, wanted)
    },
    bound: (at) => inTurn(() => goOn(at)).catch(logged),
    away: () => inTurn(() => interrupt('away')).catch(logged),
    ended() {
      goesOnFor = null
      return inTurn(() => interrupt('away')).catch(logged)
    },
    forget: (directory) =>
      inTurn(async () => {
        if (opened?.directory === directory) await close()
        await rm(reminderFile(folder, directory), { force: true })
      }),
    stop: () =>
      inTurn(async () => {
        await interrupt('restart')
        await close()
      }),
  }
}
