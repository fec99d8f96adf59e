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
const auditing = ['auditor', 'administrator'] as const

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
  'enrollment.countries': technician,
  'enrollment.begin': technician,
  'enrollment.resend': technician,
  'enrollment.pushState': technician,
  'enrollment.pushAgain': technician,
  'enrollment.confirm': technician,
  'enrollment.answer': technician,
  'enrollment.finish': technician,
  'enrollment.cancel': technician,
  'enrollment.copy': technician,
  'methods.rename': technician,
  'methods.remove': technician,
  'methods.makeDefault': technician,
  'tests.begin': technician,
  'tests.resend': technician,
  'tests.pushState': technician,
  'tests.pushAgain': technician,
  'tests.confirm': technician,
  'tests.answer': technician,
  'tests.notArrived': technician,
  'tests.cancel': technician,
  'verification.read': 'operator',
  'verification.setCase': technician,
  'verification.reportLost': technician,
  'verification.begin': technician,
  'verification.observe': technician,
  'verification.callerFailed': technician,
  'verification.breakGlass': technician,
  'verification.end': technician,
  'reset.devices': technician,
  'reset.preview': technician,
  'reset.apply': technician,
  'reset.restore': technician,
  'passes.bounds': technician,
  'passes.issue': technician,
  'passes.remove': technician,
  'approvals.list': 'operator',
  'approvals.request': technician,
  'approvals.decide': technician,
  'approvals.stop': technician,
  'approvals.collectPass': technician,
  'notices.read': 'operator',
  'notices.retry': technician,
  'notices.alerts': 'operator',
  'coverage.run': auditing,
  'coverage.read': auditing,
  'coverage.cancel': auditing,
  'coverage.open': auditing,
  'coverage.cancelList': auditing,
  'coverage.rows': auditing,
  'coverage.trend': auditing,
  'exports.preview': auditing,
  'exports.begin': auditing,
  'exports.cancel': auditing,
  'exports.show': auditing,
  'exports.page': auditing,
  'exports.drawn': auditing,
  'reminders.plan': auditing,
  'reminders.templates': auditing,
  'reminders.preview': auditing,
  'reminders.saveTemplates': administrator,
  'reminders.sendTest': administrator,
  'reminders.start': administrator,
  'reminders.state': auditing,
  'reminders.pause': administrator,
  'reminders.resume': administrator,
  'reminders.cancel': administrator,
  'reminders.list': auditing,
  'policy.read': auditing,
  'policy.check': auditing,
  'policy.tryOut': auditing,
  'policy.tryOutState': auditing,
  'policy.cancelTryOut': auditing,
  'policy.tryOutRows': auditing,
  'policy.save': administrator,
  'policy.versions': auditing,
  'policy.version': auditing,
  'messages.gateways': 'operator',
  'messages.choose': administrator,
  'messages.saveTwilio': administrator,
  'messages.saveSmtp': administrator,
  'messages.sendTest': administrator,
  'messages.ownPush': administrator,
  'messages.testPush': administrator,
  'messages.pushTest': administrator,
  'messages.templates': 'operator',
  'messages.preview': administrator,
  'messages.saveTemplates': administrator,
  'practicePhone.open': 'operator',
  'practicePhone.read': 'anyone',
  'practicePhone.answer': 'anyone',
  'userDisplay.open': technician,
  'userDisplay.close': technician,
  'userDisplay.state': technician,
  'userDisplay.content': technician,
  'userDisplay.answer': technician,
  'settings.read': 'anyone',
  'settings.write': 'anyone',
  'settings.directories': administrator,
  'settings.ownDirectory': administrator,
  // It gets an id of its own, and with it neither the key nor the role groups of one that is there.
  'settings.addDirectory': 'signed-out-or-administrator',
  'settings.changeOwnDirectory': administrator,
  'settings.removeDirectory': administrator,
  'settings.resetPractice': 'signed-out-or-practice',
  'settings.keyState': 'operator',
  'settings.importKey': administrator,
  'settings.copyKey': administrator,
  'app.info': 'anyone',
  'app.ready': 'anyone',
  'app.active': 'anyone',
} satisfies Record<Channel, Permission>

/** Windows of ours: the operator's, the one for the user, the phone that is none, and the page that is printed. */
export type WindowKind = 'console' | 'user-display' | 'practice-phone' | 'coverage-print'

/** Channels that other windows than the console's may use. Theirs alone where the console is not named. */
export const windows: Partial<Record<Channel, readonly WindowKind[]>> = {
  'app.info': ['console', 'user-display', 'practice-phone'],
  // Not the user display's: whoever sits before it must not keep the operator's session open.
  'app.active': ['console', 'practice-phone'],
  'settings.read': ['console', 'user-display', 'practice-phone'],
  'practicePhone.read': ['practice-phone'],
  'practicePhone.answer': ['practice-phone'],
  'userDisplay.content': ['user-display'],
  'userDisplay.answer': ['user-display'],
  'exports.page': ['coverage-print'],
  'exports.drawn': ['coverage-print'],
}

/** @throws ConsoleError unknown-sender */
export function requireWindow(channel: Channel, kind: WindowKind | null): void {
  if (kind !== null && (windows[channel] ?? ['console']).includes(kind)) return
  throw new ConsoleError('unknown-sender', 'The call did not come from a window of ours that may make it.')
}

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
