import type { Session } from '../../session/session.ts'
import type { Handle } from '../handle.ts'

export function registerSession(handle: Handle, session: Session): void {
  handle('session.signIn', ({ directoryId, userName, password }) =>
    session.signIn(directoryId, userName, password),
  )
  handle('session.signInPractice', ({ operator }) => session.signInPractice(operator))
  handle('session.lock', () => session.lock('operator'))
  handle('session.unlock', ({ password }) => session.unlock(password))
  handle('session.signOut', () => session.signOut())
}
