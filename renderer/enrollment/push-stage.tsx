import { makeStyles, Spinner } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PushState } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { Countdown } from './countdown.tsx'
import { Notice } from './notice.tsx'
import { PushAgain, PushNotArrived } from './push-again.tsx'
import type { Enrollment } from './use-enrollment.ts'

const useStyles = makeStyles({
  waits: { display: 'flex', alignItems: 'center', columnGap: '8px', margin: '0 16px' },
  again: { display: 'grid', rowGap: '8px', justifyItems: 'start' },
})

/** Where the prompt stands: what is waited for and how long, or why it came to nothing and what helps. */
export function PushStage({ enrollment, push }: { enrollment: Enrollment; push: PushState }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { again, error } = enrollment.push
  const waiting = {
    'waiting-for-device': 'push.device.waiting',
    'waiting-for-approval': 'push.approve.waiting',
    approved: 'push.approve.writing',
  } as const
  const done = {
    denied: 'push.stage.deniedDo',
    expired: 'push.stage.expiredDo',
    'not-delivered': 'push.stage.notDeliveredDo',
  } as const
  const { stage, expiresAt } = push
  if (stage === 'denied' || stage === 'expired' || stage === 'not-delivered')
    return (
      <>
        <Notice warning>
          <div className={styles.again}>
            <strong>{t(`push.stage.${stage}`)}</strong>
            {t(done[stage])}
            <PushAgain {...again} againAt={push.againAt} next />
          </div>
        </Notice>
        {error && <ErrorMessage error={error} />}
      </>
    )
  return (
    <>
      <div className={styles.waits} role="status">
        <Spinner size="tiny" aria-hidden />
        {t(waiting[stage])}
      </div>
      {stage !== 'approved' && (
        <>
          <Countdown label={t('push.left')} until={expiresAt} over={t('push.stage.expired')} />
          <PushNotArrived push={push} again={again} />
        </>
      )}
      {error && <ErrorMessage error={error} />}
    </>
  )
}
