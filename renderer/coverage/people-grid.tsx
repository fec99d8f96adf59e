import { makeStyles, tokens } from '@fluentui/react-components'
import { observeElementOffset, useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useId,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageColumn, CoverageRows, CoverageSelection } from '../../preload/contract.ts'
import { blockSize, coverageRows } from '../queries/coverage.ts'
import { moveActive } from '../users/list-navigation.ts'
import type { GridLayout } from './columns.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow, indexOfRow, useRowLook } from './grid-row.tsx'
import { useBlocks } from './use-blocks.ts'
import { useOffset } from './use-layout.ts'

const useStyles = makeStyles({
  grid: {
    display: 'block',
    fontSize: tokens.fontSizeBase300,
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  rows: { display: 'block', position: 'relative' },
})

const overscan = 8

/** A view that is put away is at no offset; when it comes back it is where it was, and nothing tells. */
const observeWhileShown: typeof observeElementOffset = (instance, told) =>
  observeElementOffset(instance, (offset, isScrolling) => {
    if (instance.scrollElement?.clientHeight !== 0) told(offset, isScrolling)
  })

interface Props {
  selection: CoverageSelection
  first: CoverageRows
  layout: GridLayout
  groupLabel: string
  titleId: string
  scroller: RefObject<HTMLElement | null>
  grid: RefObject<HTMLTableElement | null>
  /** Height of what stays on top while the rows scroll. */
  coveredTop: number
  onSort: (column: CoverageColumn) => void
  onOpen: (dn: string) => void
}

/** Of 100,000 rows those that are on show, and a few around them. One element has the keys for all of them. */
export function PeopleGrid({ selection, first, layout, groupLabel, titleId, ...props }: Props) {
  const { scroller, grid, coveredTop, onSort, onOpen } = props
  const { t } = useTranslation('coverage')
  const { t: tUser } = useTranslation('user')
  const styles = useStyles()
  const look = useRowLook(selection.list, layout.columns)
  const activeId = useId()
  const body = useRef<HTMLTableSectionElement>(null)
  const [moved, setMoved] = useState(0)
  const [before, setBefore] = useState(selection)
  if (selection !== before) {
    setBefore(selection)
    setMoved(0)
  }
  const offset = useOffset(scroller, body)
  const { rowHeight, headHeight } = layout
  const count = first.selected
  const active = Math.min(moved, count - 1)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: offset,
    observeElementOffset: observeWhileShown,
    initialRect: { width: 0, height: 640 },
  })
  const shown = virtualizer.getVirtualItems()
  const rowAt = useBlocks(
    { size: blockSize, block: (number) => coverageRows(selection, number), rows: ({ rows }) => rows, first },
    { from: shown[0]?.index ?? 0, to: shown.at(-1)?.index ?? 0 },
  )
  const onScreen = Math.ceil((virtualizer.scrollRect?.height ?? 0) / rowHeight)
  // As many elements as are ever on show, used over and over: while it scrolls nothing is made anew, and nothing
  // moves in the document either. At rest they stand in their order, for whoever has them read out.
  const pool = onScreen + 2 * overscan + 2
  const inPlace = virtualizer.isScrolling
    ? shown.toSorted((a, b) => (a.index % pool) - (b.index % pool))
    : shown
  const isShown = shown.some(({ index }) => index === active)

  // Rows are of one height: where one is needs no measuring, and holds in a view that is put away meanwhile.
  const scrollTo = (index: number) => {
    const { current: outer } = scroller
    if (!outer) return
    const top = offset + index * rowHeight
    outer.scrollTop = Math.min(
      Math.max(outer.scrollTop, top + rowHeight - outer.clientHeight),
      top - coveredTop - headHeight,
    )
  }
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    // The head's buttons have keys of their own.
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, onScreen - Math.ceil((coveredTop + headHeight) / rowHeight) - 1)
    const next = moveActive(event.key, active, count, page)
    const dn = rowAt(active)?.dn
    if (next !== null) {
      setMoved(next)
      scrollTo(next)
    } else if (event.key === 'Enter' && dn) onOpen(dn)
    else return
    event.preventDefault()
  }
  const click = ({ target }: MouseEvent) => {
    const index = target instanceof Element ? indexOfRow(target) : null
    if (index === null) return
    const dn = rowAt(index)?.dn
    setMoved(index)
    if (dn) onOpen(dn)
  }
  return (
    <table
      ref={grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose keys are its own (WAI-ARIA)
      role="grid"
      aria-labelledby={titleId}
      aria-rowcount={count + 1}
      aria-colcount={layout.columns.length}
      aria-activedescendant={isShown ? activeId : undefined}
      tabIndex={0}
      className={styles.grid}
      style={gridVariables(layout)}
      onKeyDown={press}
      onClick={click}
      onPointerOver={tellCutOff}
    >
      <GridHead
        layout={layout}
        lineClass={look.line}
        list={selection.list}
        sort={selection.sort}
        groupLabel={groupLabel}
        top={coveredTop}
        onSort={onSort}
      />
      <tbody ref={body} className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
        {inPlace.map(({ index, start }) => (
          <GridRow
            key={index % pool}
            row={rowAt(index)}
            index={index}
            activeId={index === active ? activeId : undefined}
            top={start - offset}
            height={rowHeight}
            look={look}
            t={t}
            tUser={tUser}
          />
        ))}
      </tbody>
    </table>
  )
}

const gridVariables = ({ template, lines }: GridLayout): Record<string, string> => ({
  '--columns': template,
  '--lines': `repeat(${lines}, minmax(0, 1fr))`,
})

/** Whatever a cell has no room for is told on hover. */
function tellCutOff({ target }: PointerEvent): void {
  if (!(target instanceof HTMLTableCellElement)) return
  target.title = target.scrollWidth > target.clientWidth ? (target.textContent ?? '') : ''
}
