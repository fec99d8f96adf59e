import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { CoveragePrint } from '../../../preload/contract.ts'
import { language } from '../../app/i18n.ts'
import { cellText, columnName } from '../cells.ts'
import { columnsOf } from '../columns.ts'

const useStyles = makeStyles({
  title: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    breakAfter: 'avoid',
  },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '9px', lineHeight: '12px' },
  head: {
    padding: '4px 8px 4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    textAlign: 'start',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
  },
  row: { breakInside: 'avoid' },
  cell: {
    padding: '3px 8px 3px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  name: { maxWidth: '160px', fontWeight: tokens.fontWeightSemibold },
})

// Paper grows old: "2 days ago" would be wrong tomorrow.
const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium' })
const dateText = (at: Date): string => dates.format(at)

/** Who is on the list; the head of the table is on each page. */
export function PrintedPeople({ page: { list, people, rows, report } }: { page: CoveragePrint }) {
  const { t } = useTranslation('exports')
  const { t: tCoverage } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const columns = columnsOf(list)
  const groupLabel = report.groupings[0]?.label ?? tCoverage('column.group')
  return (
    <section>
      <h2 className={styles.title}>
        {tCoverage(`list.${list}`)}: {tCoverage('people.count', { count: people })}
      </h2>
      {people === 0 && <p>{t('page.nobody')}</p>}
      {rows.length < people && <p>{t('page.first', { shown: rows.length, count: people })}</p>}
      {rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={styles.head}>
                  {columnName(tCoverage, column, list, groupLabel)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.dn} className={styles.row}>
                {columns.map((column) => (
                  <td
                    key={column}
                    dir={column === 'name' || column === 'group' ? 'auto' : undefined}
                    className={mergeClasses(styles.cell, column === 'name' && styles.name)}
                  >
                    {cellText(tCoverage, tUser, row, { list, column }, dateText)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
