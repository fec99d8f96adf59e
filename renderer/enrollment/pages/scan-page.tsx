import { Button, Link, makeStyles } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthenticatorEnrollment } from '../../../preload/contract.ts'
import { ManualEntry } from '../manual-entry.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { QrFrame } from '../qr-image.tsx'
import type { Enrollment } from '../use-enrollment.ts'
import { OnDisplay, useUserDisplay } from '../user-display.tsx'

const useStyles = makeStyles({
  link: { margin: '0 16px', justifySelf: 'start' },
})

interface Props {
  enrollment: Enrollment
  shown: AuthenticatorEnrollment
}

export function ScanPage({ enrollment, shown }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const display = useUserDisplay()
  const [wantsByHand, setByHand] = useState(false)
  // The key is on the user display beside the QR code.
  const byHand = wantsByHand && !display.open
  const { state, go } = enrollment
  const { account, issuer, qrSvg } = shown
  return (
    <Page
      // A new key is a new page: the focus and the reader start over with it.
      key={shown.uri}
      heading={t('scan.heading')}
      beside={
        display.open ? (
          <OnDisplay>{t('display.qr')}</OnDisplay>
        ) : (
          <QrFrame svg={qrSvg} label={t('scan.qr', { account })} />
        )
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
      <You>{t(display.open ? 'scan.youDisplay' : byHand ? 'scan.cantYou' : 'scan.you', { issuer })}</You>
      {!display.open && (
        <Link as="button" className={styles.link} aria-expanded={byHand} onClick={() => setByHand(!byHand)}>
          {t('scan.cant')}
        </Link>
      )}
      {byHand && <ManualEntry shown={shown} />}
    </Page>
  )
}
