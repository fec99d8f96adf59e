import { type BrowserWindow, screen } from 'electron'
import type { Renderers } from './renderers.ts'
import { createSideWindow, type SideWindow } from './side-window.ts'
import { words } from './words.ts'

const size = { width: 400, height: 760 }

/** The practice phone's window: as large as a phone, at the right of the console. */
export function createPracticePhoneWindow(renderers: Renderers, beside: BrowserWindow): SideWindow {
  return createSideWindow({
    renderers,
    beside,
    kind: 'practice-phone',
    look: () => {
      const console = beside.getBounds()
      const area = screen.getDisplayMatching(console).workArea
      const width = Math.min(size.width, area.width)
      const height = Math.min(size.height, area.height)
      // Beside the console where there is room, else over its right edge.
      const x = Math.min(console.x + console.width, area.x + area.width - width)
      const y = Math.min(Math.max(console.y, area.y), area.y + area.height - height)
      return {
        ...{ x, y, width, height },
        minWidth: 320,
        minHeight: 480,
        title: words.practicePhone,
        maximizable: false,
        fullscreenable: false,
      }
    },
  })
}
