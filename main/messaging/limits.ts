import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { GatewayChannel } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts'

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
}

export interface SendLimits {
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
/** Longer than any rule looks back: a clock that was wrong by hours and is set right again frees nobody. */
const keptMs = 24 * 60 * minute

const counted = z.strictObject({
  /** Milliseconds since 1970. */
  at: z.number(),
  channel: z.enum(['text', 'call', 'email', 'push']),
  /** Digests: who was sent something is not for everybody who opens the file. */
  number: z.string(),
  user: z.string().nullable(),
  operator: z.string(),
  settled: z.boolean(),
})
type Counted = z.infer<typeof counted>
const fileSchema = z.strictObject({ sends: z.array(counted) })

/**
 * How often messages go out per number, user and operator, kept in `message-limits.json`. What seems to have
 * been sent in the future was sent before the clock was set back: it counts as sent now, so that it frees
 * nobody early and keeps nobody longer than its time.
 */
export function openSendLimits({ folder, clock }: { folder: string; clock: () => Date }): SendLimits {
  const path = join(folder, 'message-limits.json')
  const file = readJsonFile(path, fileSchema, clock())
  let sends: Counted[] = file.state === 'read' ? file.value.sends : []
  let turn: Promise<unknown> = Promise.resolve()

  /** One write after the other, each of what is counted by then. */
  function save(): Promise<void> {
    const next = turn.then(() => writeJsonFile(path, { sends }))
    turn = next.catch(() => undefined)
    return next
  }

  function upToNow(): number {
    const now = clock().getTime()
    for (const send of sends) send.at = Math.min(send.at, now)
    sends = sends.filter(({ at }) => now - at < keptMs)
    return now
  }

  /** From when one more may be sent under this rule; null: now. */
  function until(
    { whose, most, withinMs }: (typeof rules)[number],
    owner: string | null,
    now: number,
  ): number | null {
    const within = matching(whose, owner, now - withinMs)
    const freeing = within.at(-most)
    return freeing === undefined ? null : freeing.at + withinMs
  }

  function matching(whose: (typeof rules)[number]['whose'], owner: string | null, since: number): Counted[] {
    if (owner === null) return []
    return sends
      .filter((send) => send[whose] === owner && send.at > since && !(whose === 'number' && send.settled))
      .sort((a, b) => a.at - b.at)
  }

  function waitUntil(channel: GatewayChannel, number: string): number {
    const times = sends
      .filter((send) => send.channel === channel && send.number === number && !send.settled)
      .map(({ at }) => at + waitMs)
    return Math.max(0, ...times)
  }

  return {
    async take({ channel, target, userId, operatorDn }) {
      const now = upToNow()
      const entry: Counted = {
        at: now,
        channel,
        number: digest('number', target),
        user: userId === null ? null : digest('user', userId),
        operator: digest('operator', operatorDn),
        settled: false,
      }
      const waiting = waitUntil(channel, entry.number)
      if (waiting > now) throw tooMany('wait', waiting)
      for (const rule of rules) {
        const freeAt = until(rule, entry[rule.whose], now)
        if (freeAt !== null) throw tooMany(rule.whose, freeAt)
      }
      sends.push(entry)
      const giveBack = async () => {
        sends = sends.filter((send) => send !== entry)
        await save()
      }
      // Where it can't be counted it is not sent.
      await save().catch((error: unknown) => {
        sends = sends.filter((send) => send !== entry)
        throw error
      })
      return {
        giveBack,
        async settle() {
          entry.settled = true
          await save()
        },
      }
    },
    outlook({ channel, target }) {
      const now = upToNow()
      const number = digest('number', target)
      const [perNumber] = rules
      const left = perNumber.most - matching('number', number, now - perNumber.withinMs).length
      return { left: Math.max(0, left), nextAt: new Date(Math.max(now, waitUntil(channel, number))) }
    },
  }
}

function tooMany(whose: 'number' | 'user' | 'operator' | 'wait', until: number): ConsoleError {
  return new ConsoleError('send-limit', `No more may be sent yet (${whose}).`, {
    whose,
    until: new Date(until).toISOString(),
  })
}

const digest = (kind: string, value: string): string =>
  createHash('sha256').update(`${kind}\n${value.toLowerCase()}`).digest('base64url').slice(0, 22)
