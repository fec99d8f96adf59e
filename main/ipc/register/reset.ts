import type { Reset } from '../../helpdesk/reset.ts'
import type { Handle } from '../handle.ts'

export function registerReset(handle: Handle, reset: Reset): void {
  handle('reset.devices', (argument) => reset.devices(argument))
  handle('reset.preview', (argument) => reset.preview(argument))
  handle('reset.apply', (argument) => reset.apply(argument))
  handle('reset.restore', (argument) => reset.restore(argument))
}
