import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { useShortcut } from '../app/keyboard.ts'
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
  bar: {
    gridColumn: '1 / -1',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '16px',
    padding: '8px 16px 8px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  tools: { display: 'flex', columnGap: '8px', flexShrink: 0 },
  user: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular },
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
      <div className={styles.bar}>
        <h1 className={styles.title} id={titleId}>
          {t('title')} <bdi className={styles.user}>{card.name}</bdi>
        </h1>
        <div className={styles.tools}>
          <UserDisplayButton />
          <Tooltip content={t('close')} relationship="label">
            <Button appearance="subtle" icon={<Dismiss20Regular />} onClick={leave} />
          </Tooltip>
        </div>
      </div>
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
