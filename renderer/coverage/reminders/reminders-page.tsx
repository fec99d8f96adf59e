import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Operator, ReminderOutcome } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { useShortcut } from '../../app/keyboard.ts'
import { useView } from '../../app/view-state.tsx'
import { coverageReport } from '../../queries/coverage.ts'
import { reminderState } from '../../queries/reminders.ts'
import { useFocusWhenShown } from '../use-focus-when-shown.ts'
import { Campaign } from './campaign.tsx'
import { RemindersHead } from './head.tsx'
import './i18n.ts'
import { NewReminders } from './new-reminders.tsx'
import { Reminded } from './reminded.tsx'

const useStyles = makeStyles({
  whole: { height: '100%' },
  scroller: {
    position: 'relative',
    height: '100%',
    overflowY: 'auto',
    overflowAnchor: 'none',
    scrollbarGutter: 'stable',
  },
  page: { display: 'grid', rowGap: '20px', padding: '16px 24px 32px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/** Whom this console reminds, of what, how far it is, and whom it reminded before. */
export default function RemindersPage({ operator }: { operator: Operator }) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const state = useQuery(reminderState())
  const report = useQuery(coverageReport()).data ?? null
  const [{ reminding }, dispatch] = useView()
  const [outcome, setOutcome] = useState<ReminderOutcome | null>(null)
  const [isNewShown, setNewShown] = useState(false)
  const newShown = useCallback(() => setNewShown(true), [])
  const scroller = useRef<HTMLDivElement>(null)
  const page = useFocusWhenShown('reminders', true)
  const back = () => dispatch({ type: 'open-coverage', page: 'report' })
  const { refetch } = state
  useShortcut('back', back)
  useShortcut('refresh', () => void refetch())

  const maySend = operator.roles.includes('administrator')
  const campaign = state.data?.campaign ?? null
  const isUnderWay = campaign?.state === 'running' || campaign?.state === 'paused'
  const isNew = state.data && !isUnderWay && report && reminding
  return (
    <div ref={page} className={styles.whole}>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.page}>
          <RemindersHead onBack={back} maySend={maySend} />
          {state.error && <ErrorMessage error={state.error} onRetry={() => void refetch()} />}
          {state.data?.setAside && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>{t('setAside', { file: state.data.setAside })}</MessageBarBody>
            </MessageBar>
          )}
          {campaign && (
            <Campaign campaign={campaign} maySend={maySend} outcome={outcome} onOutcome={setOutcome} />
          )}
          {isNew && (
            <NewReminders selection={reminding} report={report} maySend={maySend} onShown={newShown} />
          )}
          {state.data && !isUnderWay && !isNew && <p className={styles.quiet}>{t('noReport')}</p>}
          {state.data && (!isNew || isNewShown) && (
            <Reminded campaign={campaign} outcome={outcome} onOutcome={setOutcome} scroller={scroller} />
          )}
        </div>
      </div>
    </div>
  )
}
