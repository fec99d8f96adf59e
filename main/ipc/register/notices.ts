import type { HelpDeskAlert } from '../../../preload/contract.ts'
import type { Notices } from '../../helpdesk/notices/notices.ts'
import type { Handle } from '../handle.ts'

export interface RegisteredNotices {
  notices: Notices
  alerts: () => HelpDeskAlert[]
  /** @throws ConsoleError not-found: whom an operator may not help they may not know of either */
  requireUser: (dn: string) => Promise<unknown>
}

export function registerNotices(handle: Handle, { notices, alerts, requireUser }: RegisteredNotices): void {
  handle('notices.read', async ({ dn }) => {
    await requireUser(dn)
    return notices.read(dn)
  })
  handle('notices.retry', async ({ id }) => {
    await requireUser(notices.userOf(id))
    return notices.retry(id)
  })
  handle('notices.alerts', () => alerts())
}
