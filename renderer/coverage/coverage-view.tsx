import { makeStyles } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operator } from '../../preload/contract.ts'
import { addWords } from '../app/i18n.ts'
import { InView, useShortcut } from '../app/keyboard.ts'
import { useView } from '../app/view-state.tsx'
import { coverageReport, followCoverage, runCoverage } from '../queries/coverage.ts'
import { CoverageActions } from './actions.tsx'
import { everybodyLacking } from './selection.ts'
import { coverage } from './words.ts'

addWords('coverage', coverage)

const useStyles = makeStyles({
  page: { height: '100%' },
  away: { display: 'none' },
})

/** Who lacks what. The report stays behind the other pages, with what is chosen and how far it was scrolled. */
export function CoverageView({ operator }: { operator: Operator }) {
  const styles = useStyles()
  const [{ coverage: page }] = useView()
  const client = useQueryClient()
  useEffect(() => followCoverage(client), [client])
  return (
    <div className={page === 'report' ? styles.page : styles.away}>
      <InView shown={page === 'report'}>
        <Report operator={operator} />
      </InView>
    </div>
  )
}

function Report({ operator }: { operator: Operator }) {
  const { t } = useTranslation('coverage')
  const report = useQuery(coverageReport()).data ?? null
  const { mutate: run } = useMutation(runCoverage())
  const [selection] = useState(everybodyLacking)
  useEffect(() => run(), [run])
  useShortcut('refresh', run)
  return (
    <>
      <h1>{t('title')}</h1>
      <CoverageActions operator={operator} report={report} selection={selection} onRun={run} />
    </>
  )
}
