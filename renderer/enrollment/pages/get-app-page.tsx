import { Link, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { NextButton, Page, Say, You } from '../page.tsx'
import { DifferentMethod, StartButtons } from '../start-buttons.tsx'
import { StoreCodes } from '../store-codes.tsx'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  links: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
  link: { margin: '0 16px' },
})

export function GetAppPage({ enrollment }: { enrollment: Enrollment }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { state, go, chooseApp } = enrollment
  const { app } = state.typed
  const other = app === 'other'
  return (
    <Page
      key={app}
      heading={t(`getApp.${app}.heading`)}
      buttons={
        <StartButtons enrollment={enrollment}>
          <NextButton label={t('next')} onClick={() => go('account')} />
        </StartButtons>
      }
    >
      <Say>{t(`getApp.${app}.say`)}</Say>
      {!other && <StoreCodes />}
      <You>{t(`getApp.${app}.you`)}</You>
      <div className={styles.links}>
        <Link as="button" className={styles.link} onClick={() => chooseApp(other ? 'microsoft' : 'other')}>
          {t(other ? 'getApp.microsoftAgain' : 'getApp.different')}
        </Link>
        <DifferentMethod enrollment={enrollment} />
      </div>
    </Page>
  )
}
