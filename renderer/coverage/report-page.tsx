import { makeStyles, tokens } from '@fluentui/react-components'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { CoverageSelection, Operator } from '../../preload/contract.ts'
import { ErrorMessage } from '../app/error-message.tsx'
import { useShortcut } from '../app/keyboard.ts'
import { coverageReport, runCoverage } from '../queries/coverage.ts'
import { CoverageHead } from './head.tsx'
import { CoverageHeadline } from './headline.tsx'
import { People } from './people.tsx'
import { Pictures } from './pictures.tsx'
import { ReportState } from './report-state.tsx'
import { chosen, everybodyOn } from './selection.ts'
import { useFocusOnBack } from './use-focus-when-shown.ts'

const useStyles = makeStyles({
  scroller: {
    position: 'relative',
    height: '100%',
    overflowY: 'auto',
    scrollbarGutter: 'stable',
    overflowAnchor: 'none',
  },
  page: { minHeight: '100%', boxSizing: 'border-box', padding: '16px 24px' },
  above: { display: 'grid', rowGap: '16px', paddingBottom: '12px' },
  numbers: {
    display: 'grid',
    gridTemplateColumns: '280px minmax(0, 1fr)',
    columnGap: '32px',
    rowGap: '16px',
    paddingBottom: '16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1200px)': { gridTemplateColumns: '200px minmax(0, 1fr)', columnGap: '24px' },
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

/** The keys go to the people that were asked for, and some of them at least are in view. */
function showPeople(scroller: HTMLElement | null, grid: HTMLElement | null): void {
  const section = grid?.closest('section')
  if (!scroller || !grid || !section) return
  const room = scroller.clientHeight - (section.offsetTop - scroller.scrollTop)
  if (room < roomForPeople) scroller.scrollTop = section.offsetTop
  grid.focus({ preventScroll: true })
}

/** Six or seven rows under their head. */
const roomForPeople = 360

/** The report: one number, the picture beside it, the people under it. */
export function ReportPage({ operator }: { operator: Operator }) {
  const styles = useStyles()
  const report = useQuery(coverageReport()).data ?? null
  const running = useMutation(runCoverage())
  const { mutate: run } = running
  const [selection, setSelection] = useState<CoverageSelection>(() => everybodyOn('lacking'))
  const scroller = useFocusOnBack()
  const grid = useRef<HTMLTableElement>(null)
  useEffect(() => run(), [run])
  useShortcut('refresh', run)

  const choose = (whose: Partial<CoverageSelection>) => {
    setSelection(chosen(selection, whose))
    // Once they are drawn.
    requestAnimationFrame(() => showPeople(scroller.current, grid.current))
  }
  const hasNumbers = report !== null && (report.read > 0 || report.state === 'complete')
  const isEmpty = report?.state === 'complete' && report.people.total === 0
  return (
    <div ref={scroller} className={styles.scroller}>
      <div className={styles.page}>
        <div className={styles.above}>
          <CoverageHead operator={operator} report={report} selection={selection} onRun={run} />
          {running.isError && <ErrorMessage error={running.error} onRetry={run} />}
          {report && <ReportState report={report} onRun={run} />}
          {hasNumbers && (
            <div className={styles.numbers}>
              <CoverageHeadline report={report} onChoose={choose} />
              {!isEmpty && <Pictures report={report} onChoose={choose} />}
            </div>
          )}
        </div>
        {hasNumbers && !isEmpty && (
          <People
            report={report}
            selection={selection}
            onSelect={setSelection}
            scroller={scroller}
            grid={grid}
          />
        )}
      </div>
    </div>
  )
}
