import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ShieldCheckmark20Filled, ShieldQuestion20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { CallerVerification } from '../../preload/contract.ts'
import { language } from '../app/i18n.ts'
import { clockText, useCountdown } from '../enrollment/use-countdown.ts'

const list = new Intl.ListFormat(language)

const useStyles = makeStyles({
  level: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  words: { display: 'flex', alignItems: 'center', columnGap: '6px', fontWeight: tokens.fontWeightSemibold },
  verified: { color: tokens.colorStatusSuccessForeground1 },
  not: { color: tokens.colorNeutralForeground3 },
  bar: { display: 'grid', gridTemplateColumns: 'repeat(3, 28px)', columnGap: '4px' },
  part: {
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    boxSizing: 'border-box',
  },
  reached: {
    backgroundColor: tokens.colorStatusSuccessForeground1,
    border: `1px solid ${tokens.colorStatusSuccessForeground1}`,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
})

/** How sure it is that the caller is the user, by what, and for how long. */
export function Level({ known }: { known: CallerVerification }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const { level, given, holdsUntil } = known
  const kinds = [...new Set(given.map(({ kind }) => kind))]
  return (
    <div className={styles.level}>
      <span role="status" className={styles.words}>
        {level > 0 ? (
          <ShieldCheckmark20Filled aria-hidden className={styles.verified} />
        ) : (
          <ShieldQuestion20Regular aria-hidden className={styles.not} />
        )}
        {level > 0 ? t('level', { level }) : t('notVerified')}
      </span>
      <span role="img" aria-label={t('bar', { level })} className={styles.bar}>
        {[1, 2, 3].map((part) => (
          <span key={part} className={mergeClasses(styles.part, part <= level && styles.reached)} />
        ))}
      </span>
      {kinds.length > 0 && (
        <span className={styles.quiet}>
          {t('by', { evidence: list.format(kinds.map((kind) => t(`evidence.${kind}`))) })}
        </span>
      )}
      {holdsUntil !== null && <Holds until={holdsUntil} />}
    </div>
  )
}

function Holds({ until }: { until: string }) {
  const { t } = useTranslation('verification')
  const styles = useStyles()
  const left = useCountdown(until)
  return (
    <span className={styles.quiet}>
      {left > 0 ? (
        <>
          {t('holdsFor')} <span role="timer">{clockText(left)}</span>
        </>
      ) : (
        t('heldUntil')
      )}
    </span>
  )
}
