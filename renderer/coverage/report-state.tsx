import { useTranslation } from 'react-i18next'
import type { CoverageReport } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { CallError } from '../queries/client.ts'
import { Told } from './told.tsx'

interface Props {
  report: CoverageReport
  onRun: () => void
}

/** What a report's numbers are worth: whether it is whole, and of what part of the policy it is. */
export function ReportState({ report, onRun }: Props) {
  const { t } = useTranslation('coverage')
  const { state, undecidable } = report
  return (
    <>
      <Ended report={report} onRun={onRun} />
      {undecidable.length > 0 && state !== 'failed' && state !== 'cancelled' && (
        <Told
          intent="warning"
          title={t('undecidable.title', { filters: undecidable.join(', '), count: undecidable.length })}
          text={t('undecidable.text')}
        />
      )}
    </>
  )
}

/** That a report is not whole: why, and what to do. */
function Ended({ report: { state, read, why, error }, onRun }: Props) {
  const { t } = useTranslation('coverage')
  if (state === 'failed')
    return <ErrorMessage error={new CallError(error ?? { code: 'internal', message: '' })} onRetry={onRun} />
  if (state === 'cancelled')
    return (
      <Told
        intent="info"
        title={t('report.cancelled')}
        text={read === 0 ? t('report.cancelledEmpty') : t('report.cancelledText', { read })}
      />
    )
  if (state === 'partial')
    return (
      <Told
        intent="warning"
        title={t('partial.title', { count: read })}
        text={t(`partial.why.${why ?? 'unknown'}`)}
      />
    )
  return null
}
