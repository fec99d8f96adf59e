import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { TFunction } from 'i18next'
import { memo, useMemo } from 'react'
import type { CoverageColumn, CoverageListKind, CoverageRow } from '../../preload/contract.ts'
import { type CoverageWords, cellText } from './cells.ts'

const useStyles = makeStyles({
  // The template comes from the grid, so that rows and head agree.
  line: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridTemplateColumns: 'var(--columns)',
    gridTemplateRows: 'var(--lines)',
    columnGap: '12px',
    paddingInline: '8px',
    boxSizing: 'border-box',
  },
  row: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    alignItems: 'center',
    paddingBlock: '3px',
    contain: 'strict',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  // Where the keys are, while they are in the grid.
  active: {
    ':is([role=grid]:focus) &': {
      backgroundColor: tokens.colorNeutralBackground3,
      boxShadow: `inset 3px 0 ${tokens.colorNeutralStrokeAccessible}`,
    },
  },
  // Its own, for the browser's `inherit` has each cell styled anew whenever its row moves.
  cell: {
    verticalAlign: 'baseline',
    padding: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { fontWeight: tokens.fontWeightSemibold },
  waiting: {
    verticalAlign: 'baseline',
    padding: 0,
    width: '60%',
    height: '8px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground5,
  },
})

const quiet: CoverageColumn[] = ['user-name', 'roles', 'group', 'confirmed']

/** What all rows have in common, made once. */
export function useRowLook(list: CoverageListKind, columns: CoverageColumn[]) {
  const styles = useStyles()
  return useMemo(() => {
    const cellClass = (column: CoverageColumn) =>
      mergeClasses(styles.cell, column === 'name' && styles.name, quiet.includes(column) && styles.quiet)
    const cells = columns.map((column) => ({
      column,
      className: cellClass(column),
      dir: column === 'name' || column === 'group' ? ('auto' as const) : undefined,
    }))
    return {
      list,
      line: styles.line,
      row: mergeClasses(styles.line, styles.row),
      active: mergeClasses(styles.line, styles.row, styles.active),
      cells,
      /** The same elements in each row that is on its way: React passes them over. */
      waiting: cells.map(({ column, className }) => (
        <td key={column} className={column === 'name' ? styles.waiting : className} />
      )),
    }
  }, [styles, list, columns])
}

export interface RowProps {
  /** Undefined: it is on its way. */
  row: CoverageRow | undefined
  index: number
  /** If the keys are on it. */
  activeId: string | undefined
  top: number
  height: number
  look: ReturnType<typeof useRowLook>
  t: CoverageWords
  tUser: TFunction<'user'>
}

const headRows = 1

/** As assistive technology counts, from 1 and with the head. */
const rowNumber = (index: number): number => index + headRows + 1

/** Which row something in the grid is in; null: in none. */
export function indexOfRow(inside: Element): number | null {
  const index = Number(inside.closest('tbody tr')?.getAttribute('aria-rowindex')) - rowNumber(0)
  return index < 0 ? null : index
}

/** One of 100,000: few plain elements, and drawn again only when it changes. */
export const GridRow = memo(function GridRow(props: RowProps) {
  const { row, index, activeId, top, height, look, t, tUser } = props
  return (
    <tr
      id={activeId}
      aria-rowindex={rowNumber(index)}
      className={activeId === undefined ? look.row : look.active}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      {row
        ? look.cells.map(({ column, className, dir }) => (
            <td key={column} dir={dir} className={className}>
              {cellText(t, tUser, row, { list: look.list, column })}
            </td>
          ))
        : look.waiting}
    </tr>
  )
})
