import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CoverageReport } from '../../preload/contract.ts'
import { cancelCoverage } from '../queries/coverage.ts'
import type { CoverageWords } from './cells.ts'

export const useProgressStyles = makeStyles({
  // Under 300 ms nothing is shown, so that a quick report does not flicker.
  progress: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '12px',
    opacity: 0,
    animationName: { to: { opacity: 1 } },
    animationDelay: '300ms',
    animationDuration: '1ms',
    animationFillMode: 'forwards',
  },
  bar: { width: '200px' },
  words: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
})

/** How far it is, and how long it takes. */
export function progressWords(
  t: CoverageWords,
  { read, expected, secondsLeft }: Pick<CoverageReport, 'read' | 'expected' | 'secondsLeft'>,
): string {
  if (read === 0) return t('report.starting')
  const far = expected === null ? t('report.progress', { read }) : t('report.progressOf', { read, expected })
  if (secondsLeft === null) return far
  const minutes = Math.round(secondsLeft / 60)
  const left =
    secondsLeft < 90
      ? t('report.secondsLeft', { count: Math.max(1, Math.round(secondsLeft)) })
      : t('report.minutesLeft', { count: minutes })
  return `${far} · ${left}`
}

export function ReportProgress({ report }: { report: CoverageReport }) {
  const { t } = useTranslation('coverage')
  const styles = useProgressStyles()
  const cancelling = useMutation(cancelCoverage())
  const { read, expected } = report
  const words = progressWords(t, report)
  return (
    <div className={styles.progress}>
      <ProgressBar
        className={styles.bar}
        aria-label={t('report.progressLabel')}
        aria-valuetext={words}
        {...(expected !== null && { value: Math.min(read, expected), max: Math.max(expected, 1) })}
      />
      <span className={styles.words}>{words}</span>
      <Button size="small" disabledFocusable={cancelling.isPending} onClick={() => cancelling.mutate()}>
        {t('cancel')}
      </Button>
    </div>
  )
}
