import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { DisplayContent } from '../../preload/contract.ts'
import { clockText, useCountdown } from '../enrollment/use-countdown.ts'
import { Show } from './show.tsx'

const useStyles = makeStyles({
  number: {
    fontSize: 'clamp(96px, 40vmin, 420px)',
    lineHeight: 1,
    fontWeight: tokens.fontWeightBold,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorBrandForeground1,
  },
  left: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
})

/** The two digits that the user types on the phone, for as long as they are good. */
export function MatchNumber({ content }: { content: Extract<DisplayContent, { kind: 'number' }> }) {
  const { t } = useTranslation('userDisplay')
  const styles = useStyles()
  const left = useCountdown(content.expiresAt)
  const { firstName: name, number } = content
  if (left === 0) return <Show heading={t('number.overHeading', { name })} text={t('number.over')} />
  return (
    <Show heading={t('number.heading', { name })} text={t('number.text')}>
      <div className={styles.number}>{number}</div>
      <div role="timer" className={styles.left}>
        {t('number.left', { time: clockText(left) })}
      </div>
    </Show>
  )
}
