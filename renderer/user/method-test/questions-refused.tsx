import { useTranslation } from 'react-i18next'
import { Notice } from '../../enrollment/notice.tsx'
import type { Refused } from './test-state.ts'

/** Wrong answers: what is asked next, and how often still. */
export function QuestionsRefused({ refused }: { refused: Refused | null }) {
  const { t } = useTranslation('user')
  return (
    <div role="alert">
      {refused && (
        <Notice warning>
          {t('test.wrongAnswer')} {t(refused.sameQuestions ? 'test.sameQuestions' : 'test.redrawn')}{' '}
          {t('test.tries', { count: refused.attemptsLeft })}
        </Notice>
      )}
    </div>
  )
}
