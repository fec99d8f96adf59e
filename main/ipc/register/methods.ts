import type { MethodChanges } from '../../helpdesk/method-changes.ts'
import type { Handle } from '../handle.ts'

export function registerMethods(handle: Handle, changes: MethodChanges): void {
  handle('methods.rename', (argument) => changes.rename(argument))
  handle('methods.remove', (argument) => changes.remove(argument))
  handle('methods.makeDefault', (argument) => changes.makeDefault(argument))
}
