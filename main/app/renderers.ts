import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Events } from '../../preload/contract.ts'
import { isToldOf } from '../ipc/events.ts'
import type { WindowKind } from '../ipc/permissions.ts'
import { isOurUrl } from './protocol.ts'

export interface Renderers {
  ipcMain: typeof ipcMain
  /** Every window of ours is named here when it is made; calls of others are refused. */
  add(window: BrowserWindow, kind: WindowKind): void
  windowOf(event: IpcMainInvokeEvent): WindowKind | null
  /** Tells the windows that the event is meant for (ipc/events.ts), and no other. */
  tell<E extends keyof Events>(event: E, value: Events[E]): void
}

/** The windows, and what ipc/handle.ts needs of Electron. */
export function createRenderers(): Renderers {
  const windows = new Map<number, { window: BrowserWindow; kind: WindowKind }>()
  return {
    ipcMain,
    add(window, kind) {
      const { id } = window.webContents
      windows.set(id, { window, kind })
      window.once('closed', () => windows.delete(id))
    },
    windowOf({ senderFrame, sender }) {
      const ours = senderFrame !== null && senderFrame === sender.mainFrame && isOurUrl(senderFrame.url)
      return ours ? (windows.get(sender.id)?.kind ?? null) : null
    },
    tell(event, value) {
      for (const { window, kind } of windows.values())
        if (isToldOf(kind, event) && !window.isDestroyed()) window.webContents.send(event, value)
    },
  }
}
