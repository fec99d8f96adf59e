import { isDeepStrictEqual } from 'node:util'
import type { ProtectedAction } from '../../preload/contract.ts'
import type { SecurityInfo } from '../directory/security-info.ts'
import type { SecurityInfoChange } from '../directory/security-info-change.ts'
import type { StoredMethod } from '../directory/security-info-values.ts'

/**
 * Which protected actions a change amounts to. Read off the change itself, so that nobody can call it something more
 * harmless; only a lost device has to be said, and needs what all that belongs to it needs.
 */
export function actionsOf(
  info: SecurityInfo,
  change: SecurityInfoChange,
  { lostDevice = false } = {},
): ProtectedAction[] {
  const actions = new Set<ProtectedAction>()
  const { add = [], remove = [], update = [] } = change
  if (add.length > 0)
    actions.add(info.methods.some(({ confirmedAt }) => confirmedAt) ? 'add-method' : 'add-first-method')
  for (const method of update) actions.add(ofUpdate(info, method))
  if (change.repair) actions.add('repair')
  if (change.pass) actions.add('temporary-access-pass')
  if (change.pass === null) actions.add('delete-pass')
  if (changesDefault(info, change)) actions.add('change-default')
  if (lostDevice) actions.add('lost-device')
  if (remove.length > 0)
    actions.add(remove.length >= info.methods.length ? 'remove-all-methods' : 'remove-method')
  if (change.reregister !== undefined) actions.add('re-registration')
  if (change.revokeSessions) actions.add('revoke-sessions')
  return [...actions]
}

/** An action with what it never comes without. */
export const withItsOwn = (action: ProtectedAction): ProtectedAction[] =>
  action === 'lost-device' ? [action, 'remove-method', 're-registration', 'revoke-sessions'] : [action]

const resetActions: readonly ProtectedAction[] = [
  'remove-method',
  'remove-all-methods',
  'lost-device',
  're-registration',
  'revoke-sessions',
  'temporary-access-pass',
]

/** It takes something away from a user, or lets somebody in: counted, so that many in an hour are noticed. */
export const isReset = (actions: readonly ProtectedAction[]): boolean =>
  actions.some((action) => resetActions.includes(action))

function ofUpdate({ methods }: SecurityInfo, after: StoredMethod): ProtectedAction {
  const before = methods.find(({ id }) => id === after.id)
  if (!before) return 'add-method'
  const { label: newLabel, ...now } = withoutTest(after)
  const { label: oldLabel, ...then } = withoutTest(before)
  // Whatever else would be changed of a method makes it another one.
  if (!isDeepStrictEqual(now, then)) return 'add-method'
  return newLabel === oldLabel ? 'test-code' : 'rename-method'
}

const withoutTest = ({ lastTest, step, ...rest }: StoredMethod) => rest

/** Choosing another default; not what follows by itself from a first method, or from the default's removal. */
function changesDefault(
  info: SecurityInfo,
  { defaultId, remove = [], add = [] }: SecurityInfoChange,
): boolean {
  if (defaultId === undefined || defaultId === info.defaultId) return false
  if (info.defaultId === null) return !add.some(({ id }) => id === defaultId)
  return !remove.includes(info.defaultId)
}
