import type { TFunction } from 'i18next'
import type { Approval } from '../../preload/contract.ts'
import { isOwn } from './order.ts'
import { isUndecided, whatWords } from './sentences.ts'

/** Ids of this operator's own requests that somebody decided between the one list and the next. */
export function decidedBetween(
  before: readonly Approval[],
  now: readonly Approval[],
  operatorDn: string,
): string[] {
  const states = new Map(before.map(({ id, state }) => [id, state]))
  return now
    .filter((approval) => {
      const was = states.get(approval.id)
      return was !== undefined && was !== approval.state && isOwn(approval, operatorDn)
    })
    .map(({ id }) => id)
}

/** What was decided about an own request; null: nothing yet. */
export function newsSentence(t: TFunction<'approvals'>, approval: Approval): string | null {
  if (approval.state === 'pending') return null
  const about = { what: whatWords(t, approval), user: approval.user.name }
  if (approval.passWaits) return t('news.pass', about)
  return t(`news.${isUndecided(approval) ? 'failedUndecided' : approval.state}`, about)
}
