import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PushState } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { Countdown } from '../../enrollment/countdown.tsx'
import { Say, You } from '../../enrollment/page.tsx'
import { PracticeHint, useIsPractice } from '../../enrollment/practice-hint.tsx'
import { PushNotArrived } from '../../enrollment/push-again.tsx'
import { OnDisplay } from '../../enrollment/user-display.tsx'
import type { MethodTestControl } from './use-method-test.ts'

const useStyles = makeStyles({
  both: { display: 'flex', flexWrap: 'wrap', gap: '12px 48px', alignItems: 'center' },
  number: {
    minWidth: '160px',
    margin: '0 16px',
    padding: '12px 24px',
    textAlign: 'center',
    fontSize: '72px',
    lineHeight: '80px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '0.06em',
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorNeutralBackground4,
    borderRadius: tokens.borderRadiusXLarge,
  },
  waits: { display: 'flex', alignItems: 'center', columnGap: '8px', margin: '0 16px' },
})

interface Props {
  push: PushState
  control: MethodTestControl
  say?: ReactNode
  /** The last advice where no prompt arrives, in place of the test's. */
  notArrived?: string | undefined
  onDisplay: boolean
}

/** The device shows a prompt: the number that the user types into it, and the time left for that. */
export function TestPush({ push, control, say, notArrived, onDisplay }: Props) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const practice = useIsPractice()
  const { number, stage, expiresAt } = push
  const { check, checkError, pushError, pushAgain } = control
  const waits = stage === 'waiting-for-approval' || stage === 'waiting-for-device'
  return (
    <>
      {say ??
        (number !== null && (
          <Say>{onDisplay ? t('push.approve.sayDisplay') : t('push.approve.say', { number })}</Say>
        ))}
      <div className={styles.both}>
        {number !== null &&
          (onDisplay ? (
            <OnDisplay>{t('display.number')}</OnDisplay>
          ) : (
            <div role="img" aria-label={`${t('push.approve.label')}: ${number}`} className={styles.number}>
              {number}
            </div>
          ))}
        {waits && <Countdown big label={t('push.left')} until={expiresAt} over={t('push.stage.expired')} />}
      </div>
      <div className={styles.waits} role="status">
        <Spinner size="tiny" aria-hidden />
        {t(waits ? 'push.approve.waiting' : 'push.approve.writing')}
      </div>
      {pushError && <ErrorMessage error={pushError} />}
      {waits && (
        <PushNotArrived push={push} again={pushAgain} last={notArrived ?? tUser('test.notArrived.push')} />
      )}
      {checkError && <ErrorMessage error={checkError} onRetry={check} />}
      {practice && waits && (
        <You>
          <PracticeHint>{tUser('test.practice')}</PracticeHint>
        </You>
      )}
    </>
  )
}
