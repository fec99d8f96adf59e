import type { Users } from '../../helpdesk/users.ts'
import type { Handle } from '../handle.ts'

export function registerUsers(handle: Handle, users: Users): void {
  handle('users.search', ({ words }) => users.search(words))
  handle('users.read', ({ dn }) => users.read(dn))
  handle('users.history', ({ dn }) => users.history(dn))
  handle('users.repair', ({ dn }) => users.repair({ dn }))
}
