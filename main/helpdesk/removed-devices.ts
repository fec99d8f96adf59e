import { parseSecurityInfo } from '../directory/security-info.ts'
import type { PushSender } from '../messaging/push-sender.ts'
import type { DoneChange } from './change.ts'

/** Devices of methods that a change has removed: the gateway is to know them no longer than the directory does. */
export function takeOutDevices(push: PushSender, { desk, entry, change }: DoneChange): void {
  const userId = entry.first('entryUUID')
  const { methods } = parseSecurityInfo(entry)
  const isGone = ({ id }: { id: string }) => change.remove?.includes(id) ?? false
  const kept = methods.filter((method) => !isGone(method)).map(({ device }) => device)
  for (const { device } of methods.filter(isGone))
    if (userId !== null && device !== undefined && !kept.includes(device))
      push.remove({ desk, userId, device })
}
