import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { PushState } from '../../preload/contract.ts'
import { BusyButton } from '../app/busy-button.tsx'
import { ErrorMessage } from '../app/error-message.tsx'
import { Advice } from './advice.tsx'
import { clockText, useCountdown } from './use-countdown.ts'

const useStyles = makeStyles({
  button: { fontVariantNumeric: 'tabular-nums' },
  waits: { display: 'flex', margin: '0 16px' },
})

export interface PushAgainControl {
  ask: () => void
  asking: boolean
  error: Error | null
}

interface Props extends PushAgainControl {
  againAt: PushState['againAt']
  /** It came to nothing: asking again is the next step. */
  next?: boolean
  /** Takes the keys when its panel comes. */
  first?: boolean
  label?: string
}

/** Another prompt: when it may be asked for. */
export function PushAgain({ againAt, ask, asking, error, next = false, first = false, label }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const wait = useCountdown(againAt)
  if (againAt === null) return <div>{t('push.noMore')}</div>
  const words = wait > 0 ? t('push.againIn', { time: clockText(wait) }) : (label ?? t('push.again'))
  const waits = wait > 0 || asking
  return (
    <>
      {next ? (
        <BusyButton first={first} busy={waits} spins={asking} onClick={ask}>
          <span className={styles.button}>{words}</span>
        </BusyButton>
      ) : (
        <Button
          className={styles.button}
          disabledFocusable={waits}
          onClick={waits ? undefined : ask}
          icon={asking ? <Spinner size="tiny" /> : null}
        >
          {words}
        </Button>
      )}
      {error && <ErrorMessage error={error} />}
    </>
  )
}

interface WhileWaitingProps {
  push: PushState
  again: PushAgainControl
  /** The last advice, where it is not the wizard's. */
  last?: string | undefined
}

const advice = ['app', 'online', 'allowed', 'other'] as const
const registerAdvice = ['app', 'online', 'camera', 'other'] as const

/** While the device is waited for: another prompt or code before the time is over, and what to look at. */
export function PushNotArrived({ push, again, last }: WhileWaitingProps) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const registers = push.stage === 'waiting-for-device'
  const lines = registers
    ? registerAdvice.map((one) => t(`push.device.advice.${one}`))
    : advice.map((one) => (one === 'other' && last ? last : t(`push.approve.advice.${one}`)))
  return (
    <>
      <div className={styles.waits}>
        <PushAgain
          {...again}
          error={null}
          againAt={push.againAt}
          {...(registers && { label: t('push.device.again') })}
        />
      </div>
      {again.error && <ErrorMessage error={again.error} />}
      <Advice title={registers ? t('push.device.missing') : t('sent.missing')} lines={lines} />
    </>
  )
}
