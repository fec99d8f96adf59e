import type { TFunction } from 'i18next'
import type { HistoryEntry } from '../../preload/contract.ts'

/** What a reset, or taking care of a lost device, did. */
export function resetSentence(
  t: TFunction<'user'>,
  { operator, detail }: HistoryEntry,
  action: 'reset' | 'lost-device',
): string {
  const { labels, nextDefault } = detail
  const what = [
    ...(labels === undefined ? [] : [t('history.resetWhat.removed', { labels })]),
    ...(nextDefault === undefined ? [] : [t('history.resetWhat.nextDefault', { nextDefault })]),
    ...(['reregister', 'sessionsRevoked', 'pass'] as const)
      .filter((one) => detail[one] === 'yes')
      .map((one) => t(`history.resetWhat.${one}`)),
  ]
  return t(action === 'reset' ? 'history.reset' : 'history.lostDevice', {
    operator,
    what: what.length === 0 ? t('history.resetWhat.nothing') : what.join('; '),
  })
}

export function passSentence(t: TFunction<'user'>, { operator, detail }: HistoryEntry): string {
  const count = Number(detail['minutes'])
  if (!Number.isFinite(count)) return t('history.passIssued', { operator })
  return t(detail['once'] === 'yes' ? 'history.passIssuedOnce' : 'history.passIssuedFor', { operator, count })
}
