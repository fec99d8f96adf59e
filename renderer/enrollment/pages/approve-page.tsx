import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PushState } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { PracticeHint, useIsPractice } from '../practice-hint.tsx'
import { PushStage } from '../push-stage.tsx'
import type { Enrollment } from '../use-enrollment.ts'
import { OnDisplay, useUserDisplay } from '../user-display.tsx'

const useStyles = makeStyles({
  number: {
    minWidth: '240px',
    padding: '24px 40px',
    textAlign: 'center',
    fontSize: '112px',
    lineHeight: '120px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    letterSpacing: '0.06em',
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusXLarge,
  },
})

/** The number that the user types into the prompt; once they approve, the wizard goes on by itself. */
export function ApprovePage({ enrollment, push }: { enrollment: Enrollment; push: PushState }) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const display = useUserDisplay()
  const practice = useIsPractice()
  const { go, send, checking, codeError } = enrollment
  const { number, stage } = push
  const shows = number !== null && stage === 'waiting-for-approval'
  return (
    <Page
      heading={t('push.approve.heading')}
      beside={
        shows &&
        (display.open ? (
          <OnDisplay>{t('display.number')}</OnDisplay>
        ) : (
          <div role="img" aria-label={`${t('push.approve.label')}: ${number}`} className={styles.number}>
            {number}
          </div>
        ))
      }
      buttons={
        <>
          {stage === 'approved' && <NextButton label={t('next')} onClick={send} busy={checking} />}
          <Button onClick={() => go('push')}>{t('back')}</Button>
        </>
      }
    >
      {shows && <Say>{display.open ? t('push.approve.sayDisplay') : t('push.approve.say', { number })}</Say>}
      <PushStage enrollment={enrollment} push={push} />
      {codeError && <ErrorMessage error={codeError} onRetry={send} />}
      {shows && (
        <You>
          {t('push.approve.you')} {practice && <PracticeHint>{t('push.approve.practice')}</PracticeHint>}
        </You>
      )}
    </Page>
  )
}
