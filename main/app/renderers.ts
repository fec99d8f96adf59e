import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Events } from '../../preload/contract.ts'
import type { WindowKind } from '../ipc/permissions.ts'
import { isOurUrl } from './protocol.ts'

export interface Renderers {
  ipcMain: typeof ipcMain
  /** Every window of ours is named here when it is made; calls of others are refused. */
  add(window: BrowserWindow, kind: WindowKind): void
  windowOf(event: IpcMainInvokeEvent): WindowKind | null
}

/** The windows, and what ipc/handle.ts needs of Electron. */
export function createRenderers(): Renderers {
  const kinds = new Map<number, WindowKind>()
  return {
    ipcMain,
    add(window, kind) {
      const { id } = window.webContents
      kinds.set(id, kind)
      window.once('closed', () => kinds.delete(id))
    },
    windowOf({ senderFrame, sender }) {
      const ours = senderFrame !== null && senderFrame === sender.mainFrame && isOurUrl(senderFrame.url)
      return ours ? (kinds.get(sender.id) ?? null) : null
    },
  }
}

/** Tells every window of ours. */
export function broadcast<E extends keyof Events>(event: E, value: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(event, value)
}
