import { BrowserWindow } from 'electron'
import type { Events } from '../../preload/contract.ts'

/** Tells every window of ours. */
export function broadcast<E extends keyof Events>(event: E, value: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(event, value)
}
