import type { CodeChannel, CodeProblem, GatewayKind, SentCode } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { readCode } from '../methods/code-text.ts'
import type { CheckedSentCode, SentChallenge } from './code-sender.ts'
import { type Judgment, saltedDigest } from './codes.ts'
import type { CountedSend, Send, SendLimits } from './limits.ts'
import { nothingWasSent } from './trouble.ts'

/** How one gateway carries the codes of one challenge. */
export interface CodeRoute {
  readonly via: GatewayKind
  /**
   * Sends one message.
   * @returns whether its code is a new one; else the code sent before goes on, with its time and attempts
   */
  send(): Promise<{ fresh: boolean }>
  judge(digits: string): Promise<Judgment>
  /** Nobody will enter a code any more. */
  forget(): void
}

export const codeMinutes = 10
export const codeLifetimeMs = codeMinutes * 60_000
const attempts = 5
const mostSends = 5

export interface ChallengeOptions {
  route: CodeRoute
  send: Send & { channel: CodeChannel }
  limits: SendLimits
  clock: () => Date
  /** Milliseconds that never go back; `performance.now` unless told. */
  uptime?: () => number
  random: Random
  log: (line: string) => void
}

/**
 * One code on its way, whoever makes it: 10 minutes, five attempts, five sends, accepted once. Whichever of
 * clock and uptime says that more time has gone by counts: one may be set back, the other sleeps with the
 * computer.
 */
export async function sendChallenge(options: ChallengeOptions): Promise<SentChallenge> {
  const { route, limits, clock, uptime = () => performance.now() } = options
  const { channel, target } = options.send
  const digest = saltedDigest(options.random)
  let sends = 0
  let wrong = 0
  let accepted: Buffer | null = null
  let dropped = false
  let madeAt = { clock: 0, uptime: 0 }
  let sentAt = new Date(0)
  let counted: CountedSend[] = []
  let sending: Promise<void> | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const mark = () => ({ clock: clock().getTime(), uptime: uptime() })
  const age = () => Math.max(clock().getTime() - madeAt.clock, uptime() - madeAt.uptime)

  async function sendOne(): Promise<void> {
    if (dropped || accepted) throw new ConsoleError('bad-arguments', 'This code is over.')
    if (sends >= mostSends) {
      const until = new Date(madeAt.clock + codeLifetimeMs).toISOString()
      throw new ConsoleError('send-limit', 'Five messages were sent.', { whose: 'number', until })
    }
    const count = await limits.take(options.send)
    const { fresh } = await route.send().catch(async (error: unknown) => {
      if (nothingWasSent(error)) await giveBack(count)
      throw error
    })
    sends += 1
    counted.push(count)
    sentAt = clock()
    if (!fresh) return
    madeAt = mark()
    wrong = 0
  }

  async function giveBack(count: CountedSend): Promise<void> {
    await count.giveBack().catch((error: Error) => options.log(`message limits: ${error.message}`))
  }

  async function check(typed: string): Promise<CheckedSentCode> {
    const read = readCode(typed)
    if ('why' in read) return refuse(read)
    const given = digest(read.digits)
    if (accepted) return refuse({ why: given.equals(accepted) ? 'used' : 'wrong' })
    if (wrong >= attempts) return refuse({ why: 'too-many-attempts' })
    if (dropped || age() >= codeLifetimeMs) return refuse({ why: 'expired' })
    const judgment = await route.judge(read.digits)
    if (judgment !== 'right') {
      wrong = judgment === 'too-many-attempts' ? attempts : wrong + 1
      return refuse({ why: judgment })
    }
    accepted = given
    route.forget()
    await Promise.all(counted.map((count) => count.settle())).catch((error: Error) =>
      options.log(`message limits: ${error.message}`),
    )
    counted = []
    return { accepted: true }
  }

  await sendOne()

  return {
    state() {
      const { left, nextAt } = limits.outlook(options.send)
      const sendsLeft = Math.min(mostSends - sends, left)
      // Reckoned from what is left of its time, so that a clock that was set back does not stretch it.
      const expiresAt = Math.min(madeAt.clock, clock().getTime() - age()) + codeLifetimeMs
      return {
        channel,
        target,
        via: route.via,
        sentAt: sentAt.toISOString(),
        expiresAt: new Date(expiresAt).toISOString(),
        resendAt: sendsLeft > 0 ? nextAt.toISOString() : null,
        sendsLeft,
        attemptsLeft: attempts - wrong,
      } satisfies Omit<SentCode, 'sharedWith' | 'display'>
    },
    resend() {
      // A second click while the first is on its way is the same click.
      sending ??= inTurn(sendOne).finally(() => {
        sending = null
      })
      return sending
    },
    check: (typed) => inTurn(() => check(typed)),
    drop() {
      if (dropped) return
      dropped = true
      if (!accepted) route.forget()
    },
  }

  /** One after the other: two checks at once must not both accept. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work, work)
    turn = next.catch(() => undefined)
    return next
  }
}

const refuse = (problem: CodeProblem): CheckedSentCode => ({ accepted: false, problem })
