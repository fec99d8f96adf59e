import type { TFunction } from 'i18next'
import type { HistoryEntry } from '../../preload/contract.ts'

/** Why it was done and on whose word, as far as the record says; null: it says nothing of it. */
export function whySentence(t: TFunction<'user'>, { action, detail }: HistoryEntry): string | null {
  const { reason, why, ticket, level, approvalId, breakGlass } = detail
  // Of these the sentence itself says it.
  const isEvidence = action === 'verify-caller' || action === 'break-glass'
  const isAboutApproval = action.endsWith('-approval')
  const parts = [
    ...(reason === undefined || isEvidence ? [] : [String(reason)]),
    ...(why === undefined ? [] : [t('history.whyQuoted', { why })]),
    ...(ticket === undefined ? [] : [t('history.whyTicket', { ticket })]),
    ...(Number(level ?? 0) > 0 && !isEvidence ? [t('history.whyLevel', { level: Number(level) })] : []),
    ...(approvalId === undefined || isAboutApproval ? [] : [t('history.whyApproval')]),
    ...(breakGlass === undefined ? [] : [t('history.whyEmergency', { reason: breakGlass })]),
  ]
  return parts.length === 0 ? null : t('history.why', { parts: parts.join(', ') })
}
