import { foldDn } from '../directory/dn.ts'
import type { Entry } from '../directory/entry.ts'
import { createEras } from '../eras.ts'
import { ConsoleError } from '../errors.ts'
import type { Later } from '../later.ts'
import { AuthenticatorSetup } from '../methods/authenticator-setup.ts'
import type { Setup } from '../methods/setup.ts'
import type { Desk } from '../session/desk.ts'
import { createTurns } from '../turns.ts'

/** A method that is being set up for a user. Lives in memory only. */
export interface Enrollment {
  readonly id: string
  readonly operatorDn: string
  readonly directoryId: string
  readonly userDn: string
  /** The user's stable id, to which the secret is sealed. */
  readonly userId: string
  /** As the user display greets them. */
  readonly firstName: string
  readonly methodId: string
  readonly setup: Setup
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** Null until it was proved. */
  provedAt: Date | null
  /** The user as the operator last saw them: a change is planned on it. */
  entry: Entry
  /** `unknown`: the connection broke while the method was written. */
  written: 'no' | 'unknown' | { madeDefault: boolean }
}

const lifetimeMs = 30 * 60_000
const rememberedKeys = 5

/** Enrollments that are going on, and the keys of those that were left, to explain a code of theirs. */
export class EnrollmentStore {
  private readonly open = new Map<string, Enrollment>()
  private readonly endings = new Map<string, () => void>()
  private readonly eras = createEras()
  private readonly left = new Map<string, { keys: Uint8Array[]; until: number }>()
  /** One call after the other for each enrollment: a double click must not write twice. */
  readonly inTurn = createTurns()

  /**
   * @param gone told of each enrollment that is no longer open
   * @param expired told of each whose time ran out
   */
  constructor(
    private readonly clock: () => Date,
    private readonly gone: (id: string) => void,
    private readonly expired: (id: string) => void,
    private readonly later: Later,
  ) {}

  /** Keys that this operator showed for this user and left. */
  leftKeys(operatorDn: string, userDn: string): readonly Uint8Array[] {
    this.dropExpired()
    return this.left.get(whoseOf({ operatorDn, userDn }))?.keys ?? []
  }

  /** Before anything is made for one that is to be added. @returns whether its operator has gone meanwhile */
  begin(): () => boolean {
    return this.eras.begin()
  }

  add(draft: Omit<Enrollment, 'expiresAt'>): Enrollment {
    const enrollment = { ...draft, expiresAt: this.clock().getTime() + lifetimeMs }
    const { id } = enrollment
    this.open.set(id, enrollment)
    // Nobody may ask for it again, and both screens would show it for ever. What is being written is written first.
    const end = async () => {
      this.remove(id)
      this.expired(id)
    }
    this.endings.set(
      id,
      this.later(() => void this.inTurn(id, end), lifetimeMs),
    )
    return enrollment
  }

  /** @throws ConsoleError enrollment-ended: expired, cancelled, or another operator's */
  get(id: string, { operator, directory }: Pick<Desk, 'operator' | 'directory'>): Enrollment {
    const enrollment = this.find(id)
    if (enrollment.operatorDn !== operator.dn || enrollment.directoryId !== directory.id) throw ended()
    return enrollment
  }

  find(id: string): Enrollment {
    this.dropExpired()
    const enrollment = this.open.get(id)
    if (!enrollment) throw ended()
    return enrollment
  }

  isOpen({ id }: Enrollment): boolean {
    return this.open.has(id)
  }

  remove(id: string): void {
    const enrollment = this.open.get(id)
    if (!enrollment) return
    this.forget(id)
    const { setup, written } = enrollment
    if (setup instanceof AuthenticatorSetup && written === 'no') {
      const keys = setup.shownKeys().slice(-rememberedKeys)
      this.left.set(whoseOf(enrollment), { keys, until: this.clock().getTime() + lifetimeMs })
    } else setup.drop(written !== 'no')
  }

  clear(): void {
    this.eras.end()
    for (const { id, setup, written } of this.open.values()) {
      setup.drop(written !== 'no')
      this.forget(id)
    }
    for (const { keys } of this.left.values()) for (const key of keys) key.fill(0)
    this.left.clear()
  }

  private forget(id: string): void {
    this.open.delete(id)
    this.endings.get(id)?.()
    this.endings.delete(id)
    this.gone(id)
  }

  private dropExpired(): void {
    const now = this.clock().getTime()
    for (const { id, expiresAt } of this.open.values()) if (expiresAt <= now) this.remove(id)
    for (const [whose, { until }] of this.left) if (until <= now) this.left.delete(whose)
  }
}

const whoseOf = ({ operatorDn, userDn }: Pick<Enrollment, 'operatorDn' | 'userDn'>): string =>
  `${foldDn(operatorDn)} ${foldDn(userDn)}`

export function ended(): ConsoleError {
  return new ConsoleError('enrollment-ended', 'This enrollment has ended.')
}
