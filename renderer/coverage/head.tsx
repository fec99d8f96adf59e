import { Badge, makeStyles, mergeClasses } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../app/relative-time.tsx'
import { type ActionProps, CoverageActions } from './actions.tsx'
import { useHeadStyles } from './head-styles.ts'
import { ReportProgress } from './report-progress.tsx'

const useStyles = makeStyles({
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  // As high as the progress with its button, so that nothing under it jumps.
  about: { display: 'flex', alignItems: 'center', minHeight: '24px' },
})

/** What report this is: of when, by which policy, of which directory; how far it is; what can be done with it. */
export function CoverageHead({ onRun, ...about }: ActionProps & { onRun: () => void }) {
  const { t } = useTranslation('coverage')
  const head = useHeadStyles()
  const styles = useStyles()
  const { report } = about
  const isPartial = report?.state === 'partial' || report?.state === 'cancelled'
  return (
    <header className={head.head}>
      <div className={head.names}>
        <h1 className={head.title} tabIndex={-1}>
          {t('title')}
          {isPartial && (
            <Badge appearance="tint" color="warning">
              {t('report.partialBadge')}
            </Badge>
          )}
        </h1>
        <span role="status" className={styles.aloud}>
          {report && report.state !== 'failed' && t(`report.aloud.${report.state}`)}
        </span>
        <div className={mergeClasses(head.about, styles.about)}>
          {report?.state === 'running' && <ReportProgress report={report} />}
          {report?.finishedAt && report.state !== 'running' && report.state !== 'failed' && (
            <span>
              {t('report.asOf')} <RelativeTime at={report.finishedAt} />
              {report.unchangedSince !== null && ` · ${t('report.unchanged')}`}
              {' · '}
              <bdi>{report.directory}</bdi>
              {' · '}
              {report.policyVersion === null
                ? t('report.noVersion')
                : t('report.version', { version: report.policyVersion })}
            </span>
          )}
        </div>
      </div>
      <CoverageActions {...about} onRun={onRun} />
    </header>
  )
}
