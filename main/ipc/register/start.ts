import type { SessionState, SignInPage } from '../../../preload/contract.ts'
import type { SettingsStore } from '../../settings/settings.ts'
import type { Handle } from '../handle.ts'

/** What the sign-in page asks for: answered while all the rest is still to be loaded. */
export function registerStart(
  handle: Handle,
  start: {
    settings: SettingsStore
    session: () => SessionState
    signInPage: () => SignInPage
    ready: () => void
  },
): void {
  handle('session.current', start.session)
  handle('session.signInPage', start.signInPage)
  handle('settings.read', () => start.settings.read())
  handle('app.ready', () => {
    start.ready()
    return null
  })
  // A pointer that happens to be over the window as it opens loads nothing. The services answer this in the end.
  handle('app.active', () => null)
}
