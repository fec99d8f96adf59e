import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport, CoverageSelection, ReminderChannel } from '../../../preload/contract.ts'
import { ErrorMessage } from '../../app/error-message.tsx'
import { late } from '../../app/late.ts'
import { useTellWhen } from '../../app/use-tell-when.ts'
import { reminderPlan } from '../../queries/reminders.ts'
import { ChannelChoice } from './channel-choice.tsx'
import { Messages } from './messages.tsx'
import { Start } from './start.tsx'
import { useWording } from './use-wording.ts'
import { Who } from './who.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: '32px',
    rowGap: '20px',
    alignItems: 'start',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', rowGap: '20px', minWidth: 0 },
  counting: { margin: 0, color: tokens.colorNeutralForeground2, ...late },
})

interface Props {
  selection: CoverageSelection
  report: CoverageReport
  maySend: boolean
  /** All of it is there, or can't be read: what comes below it will not move. */
  onShown: () => void
}

/** Reminders that are to be sent: to whom, how, in which words, and how long it takes. */
export function NewReminders({ selection, report, maySend, onShown }: Props) {
  const { t } = useTranslation('reminders')
  const styles = useStyles()
  const [channel, setChannel] = useState<ReminderChannel>('email')
  const planned = useQuery(reminderPlan(selection, channel))
  // Until the other channel's is there, all of the page is still about this one's.
  const plan = planned.data
  const wording = useWording()
  useTellWhen(planned.isError, onShown)
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {report.state !== 'complete' && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('partialReport')}</MessageBarBody>
          </MessageBar>
        )}
        {planned.isPending && (
          <p role="status" className={styles.counting}>
            {t('who.counting')}
          </p>
        )}
        {planned.error && <ErrorMessage error={planned.error} onRetry={() => void planned.refetch()} />}
        {plan && (
          <>
            <Who plan={plan} selection={selection} report={report} />
            <ChannelChoice plan={plan} channel={channel} onChannel={setChannel} />
            {maySend && <Start plan={plan} selection={selection} isUnsaved={wording.isChanged} />}
          </>
        )}
      </div>
      {plan && <Messages plan={plan} wording={wording} maySend={maySend} onShown={onShown} />}
    </div>
  )
}
