import { FluentProvider, makeStyles } from '@fluentui/react-components'
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { reportReady } from '../queries/app.ts'
import { createQueryClient, unwrap } from '../queries/client.ts'
import { currentSession, followSession, signInPage } from '../queries/session.ts'
import { readSettings } from '../queries/settings.ts'
import { followUserDisplay } from '../queries/user-display.ts'
import { SignIn } from '../sign-in/sign-in.tsx'
import './i18n.ts'
import { firstAsked } from '../queries/first-asked.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Shortcuts } from './keyboard.ts'
import { useActivity } from './use-activity.ts'
import { useEscPastTooltips } from './use-esc-past-tooltips.ts'
import { useTheme } from './use-theme.ts'

const useStyles = makeStyles({
  // Not on the provider itself: what it wears, the layers that hold tooltips and dialogs wear too.
  window: { position: 'fixed', inset: 0 },
})

// The sign-in page is all that a cold start waits for.
const loadFrame = () => import('./frame.tsx')
const Frame = lazy(loadFrame)

export function App() {
  const theme = useTheme()
  const styles = useStyles()
  const client = useMemo(beginningClient, [])
  useEffect(() => followSession(client), [client])
  useEffect(() => followUserDisplay(client), [client])
  return (
    <FluentProvider theme={theme}>
      <div className={styles.window}>
        <QueryClientProvider client={client}>
          <ErrorBoundary>
            <Console />
          </ErrorBoundary>
        </QueryClientProvider>
      </div>
    </FluentProvider>
  )
}

/** What the first page shows is asked for before anything is drawn. */
function beginningClient(): QueryClient {
  const client = createQueryClient()
  if (!firstAsked) return client
  const { session, signInPage: page, settings } = firstAsked
  void client.prefetchQuery({ ...currentSession(), queryFn: () => unwrap(session) })
  void client.prefetchQuery({ ...signInPage(), queryFn: () => unwrap(page) })
  void client.prefetchQuery({ ...readSettings(), queryFn: () => unwrap(settings) })
  return client
}

/** The sign-in page can be used: what comes after it is loaded now. */
function signInUsable(): void {
  reportReady()
  requestIdleCallback(() => void loadFrame())
}

function Console() {
  useActivity()
  useEscPastTooltips()
  const session = useQuery(currentSession())
  const settings = useQuery(readSettings())
  if (!session.data) return null
  return (
    <Shortcuts singleKeys={settings.data?.singleKeyShortcuts ?? true}>
      {session.data.state === 'signed-out' ? (
        <SignIn onUsable={signInUsable} />
      ) : (
        <Suspense fallback={null}>
          <Frame session={session.data} />
        </Suspense>
      )}
    </Shortcuts>
  )
}
