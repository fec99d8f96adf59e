import { Button, Link, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthenticatorEnrollment } from '../../../preload/contract.ts'
import { ManualEntry } from '../manual-entry.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { QrImage } from '../qr-image.tsx'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  link: { margin: '0 16px', justifySelf: 'start' },
  frame: { padding: '4px', backgroundColor: '#fff', borderRadius: '8px', border: '1px solid #d1d1d1' },
})

interface Props {
  enrollment: Enrollment
  shown: AuthenticatorEnrollment
}

export function ScanPage({ enrollment, shown }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const [byHand, setByHand] = useState(false)
  const { state, go } = enrollment
  const { account, issuer, qrSvg } = shown
  return (
    <Page
      // A new key is a new page: the focus and the reader start over with it.
      key={shown.uri}
      heading={t('scan.heading')}
      picture={
        <div className={styles.frame}>
          <QrImage svg={qrSvg} size="large" label={t('scan.qr', { account })} />
        </div>
      }
      buttons={
        <>
          <NextButton label={t('next')} onClick={() => go('code')} />
          <Button onClick={() => go('account')}>{t('back')}</Button>
        </>
      }
    >
      {state.restartedBy && <Notice warning>{t('scan.restarted')}</Notice>}
      <Say>{t(byHand ? 'scan.cantSay' : 'scan.say')}</Say>
      <You>{t(byHand ? 'scan.cantYou' : 'scan.you', { issuer })}</You>
      <Link as="button" className={styles.link} aria-expanded={byHand} onClick={() => setByHand(!byHand)}>
        {t('scan.cant')}
      </Link>
      {byHand && <ManualEntry shown={shown} />}
    </Page>
  )
}
