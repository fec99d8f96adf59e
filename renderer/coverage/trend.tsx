import { makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorMessage } from '../app/error-message.tsx'
import { coverageTrend } from '../queries/coverage.ts'
import { type TrendLine, trendOf } from './trend-data.ts'
import { TrendPicture } from './trend-picture.tsx'
import { TrendTable } from './trend-table.tsx'

const useStyles = makeStyles({
  text: { margin: '8px 0', maxWidth: '560px', color: tokens.colorNeutralForeground2 },
  caption: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  aloud: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** How coverage went from day to day. */
export function CoverageTrend({ asTable }: { asTable: boolean }) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const query = useQuery(coverageTrend())
  if (query.isError) return <ErrorMessage error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return null
  const { snapshots, why } = query.data
  const trend = trendOf(snapshots)
  const labelOf = ({ label }: TrendLine) => label ?? t('pictures.everybody')
  if (trend.days.length < 2) return <p className={styles.text}>{t('pictures.trendBegins')}</p>
  return (
    <>
      <p className={styles.caption} aria-hidden>
        {t('pictures.trendCaption')}
      </p>
      {why !== null && (
        <p className={styles.text}>
          {t('pictures.trendPartial')} {t(`partial.why.${why}`)}
        </p>
      )}
      {!asTable && <TrendPicture trend={trend} labelOf={labelOf} />}
      <div className={asTable ? undefined : styles.aloud}>
        <TrendTable trend={trend} labelOf={labelOf} />
      </div>
    </>
  )
}
