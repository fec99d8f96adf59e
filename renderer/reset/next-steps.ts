import type { TFunction } from 'i18next'
import type { IssuedPass, ResetPreview, ResetWish, UserCard } from '../../preload/contract.ts'
import { secondFactors } from '../user/second-factors.ts'
import { dayWords, timeWords } from './times.ts'

interface Done {
  card: UserCard
  wish: ResetWish
  preview: Pick<ResetPreview, 'signsInWith'> & { removed: readonly { methodId: string }[] }
  /** Without its value. */
  pass: Omit<IssuedPass, 'value'> | null
}

/** What the user should do now, to be read aloud one after the other. */
export function nextSteps(t: TFunction<'reset'>, { card, wish, preview, pass }: Done, now: Date): string[] {
  return [
    ...signIn(t, preview, pass, now),
    ...(wish.reregister && (pass !== null || preview.signsInWith !== null) ? [t('steps.register')] : []),
    ...(wish.revokeSessions ? [t('steps.sessions')] : []),
    ...(wish.kind === 'lost-device' ? afterLoss(t, card, preview, now) : []),
    t('steps.notice'),
  ]
}

/** The same read off the card, where it was carried out while nobody looked. */
export function nextStepsOf(t: TFunction<'reset'>, card: UserCard, wish: ResetWish, now: Date): string[] {
  const able = card.methods
    .filter(({ type, confirmedAt }) => confirmedAt !== null && secondFactors.includes(type))
    .sort((a, b) => secondFactors.indexOf(a.type) - secondFactors.indexOf(b.type))
  const signsInWith = (able.find(({ isDefault }) => isDefault) ?? able[0])?.label ?? null
  const removed = wish.methodIds.map((methodId) => ({ methodId }))
  return nextSteps(t, { card, wish, preview: { signsInWith, removed }, pass: wish.pass && card.pass }, now)
}

function signIn(
  t: TFunction<'reset'>,
  { signsInWith }: Done['preview'],
  pass: Done['pass'],
  now: Date,
): string[] {
  if (pass === null)
    return [signsInWith === null ? t('steps.stay') : t('steps.signInWith', { label: signsInWith })]
  const isLater = new Date(pass.startsAt) > now
  const until = timeWords(pass.expiresAt, now)
  return [
    ...(isLater ? [t('steps.passLater', { from: timeWords(pass.startsAt, now) })] : []),
    t('steps.passSignIn'),
    t(pass.once ? 'steps.passTypeOnce' : 'steps.passType', { until }),
  ]
}

function afterLoss(t: TFunction<'reset'>, card: UserCard, { removed }: Done['preview'], now: Date): string[] {
  const gone = new Set(removed.map(({ methodId }) => methodId))
  const lost = card.lost.filter(({ methodId }) => gone.has(methodId))
  const hadNumber = lost.some(({ type }) => type === 'text' || type === 'call')
  const until = lost.flatMap(({ restorableUntil }) => restorableUntil ?? []).sort()[0]
  return [
    ...(hadNumber ? [t('steps.blockNumber')] : []),
    ...(until === undefined ? [] : [t('steps.found', { day: dayWords(until, now) })]),
  ]
}
