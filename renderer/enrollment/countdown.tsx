import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Clock20Regular } from '@fluentui/react-icons'
import { clockText, useCountdown } from './use-countdown.ts'

const useStyles = makeStyles({
  countdown: { display: 'flex', alignItems: 'baseline', columnGap: '8px', margin: '0 16px' },
  icon: { alignSelf: 'center', color: tokens.colorNeutralForeground3, flexShrink: 0 },
  time: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  // Seen from a step away, with a receiver at the ear.
  big: { fontSize: tokens.fontSizeHero900, lineHeight: tokens.lineHeightHero900 },
  soon: { color: tokens.colorStatusWarningForeground3 },
})

interface Props {
  label: string
  until: string
  /** In place of it once the time is over. */
  over: string
  big?: boolean
}

/** How long something is still good. A screen reader hears it when it asks, and once when it is over. */
export function Countdown({ label, until, over, big = false }: Props) {
  const styles = useStyles()
  const left = useCountdown(until)
  return (
    <div className={styles.countdown}>
      <Clock20Regular aria-hidden className={styles.icon} />
      {left > 0 ? (
        <>
          <span>{label}</span>
          <span
            role="timer"
            className={mergeClasses(styles.time, big && styles.big, left <= 30 && styles.soon)}
          >
            {clockText(left)}
          </span>
        </>
      ) : (
        <span role="status">{over}</span>
      )}
    </div>
  )
}
