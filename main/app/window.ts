import { join } from 'node:path'
import { type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'
import type { StartupNotice } from '../../preload/contract.ts'
import { readJsonFile, writeJsonFile } from '../settings/json-file.ts'
import { makeWindow } from './make-window.ts'
import type { Renderers } from './renderers.ts'
import { reviveAfterCrash } from './revive.ts'
import { words } from './words.ts'

const boundsSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(640).max(20_000),
  height: z.number().int().min(480).max(20_000),
  maximized: z.boolean(),
})

const firstSize = { width: 1280, height: 840 }

export interface MainWindow {
  window: BrowserWindow
  /** Resolves once the window's place and size are on disk. */
  keepState: () => Promise<void>
  notice: StartupNotice | null
}

/** The console's window, where and as large as it was left. */
export function openMainWindow(
  renderers: Renderers,
  userData: string,
  { log, crashed }: { log: (line: string) => void; crashed: () => void },
): MainWindow {
  const path = join(userData, 'window-state.json')
  const file = readJsonFile(path, boundsSchema, new Date())
  const stored = file.state === 'read' && isOnAScreen(file.value) ? file.value : null
  const window = makeWindow(renderers, 'console', {
    ...(stored ? { x: stored.x, y: stored.y, width: stored.width, height: stored.height } : firstSize),
    minWidth: 800,
    minHeight: 560,
    title: words.name,
  })
  reviveAfterCrash(window, { log, crashed })
  window.once('ready-to-show', () => {
    if (stored?.maximized) window.maximize()
    window.show()
  })
  let kept = Promise.resolve()
  const keepState = () => {
    if (window.isDestroyed()) return kept
    const state = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    kept = writeJsonFile(path, state).catch((error: Error) => log(`window state: ${error.message}`))
    return kept
  }
  window.on('close', keepState)
  return {
    window,
    keepState,
    notice: file.state === 'set-aside' ? { kind: 'window-state-reset', kept: file.kept } : null,
  }
}

/** Somebody started the console a second time: the first one comes to the front. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function isOnAScreen(bounds: Rectangle): boolean {
  const area = screen.getDisplayMatching(bounds).workArea
  return (
    bounds.x < area.x + area.width &&
    bounds.x + bounds.width > area.x &&
    bounds.y < area.y + area.height &&
    bounds.y + bounds.height > area.y
  )
}
