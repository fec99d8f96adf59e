import type { PushState } from '../../preload/contract.ts'
import type { Desk } from '../session/desk.ts'

export interface PushRequest {
  desk: Desk
  userId: string
  /** The account's name as the device shows it. */
  account: string
  /** The device to ask; null: the user registers one first. */
  device: string | null
  /** Devices that the directory holds for this user by then: none of them is the one that registers. */
  held?: () => Promise<readonly string[]>
}

/** A prompt on a device, from its registration to the approval. */
export interface PushChallenge {
  /** Asks the gateway where it stands; called about once a second. */
  state(): Promise<PushState>
  /**
   * A new prompt with a new number, or a new code to register with, in place of the one before. Right after that one,
   * and once it was approved, it goes on as it is.
   * @param whileWaiting not where it came to nothing
   */
  again(whileWaiting?: 'while-waiting'): Promise<PushState>
  /** The registered device, once there is one: its id at the gateway, and its name for people. */
  device(): { id: string; name: string } | null
  /** What the gateway said of the last prompt, in its own words; empty where it has none. */
  answer(): string
  drop(): void
  /** The same, and the device that has registered here is nobody's: it is taken out of the gateway again. */
  giveUp(): void
}

export interface PushSender {
  /** @throws ConsoleError no-gateway, send-limit, gateway-… as CodeSender.send does */
  begin(request: PushRequest): Promise<PushChallenge>
  /** Its method is gone: takes the device out of the gateway, as far as that can be done. Nobody waits for it. */
  remove(request: Pick<PushRequest, 'desk' | 'userId'> & { device: string }): void
}
