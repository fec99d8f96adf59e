import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { clockText, useCountdown } from '../enrollment/use-countdown.ts'

const hour = 3600

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'baseline', columnGap: '8px' },
  time: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  big: { fontSize: tokens.fontSizeHero900, lineHeight: tokens.lineHeightHero900 },
})

interface Props {
  label: string
  until: string
  /** In place of it once the time is over. */
  over: string
  big?: boolean
}

/** How long there is still time. A screen reader hears it when it asks, and once when it is over. */
export function TimeLeft({ label, until, over, big = false }: Props) {
  const { t } = useTranslation('approvals')
  const styles = useStyles()
  const left = useCountdown(until)
  if (left === 0) return <div role="status">{over}</div>
  return (
    <div className={styles.line}>
      <span>{label}</span>
      <span role="timer" className={mergeClasses(styles.time, big && styles.big)}>
        {left >= 2 * hour ? t('hours', { count: Math.floor(left / hour) }) : clockText(left)}
      </span>
    </div>
  )
}
