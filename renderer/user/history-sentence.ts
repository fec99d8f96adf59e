import type { TFunction } from 'i18next'
import type { HistoryEntry } from '../../preload/contract.ts'
import {
  approvalSentence,
  emergencySentence,
  evidenceSentence,
  noticeSentence,
} from './history-of-protection.ts'
import { passSentence, resetSentence } from './history-of-resets.ts'
import { whySentence } from './history-why.ts'

/** A record as a sentence: who did what, and on what word where that is known. The outcome stands beside it. */
export function historySentence(t: TFunction<'user'>, entry: HistoryEntry): string {
  const why = whySentence(t, entry)
  const what = whatSentence(t, entry)
  return why === null ? what : `${what} ${why}`
}

function whatSentence(t: TFunction<'user'>, entry: HistoryEntry): string {
  const { operator, action, detail } = entry
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
      if (detail['problem'] === 'not-arrived') return t('history.tested.notArrived', { operator, label })
      return result === 'passed' || result === 'failed'
        ? t(`history.tested.${result}`, { operator, label })
        : t('history.testedUnknown', { operator, label })
    }
    case 'repair':
      return t('history.repaired', { operator, count: Number(detail['removed'] ?? 0) })
    case 'reset':
    case 'lost-device':
      return resetSentence(t, entry, action)
    case 'restore-method':
      return t('history.restored', { operator, label })
    case 'issue-pass':
      return passSentence(t, entry)
    case 'delete-pass':
      return t('history.passDeleted', { operator })
    case 'verify-caller':
      return evidenceSentence(t, entry)
    case 'flag-caller':
    case 'break-glass':
      return emergencySentence(t, entry, action)
    case 'request-approval':
    case 'decide-approval':
    case 'stop-approval':
      return approvalSentence(t, entry, action)
    case 'send-notice':
      return noticeSentence(t, entry)
    case 'change-policy':
      return t('history.policyChanged', { operator })
    case 'export-coverage':
      return t('history.exported', {
        operator,
        file: detail['file'] ?? '',
        filter: detail['filter'] ?? '',
        count: Number(detail['people'] ?? 0),
      })
    default:
      return t('history.other', { operator, action })
  }
}
