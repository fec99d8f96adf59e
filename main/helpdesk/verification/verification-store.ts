import type {
  AdministratorsTold,
  Evidence,
  EvidenceChannel,
  HelpCase,
  VerificationLevel,
} from '../../../preload/contract.ts'
import { foldDn } from '../../directory/dn.ts'
import type { Entry } from '../../directory/entry.ts'
import { type Clocks, type Stopwatch, startStopwatch } from '../../messaging/stopwatch.ts'
import type { ProtectionPolicy } from '../../policy/protection.ts'
import type { Desk } from '../../session/desk.ts'
import { type Ground, isLost } from './lost-device.ts'

/** Evidence as it is kept. */
export interface KeptEvidence {
  kind: Evidence['kind']
  channel: EvidenceChannel
  label: string
  /** Id of the option that it came by. */
  optionId: string
  ground: Ground
  at: string
  /** Of a call back: the number. */
  number?: string
  validity: Stopwatch
}

/** What is known of one caller: who claims to be this user, to this operator. Lives in memory only. */
export interface Verification {
  readonly id: string
  evidence: KeptEvidence[]
  case: HelpCase | null
  /** What is on the device that the caller has lost. */
  reportedLost: Ground[]
  /** Ids of options that failed. */
  failed: Set<string>
  breakGlass: Emergency | null
}

export interface Emergency {
  reason: string
  validity: Stopwatch
  administratorsTold: AdministratorsTold | null
}

export interface VerificationStore {
  /** Null where nothing is known of a caller in this user's name. */
  find(desk: Desk, user: Entry): Verification | null
  /** The one that there is, or a new one. */
  open(desk: Desk, user: Entry): Verification
  /** The call is over. */
  end(desk: Desk, user: Entry): void
  /** Lock or sign-out. */
  endAll(): void
  stopwatch(minutes: number): Stopwatch
}

/**
 * Bound to the operator, the directory, and the user's very entry: its DN and its id, so that an entry that was made
 * anew under the same name is somebody else.
 */
export function createVerificationStore({
  newId,
  ...clocks
}: Clocks & { newId: () => string }): VerificationStore {
  const open = new Map<string, Verification>()
  const keyOf = ({ operator, directory }: Desk, user: Entry): string =>
    JSON.stringify([directory.id, foldDn(operator.dn), foldDn(user.dn), user.first('entryUUID')])
  return {
    find: (desk, user) => open.get(keyOf(desk, user)) ?? null,
    open(desk, user) {
      const key = keyOf(desk, user)
      const known = open.get(key)
      if (known) return known
      const fresh: Verification = {
        id: newId(),
        evidence: [],
        case: null,
        reportedLost: [],
        failed: new Set(),
        breakGlass: null,
      }
      open.set(key, fresh)
      return fresh
    },
    end: (desk, user) => void open.delete(keyOf(desk, user)),
    endAll: () => open.clear(),
    stopwatch: (minutes) => startStopwatch(minutes * 60_000, clocks),
  }
}

/** What of it still holds. @param lost on the device that is about to be reported */
export const goodEvidence = ({ evidence }: Verification, lost: readonly Ground[] = []): KeptEvidence[] =>
  evidence.filter(({ validity, ground }) => !validity.isOver() && !isLost(ground, lost))

/** What rests on it is dropped, and not only passed over: even if that was a mistake it has to be proved anew. */
export function reportLost(verification: Verification, lost: readonly Ground[]): void {
  verification.reportedLost = [...lost]
  verification.evidence = verification.evidence.filter(({ ground }) => !isLost(ground, lost))
}

/** Ids of the methods that are reported lost. */
export const reportedIds = (verification: Verification | null): string[] => [
  ...new Set((verification?.reportedLost ?? []).flatMap(({ methodId }) => methodId ?? [])),
]

/** The number that was called back, if one was. */
export const calledNumber = (evidence: readonly KeptEvidence[]): string | null =>
  evidence.find(({ number }) => number !== undefined)?.number ?? null

/** Why, and how long, the operator acts without verification; null: they don't. */
export const emergencyOf = (verification: Verification | null): Emergency | null =>
  verification?.breakGlass && !verification.breakGlass.validity.isOver() ? verification.breakGlass : null

/**
 * The level that this evidence adds up to, by the policy as it is now. One of level 3 is enough; two of level 2 by
 * different channels are too (NIST SP 800-63B-4, recovery at AAL2), two by the same are not, and knowledge never is.
 */
export function levelOf(
  evidence: readonly Pick<Evidence, 'kind' | 'channel'>[],
  policy: ProtectionPolicy,
): VerificationLevel {
  const levels = evidence.map(({ kind }) => policy.evidence[kind])
  const best = Math.max(0, ...levels) as VerificationLevel
  const channels = new Set(
    evidence.filter(({ kind }) => policy.evidence[kind] === 2).map(({ channel }) => channel),
  )
  return best === 2 && channels.size >= 2 ? 3 : best
}

/** When the level drops; null at level 0. */
export function holdsUntil(evidence: readonly KeptEvidence[], policy: ProtectionPolicy): Date | null {
  const now = levelOf(evidence, policy)
  if (now === 0) return null
  const ends = evidence.map((one) => ({ one, at: one.validity.endsAt() })).sort((a, b) => +a.at - +b.at)
  for (const [index, { at }] of ends.entries())
    if (
      levelOf(
        ends.slice(index + 1).map(({ one }) => one),
        policy,
      ) < now
    )
      return at
  return null
}

export const toEvidence = (kept: KeptEvidence, policy: ProtectionPolicy): Evidence => ({
  kind: kept.kind,
  channel: kept.channel,
  label: kept.label,
  level: policy.evidence[kept.kind],
  at: kept.at,
  expiresAt: kept.validity.endsAt().toISOString(),
})
