import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { isBackup } from '../route.ts'
import { DifferentMethod, StartButtons } from '../start-buttons.tsx'
import type { Enrollment } from '../use-enrollment.ts'

export function QuestionsPage({ enrollment, card }: { enrollment: Enrollment; card: UserCard }) {
  const { t } = useTranslation('enrollment')
  const { state, beginWith, beginning, beginError } = enrollment
  const begin = () => void beginWith({ type: 'security-questions' })
  return (
    <Page
      heading={t(isBackup(card) ? 'questions.headingBackup' : 'questions.heading')}
      buttons={
        <StartButtons enrollment={enrollment}>
          <NextButton label={t('next')} onClick={begin} busy={beginning} />
        </StartButtons>
      }
    >
      {state.ended && <Notice>{t('questions.ended')}</Notice>}
      <Say>{t('questions.say')}</Say>
      <You>{t('questions.you')}</You>
      {beginError && <ErrorMessage error={beginError} onRetry={begin} />}
      <DifferentMethod enrollment={enrollment} />
    </Page>
  )
}
