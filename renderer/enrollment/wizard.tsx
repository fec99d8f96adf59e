import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { Dismiss20Regular } from '@fluentui/react-icons'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserCard } from '../../preload/contract.ts'
import { useShortcut } from '../app/keyboard.ts'
import { wouldLose } from './flow.ts'
import { LeaveDialog } from './leave-dialog.tsx'
import { AccountPage } from './pages/account-page.tsx'
import { ChangedPage } from './pages/changed-page.tsx'
import { CodePage } from './pages/code-page.tsx'
import { GetAppPage } from './pages/get-app-page.tsx'
import { isApp, OtherMethodsPage } from './pages/other-methods-page.tsx'
import { ScanPage } from './pages/scan-page.tsx'
import { SuccessPage } from './pages/success-page.tsx'
import { UnknownPage } from './pages/unknown-page.tsx'
import { StepList } from './step-list.tsx'
import { type Enrollment, useEnrollment } from './use-enrollment.ts'

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
  /** `added`: the label of the method that was set up; null if the operator stopped. */
  onClose: (added: string | null) => void
}

/** "Keep your account secure": the sign-in prompt's pages, with the operator beside the user. */
export function EnrollmentWizard({ card, leaveWanted, onLeaveRefused, onClose }: Props) {
  const { t } = useTranslation('enrollment')
  const styles = useStyles()
  const titleId = useId()
  const enrollment = useEnrollment(card.dn)
  const [asking, setAsking] = useState(false)
  const { state } = enrollment

  const leave = () => {
    if (state.page === 'success') return onClose(state.added)
    if (wouldLose(state)) return setAsking(true)
    onClose(null)
  }
  useShortcut('back', leave)
  useLeaveWanted(leaveWanted, leave)

  return (
    <section className={styles.wizard} aria-labelledby={titleId}>
      <div className={styles.bar}>
        <h1 className={styles.title} id={titleId}>
          {t('title')} <bdi className={styles.user}>{card.name}</bdi>
        </h1>
        <Tooltip content={t('close')} relationship="label">
          <Button appearance="subtle" icon={<Dismiss20Regular />} onClick={leave} />
        </Tooltip>
      </div>
      <div className={styles.steps}>
        <StepList page={state.page} />
      </div>
      <div className={styles.page}>
        <CurrentPage enrollment={enrollment} card={card} onLeave={leave} />
      </div>
      <LeaveDialog
        open={asking}
        unknown={state.page === 'unknown'}
        onKeep={() => {
          setAsking(false)
          onLeaveRefused()
        }}
        onStop={() => onClose(null)}
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

interface CurrentPageProps {
  enrollment: Enrollment
  card: UserCard
  onLeave: () => void
}

function CurrentPage({ enrollment, card, onLeave }: CurrentPageProps) {
  const { page, enrollment: shown, card: after, madeDefault } = enrollment.state
  if (page === 'success' && after)
    return <SuccessPage card={after} madeDefault={madeDefault} onDone={onLeave} />
  if (page === 'scan' && shown) return <ScanPage enrollment={enrollment} shown={shown} />
  if (page === 'code' && shown) return <CodePage enrollment={enrollment} shown={shown} />
  if (page === 'changed') return <ChangedPage enrollment={enrollment} onStop={onLeave} />
  if (page === 'unknown') return <UnknownPage enrollment={enrollment} />
  if (page === 'account') return <AccountPage enrollment={enrollment} />
  if (page === 'other-methods' || !card.offers.some(isApp))
    return <OtherMethodsPage enrollment={enrollment} card={card} />
  return <GetAppPage enrollment={enrollment} />
}
