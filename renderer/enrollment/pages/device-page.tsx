import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PushState } from '../../../preload/contract.ts'
import { Page, Say, You } from '../page.tsx'
import { PracticeHint, useIsPractice } from '../practice-hint.tsx'
import { PushStage } from '../push-stage.tsx'
import { QrFrame } from '../qr-image.tsx'
import type { Enrollment } from '../use-enrollment.ts'
import { OnDisplay, useUserDisplay } from '../user-display.tsx'

/** The phone registers itself by what it scans; the wizard waits for it. */
export function DevicePage({ enrollment, push }: { enrollment: Enrollment; push: PushState }) {
  const { t } = useTranslation('enrollment')
  const display = useUserDisplay()
  const practice = useIsPractice()
  return (
    <Page
      heading={t('push.device.heading')}
      beside={
        push.registration &&
        (display.open ? (
          <OnDisplay>{t('display.qr')}</OnDisplay>
        ) : (
          <QrFrame svg={push.registration.qrSvg} label={t('push.device.qr')} />
        ))
      }
      buttons={<Button onClick={() => enrollment.go('push')}>{t('back')}</Button>}
    >
      <Say>{t('push.device.say')}</Say>
      <PushStage enrollment={enrollment} push={push} />
      <You>
        {t(display.open ? 'push.device.youDisplay' : 'push.device.you')}{' '}
        {practice && <PracticeHint>{t('push.device.practice')}</PracticeHint>}
      </You>
    </Page>
  )
}
