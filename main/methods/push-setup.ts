import type { PushState } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'
import type { PushChallenge } from '../messaging/push-sender.ts'
import type { ConfirmedSetup, ProvedMethod, Setup, ShownSetup } from './setup.ts'

/** A device that registers, and is then asked to approve with the number that is on show. */
export class PushSetup implements Setup {
  readonly type = 'push'

  constructor(private readonly challenge: PushChallenge) {}

  state(): Promise<PushState> {
    return this.challenge.state()
  }

  again(): Promise<PushState> {
    return this.challenge.again()
  }

  async show(): Promise<ShownSetup> {
    return { type: this.type, push: await this.state() }
  }

  /** There is no code: the approval on the device is the proof. */
  async confirm(): Promise<ConfirmedSetup> {
    const { stage } = await this.state()
    if (stage === 'approved') return { proved: true }
    return { proved: false, problem: { why: stage === 'expired' ? 'expired' : 'wrong' }, attemptsLeft: 1 }
  }

  /** An approval is not entered, so it can be looked at again. */
  isAccepted(): boolean {
    return true
  }

  proved(): ProvedMethod {
    const device = this.challenge.device()
    if (!device) throw new ConsoleError('internal', 'No device has registered.')
    return { label: device.name, device: device.id }
  }

  secret(): null {
    return null
  }

  drop(kept: boolean): void {
    if (kept) this.challenge.drop()
    else this.challenge.giveUp()
  }
}
