import { Button, Spinner } from '@fluentui/react-components'
import { MailAlert20Regular, PauseCircle20Regular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CoverageReport, CoverageSelection, ReminderCampaign } from '../../../preload/contract.ts'
import { useView } from '../../app/view-state.tsx'
import { reminderState } from '../../queries/reminders.ts'
import type { ReminderText } from './campaign-words.ts'
import './i18n.ts'

interface Props {
  report: CoverageReport | null
  /** Whom the list shows. */
  selection: CoverageSelection
}

/** Opens the page of reminders, for those who are listed. Says so while others are not over. */
export function RemindButton({ report, selection }: Props) {
  const { t } = useTranslation('reminders')
  const [, dispatch] = useView()
  // What can't be read is told on the page.
  const campaign = useQuery(reminderState()).data?.campaign ?? null
  const state = campaign?.state
  return (
    <Button
      icon={
        state === 'running' ? (
          <Spinner size="tiny" />
        ) : state === 'paused' ? (
          <PauseCircle20Regular />
        ) : (
          <MailAlert20Regular />
        )
      }
      disabledFocusable={report === null}
      onClick={() => dispatch({ type: 'remind', whom: selection })}
    >
      {labelOf(t, campaign)}
    </Button>
  )
}

function labelOf(t: ReminderText, campaign: ReminderCampaign | null): string {
  if (campaign?.state === 'paused') return t('openPaused')
  if (campaign?.state !== 'running') return t('open')
  const { people, outcomes } = campaign
  return t('openRunning', { done: people - outcomes.waiting, total: people })
}
