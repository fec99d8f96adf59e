import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CoverageReport } from '../../preload/contract.ts'
import { cancelCoverage } from '../queries/coverage.ts'
import type { CoverageWords } from './cells.ts'
import { Progress } from './progress.tsx'

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
  const cancelling = useMutation(cancelCoverage())
  return (
    <Progress
      label={t('report.progressLabel')}
      words={progressWords(t, report)}
      read={report.read}
      expected={report.expected}
      cancel={t('cancel')}
      cancelling={cancelling}
    />
  )
}
