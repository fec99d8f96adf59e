import type { CodeChannel, SentCode } from '../../preload/contract.ts'
import type { SentChallenge } from '../messaging/code-sender.ts'
import { digitsOf } from './code-text.ts'
import type { ConfirmedSetup, ProvedMethod, Setup, ShownSetup } from './setup.ts'

/** As a new method of each type is called; the number or address stands beside it. */
const labels: Record<CodeChannel, string> = {
  text: 'Text message',
  call: 'Phone call',
  email: 'Email',
}

/** Where a code goes, and how people write that. */
export interface CodeTarget {
  /** A number in E.164, an extension behind it as `;ext=`, or an address. */
  target: string
  display: string
  /** How many other accounts have it. */
  sharedWith: number
}

/** A number or mailbox that a code was sent to, until the user reads it out: text, call and email alike. */
export class CodeSetup implements Setup {
  private acceptedCode: string | null = null

  constructor(
    readonly type: CodeChannel,
    private readonly challenge: SentChallenge,
    private readonly to: CodeTarget,
  ) {}

  sent(): SentCode {
    return sentCode(this.challenge, this.to)
  }

  async show(): Promise<ShownSetup> {
    return { type: this.type, sent: this.sent() }
  }

  async resend(): Promise<SentCode> {
    await this.challenge.resend()
    return this.sent()
  }

  async confirm(code: string): Promise<ConfirmedSetup> {
    const checked = await this.challenge.check(code)
    if (!checked.accepted)
      return { proved: false, problem: checked.problem, attemptsLeft: this.challenge.state().attemptsLeft }
    this.acceptedCode = digitsOf(code)
    return { proved: true }
  }

  isAccepted(code: string): boolean {
    return this.acceptedCode !== null && digitsOf(code) === this.acceptedCode
  }

  proved(): ProvedMethod {
    return { label: labels[this.type], target: this.to.target }
  }

  secret(): null {
    return null
  }

  drop(): void {
    this.challenge.drop()
  }
}

export function sentCode(challenge: SentChallenge, { display, sharedWith }: CodeTarget): SentCode {
  return { ...challenge.state(), display, sharedWith }
}
