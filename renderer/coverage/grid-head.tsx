import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowDown12Regular, ArrowUp12Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { CoverageColumn, CoverageListKind, CoverageSelection } from '../../preload/contract.ts'
import { columnName } from './cells.ts'
import type { GridLayout } from './columns.ts'

const useStyles = makeStyles({
  head: {
    display: 'block',
    position: 'sticky',
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  line: { alignItems: 'center' },
  cell: { padding: 0, minWidth: 0, fontWeight: 'inherit', textAlign: 'start' },
  button: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    maxWidth: '100%',
    padding: '2px 0',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  sorted: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
})

interface Props {
  layout: GridLayout
  /** Of a line in the grid. */
  lineClass: string
  list: CoverageListKind
  sort: CoverageSelection['sort']
  groupLabel: string
  /** Where it stays while the rows scroll under it. */
  top: number
  onSort: (column: CoverageColumn) => void
}

/** The columns' names, by each of which the rows can be sorted. */
export function GridHead({ layout, lineClass, list, sort, groupLabel, top, onSort }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  return (
    <thead className={styles.head} style={{ top }}>
      <tr
        aria-rowindex={1}
        className={mergeClasses(lineClass, styles.line)}
        style={{ height: layout.headHeight }}
      >
        {layout.columns.map((column) => {
          const isSorted = sort.by === column
          const Arrow = sort.descending ? ArrowDown12Regular : ArrowUp12Regular
          return (
            <th
              key={column}
              scope="col"
              className={styles.cell}
              aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            >
              <button
                type="button"
                className={mergeClasses(styles.button, isSorted && styles.sorted)}
                onClick={() => onSort(column)}
              >
                {columnName(t, column, list, groupLabel)}
                {isSorted && <Arrow aria-hidden />}
              </button>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
