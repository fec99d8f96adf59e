import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SentCode } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CodeField } from '../../enrollment/code-field.tsx'
import { CodeProblemMessage } from '../../enrollment/code-problem-message.tsx'
import { Countdown } from '../../enrollment/countdown.tsx'
import { NotArrived } from '../../enrollment/not-arrived.tsx'
import { Say, You } from '../../enrollment/page.tsx'
import { PracticeHint } from '../../enrollment/practice-hint.tsx'
import { Resend } from '../../enrollment/resend.tsx'
import { CheckButton } from './check-button.tsx'
import type { Running } from './test-state.ts'
import type { MethodTestControl } from './use-method-test.ts'

const useStyles = makeStyles({
  // The time left beside the field where there is room: both are looked at again and again.
  code: { display: 'flex', flexWrap: 'wrap', gap: '12px 48px', alignItems: 'start' },
  field: { display: 'grid', rowGap: '12px' },
  to: { margin: '0 16px' },
  target: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

interface Props {
  sent: SentCode
  state: Running
  control: MethodTestControl
  say?: ReactNode
  notArrived?: string | undefined
}

/** A code is on its way by text message, call or mail: the user reads it back. */
export function TestCode({ sent, state, control, say, notArrived }: Props) {
  const { t } = useTranslation('enrollment')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const { channel, display, expiresAt, via } = sent
  const { typed, refused } = state
  const { check, checking, checkError, notArrived: never, resend, type } = control
  // After the last try the code is good for nothing, whatever its age.
  const isUsedUp = refused?.attemptsLeft === 0
  return (
    <>
      {say ?? <Say>{t(`sent.say.${channel}`)}</Say>}
      <div className={styles.to}>
        {t(`sent.to.${channel}`)}{' '}
        <bdi dir="ltr" className={styles.target}>
          {display}
        </bdi>
      </div>
      <div className={styles.code}>
        <div className={styles.field}>
          <CodeField
            label={t(`sent.label.${channel}`)}
            value={typed[0] ?? ''}
            onType={(code) => type(code)}
            onSend={check}
            problem={refused?.problem ?? null}
            message={
              refused?.problem && (
                <CodeProblemMessage
                  problem={refused.problem}
                  source={{ kind: 'message', channel }}
                  attemptsLeft={refused.attemptsLeft}
                />
              )
            }
          />
          <CheckButton busy={checking} onClick={check} />
        </div>
        {!isUsedUp && <Countdown big label={t('sent.expires')} until={expiresAt} over={t('sent.expired')} />}
      </div>
      {checkError && <ErrorMessage error={checkError} onRetry={check} />}
      <Resend sent={sent} resend={resend} />
      <NotArrived channel={channel} last={notArrived ?? tUser(`test.notArrived.${channel}`)}>
        {/* As evidence it says nothing of the method. */}
        {notArrived === undefined && (
          <Button disabledFocusable={never.ending} onClick={never.end}>
            {tUser('test.notArrivedEnd')}
          </Button>
        )}
      </NotArrived>
      {never.error && <ErrorMessage error={never.error} onRetry={never.end} />}
      {via === 'practice' && (
        <You>
          <PracticeHint>{t('sent.practice')}</PracticeHint>
        </You>
      )}
    </>
  )
}
