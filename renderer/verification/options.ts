import type { TFunction } from 'i18next'
import type { CallerVerification, EvidenceOption } from '../../preload/contract.ts'
import { relativeWords } from '../app/relative-time.tsx'

type T = TFunction<'verification'>

/**
 * What can still raise the level, the strongest first. Two of the same channel never add up, and knowledge adds
 * nothing to anything.
 */
export function usableOptions({ level, options, given }: CallerVerification): EvidenceOption[] {
  if (level === 3) return []
  const channels = new Set(given.map(({ channel }) => channel))
  return options
    .filter(({ refused, goodUntil }) => refused === null && goodUntil === null)
    .filter((one) => one.level === 3 || !channels.has(one.channel))
    .filter((one) => one.level > level || (one.level === 2 && level === 2))
    .sort((a, b) => b.level - a.level)
}

export const refusedOptions = ({ options }: CallerVerification): EvidenceOption[] =>
  options.filter(({ refused }) => refused !== null)

/** What its button says. */
export function askWords(t: T, { kind, label, target }: EvidenceOption): string {
  return t(`ask.${kind}`, { label, target: target ?? label })
}

/** What tells it apart besides; null: nothing. */
export function besideWords(t: T, { kind, label, target }: EvidenceOption): string | null {
  if (kind === 'call-back') return label === 'mobile' || label === 'work' ? t(`place.${label}`) : label
  if (kind === 'manager') return target
  const isSaid = kind === 'push' || kind === 'authenticator-app' || label === '' || label === target
  return isSaid || kind === 'security-questions' || kind === 'photo-id' ? null : label
}

/** Why it does not count; null: it does. */
export function refusedWords(t: T, { kind, label, refused }: EvidenceOption, now: Date): string | null {
  if (refused === null) return null
  const { why, since } = refused
  if (why !== 'changed-lately') return t(`refused.${why}`)
  const at = since === null ? now : new Date(since)
  const isOnFile = kind === 'call-back' && (label === 'mobile' || label === 'work')
  return t(isOnFile ? 'refused.changed-lately-number' : 'refused.changed-lately', {
    ago: relativeWords(at, now),
  })
}

/** The last two digits of a number, as they are said to the caller: enough to know the phone by, no more. */
export function endingOf(target: string | null): string {
  const digits = (target ?? '').replace(/\s*(?:ext\.?|;ext=|x)\s*\d+$/iu, '').replace(/\D/g, '')
  return digits.slice(-2)
}

export type NextStep =
  | 'notNeeded'
  | 'emergency'
  | 'case'
  | 'verify'
  | 'moreAfterKnowledge'
  | 'more'
  | 'exhausted'
  | 'none'
  | 'done'

/** The one thing to do next. */
export function nextStep(known: CallerVerification): NextStep {
  const { level, breakGlass, case: about, gates } = known
  if (breakGlass !== null) return 'emergency'
  const needed = Object.values(gates)
  // Deleting a pass needs a reason, and nobody verified for it.
  const asksForNothing = needed.every(({ open, missing }) => open || missing === 'case')
  if (level === 0 && asksForNothing) return 'notNeeded'
  if (about === null) return 'case'
  if (level === 3 || needed.every(({ missing }) => missing !== 'level' && missing !== 'approval'))
    return 'done'
  const isStuck = usableOptions(known).length === 0
  if (level < 2) return isStuck ? 'none' : level === 0 ? 'verify' : 'moreAfterKnowledge'
  return isStuck ? 'exhausted' : 'more'
}

/** Something on the card waits for it. */
export const isNextOnCard = (step: NextStep): boolean =>
  step === 'case' || step === 'verify' || step === 'moreAfterKnowledge' || step === 'more'

/** Whoever may not change anything sees the level only. */
export const isReadOnly = ({ gates }: CallerVerification): boolean =>
  Object.values(gates).every(({ missing }) => missing === 'role')
