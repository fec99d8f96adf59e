import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { isBackup } from '../route.ts'
import { DifferentMethod, StartButtons } from '../start-buttons.tsx'
import type { Enrollment } from '../use-enrollment.ts'

export function PushPage({ enrollment, card }: { enrollment: Enrollment; card: UserCard }) {
  const { t } = useTranslation('enrollment')
  const { state, beginWith, beginning, beginError } = enrollment
  const begin = () => void beginWith({ type: 'push' })
  return (
    <Page
      heading={t(isBackup(card) ? 'push.headingBackup' : 'push.heading')}
      buttons={
        <StartButtons enrollment={enrollment}>
          <NextButton label={t('next')} onClick={begin} busy={beginning} />
        </StartButtons>
      }
    >
      {state.ended && <Notice>{t('push.ended')}</Notice>}
      <Say>{t('push.say')}</Say>
      <You>{t('push.you')}</You>
      {beginError && <ErrorMessage error={beginError} onRetry={begin} />}
      <DifferentMethod enrollment={enrollment} />
    </Page>
  )
}
