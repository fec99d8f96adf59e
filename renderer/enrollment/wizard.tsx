import { makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { useShortcut } from '../app/keyboard.ts'
import { TaskBar } from '../user/task-bar.tsx'
import { CurrentPage } from './current-page.tsx'
import { wouldLose } from './flow.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { StepList } from './step-list.tsx'
import { useEnrollment } from './use-enrollment.ts'
import { UserDisplayButton } from './user-display.tsx'

const useStyles = makeStyles({
  wizard: {
    display: 'grid',
    gridTemplateColumns: '200px minmax(0, 1fr)',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    height: '100%',
    minHeight: 0,
    '@media (max-width: 760px)': { gridTemplateColumns: 'minmax(0, 1fr)', gridTemplateRows: 'auto auto 1fr' },
  },
  steps: {
    padding: '20px 16px 16px 24px',
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 760px)': { padding: '8px 16px 0 24px', borderRight: 'none' },
  },
  page: {
    padding: '20px 32px 0',
    overflowY: 'auto',
    minWidth: 0,
    '@media (max-width: 760px)': { padding: '8px 24px 0' },
  },
})

interface Props {
  card: UserCard
  /** Another user is asked for: leave, or ask first. */
  leaveWanted: boolean
  onLeaveRefused: () => void
  /** `added`: labels of the methods that were set up; none if the operator stopped before. */
  onClose: (added: string[]) => void
}

/** "Keep your account secure": the sign-in prompt's pages, with the operator beside the user. */
export function EnrollmentWizard({ card, leaveWanted, onLeaveRefused, onClose }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const titleId = useId()
  const enrollment = useEnrollment(card)
  const [asking, setAsking] = useState(false)
  const { state } = enrollment

  const close = () => onClose(state.added.map(({ label }) => label))
  const leave = () => (wouldLose(state) ? setAsking(true) : close())
  useShortcut('back', leave)
  useLeaveWanted(leaveWanted, leave)

  return (
    <section className={styles.wizard} aria-labelledby={titleId}>
      <TaskBar titleId={titleId} title={t('title')} user={card.name} close={t('close')} onClose={leave}>
        <UserDisplayButton />
      </TaskBar>
      <div className={styles.steps}>
        <StepList flow={state} />
      </div>
      <div className={styles.page}>
        <CurrentPage enrollment={enrollment} card={card} onLeave={leave} />
      </div>
      <LeaveDialog
        open={asking}
        state={state}
        onKeep={() => {
          setAsking(false)
          onLeaveRefused()
        }}
        onStop={close}
      />
    </section>
  )
}

function useLeaveWanted(wanted: boolean, leave: () => void): void {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    if (wanted) latest.current()
  }, [wanted])
}
