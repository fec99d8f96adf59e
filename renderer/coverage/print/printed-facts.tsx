import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoveragePrint } from '../../../preload/contract.ts'
import { language } from '../../app/i18n.ts'

const useStyles = makeStyles({
  about: { display: 'grid', rowGap: '12px' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '16px',
    rowGap: '2px',
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  warning: { margin: 0, fontWeight: tokens.fontWeightSemibold },
})

const exact = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' })

/** Of what, of when, by which policy, how much of it, and by whom: what somebody asks who finds the paper. */
export function PrintedFacts({ page }: { page: CoveragePrint }) {
  const { t } = useTranslation('exports')
  const { t: tCoverage } = useTranslation('coverage')
  const styles = useStyles()
  const { report, exportedAt, by, filter } = page
  const { state, why, policyVersion, people, withoutRole } = report
  const counts = t('page.counts', { ...people })
  const facts: [string, string][] = [
    [t('page.directory'), report.directory],
    [t('page.asOf'), exact.format(new Date(report.finishedAt ?? report.startedAt))],
    [
      t('page.policy'),
      policyVersion === null ? t('page.noVersion') : t('page.version', { version: policyVersion }),
    ],
    [
      t('page.people'),
      withoutRole === 0 ? counts : `${counts}, ${t('page.withoutRole', { count: withoutRole })}`,
    ],
    [t('page.filter'), filter],
    [t('page.exported'), t('page.exportedBy', { at: exact.format(new Date(exportedAt)), by })],
  ]
  return (
    <div className={styles.about}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      {state !== 'complete' && (
        <p className={styles.warning}>
          {t('page.incomplete')} {why && tCoverage(`partial.why.${why}`)}
        </p>
      )}
    </div>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        <bdi>{value}</bdi>
      </dd>
    </>
  )
}
