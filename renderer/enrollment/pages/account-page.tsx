import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { AddAccountPicture } from '../phone-pictures.tsx'
import type { Enrollment } from '../use-enrollment.ts'

export function AccountPage({ enrollment }: { enrollment: Enrollment }) {
  const { t } = useTranslation('enrollment')
  const { state, go, beginWith, beginning, beginError } = enrollment
  const { app } = state.typed
  const other = app === 'other'
  const showKey = () => void beginWith({ type: 'authenticator-app', app })
  const kinds = [t('account.personal'), t('account.workOrSchool'), t('account.otherAccount')]
  return (
    <Page
      heading={t('account.heading')}
      beside={
        <AddAccountPicture
          label={t(other ? 'account.pictureOther' : 'account.pictureWork')}
          title={t('account.addAccount')}
          kinds={kinds}
          choose={other ? 2 : 1}
        />
      }
      buttons={
        <>
          <NextButton label={t('next')} onClick={showKey} busy={beginning} />
          <Button onClick={() => go('get-app')}>{t('back')}</Button>
        </>
      }
    >
      {state.ended && <Notice>{t('account.ended')}</Notice>}
      <Say>{t(`account.${app}.say`)}</Say>
      <You>{t('account.you')}</You>
      {beginError && <ErrorMessage error={beginError} onRetry={showKey} />}
    </Page>
  )
}
