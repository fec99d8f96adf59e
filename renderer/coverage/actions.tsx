import { Button, makeStyles } from '@fluentui/react-components'
import { ArrowClockwise20Regular, BranchFork20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { CoverageReport, CoverageSelection, Operator } from '../../preload/contract.ts'
import { useView } from '../app/view-state.tsx'
import { ExportButton } from './export/export-button.tsx'
import { RemindButton } from './reminders/remind-button.tsx'

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '8px' },
})

export interface ActionProps {
  operator: Operator
  /** Null: none was begun. */
  report: CoverageReport | null
  /** What the table shows. */
  selection: CoverageSelection
}

/** What can be done with the report: each a button of its own. */
export function CoverageActions({ report, selection, onRun }: ActionProps & { onRun: () => void }) {
  const { t } = useTranslation('coverage')
  const styles = useStyles()
  const [, dispatch] = useView()
  return (
    <div className={styles.actions}>
      <Button
        icon={<ArrowClockwise20Regular />}
        title={t('readAgainKeys')}
        disabledFocusable={report?.state === 'running'}
        onClick={onRun}
      >
        {t('readAgain')}
      </Button>
      <ExportButton report={report} selection={selection} />
      <RemindButton report={report} selection={selection} />
      <Button
        icon={<BranchFork20Regular />}
        onClick={() => dispatch({ type: 'open-coverage', page: 'what-if' })}
      >
        {t('whatIf')}
      </Button>
    </div>
  )
}
