import { makeStyles } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, useEffect } from 'react'
import type { Operator } from '../../preload/contract.ts'
import { addWords } from '../app/i18n.ts'
import { Kept } from '../app/kept.tsx'
import { InView } from '../app/keyboard.ts'
import { useView } from '../app/view-state.tsx'
import { followCoverage } from '../queries/coverage.ts'
import { followReminders } from '../queries/reminders.ts'
import { user } from '../user/words.ts'
import { ReportPage } from './report-page.tsx'
import { coverage } from './words.ts'

addWords('coverage', coverage)
// Names of methods.
addWords('user', user)

const RemindersPage = lazy(() => import('./reminders/reminders-page.tsx'))
const WhatIfPage = lazy(() => import('./what-if/what-if-page.tsx'))

const useStyles = makeStyles({
  page: { height: '100%' },
  away: { display: 'none' },
})

/** Who lacks what. Each page stays behind the others, with what is chosen, drafted, and how far it was scrolled. */
export function CoverageView({ operator }: { operator: Operator }) {
  const styles = useStyles()
  const [{ coverage: page }] = useView()
  const client = useQueryClient()
  useEffect(() => followCoverage(client), [client])
  useEffect(() => followReminders(client), [client])
  return (
    <>
      <div className={page === 'report' ? styles.page : styles.away}>
        <InView shown={page === 'report'}>
          <ReportPage operator={operator} />
        </InView>
      </div>
      <Kept shown={page === 'reminders'}>
        <RemindersPage operator={operator} />
      </Kept>
      <Kept shown={page === 'what-if'}>
        <WhatIfPage />
      </Kept>
    </>
  )
}
