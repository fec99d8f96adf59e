import type { AppInfo } from '../../../preload/contract.ts'
import type { Handle } from '../handle.ts'

export function registerApp(
  handle: Handle,
  actions: { info: () => Promise<AppInfo>; ready: () => void; active: () => void },
): void {
  handle('app.info', actions.info)
  handle('app.ready', () => {
    actions.ready()
    return null
  })
  handle('app.active', () => {
    actions.active()
    return null
  })
}
