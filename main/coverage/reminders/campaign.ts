import type { ErrorCode, ErrorData } from '../../../preload/contract.ts'
import type { AuditLog } from '../../audit-log/audit-log.ts'
import { ConsoleError } from '../../errors.ts'
import type { Later } from '../../later.ts'
import type { Messaging } from '../../messaging/messaging.ts'
import type { Clocks } from '../../messaging/stopwatch.ts'
import type { Desk, GetDesk } from '../../session/desk.ts'
import { attempt, type Task } from './attempt.ts'
import { type Campaign, settleInterrupted, take } from './book.ts'
import { cancelled, describeCampaign, describeEnding, type Ending, finished, paused } from './ending.ts'
import type { Begin, Line } from './lines.ts'
import { createPace } from './pace.ts'
import { createPatience } from './patience.ts'
import type { ReminderStore } from './store.ts'

export interface CampaignOptions extends Clocks {
  store: ReminderStore
  desk: GetDesk
  auditLog: AuditLog
  send: Messaging['send']
  /** Something became of somebody. */
  changed: () => void
  log: (line: string) => void
  later?: Later | undefined
}

export interface CampaignRunner {
  isRunning(): boolean
  /** What keeps it waiting just now. */
  trouble(): ErrorData | null
  /**
   * Goes on with the campaign that rests, or with one that begins. Resolves once it runs.
   * @throws ConsoleError audit-log-unwritable, storage-unwritable: nothing was begun
   */
  run(at: Desk, begin: Begin | null): Promise<void>
  /** Ends or interrupts it. Waits for the message that is on its way. */
  stop(ending: Ending): Promise<void>
}

/** So many refusals in a row are taken for a gateway that takes nothing any more. */
const mostRefused = 5
const awayCodes: readonly ErrorCode[] = ['not-signed-in', 'locked', 'directory-lost', 'not-permitted']

/**
 * Sends one campaign's messages, one after the other, no faster than the policy says. A gateway that can't is left alone
 * for a while; one that still can't stops the campaign, and everybody who got nothing waits in it.
 */
export function createCampaignRunner(options: CampaignOptions): CampaignRunner {
  const { store, desk, auditLog, clock, changed, log } = options
  const pace = createPace(options)
  const patience = createPatience(pace, changed)
  let running: Promise<void> | null = null
  let wanted: Ending | null = null

  const now = () => clock().toISOString()

  /** Where an administrator is signed in to the campaign's directory. @throws ConsoleError of `awayCodes` */
  function deskOfCampaign(): Desk {
    const at = desk()
    if (at.directory.id === store.directory && at.operator.roles.includes('administrator')) return at
    throw new ConsoleError('not-permitted', 'Nobody is signed in who may send reminders here.')
  }

  async function work(campaign: Campaign): Promise<Ending> {
    const queue = tasksOf(campaign)
    let refused: Task[] = []
    patience.worked()

    /** @returns why to stop; null: go on */
    async function once(task: Task): Promise<Ending | null> {
      const at = deskOfCampaign()
      const sends = () => pace.sends(at.policy.reminders.perMinute)
      const result = await attempt({ ...options, sends }, at, campaign, task)
      changed()
      if (task.to === 'user' && campaign.steps[task.step]?.manager === 'waiting')
        queue.unshift({ ...task, to: 'manager' })
      switch (result.became) {
        case 'over':
          return null
        case 'sent':
          refused = []
          patience.worked()
          return null
        case 'refused':
          refused.push(task)
          if (refused.length < mostRefused) return null
          await store.add(...refused.map((one) => backInLine(campaign, one, now())))
          return paused('gateway', result.error.toData())
        case 'hopeless':
          return paused('gateway', result.error.toData())
        case 'trouble':
          // The others first: it may be this mailbox that can't.
          if (result.again) queue.push(task)
          return (await patience.failed(result.error)) ? null : paused('gateway', result.error.toData())
      }
    }

    for (;;) {
      await pace.turn()
      if (wanted) return wanted
      const task = queue.shift()
      if (!task) return finished
      try {
        const ending = await once(task)
        if (ending) return ending
      } catch (error) {
        if (!(error instanceof ConsoleError)) throw error
        if (awayCodes.includes(error.code)) return paused('away')
        if (error.code === 'storage-unwritable') return paused('storage', error.toData())
        queue.unshift(task)
        if (!(await patience.failed(error))) return paused('directory', error.toData())
      }
    }
  }

  /** That it ended is in the book, if need be in memory only. */
  async function end({ state, why, error }: Ending): Promise<void> {
    settleInterrupted(store.book)
    const line: Line = { kind: 'state', at: now(), state, why, error }
    await store.add(line).catch((failure: Error) => {
      log(`reminders: ${failure.message}`)
      take(store.book, line)
    })
  }

  async function start(begin: Begin | null, runs: () => void): Promise<Ending> {
    if (begin) await store.begin(begin)
    await store.add({ kind: 'state', at: now(), state: 'running', why: null, error: null })
    runs()
    changed()
    const ending = await work(campaignOf(store)).catch((error: Error) => {
      log(`reminders: ${error.name}: ${error.message}`)
      return paused('directory', new ConsoleError('internal', error.name).toData())
    })
    await end(ending)
    return ending
  }

  return {
    isRunning: () => running !== null,
    trouble: patience.trouble,
    run({ operator }, begin) {
      wanted = null
      const intent = {
        operator: { dn: operator.dn, name: operator.name },
        user: null,
        action: 'send-reminders' as const,
        directory: store.directory,
        detail: begin
          ? describeCampaign(begin, begin.people.length)
          : describeCampaign(campaignOf(store), tasksOf(campaignOf(store)).length),
      }
      return new Promise((resolve, reject) => {
        running = auditLog
          .around(
            intent,
            () => start(begin, resolve),
            (ending) => describeEnding(campaignOf(store), ending),
          )
          .then(() => undefined, reject)
          .finally(() => {
            running = null
            changed()
          })
      })
    },
    async stop(ending) {
      if (running) {
        wanted = ending
        pace.wake()
        await running
      } else if (ending.state === 'cancelled' && store.book.campaign?.state === 'paused') {
        await store.add({ kind: 'state', at: now(), ...cancelled })
        changed()
      }
    },
  }
}

/** All that is still to be done: who was tried least comes first, and managers are not left for the end. */
function tasksOf({ steps }: Campaign): Task[] {
  const all = steps.map((step, index) => ({ ...step, index }))
  const waiting = all.filter(({ outcome }) => outcome === 'waiting').sort((a, b) => a.tries - b.tries)
  return [
    ...all
      .filter(({ manager }) => manager === 'waiting')
      .map(({ index }): Task => ({ step: index, to: 'manager' })),
    ...waiting.map(({ index }): Task => ({ step: index, to: 'user' })),
  ]
}

function backInLine({ steps }: Campaign, { step }: Task, at: string): Line {
  const problem = steps[step]?.problem ?? null
  return { kind: 'user', at, step, outcome: 'waiting', problem, manager: false }
}

function campaignOf({ book }: ReminderStore): Campaign {
  if (book.campaign) return book.campaign
  throw new ConsoleError('not-found', 'There is no campaign.')
}
