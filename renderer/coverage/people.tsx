import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport, CoverageRows, CoverageSelection } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { useView } from '../app/view-state.tsx'
import { CallError } from '../queries/client.ts'
import { coverageList, coverageRows } from '../queries/coverage.ts'
import { useOpenCard } from '../users/use-open-card.ts'
import { layoutOf } from './columns.ts'
import { Filters } from './filters.tsx'
import { ListPicker } from './list-picker.tsx'
import { ListProgress } from './list-progress.tsx'
import { PeopleEmpty } from './people-empty.tsx'
import { PeopleGrid } from './people-grid.tsx'
import { everybodyOn, sortedBy } from './selection.ts'
import { useHeight } from './use-layout.ts'
import { useNarrow } from './use-narrow.ts'

const useStyles = makeStyles({
  // So long that the list can be on top of the view, however short it is.
  people: { minHeight: 'calc(100% - 16px)' },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    display: 'grid',
    rowGap: '2px',
    padding: '10px 0 6px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  names: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px', rowGap: '2px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: { marginInlineStart: 'auto', color: tokens.colorNeutralForeground2 },
  // As high as the progress with its button, which covers it while there is some: nothing under it jumps.
  line: { display: 'grid', alignItems: 'center', minHeight: '24px', '& > *': { gridArea: '1 / 1' } },
  means: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
})

interface Props {
  report: CoverageReport
  selection: CoverageSelection
  onSelect: (selection: CoverageSelection) => void
  scroller: RefObject<HTMLElement | null>
  grid: RefObject<HTMLTableElement | null>
}

/** Who is on a list, and what it is narrowed down to. */
export function People({ report, selection, onSelect, scroller, grid }: Props) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const titleId = useId()
  const section = useRef<HTMLElement>(null)
  const top = useRef<HTMLDivElement>(null)
  const find = useRef<HTMLInputElement>(null)
  const coveredTop = useHeight(top)
  const { list } = selection
  const opened = useQuery({ ...coverageList(list), enabled: list !== 'lacking' })
  const query = useQuery({ ...coverageRows(selection, 0), enabled: list === 'lacking' || opened.isSuccess })
  const first = query.data
  const isNarrow = useNarrow()
  const layout = useMemo(() => layoutOf(list, isNarrow), [list, isNarrow])
  const openCard = useOpenCard('coverage')
  useFocusOnReturn(grid)

  const clear = () => {
    onSelect({ ...everybodyOn(list), sort: selection.sort })
    // The button goes, and the keys with it.
    find.current?.focus()
  }
  const select = (next: CoverageSelection) => {
    onSelect(next)
    // Other people, or another order: it begins at the first row, which is not scrolled past.
    const { current: outer } = scroller
    if (outer && section.current) outer.scrollTop = Math.min(outer.scrollTop, section.current.offsetTop)
  }
  // What became of the report stands above it.
  const listError = list !== 'lacking' && first?.error ? new CallError(first.error) : null
  const error = opened.error ?? query.error ?? listError
  return (
    <section ref={section} className={styles.people} aria-labelledby={titleId}>
      <div ref={top} className={styles.top}>
        <div className={styles.names}>
          <h2 className={styles.title} id={titleId}>
            {t(`list.${list}`)}
          </h2>
          <ListPicker list={list} onList={(kind) => select(everybodyOn(kind))} />
          {(first?.state === 'partial' || first?.state === 'cancelled') && (
            <Badge appearance="tint" color="warning">
              {t('report.partialBadge')}
            </Badge>
          )}
          {/* While it grows nobody wants to hear each number. */}
          <div
            role="status"
            aria-live={first?.state === 'running' ? 'off' : 'polite'}
            className={styles.count}
          >
            {first && <Count rows={first} />}
          </div>
        </div>
        <div className={styles.line}>
          <p className={styles.means}>{t(`means.${list}`)}</p>
          {list !== 'lacking' && first?.list === list && first.state === 'running' && (
            <ListProgress read={first.read} />
          )}
        </div>
        <Filters
          report={report}
          selection={selection}
          onChange={(change) => select({ ...selection, ...change })}
          onClear={clear}
          find={find}
        />
      </div>
      {error && (
        <ErrorMessage error={error} onRetry={() => void (list === 'lacking' ? query : opened).refetch()} />
      )}
      {first && first.selected > 0 && (
        <PeopleGrid
          selection={selection}
          first={first}
          layout={layout}
          groupLabel={report.groupings[0]?.label ?? t('column.group')}
          titleId={titleId}
          scroller={scroller}
          grid={grid}
          coveredTop={coveredTop}
          onSort={(column) => select(sortedBy(selection, column))}
          onOpen={openCard}
        />
      )}
      {first && first.selected === 0 && !error && (
        <PeopleEmpty
          selection={selection}
          rows={first}
          namesPrivileged={report.namesPrivileged}
          onClear={clear}
        />
      )}
    </section>
  )
}

function Count({ rows: { listed, selected, state } }: { rows: CoverageRows }) {
  const { t } = useTranslation('coverage')
  const words =
    selected === listed
      ? t('people.count', { count: listed })
      : t('people.selected', { count: selected, listed })
  return state === 'running' ? t('people.soFar', { words }) : words
}

/** Back from a card, the keys are where they were. */
function useFocusOnReturn(grid: RefObject<HTMLTableElement | null>): void {
  const [{ view, cameFrom }] = useView()
  const wasAway = useRef(false)
  useEffect(() => {
    if (view === 'users' && cameFrom === 'coverage') wasAway.current = true
    if (view !== 'coverage' || !wasAway.current) return
    wasAway.current = false
    grid.current?.focus({ preventScroll: true })
  }, [view, cameFrom, grid])
}
