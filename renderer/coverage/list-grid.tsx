import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { QueryKey } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react'
import { moveActive } from '../users/list-navigation.ts'
import { useOpenCard } from '../users/use-open-card.ts'
import { type Blocks, useBlocks } from './use-blocks.ts'
import { useOffset } from './use-layout.ts'

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

export interface ListColumn<Row> {
  key: string
  title: string
  /** Share of the width. */
  width: number
  look?: 'name' | 'quiet'
  text: (row: Row) => string
  /** In place of the text, which then is told on hover. */
  show?: (row: Row) => ReactNode
}

interface Props<Data, Row, Key extends QueryKey> {
  count: number
  columns: ListColumn<Row>[]
  blocks: Blocks<Data, Row, Key>
  titleId: string
  scroller: RefObject<HTMLElement | null>
  grid: RefObject<HTMLTableElement | null>
}

/** People in a long list of some columns: those that are on show. One element has the keys for all of them. */
export function ListGrid<Data, Row extends { dn: string }, Key extends QueryKey>(
  props: Props<Data, Row, Key>,
) {
  const { count, columns, blocks, titleId, scroller, grid } = props
  const styles = useStyles()
  const id = useId()
  const openCard = useOpenCard('coverage')
  const body = useRef<HTMLTableSectionElement>(null)
  const [moved, setMoved] = useState(0)
  const offset = useOffset(scroller, body)
  const active = Math.min(moved, count - 1)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: offset,
    initialRect: { width: 0, height: 640 },
  })
  const shown = virtualizer.getVirtualItems()
  const rowAt = useBlocks(blocks, { from: shown[0]?.index ?? 0, to: shown.at(-1)?.index ?? 0 })
  const rowId = (index: number) => `${id}-${index}`
  const template = columns.map(({ width }) => `minmax(0, ${width}fr)`).join(' ')
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
        <tr className={styles.line} style={{ gridTemplateColumns: template }} aria-rowindex={1}>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col" className={styles.title}>
              {title}
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
            style={{
              gridTemplateColumns: template,
              height: rowHeight,
              transform: `translateY(${start - offset}px)`,
            }}
            onClick={() => open(index)}
          >
            <Cells row={rowAt(index)} columns={columns} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cells<Row>({ row, columns }: { row: Row | undefined; columns: ListColumn<Row>[] }) {
  const styles = useStyles()
  if (!row)
    return (
      <td className={styles.cell}>
        <span className={styles.waiting} />
      </td>
    )
  return columns.map(({ key, look, text, show }) => (
    <td key={key} className={styles.cell} dir={look === 'name' ? 'auto' : undefined}>
      <span className={mergeClasses(styles.text, look && styles[look])} title={text(row)}>
        {show ? show(row) : text(row)}
      </span>
    </td>
  ))
}
