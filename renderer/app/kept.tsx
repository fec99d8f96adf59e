import { makeStyles } from '@fluentui/react-components'
import { type ReactNode, Suspense, useState } from 'react'
import { ErrorBoundary } from './error-boundary.tsx'
import { InView } from './keyboard.ts'

const useStyles = makeStyles({
  shown: { height: '100%' },
  away: { display: 'none' },
})

/** A view that stays behind the others once it was opened: what was typed, and a wizard, go on where they were. */
export function Kept({ shown, children }: { shown: boolean; children: ReactNode }) {
  const styles = useStyles()
  const [opened, setOpened] = useState(shown)
  if (shown && !opened) setOpened(true)
  if (!opened) return null
  return (
    <div className={shown ? styles.shown : styles.away}>
      <InView shown={shown}>
        <ErrorBoundary>
          <Suspense fallback={null}>{children}</Suspense>
        </ErrorBoundary>
      </InView>
    </div>
  )
}
