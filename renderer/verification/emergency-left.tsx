import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CallerVerification } from '../../preload/contract.ts'
import { clockText, useCountdown } from '../enrollment/use-countdown.ts'

const useStyles = makeStyles({
  left: { fontVariantNumeric: 'tabular-nums' },
})

/** The emergency that is on, why, how long it still lasts, and whether administrators do not know of it. */
export function EmergencyLeft({ breakGlass }: { breakGlass: NonNullable<CallerVerification['breakGlass']> }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const left = useCountdown(breakGlass.until)
  const told = breakGlass.administratorsTold === 'all' ? null : breakGlass.administratorsTold
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('emergency.on')}</MessageBarTitle> <bdi>“{breakGlass.reason}”</bdi>{' '}
        <span className={styles.left}>
          {t('emergency.left')} <span role="timer">{clockText(left)}</span>
        </span>
        {told && <div>{t(told === 'none' ? 'emergency.toldNone' : 'emergency.toldSome')}</div>}
      </MessageBarBody>
    </MessageBar>
  )
}
