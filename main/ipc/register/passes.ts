import type { Passes } from '../../helpdesk/passes.ts'
import type { Handle } from '../handle.ts'

export function registerPasses(handle: Handle, passes: Passes): void {
  handle('passes.bounds', () => passes.bounds())
  handle('passes.issue', (argument) => passes.issue(argument))
  handle('passes.remove', (argument) => passes.remove(argument))
}
