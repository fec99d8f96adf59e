import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Events } from '../../preload/contract.ts'
import { isOurUrl } from './protocol.ts'

/** True only for the main frame of a window, at our own origin. */
function isOurs({ senderFrame, sender }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isOurUrl(senderFrame.url)
}

/** What ipc/handle.ts needs of Electron. */
export const renderers = { ipcMain, isOurs }

/** Tells every window of ours. */
export function broadcast<E extends keyof Events>(event: E, value: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(event, value)
}
