import type { CodeChannel, CodeProblem, GatewayKind, SentCode } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { Random } from '../methods/authenticator-app.ts'
import { readCode } from '../methods/code-text.ts'
import { createTurn } from '../turns.ts'
import type { CheckedSentCode, SentChallenge } from './code-sender.ts'
import { type Judgment, saltedDigest } from './codes.ts'
import type { CountedSend, Send, SendLimits } from './limits.ts'
import { type Clocks, type Stopwatch, startStopwatch } from './stopwatch.ts'
import { nothingWasSent } from './trouble.ts'

/** How one gateway carries the codes of one challenge. */
export interface CodeRoute {
  readonly via: GatewayKind
  /**
   * Sends one message.
   * @param over the code sent before can't be accepted any more: this one has to be new
   * @returns whether its code is a new one; else the code sent before goes on, with its time and attempts
   */
  send(over: boolean): Promise<{ fresh: boolean }>
  judge(digits: string): Promise<Judgment>
  /** Nobody will enter a code any more. */
  forget(): void
}

export const codeMinutes = 10
export const codeLifetimeMs = codeMinutes * 60_000
const attempts = 5
const mostSends = 5

export interface ChallengeOptions extends Clocks {
  route: CodeRoute
  send: Send & { channel: CodeChannel }
  limits: SendLimits
  random: Random
  log: (line: string) => void
}

/** One code on its way, whoever makes it: 10 minutes, five attempts, five sends, accepted once. */
export async function sendChallenge(options: ChallengeOptions): Promise<SentChallenge> {
  const { route, limits, clock } = options
  const { channel, target } = options.send
  const digest = saltedDigest(options.random)
  let sends = 0
  let wrong = 0
  let accepted: Buffer | null = null
  let dropped = false
  let validity: Stopwatch = startStopwatch(codeLifetimeMs, options)
  let sentAt = new Date(0)
  let counted: CountedSend[] = []
  let sending: Promise<void> | null = null
  // One after the other: two checks at once must not both accept.
  const inTurn = createTurn()

  async function sendOne(): Promise<void> {
    if (dropped || accepted) throw new ConsoleError('bad-arguments', 'This code is over.')
    if (sends >= mostSends) {
      const until = validity.endsAt().toISOString()
      throw new ConsoleError('send-limit', 'Five messages were sent.', { whose: 'number', until })
    }
    const count = await limits.take(options.send)
    const { fresh } = await route
      .send(wrong >= attempts || validity.isOver())
      .catch(async (error: unknown) => {
        if (nothingWasSent(error)) await giveBack(count)
        throw error
      })
    sends += 1
    counted.push(count)
    sentAt = clock()
    // Given up while it was on its way.
    if (dropped) route.forget()
    if (!fresh) return
    validity = startStopwatch(codeLifetimeMs, options)
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
    if (dropped || validity.isOver()) return refuse({ why: 'expired' })
    const judgment = await route.judge(read.digits)
    if (dropped) return refuse({ why: 'expired' })
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
      return {
        channel,
        target,
        via: route.via,
        sentAt: sentAt.toISOString(),
        expiresAt: validity.endsAt().toISOString(),
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
}

const refuse = (problem: CodeProblem): CheckedSentCode => ({ accepted: false, problem })
