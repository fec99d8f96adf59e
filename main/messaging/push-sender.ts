import type { PushState } from '../../preload/contract.ts'
import type { Desk } from '../session/desk.ts'

export interface PushRequest {
  desk: Desk
  userId: string
  /** The account's name as the device shows it. */
  account: string
  /** The device to ask; null: the user registers one first. */
  device: string | null
}

/** A prompt on a device, from its registration to the approval. */
export interface PushChallenge {
  /** Asks the gateway where it stands; called about once a second. */
  state(): Promise<PushState>
  /** After denied, expired or not-delivered: a new prompt with a new number. */
  again(): Promise<PushState>
  /** The registered device, once there is one: its id at the gateway, and its name for people. */
  device(): { id: string; name: string } | null
  /** What the gateway said of the last prompt, in its own words; empty where it has none. */
  answer(): string
  drop(): void
}

export interface PushSender {
  /** @throws ConsoleError no-gateway, send-limit, gateway-… as CodeSender.send does */
  begin(request: PushRequest): Promise<PushChallenge>
}
