import { makeStyles, mergeClasses, PortalMountNodeProvider, tokens } from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '../../preload/contract.ts'
import { Decided } from '../approvals/decided.tsx'
import { followApprovals } from '../queries/approvals.ts'
import { followNotices } from '../queries/notices.ts'
import { lock } from '../queries/session.ts'
import { Alerts } from './alerts.tsx'
import { CommandBar } from './command-bar.tsx'
import { ConnectionLost } from './connection-lost.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Kept } from './kept.tsx'
import { InView, useShortcut } from './keyboard.ts'
import { LockScreen } from './lock-screen.tsx'
import { Notices } from './notices.tsx'
import { PracticePhoneButton } from './practice-phone-button.tsx'
import { Rail, seesApprovals, seesCoverage } from './rail.tsx'
import { SearchListProvider } from './search-list.tsx'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { useStillWhilePressed } from './use-still-while-pressed.ts'
import { useView, ViewProvider } from './view-state.tsx'

const UsersView = lazy(() =>
  import('../users/users-view.tsx').then(({ UsersView }) => ({ default: UsersView })),
)
const CoverageView = lazy(() =>
  import('../coverage/coverage-view.tsx').then(({ CoverageView }) => ({ default: CoverageView })),
)
const ApprovalsView = lazy(() =>
  import('../approvals/approvals-view.tsx').then(({ ApprovalsView }) => ({ default: ApprovalsView })),
)
const SettingsView = lazy(() =>
  import('../settings/settings-view.tsx').then(({ SettingsView }) => ({ default: SettingsView })),
)

const useStyles = makeStyles({
  frame: {
    height: '100%',
    display: 'grid',
    gridTemplateRows: 'auto auto auto minmax(0, 1fr)',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  hidden: { visibility: 'hidden' },
  band: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: '8px',
    padding: '2px 16px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorPaletteMarigoldForeground2,
    backgroundColor: tokens.colorPaletteMarigoldBackground1,
    borderBottom: `1px solid ${tokens.colorPaletteMarigoldBorder1}`,
  },
  bandName: { fontWeight: tokens.fontWeightSemibold },
  body: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', minHeight: 0 },
  whole: { height: '100%' },
  main: {
    minHeight: 0,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: tokens.borderRadiusLarge,
  },
})

type SignedIn = Exclude<SessionState, { state: 'signed-out' }>

/** The console once somebody is signed in: rail, command bar, the view; hidden whole while locked. */
export default function Frame({ session }: { session: SignedIn }) {
  return (
    <ViewProvider>
      <SearchListProvider>
        <InView shown={session.state !== 'locked'}>
          <FrameBody session={session} />
        </InView>
      </SearchListProvider>
      {session.state === 'locked' && <LockScreen session={session} />}
    </ViewProvider>
  )
}

function FrameBody({ session }: { session: SignedIn }) {
  const { t } = useTranslation('app')
  const styles = useStyles()
  const [view, dispatch] = useView()
  const locking = useMutation(lock())
  const [showsShortcuts, setShowsShortcuts] = useState(false)
  const locked = session.state === 'locked'
  const inUsers = view.view === 'users'
  const inCoverage = view.view === 'coverage'
  const inApprovals = view.view === 'approvals'
  const hasCoverage = seesCoverage(session.operator)
  const hasApprovals = seesApprovals(session.operator)
  const [layers, setLayers] = useState<HTMLElement | null>(null)
  useShortcut('go-users', () => dispatch({ type: 'go', view: 'users' }))
  useShortcut('go-coverage', () => dispatch({ type: 'go', view: 'coverage' }), hasCoverage)
  useShortcut('go-approvals', () => dispatch({ type: 'go', view: 'approvals' }), hasApprovals)
  useShortcut('go-settings', () => dispatch({ type: 'go', view: 'settings' }))
  useShortcut('shortcuts', () => setShowsShortcuts(true))
  useShortcut('lock', () => locking.mutate())
  const client = useQueryClient()
  useEffect(() => followApprovals(client), [client])
  useEffect(() => followNotices(client), [client])
  const messages = useStillWhilePressed<HTMLDivElement>()
  const focused = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!locked) focused.current?.focus()
  }, [locked])
  return (
    // Kept while locked, so that nothing typed is lost; out of sight and out of reach of a screen reader.
    <div
      className={mergeClasses(styles.whole, locked && styles.hidden)}
      inert={locked}
      aria-hidden={locked}
      onFocus={({ target }) => {
        focused.current = target
      }}
    >
      <PortalMountNodeProvider value={layers ?? undefined}>
        <div className={styles.frame}>
          {session.directory.practice ? (
            <section className={styles.band} aria-label={t('practiceBand')}>
              <span className={styles.bandName}>{t('practiceBand')}</span>
              <span>{t('practiceBandText')}</span>
              <PracticePhoneButton inBand />
            </section>
          ) : (
            <div />
          )}
          <CommandBar
            session={session}
            onLock={() => locking.mutate()}
            onShortcuts={() => setShowsShortcuts(true)}
          />
          <div ref={messages}>
            {session.state === 'signed-in' && session.connection === 'lost' && (
              <ConnectionLost session={session} />
            )}
            <Notices />
            <Alerts />
            {hasApprovals && <Decided operator={session.operator} />}
          </div>
          <div className={styles.body}>
            <Rail operator={session.operator} />
            <main className={styles.main}>
              <Kept shown={inUsers}>
                <UsersView />
              </Kept>
              {hasCoverage && (
                <Kept shown={inCoverage}>
                  <CoverageView operator={session.operator} />
                </Kept>
              )}
              {hasApprovals && (
                <Kept shown={inApprovals}>
                  <ApprovalsView operator={session.operator} />
                </Kept>
              )}
              {view.view === 'settings' && (
                <ErrorBoundary>
                  <Suspense fallback={null}>
                    <SettingsView session={session} />
                  </Suspense>
                </ErrorBoundary>
              )}
            </main>
          </div>
          {showsShortcuts && <ShortcutsDialog onClose={() => setShowsShortcuts(false)} />}
        </div>
      </PortalMountNodeProvider>
      {/* Dialogs, menus and tooltips are in here: what hides the frame hides them. */}
      <div ref={setLayers} />
    </div>
  )
}
