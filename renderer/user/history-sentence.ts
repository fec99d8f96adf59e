import type { TFunction } from 'i18next'
import type { HistoryEntry } from '../../preload/contract.ts'

/** A record as a sentence: who did what. The outcome stands beside it. */
export function historySentence(t: TFunction<'user'>, { operator, action, detail }: HistoryEntry): string {
  switch (action) {
    case 'add-method':
      return t('history.added', { operator, label: detail.label ?? t('history.aMethod') })
    case 'repair':
      return t('history.repaired', { operator, count: Number(detail.removed ?? 0) })
    default:
      return t('history.other', { operator, action })
  }
}
