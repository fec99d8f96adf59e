import type { AppInfo } from '../../../preload/contract.ts'
import type { Handle } from '../handle.ts'

export function registerApp(
  handle: Handle,
  actions: { info: () => Promise<AppInfo>; active: () => void },
): void {
  handle('app.info', actions.info)
  handle('app.active', () => {
    actions.active()
    return null
  })
}
