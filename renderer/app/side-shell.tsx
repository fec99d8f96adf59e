import { FluentProvider, makeStyles } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { createQueryClient } from '../queries/client.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useTheme } from './use-theme.ts'

const useStyles = makeStyles({
  window: { position: 'fixed', inset: 0, overflow: 'auto' },
})

/** What a window besides the console's has in common with it: theme and queries. */
export function SideShell({ title, children }: { title: string; children: ReactNode }) {
  const theme = useTheme()
  const styles = useStyles()
  const client = useMemo(createQueryClient, [])
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <FluentProvider theme={theme}>
      <div className={styles.window}>
        <QueryClientProvider client={client}>
          <ErrorBoundary>{children}</ErrorBoundary>
        </QueryClientProvider>
      </div>
    </FluentProvider>
  )
}
