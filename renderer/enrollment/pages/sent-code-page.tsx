import { Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { SentCode } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { CodeField } from '../code-field.tsx'
import { CodeProblemMessage } from '../code-problem-message.tsx'
import { Countdown } from '../countdown.tsx'
import { MessagePicture } from '../message-picture.tsx'
import { NotArrived } from '../not-arrived.tsx'
import { Notice } from '../notice.tsx'
import { NextButton, Page, Say, You } from '../page.tsx'
import { PracticeHint } from '../practice-hint.tsx'
import { Resend } from '../resend.tsx'
import { firstPage } from '../route.ts'
import type { Enrollment } from '../use-enrollment.ts'

const useStyles = makeStyles({
  to: { margin: '0 16px' },
  target: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

interface Props {
  enrollment: Enrollment
  sent: SentCode
}

/** A code is on its way by text message, call or mail: the user reads it out. */
export function SentCodePage({ enrollment, sent }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { state, go, type, send, resend, checking, codeError } = enrollment
  const { problem, attemptsLeft, route } = state
  const { channel, display, expiresAt, sharedWith, via } = sent
  const change = () => go(firstPage(route))
  return (
    <Page
      heading={t(`sent.heading.${channel}`)}
      beside={<MessagePicture channel={channel} label={t(`sent.picture.${channel}`)} />}
      buttons={
        <>
          <NextButton label={t('next')} onClick={send} busy={checking} />
          <Button onClick={change}>{t('back')}</Button>
        </>
      }
    >
      {sharedWith > 0 && (
        <Notice warning>
          {t(channel === 'email' ? 'sent.sharedAddress' : 'sent.sharedNumber', { count: sharedWith })}
        </Notice>
      )}
      <Say>{t(`sent.say.${channel}`)}</Say>
      <div className={styles.to}>
        {t(`sent.to.${channel}`)}{' '}
        <bdi dir="ltr" className={styles.target}>
          {display}
        </bdi>{' '}
        <Link as="button" inline onClick={change}>
          {t(`sent.change.${channel}`)}
        </Link>
      </div>
      <CodeField
        label={t(`sent.label.${channel}`)}
        value={state.typed.code}
        onType={(code) => type({ code })}
        onSend={send}
        problem={problem}
        message={
          problem && (
            <CodeProblemMessage
              problem={problem}
              source={{ kind: 'message', channel }}
              attemptsLeft={attemptsLeft}
            />
          )
        }
      />
      {codeError && <ErrorMessage error={codeError} onRetry={send} />}
      <Countdown label={t('sent.expires')} until={expiresAt} over={t('sent.expired')} />
      <Resend sent={sent} resend={resend} />
      <NotArrived channel={channel} />
      {via === 'practice' && (
        <You>
          <PracticeHint>{t('sent.practice')}</PracticeHint>
        </You>
      )}
    </Page>
  )
}
