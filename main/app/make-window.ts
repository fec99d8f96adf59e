import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron'
import type { WindowKind } from '../ipc/permissions.ts'
import { startPage } from './protocol.ts'
import type { Renderers } from './renderers.ts'
import { built } from './this-app.ts'

type Look = Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show' | 'backgroundColor'>

/** The one place that makes a window: whatever it is for, its page can do as little as any other's. */
export function makeWindow(renderers: Renderers, kind: WindowKind, look: Look): BrowserWindow {
  const window = new BrowserWindow({
    ...look,
    show: false,
    // The first paint has the theme's own color: no white flash in the dark.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa',
    webPreferences: {
      preload: built('preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  renderers.add(window, kind)
  // One page of ours for all of them; renderer/main.tsx shows the one that is named after the hash.
  void window.loadURL(kind === 'console' ? startPage : `${startPage}#${kind}`)
  return window
}
