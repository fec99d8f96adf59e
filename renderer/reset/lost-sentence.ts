import type { TFunction } from 'i18next'
import type { LostMethod } from '../../preload/contract.ts'
import { capitalized } from '../user/requirement.ts'
import { dayWords } from './times.ts'

/** Main decides; this says whether a button makes sense. */
export const mayRestore = ({ restorableUntil }: LostMethod, now: Date): boolean =>
  restorableUntil !== null && new Date(restorableUntil) > now

/** "Lost device: +1 206 555 0100 (Mobile phone), until Dec 8 it can be restored." */
export function lostSentence(
  t: TFunction<'reset'>,
  tUser: TFunction<'user'>,
  method: LostMethod,
  now: Date,
): string {
  const kind = capitalized(tUser(`method.${method.type}`))
  const { label, target } = method
  const what = target !== null ? `${target} (${label})` : label === kind ? label : `${label} (${kind})`
  if (method.restorableUntil === null) return t('lost.never', { what })
  if (!mayRestore(method, now)) return t('lost.over', { what })
  return t('lost.restorable', { what, day: dayWords(method.restorableUntil, now) })
}
