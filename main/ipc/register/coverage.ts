import type { Coverage } from '../../coverage/coverage.ts'
import type { Handle } from '../handle.ts'

export function registerCoverage(handle: Handle, coverage: Coverage): void {
  handle('coverage.run', () => coverage.run())
  handle('coverage.read', () => coverage.read())
  handle('coverage.cancel', () => coverage.cancel())
  handle('coverage.open', ({ list }) => coverage.open(list))
  handle('coverage.cancelList', () => coverage.cancelList())
  handle('coverage.rows', (argument) => coverage.rows(argument))
  handle('coverage.trend', () => coverage.trend())
}
