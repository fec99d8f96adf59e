import type { TFunction } from 'i18next'
import type { HistoryEntry } from '../../preload/contract.ts'
import { historyWords } from './history-words.ts'

type T = TFunction<'user'>
type Detail = HistoryEntry['detail']

/** What the caller showed, or could not. */
export function evidenceSentence(t: T, { operator, detail }: HistoryEntry): string {
  const { kind, result, outcome, level } = detail
  if (kind === 'caller') return t('history.callerFailed', { operator })
  if (kind === 'reported-lost') {
    const count = Number(detail['methods'] ?? 0)
    return count === 0
      ? t('history.reportedNothingLost', { operator })
      : t('history.reportedLost', { operator, count })
  }
  if (outcome === 'no-answer') return t('history.noAnswer', { operator })
  if (outcome === 'somebody-else') return t('history.somebodyElse', { operator })
  const evidence = evidenceWords(t, detail)
  if (result === 'passed') return t('history.verified', { operator, evidence, level: level ?? 0 })
  if (result === 'failed') return t('history.notVerified', { operator, evidence })
  return t('history.asked', { operator })
}

function evidenceWords(t: T, detail: Detail): string {
  const { lastFour } = detail
  const kind = known(historyWords.evidence, detail['kind'])
  const document = known(historyWords.document, detail['document'])
  const how = known(historyWords.how, detail['how'])
  if (kind === 'photo-id' && document && how && lastFour !== undefined)
    return t('history.photoId', {
      document: t(`history.document.${document}`),
      how: t(`history.how.${how}`),
      lastFour,
    })
  return t(`history.evidence.${kind ?? 'other'}`)
}

export function emergencySentence(
  t: T,
  { operator, detail }: HistoryEntry,
  action: 'flag-caller' | 'break-glass',
): string {
  if (action === 'break-glass') return t('history.brokeGlass', { operator, reason: detail['reason'] ?? '' })
  const count = Number(detail['hours'])
  return Number.isFinite(count)
    ? t('history.flaggedFor', { operator, count })
    : t('history.flagged', { operator })
}

export function approvalSentence(
  t: T,
  { operator, detail }: HistoryEntry,
  action: 'request-approval' | 'decide-approval' | 'stop-approval',
): string {
  if (action === 'stop-approval') return t('history.approvalStopped', { operator })
  if (action === 'request-approval') {
    const call = known(historyWords.call, detail['call'])
    return call === null
      ? t('history.approvalAsked', { operator })
      : t('history.approvalAskedFor', { operator, what: t(`history.call.${call}`) })
  }
  const decision = detail['decision']
  const told = decision === 'approved' || decision === 'declined' ? decision : 'other'
  return t(`history.approvalDecided.${told}`, { operator })
}

/** Whether and how the user was told of something. */
export function noticeSentence(t: T, { operator, detail }: HistoryEntry): string {
  const result = known(historyWords.notice, detail['result']) ?? 'sent'
  const channel = (['text', 'call', 'email'] as const).find((one) => one === detail['channel']) ?? 'text'
  return t(`history.notice.${result}`, { operator, channel: t(`method.${channel}`) })
}

/** The word, if there is one for it. */
const known = <W extends object>(words: W, value: string | number | undefined): keyof W | null =>
  typeof value === 'string' && Object.hasOwn(words, value) ? (value as keyof W) : null
