import { Link, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { NextButton, Page, Say, You } from '../page.tsx'
import { StoreCodes } from '../store-codes.tsx'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  links: { display: 'grid', rowGap: '8px', justifyItems: 'start', margin: '0 16px' },
})

export function GetAppPage({ enrollment }: { enrollment: Enrollment }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { state, go, chooseApp } = enrollment
  const other = state.app === 'other'
  return (
    <Page
      key={state.app}
      heading={t(`getApp.${state.app}.heading`)}
      buttons={<NextButton label={t('next')} onClick={() => go('account')} />}
    >
      <Say>{t(`getApp.${state.app}.say`)}</Say>
      {!other && <StoreCodes />}
      <You>{t(`getApp.${state.app}.you`)}</You>
      <div className={styles.links}>
        <Link as="button" onClick={() => chooseApp(other ? 'microsoft' : 'other')}>
          {t(other ? 'getApp.microsoftAgain' : 'getApp.different')}
        </Link>
        <Link as="button" onClick={() => go('other-methods')}>
          {t('getApp.otherMethod')}
        </Link>
      </div>
    </Page>
  )
}
