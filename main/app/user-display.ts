import { type BrowserWindow, type Rectangle, screen } from 'electron'
import type { Renderers } from './renderers.ts'
import { createSideWindow, type SideWindow } from './side-window.ts'
import { words } from './words.ts'

const onOneScreen = { width: 1000, height: 760 }
const overConsole = { width: 800 }
const smallest = { width: 480, height: 400 }

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
    closed: () => {
      if (!beside.isDestroyed()) beside.setContentProtection(false)
      closed()
    },
    // The operator goes on typing in the console.
    inactive: true,
    look: () => ({
      ...place(beside),
      title: words.userDisplay,
      minWidth: smallest.width,
      minHeight: smallest.height,
    }),
    made: (window) => {
      // This window may be what a screen-sharing session shows; the operator's is then kept out of it, as far as the
      // system can (Windows and macOS).
      beside.setContentProtection(true)
      if (secondScreen(beside)) window.once('ready-to-show', () => window.setFullScreen(true))
    },
  })
}

function secondScreen(beside: BrowserWindow) {
  const first = screen.getDisplayMatching(beside.getBounds())
  return screen.getAllDisplays().find(({ id }) => id !== first.id)
}

/** Beside the console where there is room for it, else over its right edge. */
function place(beside: BrowserWindow): Rectangle {
  const second = secondScreen(beside)
  if (second) return second.workArea
  const console = beside.getBounds()
  const area = screen.getDisplayMatching(console).workArea
  const left = console.x - area.x
  const right = area.x + area.width - (console.x + console.width)
  const room = Math.max(left, right)
  const width = Math.min(onOneScreen.width, room >= smallest.width ? room : overConsole.width, area.width)
  const height = Math.min(onOneScreen.height, area.height)
  const x = left > right && room >= smallest.width ? console.x - width : console.x + console.width
  return {
    x: Math.min(Math.max(x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(console.y, area.y), area.y + area.height - height),
    width,
    height,
  }
}
