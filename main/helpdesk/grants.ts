import type { Evidence, HelpCase } from '../../preload/contract.ts'
import type { Entry } from '../directory/entry.ts'
import type { Desk } from '../session/desk.ts'
import type { Ground } from './verification/lost-device.ts'

/** A second operator's yes that can be used now. */
export interface Grant {
  /** Of the approval. */
  id: string
  verificationId: string
  /** As it was when the approval was asked for. */
  evidence: (Evidence & { ground: Ground })[]
  case: HelpCase
  /** That was called back. */
  number: string | null
  /** Ids of methods that the caller said are on a lost device. */
  reportedLost: string[]
  decidedAt: string
  /** The same by the directory's own clock; null: it does not tell. */
  stampedAt: string | null
  /** As it was decided. */
  holdMs: number
}

export interface Grants {
  /**
   * The approval under which this operator may change this user now.
   * @param approvalId null: any that opens the wizard for them, and null where there is none
   * @throws ConsoleError approval-refused; hold-not-over, also where the only one for the wizard is on hold
   */
  find(desk: Desk, user: Entry, approvalId: string | null): Promise<Grant | null>
  /**
   * Milliseconds until it has been held for so many, by the directory's own clock too, where that tells: a computer
   * whose clock was set ahead shortens no hold.
   */
  holdLeft(desk: Desk, grant: Grant, neededMs: number): Promise<number>
  /** Uses it up, with the version check: from here on nobody can stop it. @throws ConsoleError approval-refused */
  claim(desk: Desk, grant: Grant): Promise<void>
  /** What it was used for did not come about after all. Never throws. */
  failed(desk: Desk, grant: Grant, why: string): Promise<void>
}
