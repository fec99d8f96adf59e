import {
  checkCode,
  createKey,
  groupedKeyText,
  keyText,
  keyUri,
  qrSvg,
  type Random,
} from './authenticator-app.ts'
import { digitsOf } from './code-text.ts'
import type { ConfirmedSetup, ProvedMethod, Setup, ShownSetup } from './setup.ts'

const attempts = 5

export interface AuthenticatorSetupOptions {
  clock: () => Date
  random: Random
  app: 'microsoft' | 'other'
  account: string
  issuer: string
  /** Keys that were shown to the user before, newest last: a code of theirs is explained. */
  previousKeys: readonly Uint8Array[]
}

/**
 * A key on show, until the app that has it reads out a right code. Five wrong codes in a row start over with a new
 * key: a guess has three codes of a million to hit at a time, and no more than five tries.
 */
export class AuthenticatorSetup implements Setup {
  readonly type = 'authenticator-app'
  private key: Uint8Array
  private previousKeys: Uint8Array[]
  private wrongInRow = 0
  private lastStep: number | null = null
  private acceptedCode: string | null = null

  constructor(private readonly options: AuthenticatorSetupOptions) {
    this.previousKeys = [...options.previousKeys]
    this.key = createKey(options.random)
  }

  async show(): Promise<Extract<ShownSetup, { type: 'authenticator-app' }>> {
    const { issuer, account } = this.options
    return {
      type: this.type,
      issuer,
      account,
      key: groupedKeyText(this.key),
      uri: this.uri(),
      qrSvg: await qrSvg(this.uri()),
      attemptsLeft: attempts - this.wrongInRow,
    }
  }

  async confirm(code: string, alreadyProved: boolean): Promise<ConfirmedSetup> {
    const { key, lastStep, previousKeys } = this
    const checked = checkCode({ key, code, now: this.options.clock(), lastStep, previousKeys })
    if (checked.accepted) {
      this.lastStep = checked.step
      this.wrongInRow = 0
      this.acceptedCode = digitsOf(code)
      return { proved: true }
    }
    const { problem } = checked
    // Text that can't be a code is no try at one; and once a code was right the key is proved for good.
    if (problem.why !== 'format' && !alreadyProved) this.wrongInRow += 1
    if (this.wrongInRow < attempts)
      return { proved: false, problem, attemptsLeft: attempts - this.wrongInRow }
    this.previousKeys = [...this.previousKeys, this.key]
    this.key = createKey(this.options.random)
    this.wrongInRow = 0
    return { proved: false, problem, restarted: true }
  }

  isAccepted(code: string): boolean {
    return this.acceptedCode !== null && digitsOf(code) === this.acceptedCode
  }

  proved(): ProvedMethod {
    return {
      label: this.options.app === 'microsoft' ? 'Microsoft Authenticator' : 'Authenticator app',
      ...(this.lastStep !== null && { step: this.lastStep }),
    }
  }

  secret(): Uint8Array {
    return Buffer.from(keyText(this.key))
  }

  /** What may be copied to the clipboard. */
  copies(): { key: string; uri: string } {
    return { key: keyText(this.key), uri: this.uri() }
  }

  /** All keys that were shown, newest last. */
  shownKeys(): Uint8Array[] {
    return [...this.previousKeys, this.key]
  }

  drop(): void {
    this.key.fill(0)
  }

  private uri(): string {
    const { issuer, account } = this.options
    return keyUri({ issuer, account, key: this.key })
  }
}
