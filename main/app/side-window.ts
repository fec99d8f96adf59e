import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { makeWindow } from './make-window.ts'
import type { Renderers } from './renderers.ts'
import { focusWindow } from './window.ts'
import { zoomByKeys } from './zoom.ts'

export interface SideWindow {
  /** Opens it, or brings the open one to the front. */
  open(): void
  /** At once, with everything that it showed. */
  close(): void
  isOpen(): boolean
}

export interface SideWindowOptions {
  renderers: Renderers
  /** The console's window: without it this one has nothing to do, and closes. */
  beside: BrowserWindow
  kind: 'user-display' | 'practice-phone'
  look: () => BrowserWindowConstructorOptions
  /** It leaves the focus where it is as it opens. */
  inactive?: boolean
  made?: (window: BrowserWindow) => void
  /** It is gone, whoever closed it. */
  closed?: () => void
}

/** A window besides the console's that comes and goes. It has no menu: that is the operator's. */
export function createSideWindow(options: SideWindowOptions): SideWindow {
  const { renderers, beside, kind, look, inactive = false, made, closed } = options
  let window: BrowserWindow | null = null

  function make(): BrowserWindow {
    const fresh = makeWindow(renderers, kind, look())
    fresh.removeMenu()
    zoomByKeys(fresh.webContents)
    made?.(fresh)
    fresh.once('ready-to-show', () => (inactive ? fresh.showInactive() : fresh.show()))
    fresh.webContents.once('render-process-gone', () => {
      if (!fresh.isDestroyed()) fresh.destroy()
    })
    fresh.once('closed', () => {
      if (window === fresh) window = null
      closed?.()
    })
    return fresh
  }

  function close(): void {
    const open = window
    window = null
    // Not `close()`: a page could delay that.
    if (open && !open.isDestroyed()) open.destroy()
  }

  beside.once('closed', close)
  return {
    open() {
      if (window) focusWindow(window)
      else window = make()
    },
    close,
    isOpen: () => window !== null,
  }
}
