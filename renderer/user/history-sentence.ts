import type { TFunction } from 'i18next'
import type { HistoryEntry } from '../../preload/contract.ts'

/** A record as a sentence: who did what. The outcome stands beside it. */
export function historySentence(t: TFunction<'user'>, { operator, action, detail }: HistoryEntry): string {
  const label = detail['label'] ?? t('history.aMethod')
  switch (action) {
    case 'add-method':
      return t('history.added', { operator, label })
    case 'rename-method':
      return t('history.renamed', { operator, label, newLabel: detail['newLabel'] ?? '' })
    case 'remove-method': {
      const nextDefault = detail['nextDefault']
      return nextDefault === undefined
        ? t('history.removed', { operator, label })
        : t('history.removedDefault', { operator, label, nextDefault })
    }
    case 'change-default':
      return t('history.madeDefault', { operator, label })
    case 'test-method': {
      const result = detail['result']
      return result === 'passed' || result === 'failed'
        ? t(`history.tested.${result}`, { operator, label })
        : t('history.testedUnknown', { operator, label })
    }
    case 'repair':
      return t('history.repaired', { operator, count: Number(detail['removed'] ?? 0) })
    case 'change-policy':
      return t('history.policyChanged', { operator })
    default:
      return t('history.other', { operator, action })
  }
}
