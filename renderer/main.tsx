import './queries/first-asked.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'

// The console's start does not pay for the windows that come later, if at all.
const sideWindows: Record<string, () => Promise<() => React.ReactNode>> = {
  '#user-display': () => import('./user-display/user-display.tsx').then(({ UserDisplay }) => UserDisplay),
  '#practice-phone': () =>
    import('./practice-phone/practice-phone.tsx').then(({ PracticePhoneWindow }) => PracticePhoneWindow),
  '#coverage-print': () =>
    import('./coverage/print/coverage-print.tsx').then(({ CoveragePrintWindow }) => CoveragePrintWindow),
}

const root = document.getElementById('root')
const load = sideWindows[location.hash]
if (root && load) void load().then((View) => createRoot(root).render(<View />))
else if (root) createRoot(root).render(<App />)
