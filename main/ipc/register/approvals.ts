import type { Approvals } from '../../helpdesk/approvals/approvals.ts'
import type { Handle } from '../handle.ts'

export function registerApprovals(handle: Handle, approvals: Approvals): void {
  handle('approvals.list', () => approvals.list())
  handle('approvals.request', (argument) => approvals.request(argument))
  handle('approvals.decide', (argument) => approvals.decide(argument))
  handle('approvals.stop', (argument) => approvals.stop(argument))
  handle('approvals.collectPass', (argument) => approvals.collectPass(argument))
}
