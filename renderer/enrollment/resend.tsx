import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { SentCode } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { clockText, useCountdown } from './use-countdown.ts'

const useStyles = makeStyles({
  resend: { display: 'flex', alignItems: 'center', columnGap: '12px', flexWrap: 'wrap', margin: '0 16px' },
  button: { fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface Props {
  sent: SentCode
  resend: {
    send: () => void
    sending: boolean
    /** It worked, which is announced. */
    done: boolean
    error: Error | null
  }
}

/** Another message: when one may be sent, and how many more. */
export function Resend({ sent, resend }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const { channel, resendAt, sendsLeft } = sent
  const wait = useCountdown(resendAt)
  const { send, sending, done, error } = resend
  const call = channel === 'call'
  if (resendAt === null || sendsLeft === 0)
    return <div className={styles.resend}>{t(call ? 'sent.noCalls' : 'sent.noSends')}</div>
  const waits = wait > 0 || sending
  return (
    <>
      <div className={styles.resend}>
        <Button
          className={styles.button}
          disabledFocusable={waits}
          onClick={waits ? undefined : send}
          icon={sending ? <Spinner size="tiny" /> : null}
        >
          {wait > 0 ? t(`sent.againIn.${channel}`, { time: clockText(wait) }) : t(`sent.again.${channel}`)}
        </Button>
        <span className={styles.quiet}>
          {t(call ? 'sent.callsLeft' : 'sent.sendsLeft', { count: sendsLeft })}
        </span>
        <span role="status" className={styles.quiet}>
          {done && t(`sent.sentAgain.${channel}`)}
        </span>
      </div>
      {error && <ErrorMessage error={error} />}
    </>
  )
}
