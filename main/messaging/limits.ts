import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { GatewayChannel, StartupNotice } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { lineOf } from '../methods/line.ts'
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts'
import type { Clocks } from './stopwatch.ts'

/** Somebody wants to send something to somebody. */
export interface Send {
  channel: GatewayChannel
  /** Number, address or device. */
  target: string
  /** The user's stable id; null: a test of the gateway is for nobody. */
  userId: string | null
  operatorDn: string
}

/** A send that is counted. */
export interface CountedSend {
  /** Nothing went out after all: it does not count. */
  giveBack(): Promise<void>
  /** What was sent led to a right code: it counts for user and operator, and no longer keeps the number waiting. */
  settle(): Promise<void>
  /** It arrived, and the answer was no: it counts on, and no longer keeps the number waiting. */
  refused(): Promise<void>
}

export interface SendLimits {
  /** What was counted before could not be read: the file was kept aside, and counting starts over. */
  readonly notice: StartupNotice | null
  /**
   * Counts a send before it is made, on disk, so that a restart forgets none.
   * @throws ConsoleError send-limit (detail.whose, detail.until), storage-unwritable
   */
  take(send: Send): Promise<CountedSend>
  /** How often it may still be sent there for now, and from when. */
  outlook(send: Pick<Send, 'channel' | 'target'>): { left: number; nextAt: Date }
}

const minute = 60_000
const waitMs = 30_000
/** `number` is lifted by a right code, as Twilio lifts its own limit; the other two never are. */
const rules = [
  { whose: 'number', most: 5, withinMs: 10 * minute },
  { whose: 'user', most: 20, withinMs: 60 * minute },
  { whose: 'operator', most: 100, withinMs: 60 * minute },
] as const
/** Longer than any rule looks back: a clock that was ahead by hours and is set right again frees nobody. */
const keptMs = 24 * 60 * minute

const stored = z.strictObject({
  /** Milliseconds since 1970. */
  at: z.number(),
  channel: z.enum(['text', 'call', 'email', 'push']),
  /** Digests: who was sent something is not for everybody who opens the file. */
  number: z.string(),
  user: z.string().nullable(),
  operator: z.string(),
  settled: z.boolean(),
  /** Left out in what was written before there was such a thing. */
  refused: z.boolean().default(false),
})
const fileSchema = z.strictObject({ sends: z.array(stored) })

interface Counted extends z.infer<typeof stored> {
  /** How old it was, and what the uptime was, when this run of the console met it first. */
  met: { age: number; uptime: number }
}

export interface SendLimitsOptions extends Clocks {
  folder: string
}

/**
 * How often messages go out per number, user and operator, kept in `message-limits.json`. A send is as old as
 * the clock or the uptime says, whichever is more: one may be set back, the other sleeps with the computer
 * and starts anew with the console. What seems to have been sent in the future counts as sent now: that frees
 * nobody early, and keeps nobody longer than a rule's own time.
 */
export function openSendLimits({
  folder,
  clock,
  uptime = () => performance.now(),
}: SendLimitsOptions): SendLimits {
  const path = join(folder, 'message-limits.json')
  const file = readJsonFile(path, fileSchema, clock())
  let sends: Counted[] = file.state === 'read' ? file.value.sends.map(meet) : []
  let turn: Promise<unknown> = Promise.resolve()

  function meet(send: z.infer<typeof stored>): Counted {
    return { ...send, met: { age: Math.max(0, clock().getTime() - send.at), uptime: uptime() } }
  }

  function ageOf({ at, met }: Counted): number {
    return Math.max(clock().getTime() - at, met.age + uptime() - met.uptime)
  }

  /** One write after the other, each of what is counted by then, by the clock as it is by then. */
  function save(): Promise<void> {
    const next = turn.then(() => {
      const now = clock().getTime()
      return writeJsonFile(path, {
        sends: sends.map(({ met, ...send }) => ({ ...send, at: now - ageOf({ met, ...send }) })),
      })
    })
    turn = next.catch(() => undefined)
    return next
  }

  function forgetOld(): void {
    sends = sends.filter((send) => ageOf(send) < keptMs)
  }

  /** Milliseconds until one more may be sent under this rule. */
  function delay({ whose, most, withinMs }: (typeof rules)[number], owner: string | null): number {
    // The oldest of the last so many: when it is old enough, there is room for one.
    const ages = agesWithin(whose, owner, withinMs)
    const oldest = ages[most - 1]
    return oldest === undefined ? 0 : withinMs - oldest
  }

  /** Youngest first. */
  function agesWithin(
    whose: (typeof rules)[number]['whose'],
    owner: string | null,
    withinMs: number,
  ): number[] {
    if (owner === null) return []
    return sends
      .filter((send) => send[whose] === owner && !(whose === 'number' && send.settled))
      .map(ageOf)
      .filter((age) => age < withinMs)
      .sort((a, b) => a - b)
  }

  function waitFor(channel: GatewayChannel, number: string): number {
    const ages = sends
      .filter((send) => send.channel === channel && send.number === number)
      .filter((send) => !send.settled && !send.refused)
      .map(ageOf)
    return Math.max(0, waitMs - Math.min(waitMs, ...ages))
  }

  const inMs = (ms: number): Date => new Date(clock().getTime() + ms)

  return {
    notice: file.state === 'set-aside' ? { kind: 'message-limits-reset', kept: file.kept } : null,
    async take({ channel, target, userId, operatorDn }) {
      forgetOld()
      const entry = meet({
        at: clock().getTime(),
        channel,
        number: numberOf(target),
        user: userId === null ? null : digest('user', userId),
        operator: digest('operator', operatorDn),
        settled: false,
        refused: false,
      })
      const waiting = waitFor(channel, entry.number)
      if (waiting > 0) throw tooMany('wait', inMs(waiting))
      for (const rule of rules) {
        const delayed = delay(rule, entry[rule.whose])
        if (delayed > 0) throw tooMany(rule.whose, inMs(delayed))
      }
      sends.push(entry)
      const remove = () => {
        sends = sends.filter((send) => send !== entry)
      }
      // Where it can't be counted it is not sent.
      await save().catch((error: unknown) => {
        remove()
        throw error
      })
      return {
        giveBack() {
          remove()
          return save()
        },
        settle() {
          entry.settled = true
          return save()
        },
        refused() {
          entry.refused = true
          return save()
        },
      }
    },
    outlook({ channel, target }) {
      const number = numberOf(target)
      const [perNumber] = rules
      const left = perNumber.most - agesWithin('number', number, perNumber.withinMs).length
      return { left: Math.max(0, left), nextAt: inMs(waitFor(channel, number)) }
    },
  }
}

function tooMany(whose: 'number' | 'user' | 'operator' | 'wait', until: Date): ConsoleError {
  return new ConsoleError('send-limit', `No more may be sent yet (${whose}).`, {
    whose,
    until: until.toISOString(),
  })
}

/** One line, whichever extension is asked for: it rings there all the same, and Twilio counts it so. */
const numberOf = (target: string): string => digest('number', lineOf(target))

const digest = (kind: string, value: string): string =>
  createHash('sha256').update(`${kind}\n${value.toLowerCase()}`).digest('base64url').slice(0, 22)
