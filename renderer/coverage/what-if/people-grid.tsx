import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TryOutRow, TryOutRows } from '../../../preload/contract.ts'
import type { TryOutSelection } from '../../queries/policy.ts'
import { moveActive } from '../../users/list-navigation.ts'
import { useOpenCard } from '../../users/use-open-card.ts'
import { methodsText, missingText } from '../cells.ts'
import { useOffset } from '../use-layout.ts'
import { useRows } from './use-rows.ts'

const useStyles = makeStyles({
  grid: {
    display: 'block',
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  head: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  body: { display: 'block', position: 'relative' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr) minmax(0, 3fr) minmax(0, 4fr)',
    columnGap: '12px',
    alignItems: 'center',
    padding: '4px 8px',
    boxSizing: 'border-box',
  },
  row: {
    position: 'absolute',
    insetInline: 0,
    top: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground3,
    boxShadow: `inset 3px 0 ${tokens.colorNeutralStrokeAccessible}`,
  },
  title: { padding: 0, fontWeight: 'inherit', textAlign: 'start' },
  // Two lines, and the rest on hover.
  cell: { padding: 0, minWidth: 0, lineHeight: tokens.lineHeightBase200 },
  text: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  waiting: {
    width: '60%',
    height: '8px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground5,
  },
})

const rowHeight = 44
const columns = ['name', 'userName', 'roles', 'has', 'lacks'] as const

interface Props {
  selection: TryOutSelection
  first: TryOutRows
  titleId: string
  scroller: RefObject<HTMLElement | null>
  grid: RefObject<HTMLTableElement | null>
}

/** Those of the list that are on show. One element has the keys for all of them. */
export function PeopleGrid({ selection, first, titleId, scroller, grid }: Props) {
  const { t } = useTranslation('whatIf')
  const styles = useStyles()
  const id = useId()
  const openCard = useOpenCard('coverage')
  const body = useRef<HTMLTableSectionElement>(null)
  const [moved, setMoved] = useState(0)
  const offset = useOffset(scroller, body)
  const count = first.total
  const active = Math.min(moved, count - 1)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: offset,
    initialRect: { width: 0, height: 640 },
    useFlushSync: false,
  })
  const shown = virtualizer.getVirtualItems()
  const rowAt = useRows(selection, first, { from: shown[0]?.index ?? 0, to: shown.at(-1)?.index ?? 0 })
  const rowId = (index: number) => `${id}-${index}`
  const open = (index: number) => {
    const dn = rowAt(index)?.dn
    setMoved(index)
    if (dn) openCard(dn)
  }
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const next = moveActive(event.key, active, count)
    if (next !== null) {
      setMoved(next)
      virtualizer.scrollToIndex(next)
    } else if (event.key === 'Enter') open(active)
    else return
    event.preventDefault()
  }
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose keys are its own (WAI-ARIA)
      role="grid"
      aria-labelledby={titleId}
      aria-rowcount={count + 1}
      aria-activedescendant={shown.some(({ index }) => index === active) ? rowId(active) : undefined}
      tabIndex={0}
      className={styles.grid}
      onKeyDown={press}
    >
      <thead className={styles.head}>
        <tr className={styles.line} aria-rowindex={1}>
          {columns.map((column) => (
            <th key={column} scope="col" className={styles.title}>
              {t(`people.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
        {shown.map(({ index, start }) => (
          <tr
            key={index}
            id={rowId(index)}
            aria-rowindex={index + 2}
            className={mergeClasses(styles.line, styles.row, index === active && styles.active)}
            style={{ height: rowHeight, transform: `translateY(${start - offset}px)` }}
            onClick={() => open(index)}
          >
            <Cells row={rowAt(index)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cells({ row }: { row: TryOutRow | undefined }) {
  const { t } = useTranslation('whatIf')
  const { t: tCoverage } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  if (!row)
    return (
      <td className={styles.cell}>
        <span className={styles.waiting} />
      </td>
    )
  const { name, userName, roles, methods, missing } = row
  const texts = {
    name,
    userName: userName ?? '',
    roles: roles.join(', '),
    has: methods.length > 0 ? methodsText(tCoverage, methods) : t('people.nothing'),
    lacks: missing.length > 0 ? missingText(tCoverage, tUser, missing) : t('people.nothing'),
  }
  return columns.map((column) => (
    <td key={column} className={styles.cell} dir={column === 'name' ? 'auto' : undefined}>
      <span
        className={mergeClasses(
          styles.text,
          column === 'name' && styles.name,
          (column === 'userName' || column === 'roles') && styles.quiet,
        )}
        title={texts[column]}
      >
        {texts[column]}
      </span>
    </td>
  ))
}
