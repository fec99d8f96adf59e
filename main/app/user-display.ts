import { type BrowserWindow, screen } from 'electron'
import type { Renderers } from './renderers.ts'
import { createSideWindow, type SideWindow } from './side-window.ts'

const onOneScreen = { width: 1000, height: 760 }

/** The user display's window: the whole of a second screen where there is one, else a large one beside. */
export function createUserDisplayWindow(
  renderers: Renderers,
  beside: BrowserWindow,
  closed: () => void,
): SideWindow {
  return createSideWindow({
    renderers,
    beside,
    kind: 'user-display',
    closed,
    look: () => ({ ...place(beside), title: 'User display', minWidth: 480, minHeight: 400 }),
    made: (window) => {
      // On Windows and macOS no recording and no screenshot has the key; Linux has no such thing.
      window.setContentProtection(true)
      if (secondScreen(beside)) window.once('ready-to-show', () => window.setFullScreen(true))
    },
  })
}

function secondScreen(beside: BrowserWindow) {
  const first = screen.getDisplayMatching(beside.getBounds())
  return screen.getAllDisplays().find(({ id }) => id !== first.id)
}

function place(beside: BrowserWindow) {
  const second = secondScreen(beside)
  if (second) return second.workArea
  const console = beside.getBounds()
  const area = screen.getDisplayMatching(console).workArea
  const width = Math.min(onOneScreen.width, area.width)
  const height = Math.min(onOneScreen.height, area.height)
  const x = Math.min(console.x + console.width, area.x + area.width - width)
  const y = Math.min(Math.max(console.y, area.y), area.y + area.height - height)
  return { x, y, width, height }
}
