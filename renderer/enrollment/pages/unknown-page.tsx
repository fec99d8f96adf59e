import { makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, You } from '../page.tsx'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '20px', display: 'grid', rowGap: '4px' },
})

/** The connection broke in the middle of the write: nobody knows yet which way it went, and it says so. */
export function UnknownPage({ enrollment }: { enrollment: Enrollment }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { goOn, finishing, finishError, state } = enrollment
  const { route } = state
  return (
    <Page
      heading={t('unknown.heading')}
      buttons={<NextButton label={t('unknown.findOut')} onClick={goOn} busy={finishing} />}
    >
      <Notice warning>{t('unknown.explained')}</Notice>
      <ol className={styles.list}>
        <li>{t('unknown.reconnect')}</li>
        <li>{t('unknown.findOutThen')}</li>
      </ol>
      {route === 'authenticator-app' && <You>{t('unknown.keepAccount')}</You>}
      {finishError && <ErrorMessage error={finishError} onRetry={goOn} />}
    </Page>
  )
}
