import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoveragePrint } from '../../../preload/contract.ts'
import { CoverageHeadline } from '../headline.tsx'
import { PatternDefinitions } from '../patterns.tsx'
import { PrintedFacts } from './printed-facts.tsx'
import { PrintedPeople } from './printed-people.tsx'
import { PrintedPictures } from './printed-pictures.tsx'

const useStyles = makeStyles({
  report: { display: 'grid', rowGap: '20px', fontSize: tokens.fontSizeBase300 },
  top: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '32px',
    alignItems: 'start',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** The report as it is handed on: what it is, its numbers and pictures as the view has them, and the people. */
export function PrintedReport({ page }: { page: CoveragePrint }) {
  const { t } = useTranslation('exports')
  const styles = useStyles()
  const { report } = page
  return (
    <main className={styles.report}>
      <PatternDefinitions />
      <h1 className={styles.title}>{t('page.title')}</h1>
      <div className={styles.top}>
        <PrintedFacts page={page} />
        <CoverageHeadline report={report} onChoose={null} />
      </div>
      <PrintedPictures report={report} trend={page.trend} />
      <PrintedPeople page={page} />
    </main>
  )
}
