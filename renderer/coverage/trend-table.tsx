import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { Trend, TrendLine } from './trend-data.ts'
import { dayText } from './trend-picture.tsx'

const useStyles = makeStyles({
  table: { width: '100%', borderSpacing: 0, fontVariantNumeric: 'tabular-nums' },
  head: {
    position: 'sticky',
    top: 0,
    padding: '0 8px 4px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'end',
  },
  cell: { padding: '3px 8px', textAlign: 'end' },
  day: { paddingInlineStart: 0, textAlign: 'start', whiteSpace: 'nowrap' },
})

interface Props {
  trend: Trend
  labelOf: (line: TrendLine) => string
}

/** What `TrendPicture` draws, in words; the newest day first. */
export function TrendTable({ trend: { days, lines }, labelOf }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const newestFirst = days.map((day, index) => ({ day, index })).reverse()
  return (
    <table className={styles.table} aria-label={t('pictures.trendCaption')}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(styles.head, styles.day)}>
            {t('pictures.day')}
          </th>
          {lines.map((line) => (
            <th key={line.key} scope="col" className={styles.head}>
              <bdi>{labelOf(line)}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {newestFirst.map(({ day, index }) => (
          <tr key={day}>
            <th scope="row" className={mergeClasses(styles.cell, styles.day)}>
              {dayText(day)}
            </th>
            {lines.map(({ key, points }) => {
              const point = points[index]
              return (
                <td key={key} className={styles.cell}>
                  {point ? t('pictures.trendCell', { ...point }) : t('pictures.trendNone')}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
