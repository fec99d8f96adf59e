import type { Channel, ConsoleRole, SessionState } from '../../preload/contract.ts'
import { ConsoleError } from '../errors.ts'

/**
 * `anyone`: also before sign-in. `operator`: signed in, whatever the role. A list: signed in with one of
 * these roles. The two others open what belongs to this computer rather than to the directory.
 */
export type Permission =
  | 'anyone'
  | 'operator'
  | 'signed-out-or-administrator'
  | 'signed-out-or-practice'
  | readonly ConsoleRole[]

const technician = ['technician'] as const
const administrator = ['administrator'] as const

/** Who may use each channel. A channel without a permission does not compile. */
export const permissions = {
  'session.signInPage': 'anyone',
  'session.current': 'anyone',
  'session.signIn': 'anyone',
  'session.signInPractice': 'anyone',
  'session.lock': 'anyone',
  'session.unlock': 'anyone',
  'session.signOut': 'anyone',
  'users.search': 'operator',
  'users.read': 'operator',
  'users.history': 'operator',
  'users.repair': technician,
  'enrollment.begin': technician,
  'enrollment.confirm': technician,
  'enrollment.finish': technician,
  'enrollment.cancel': technician,
  'enrollment.copy': technician,
  'settings.read': 'anyone',
  'settings.write': 'anyone',
  'settings.directories': 'anyone',
  'settings.saveDirectory': 'signed-out-or-administrator',
  'settings.removeDirectory': 'signed-out-or-administrator',
  'settings.resetPractice': 'signed-out-or-practice',
  'settings.keyState': 'operator',
  'settings.importKey': administrator,
  'settings.copyKey': administrator,
  'app.info': 'anyone',
  'app.ready': 'anyone',
  'app.active': 'anyone',
} satisfies Record<Channel, Permission>

/** @throws ConsoleError not-signed-in, locked or not-permitted */
export function requirePermission(permission: Permission, session: SessionState): void {
  if (permission === 'anyone') return
  if (session.state === 'locked') throw new ConsoleError('locked', 'The console is locked.')
  if (session.state === 'signed-out') {
    if (typeof permission === 'string' && permission.startsWith('signed-out-or-')) return
    throw new ConsoleError('not-signed-in', 'Nobody is signed in.')
  }
  if (allows(permission, session)) return
  throw new ConsoleError(
    'not-permitted',
    `The operator's roles (${session.operator.roles}) do not open this.`,
  )
}

function allows(permission: Permission, session: Extract<SessionState, { state: 'signed-in' }>): boolean {
  const { roles } = session.operator
  switch (permission) {
    case 'anyone':
    case 'operator':
      return true
    case 'signed-out-or-administrator':
      return roles.includes('administrator')
    case 'signed-out-or-practice':
      return session.directory.practice
    default:
      return permission.some((role) => roles.includes(role))
  }
}
