import type { CodeChannel, CodeProblem, SentCode } from '../../preload/contract.ts'
import type { Desk } from '../session/desk.ts'

export interface CodeRequest {
  desk: Desk
  channel: CodeChannel
  /** A number in E.164, an extension behind it as `;ext=123` (RFC 3966), or an address. */
  target: string
  /** The user's stable id: limits are per user. */
  userId: string
  /** As the message calls the user. */
  userName: string
}

export type CheckedSentCode = { accepted: true } | { accepted: false; problem: CodeProblem }

/** One method's code on its way, from the first message to the accepted code. Lives in memory only. */
export interface SentChallenge {
  state(): Omit<SentCode, 'sharedWith' | 'display'>
  /** One more message, by the same means. @throws ConsoleError send-limit and what `send` throws */
  resend(): Promise<void>
  /** Accepts a code once; a code that is late, used, of an earlier message or guessed at too often is explained. */
  check(code: string): Promise<CheckedSentCode>
  drop(): void
}

export interface CodeSender {
  /**
   * Makes a code and sends it through the gateway chosen for the channel.
   * @throws ConsoleError no-gateway (detail.channel); send-limit (detail.whose: 'user' | 'number' | 'operator' |
   * 'wait', detail.until: ISO time); gateway-unreachable, gateway-refused, gateway-garbled, gateway-credentials,
   * gateway-busy, number-blocked (detail.gateway; detail.answer: the gateway's own words, no credential)
   */
  send(request: CodeRequest): Promise<SentChallenge>
}
